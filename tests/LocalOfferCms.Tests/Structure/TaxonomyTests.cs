using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Search;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Structure;

public class TaxonomyTests(StructureSite site) : IClassFixture<StructureSite>
{
    [Fact]
    public async Task Merge_PagesDraftsAndFacetsFollow()
    {
        await site.PublishAsync("Page", "bus", "Buses to school", Page("bus", "travel"));
        var draft = await site.InAsync(s => s.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "Page", "A draft", Page("draft-of-travel", "travel")), site.Change, default));
        var form = await site.OpenAsync("admin/structure/taxonomies/topics/travel", "#merge");

        var sure = await form.Set("Into", "leisure").PressAndFollowAsync("Merge", "#merge");
        using var done = await sure.PressAsync("Merge them");
        await site.RunJobsAsync();

        Assert.Contains("This cannot be undone", sure.Text);
        Assert.Equal(["leisure"], await site.DbAsync(db => db.Terms.Where(t => t.ContentItemId == "bus").Select(t => t.Term).ToListAsync()));
        Assert.Contains("leisure", await site.DbAsync(db => db.ContentVersions.Where(v => v.ContentItemId == draft).Select(v => v.Data).SingleAsync()));
        var found = await site.InAsync(s => s.GetRequiredService<SiteSearch>().FindAsync(new("buses", new SearchFilter(Topic: "leisure"), 0, 10), default));
        Assert.Contains(found.Hits, h => h.Title == "Buses to school");
        Assert.DoesNotContain("Travel", StructureSite.Text(await site.ReadAsync("search?q=buses"), "main"));
    }

    [Fact]
    public async Task Merge_KeepsFlagsAndLastUpdated()
    {
        await site.PublishAsync("Page", "flagged", "Flagged", Page("flagged", "money"));
        await site.DbAsync(async db =>
        {
            db.ReviewFlags.Add(new ReviewFlag { ContentItemId = "flagged", SourceItemId = "x", Reason = "It has changed." });
            return await db.SaveChangesAsync();
        });
        var before = await site.DbAsync(db => db.PublishedPages.Where(p => p.ContentItemId == "flagged").Select(p => p.PublishedUtc).SingleAsync());
        site.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        var form = await site.OpenAsync("admin/structure/taxonomies/topics/money", "#merge");

        await (await form.Set("Into", "advice").PressAndFollowAsync("Merge", "#merge")).PressAsync("Merge them");
        await site.RunJobsAsync();

        Assert.Equal(before, await site.DbAsync(db => db.PublishedPages.Where(p => p.ContentItemId == "flagged").Select(p => p.PublishedUtc).SingleAsync()));
        Assert.Equal(1, await site.DbAsync(db => db.ReviewFlags.CountAsync(f => f.ContentItemId == "flagged")));
        Assert.Equal(["advice"], await site.DbAsync(db => db.Terms.Where(t => t.ContentItemId == "flagged").Select(t => t.Term).ToListAsync()));
    }

    [Fact]
    public async Task Rename_ShowsTheNewNameAtOnce_AndARecipeDoesNotUndoIt()
    {
        var form = await site.OpenAsync("admin/structure/taxonomies/topics/adulthood", "#change");

        await form.Set("Name", "Growing up").PressAsync("Save");
        await site.InAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(RepositoryRoot.Path("recipes", "local-offer.recipe.json"),
            new RecipeOptions { Author = "test", RecipesFolder = RepositoryRoot.Path("recipes") }, default));

        Assert.Equal("Growing up", (await site.OpenAsync("admin/structure/taxonomies/topics/adulthood")).Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Add_TermUnderAnother_StandsThere_AndATakenNameIsRefused()
    {
        var form = await site.OpenAsync("admin/structure/taxonomies/needs", "#add");

        var done = await form.Set("Name", "Sight").Set("Parent", "sensory-physical").PressAndFollowAsync("Add it", "#add");
        var refused = await done.Set("Name", "sight").PressAndFollowAsync("Add it");

        var rows = done.Document.QuerySelectorAll(".lo-order tbody tr").Select(r => r.Id).ToList();
        Assert.Equal(rows.IndexOf("row-sensory-physical") + 1, rows.IndexOf("row-sight"));
        Assert.Equal(["There is a term 'sight' already."], refused.Errors);
    }

    [Fact]
    public async Task Nest_UnderItsOwnChild_IsRefused()
    {
        var add = await site.OpenAsync("admin/structure/taxonomies/strands", "#add");
        await add.Set("Name", "Nurses").Set("Parent", "health").PressAsync("Add it");
        var form = await site.OpenAsync("admin/structure/taxonomies/strands/health", "#change");

        var refused = await form.Set("Parent", "").PressAndFollowAsync("Save");

        Assert.Empty(refused.Errors);
        Assert.DoesNotContain(form.Document.QuerySelectorAll("#Parent option"), o => o.GetAttribute("value") == "nurses");
    }

    [Fact]
    public async Task Retire_AndBack_IsOneButtonEach()
    {
        var form = await site.OpenAsync("admin/structure/taxonomies/topics/early-years", "#retire");

        var retired = await form.PressAndFollowAsync("Take it out of use", "#retire");
        var back = await retired.PressAndFollowAsync("Use it again", "#retire");

        Assert.Contains("is out of use", retired.Text);
        Assert.Contains("is in use again", back.Text);
    }

    private static JsonObject Page(string path, string topic) => new()
    {
        ["AutoroutePart"] = new JsonObject { ["Path"] = path },
        ["TopicsPart"] = new JsonObject { ["Topics"] = new JsonObject { ["TaxonomyContentItemId"] = "topics", ["TermContentItemIds"] = new JsonArray(topic) } },
    };
}
