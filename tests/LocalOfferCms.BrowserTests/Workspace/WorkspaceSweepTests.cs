using System.Text.RegularExpressions;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>Opens every kind of page of the workspace, as an administrator finds them by its own links: accessible, valid, and no wider than the screen.</summary>
[Collection(SitesCollection.Name)]
public partial class WorkspaceSweepTests(SitesFixture sites)
{
    private const int Desk = 1280;
    private const int Phone = 360;
    private const int Zoomed = 320;
    private const int Height = 900;

    /// <summary>Pages of one route, such as two guides in the editor, look alike: this many of each are opened.</summary>
    private const int OfAKind = 1;

    [Fact]
    public async Task EveryPage_OfTheWorkspace_IsAccessibleValidAndFits()
    {
        var council = sites.Host.Councils.Single(c => c.Name == "norfolk");
        var administrator = await sites.Host.AddPersonAsync(council, "sweep@example.org", "Sasha Sweep", Roles.Administrator);
        await using var open = await sites.Browser.OpenAsync(Desk);
        await open.SignInAsync(sites, council, administrator);
        var (faults, pages) = (new List<string>(), new List<KeyValuePair<string, string>>());

        await foreach (var url in WalkAsync(open.Page, new Uri(sites.Home("norfolk"), "admin"), faults))
        {
            pages.Add(KeyValuePair.Create(url, await (await open.Context.APIRequest.GetAsync(url)).TextAsync()));
            faults.AddRange(await open.Page.FindViolationsAsync());
            faults.AddRange(await FitsAsync(open.Page, Desk));
            await open.Page.SetViewportSizeAsync(Phone, Height);
            faults.AddRange(await open.Page.FindViolationsAsync(AccessibilityChecks.RulesOfLooks));
            faults.AddRange(await FitsAsync(open.Page, Phone));
            await open.Page.SetViewportSizeAsync(Zoomed, Height);
            faults.AddRange(await FitsAsync(open.Page, Zoomed));
            await open.Page.SetViewportSizeAsync(Desk, Height);
        }

        faults.AddRange(await NuChecker.FindErrorsAsync(pages));
        Assert.True(faults.Count == 0, $"{faults.Count} faults on {pages.Count} pages:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    /// <summary>Goes to page after page by the links that it finds, and gives each address once it is open.</summary>
    private async IAsyncEnumerable<string> WalkAsync(IPage page, Uri start, List<string> faults)
    {
        var routes = Routes();
        var site = start.AbsolutePath[..^"admin".Length];
        var waiting = new Queue<string>([start.ToString()]);
        var seen = new HashSet<string>();
        var kinds = new Dictionary<string, int>();
        while (waiting.TryDequeue(out var url))
        {
            var path = new Uri(url).AbsolutePath[site.Length..];
            var kind = routes.FirstOrDefault(r => r.Shape.IsMatch(path)).Route ?? path;
            if (!seen.Add(url) || (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > OfAKind)
            {
                continue;
            }

            var response = await page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            if (!response!.Ok)
            {
                faults.Add($"{url} answered {response.Status}");
                continue;
            }

            foreach (var link in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]:not([download])')].map(a => a.href.split('#')[0])"))
            {
                var target = new Uri(link).AbsolutePath;
                if ((target.StartsWith(site + "admin", StringComparison.Ordinal) || target.StartsWith(site + "account", StringComparison.Ordinal)) && !Path.HasExtension(target))
                {
                    waiting.Enqueue(link);
                }
            }

            yield return url;
        }
    }

    private static async Task<IEnumerable<string>> FitsAsync(IPage page, int width) =>
        await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var actual && actual > width
            ? [$"{page.Url} scrolls sideways: it is {actual}px wide at {width}px"]
            : [];

    /// <summary>The host's routes, those with the fewest parameters first, each as a pattern that addresses are matched with.</summary>
    private List<(string Route, Regex Shape)> Routes() =>
        [.. sites.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').Split('/')[0] is "admin" or "account")
            .OrderBy(e => e.RoutePattern.Parameters.Count)
            .Select(e => (Route: e.RoutePattern.RawText!, new Regex($"^{Parameter().Replace(Regex.Escape(e.RoutePattern.RawText!.TrimStart('/')), "[^/]*")}$")))];

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Parameter();
}
