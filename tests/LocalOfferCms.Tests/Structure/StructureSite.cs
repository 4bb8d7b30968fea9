using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Structure;

/// <summary>A council whose structure a test changes in the workspace, as an administrator, and then reads as a visitor. Jobs wait until they are run.</summary>
public class StructureSite : IAsyncLifetime
{
    private static int _count;

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal HttpClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false) { Councils = [MarkedCouncil.Alder] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        Administrator = await Host.SignInAsync(Council, Roles.Administrator);
    }

    public async Task DisposeAsync()
    {
        Administrator.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Another council, with its administrator.</summary>
    internal async Task<(Tenant Council, HttpClient Administrator)> AddCouncilAsync()
    {
        var number = Interlocked.Increment(ref _count);
        var council = await Host.AddCouncilAsync(new MarkedCouncil($"structure{number}", $"Wombat{(char)('a' + number)}", "norfolk"));
        return (council, await Host.SignInAsync(council, Roles.Administrator));
    }

    /// <summary>A page as a visitor gets it.</summary>
    internal async Task<IHtmlDocument> ReadAsync(string path, Tenant? of = null)
    {
        using var client = Host.CreateClient();
        using var response = await client.GetAsync($"/{(of ?? Council).Name}/{path}");
        Assert.True(response.IsSuccessStatusCode, $"{path} answers {(int)response.StatusCode}.");
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The answer that a visitor gets.</summary>
    internal async Task<(HttpStatusCode Status, string? Location)> AskAsync(string path)
    {
        using var client = Host.CreateClient();
        using var response = await client.GetAsync($"/{Council.Name}/{path}");
        return (response.StatusCode, response.Headers.Location?.ToString());
    }

    /// <summary>A page of the workspace, with one of its forms.</summary>
    internal Task<FormPage> OpenAsync(string address, string form = "main form") => FormPage.OpenAsync(Administrator, address, form);

    /// <summary>Does all work that is due.</summary>
    internal Task RunJobsAsync() => InAsync(services => services.GetRequiredService<JobRunner>().RunDueAsync(Council, default));

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> work) => InAsync(services => work(services.GetRequiredService<CmsDbContext>()));

    internal ChangeContext Change => new(Host.Clock.GetUtcNow().UtcDateTime, "editor", "A test.");

    /// <summary>Saves an item of any type, and publishes it.</summary>
    internal Task<string> PublishAsync(string type, string? id, string title, JsonObject content) => InAsync(async services =>
    {
        content["TitlePart"] = new JsonObject { ["Title"] = title };
        content.TryAdd("SummaryPart", new JsonObject { ["Summary"] = new JsonObject { ["Text"] = $"About {title}." } });
        id = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(id, type, title, content.KeptBy("Editors")), Change, default);
        await services.GetRequiredService<PublishContent>().ExecuteAsync(id, Change, default);
        return id;
    });

    /// <summary>Changes a published item and publishes it again.</summary>
    internal Task<string> EditAsync(string id, Action<JsonObject> edit) => InAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        var version = db.ContentVersions.Single(v => v.ContentItemId == id && v.Published);
        var type = db.ContentItems.Single(i => i.ContentItemId == id).ContentType;
        var content = JsonText.Object(version.Data);
        edit(content);
        return await PublishAsync(type, id, version.DisplayText, content);
    });

    /// <summary>What a page says, without white space in between.</summary>
    internal static string Text(IHtmlDocument page, string selector) =>
        string.Join(' ', page.QuerySelectorAll(selector).Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
}
