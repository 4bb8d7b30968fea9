using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Pages;

/// <summary>A council with schools as the register knows them, beside the one that every marked council has (with a report, and without the register).</summary>
public sealed class SchoolPagesFixture : IAsyncLifetime
{
    private static int _reads;

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false));
        Council = await Host.AddCouncilAsync(new MarkedCouncil("fern", "Fernwort", "norfolk"));
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Publishes a school; gives its id.</summary>
    internal Task<string> SchoolAsync(string name, Action<JsonObject>? register = null, Action<JsonObject>? own = null, string? id = null) => InAsync(async services =>
    {
        var part = new JsonObject { ["FirstContact"] = Text("The class teacher"), ["AccountableBody"] = Text("The governing body of " + name) };
        own?.Invoke(part);
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = name },
            ["AutoroutePart"] = new JsonObject { ["Path"] = "schools/" + name.ToLowerInvariant().Replace(' ', '-') },
            ["SchoolPart"] = part,
        }.KeptBy("Family information team");
        if (register is not null)
        {
            var registered = new JsonObject { ["Source"] = Text("National register of schools"), ["AsAt"] = new JsonObject { ["Value"] = "2024-06-17" } };
            register(registered);
            content["SchoolRegisterPart"] = registered;
        }

        id = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(id, "School", name, content), Change, default);
        await services.GetRequiredService<PublishContent>().ExecuteAsync(id, Change, default);
        return id;
    });

    /// <summary>A page as a visitor gets it, and how many queries it took.</summary>
    internal async Task<(IHtmlDocument Page, int Queries)> OpenAsync(string path)
    {
        using var client = Host.CreateClient();
        var key = $"read {Interlocked.Increment(ref _reads)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{Council.Name}/{path}");
        request.Headers.Add(QueryCounter.Header, key);
        using var response = await client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{path} answers {(int)response.StatusCode}.");
        Assert.False(response.Headers.Contains("Set-Cookie"));
        return (await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync()), Host.Queries.CommandsOf(key).Count);
    }

    internal async Task<IHtmlDocument> PageAsync(string path) => (await OpenAsync(path)).Page;

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    /// <summary>The content of the version on the site, or of the newest one.</summary>
    internal Task<ContentVersion> VersionAsync(string id, bool published = true) =>
        DbAsync(db => db.ContentVersions.AsNoTracking().SingleAsync(v => v.ContentItemId == id && (published ? v.Published : v.Latest)));

    /// <summary>The mail that was sent.</summary>
    internal async Task<IReadOnlyList<SentMessage>> MailAsync()
    {
        await Host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);
        return await InAsync(services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 500)));
    }

    internal ChangeContext Change => new(Host.Clock.GetUtcNow().UtcDateTime, "An editor", "A test.");

    internal static JsonObject Text(string text) => new() { ["Text"] = text };

    internal static JsonObject Number(double number) => new() { ["Value"] = number };
}

[CollectionDefinition(Name)]
public sealed class SchoolPagesCollection : ICollectionFixture<SchoolPagesFixture>
{
    public const string Name = "Pages of schools";
}

/// <summary>Reads pages as people do.</summary>
internal static class PageReading
{
    public static string Words(this INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What stands beside a label in a list of facts; null when the label is not there.</summary>
    public static string? Fact(this IHtmlDocument page, string label) =>
        page.QuerySelectorAll("main dt").FirstOrDefault(dt => dt.Words() == label)?.NextElementSibling?.Words();

    /// <summary>The section of a heading.</summary>
    public static IElement Section(this IHtmlDocument page, string heading) =>
        page.QuerySelectorAll("main section").Single(s => s.QuerySelector("h2, h3")?.Words() == heading);
}
