using System.Diagnostics;
using System.Text.Json.Nodes;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>From the press of "Publish now" to the words on the public page, which was kept in the cache before.</summary>
[Collection(AloneCollection.Name)]
public class PublishSpeedTests(SitesFixture sites)
{
    private const int Times = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Publish_MedianOfTwenty_IsPublicWithinHalfASecond()
    {
        var council = sites.Host.Councils.Single(c => c.Name == "sefton");
        using var editor = await sites.Host.SignInAsync(council, Roles.Editor);
        using var visitor = sites.Host.CreateBrowser(council);
        var (id, path) = await InAsync(council, db => db.PublishedPages.Where(p => p.ContentType == "Guide" && p.Path != null).OrderBy(p => p.Path)
            .Select(p => ValueTuple.Create(p.ContentItemId, p.Path!)).FirstAsync());
        var times = new List<TimeSpan>();
        for (var time = 0; time < Times; time++)
        {
            var words = $"Where to start, and who helps: {time}.";
            await visitor.GetStringAsync(path);
            await DraftAsync(council, id, words);
            var form = await FormPage.OpenAsync(editor, $"admin/content/{id}/move/publish");
            var watch = Stopwatch.StartNew();
            using var pressed = await form.PressAsync("Publish now");
            Assert.Empty((await FormPage.ReadAsync(editor, pressed)).Errors);
            while (!(await visitor.GetStringAsync(path)).Contains(words, StringComparison.Ordinal))
            {
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "It was never public.");
            }

            times.Add(watch.Elapsed);
        }

        var median = times.Order().ElementAt(Times / 2);
        Assert.True(median < Longest, $"The median of {Times} was {median.TotalMilliseconds:0} ms.");
    }

    private Task<string> DraftAsync(Tenant council, string id, string summary) => InScopeAsync(council, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        var latest = await db.ContentVersions.AsNoTracking().SingleAsync(v => v.ContentItemId == id && v.Latest);
        var content = JsonText.Object(latest.Data);
        ((JsonObject)content["SummaryPart"]!)["Summary"] = new JsonObject { ["Text"] = summary };
        return await services.GetRequiredService<SaveDraft>().ExecuteAsync(
            new DraftOptions(id, "Guide", latest.DisplayText, content), new ChangeContext(sites.Host.Clock.GetUtcNow().UtcDateTime, "An editor"), default);
    });

    private Task<T> InAsync<T>(Tenant council, Func<CmsDbContext, Task<T>> read) =>
        InScopeAsync(council, services => read(services.GetRequiredService<CmsDbContext>()));

    private Task<T> InScopeAsync<T>(Tenant council, Func<IServiceProvider, Task<T>> work) =>
        sites.Host.Services.GetRequiredService<TenantScopes>().RunAsync(council, work);
}
