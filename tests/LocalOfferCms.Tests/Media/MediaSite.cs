using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Media;

/// <summary>A council with an editor at work in its media library, and visitors.</summary>
public sealed class MediaSite : IAsyncLifetime
{
    private Tenant _council = null!;
    private int _pages;

    internal CmsHost Host { get; private set; } = null!;

    /// <summary>The editor's browser.</summary>
    internal HttpClient Editor { get; private set; } = null!;

    /// <summary>Somebody's browser who has not signed in.</summary>
    internal HttpClient Visitor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false) { Councils = [MarkedCouncil.Alder] });
        _council = Host.Council(MarkedCouncil.Alder.Name);
        Editor = await Host.SignInAsync(_council, Roles.Editor);
        Visitor = Host.CreateBrowser(_council);
    }

    public async Task DisposeAsync()
    {
        Editor.Dispose();
        Visitor.Dispose();
        await Host.DisposeAsync();
    }

    internal Task<HttpClient> SignInAsync(string role) => Host.SignInAsync(_council, role);

    /// <summary>Hands in files as an editor does, and gives the page that says what became of them.</summary>
    internal async Task<FormPage> UploadAsync(params (string Name, byte[] Bytes)[] files)
    {
        var page = await FormPage.OpenAsync(Editor, "admin/media", "form.lo-media-upload");
        foreach (var (name, bytes) in files)
        {
            page.Attach("Files", name, bytes);
        }

        return await page.PressAndFollowAsync();
    }

    /// <summary>Hands in one file that is taken.</summary>
    internal async Task<MediaFile> AddAsync(string name, byte[] bytes)
    {
        var results = (await UploadAsync((name, bytes))).Document.QuerySelectorAll(".lo-media-results__item");
        var link = results.Single().QuerySelector("a") ?? throw new InvalidOperationException(results[0].TextContent);
        return await FileAsync(link.GetAttribute("href")!.Split('/')[^1]);
    }

    internal Task<MediaFile> FileAsync(string id) => DbAsync(db => db.MediaFiles.AsNoTracking().SingleAsync(f => f.MediaFileId == id));

    /// <summary>Puts a page on the site with this text, or leaves it a draft; gives its id, which is its address too.</summary>
    internal async Task<string> PageAsync(string markdown, bool isPublished = true, string? title = null)
    {
        var id = $"media-page-{Interlocked.Increment(ref _pages)}";
        var item = new JsonObject
        {
            ["ContentItemId"] = id, ["ContentItemVersionId"] = $"{id}-1", ["ContentType"] = "Page", ["DisplayText"] = title ?? id, ["Latest"] = true, ["Published"] = isPublished,
            ["TitlePart"] = new JsonObject { ["Title"] = title ?? id },
            ["AutoroutePart"] = new JsonObject { ["Path"] = id },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = markdown },
        };
        var recipe = Path.Combine(Host.Data.Folder, $"{id}.recipe.json");
        await File.WriteAllTextAsync(recipe, new JsonObject
        {
            ["name"] = id, ["steps"] = new JsonArray(new JsonObject { ["name"] = "content", ["data"] = new JsonArray(item) }),
        }.ToJsonString());
        await InAsync(services => services.GetRequiredService<RecipeRunner>().RunAsync(recipe, new RecipeOptions { Author = "test", RecipesFolder = Host.Data.Folder }, default));
        return id;
    }

    /// <summary>A page as a visitor reads it.</summary>
    internal async Task<IElement> ReadAsync(string path) => (await FormPage.OpenAsync(Visitor, path)).Document.QuerySelector("main")!;

    /// <summary>What a visitor gets.</summary>
    internal async Task<(HttpStatusCode Status, byte[] Bytes, HttpResponseMessage Answer)> FetchAsync(string address, HttpClient? browser = null)
    {
        var answer = await (browser ?? Visitor).GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(), answer);
    }

    /// <summary>Lets time pass, does what has fallen due, and has the editor sign in again.</summary>
    internal async Task PassAsync(TimeSpan time)
    {
        Host.Clock.Advance(time);
        await RunJobsAsync();
        Editor.Dispose();
        Editor = await SignInAsync(Roles.Editor);
    }

    internal Task RunJobsAsync() => Host.Services.GetRequiredService<JobRunner>().RunDueAsync(_council, default);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    private Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(_council, work);
}
