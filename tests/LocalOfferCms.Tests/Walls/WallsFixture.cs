using System.Text.RegularExpressions;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Walls;

/// <summary>Two councils on one host, alike in every address and id and different in every text.</summary>
public sealed partial class WallsFixture : IAsyncLifetime
{
    private CmsHost? _host;

    internal CmsHost Host => _host ?? throw new InvalidOperationException("The host has not been started.");

    internal IReadOnlyList<Neighbour> Neighbours { get; private set; } = [];

    public async Task InitializeAsync()
    {
        MarkedCouncil[] councils = [MarkedCouncil.Alder, MarkedCouncil.Briar];
        _host = await CmsHost.StartAsync(new() { Councils = councils });
        Neighbours = await Task.WhenAll(councils.Select(MeetAsync));
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    /// <summary>What is watched for at one council's site: everything that tells of the others.</summary>
    internal Wall WallOf(Neighbour neighbour) => new(neighbour.Council,
        [.. Neighbours.Where(n => n != neighbour).SelectMany(n => n.Traces.Except(neighbour.Traces))]);

    /// <summary>Every address of a council's site that a registered route answers.</summary>
    internal IReadOnlyList<string> AddressesOf(Neighbour neighbour)
    {
        var samples = new RouteSamples(
            new Dictionary<string, string[]>
            {
                ["path"] = [.. MarkedCouncil.Paths, MarkedCouncil.LetterDates, "no-such-page", "support/guide/no-such-part"],
                ["type"] = ["Guide", "no-such-type"],
                ["status"] = ["404"],
                ["code"] = ["404"],
                ["move"] = ["publish"],
                ["version"] = ["no-such-version"],
                ["width"] = ["360"],
                ["year"] = ["2026", "1999"],
                ["part"] = ["no-such-part"],
                ["token"] = ["no-such-token"],
                ["kind"] = ["complaint", "format"],
                ["reference"] = ["ASK-7K3Q9", "SEND-7K3Q9"],
                ["secret"] = ["no-such-secret"],
                ["id"] = ["event", "school", "no-such-event"],
                ["school"] = ["school", "no-such-school"],
                ["item"] = ["sir-01", "no-such-item"],
                ["text"] = ["new", "no-such-text"],
                ["grid"] = ["questions", "items", "no-such-grid"],
            },
            new Dictionary<string, string[]>
            {
                ["admin/types/{name}"] = ["admin/types/Service", "admin/types/Service/fields/new", "admin/types/no-such-type"],
                ["admin/structure/taxonomies/{"] = ["admin/structure/taxonomies/topics", "admin/structure/taxonomies/topics/school", "admin/structure/taxonomies/none"],
                ["admin/structure/glossary/{"] = ["admin/structure/glossary/new", "admin/structure/glossary/tribunal", "admin/structure/glossary/none"],
                ["admin/structure/menu/{"] = ["admin/structure/menu", "admin/structure/menu/support", "admin/structure/menu/none"],
                ["admin/structure/wording/{"] = ["admin/structure/wording/contact", "admin/structure/wording/fact-marked", "admin/structure/wording/none"],
                ["media/"] = neighbour.Media,
                ["_brand/"] = neighbour.BrandFiles,
            });
        return
        [
            .. samples.Addresses(Host.Services.GetRequiredService<EndpointDataSource>().Endpoints),
            "search?q=leaflet", "search?q=tribunal&page=2", "support/page?as-on=2026-11-24", "Support/Page/",
        ];
    }

    private async Task<Neighbour> MeetAsync(MarkedCouncil council)
    {
        using var client = Host.CreateClient();
        var pages = new List<string>();
        foreach (var path in MarkedCouncil.Paths)
        {
            using var response = await client.GetAsync($"/{council.Name}/{path}");
            pages.Add(await response.Content.ReadAsStringAsync());
        }

        var tenant = Host.Services.GetRequiredService<TenantRegistry>().Find(council.Name)!;
        var own = pages.SelectMany(html => OwnAddress().Matches(html)).Select(m => m.Groups[1].Value).Distinct().ToList();
        return new Neighbour(council, tenant,
            [.. own.Where(a => a.StartsWith("media/", StringComparison.Ordinal))],
            [.. own.Where(a => a.StartsWith("_brand/", StringComparison.Ordinal))]);
    }

    [GeneratedRegex("""["/]((?:media|_brand)/[^"?#\s]+)""")]
    private static partial Regex OwnAddress();
}

/// <summary>A council of the walls tests, with the addresses of its own files.</summary>
internal sealed record Neighbour(MarkedCouncil Council, Tenant Tenant, string[] Media, string[] BrandFiles)
{
    /// <summary>Texts by which a response tells of this council.</summary>
    public IReadOnlyList<string> Traces =>
        [Council.Marker, Council.Host, $"/{Council.Name}/", Tenant.Id.ToString("N"), Tenant.Id.ToString("D"), .. Media, .. BrandFiles];

    /// <summary>The two ways to reach it: the site's address, and the prefix that belongs to it.</summary>
    public IReadOnlyList<(string Site, string BasePath)> Doors =>
        [($"http://localhost/{Council.Name}", $"/{Council.Name}"), ($"http://{Council.Host}", "")];
}
