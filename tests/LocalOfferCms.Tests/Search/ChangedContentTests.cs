using LocalOfferCms.Core.Search;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Storage;

namespace LocalOfferCms.Tests.Search;

/// <summary>What a search has read is kept for the next one; what has changed since must be seen all the same.</summary>
public sealed class ChangedContentTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task SearchAgain_AfterPagesWereAddedRewrittenAndRemoved_SeesThemAsTheyAre(TestEngine engine)
    {
        await using var council = await SearchedCouncil.StartAsync(engine, [Page("swim", "Swimming for all", "Water."), Page("chess", "Chess", "A board game after swimming.")]);
        Assert.Equal(["swim", "chess"], await council.FindAsync("swimming"));

        await council.WriteAsync(Page("chess", "Chess", "A board game."), Page("pool", "Swimming pool", "Warm."));
        Assert.Equal(["pool", "swim"], (await council.FindAsync("swimming")).Order());

        await council.RemoveAsync("swim");
        Assert.Equal(["pool"], await council.FindAsync("swimming"));

        await council.WriteAsync(Page("pool", "Swimming pool", "Very warm."));
        var found = await council.SearchAsync("swimming");
        Assert.Equal(1, found.Total);
        Assert.Equal("Very warm.", string.Concat(found.Hits[0].Summary.Select(piece => piece.Text)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task SearchAgain_AfterMoreWordsThanAreKept_FindsTheSame(TestEngine engine)
    {
        const int Documents = 60;
        const int Words = 150;
        var text = string.Join(' ', Enumerable.Range(0, Words).Select(i => $"shared{i}"));
        await using var council = await SearchedCouncil.StartAsync(engine, [.. Enumerable.Range(0, Documents).Select(i => Page($"page-{i:00}", $"Page {i}", text))]);
        var before = await council.SearchAsync("shared7", take: Documents);

        // Each word is held by all, twice over: three times as much as there is room for.
        foreach (var i in Enumerable.Range(0, Words))
        {
            Assert.Equal(Documents, (await council.SearchAsync($"shared{i}")).Total);
        }

        var after = await council.SearchAsync("shared7", take: Documents);
        Assert.Equal(Documents, after.Total);
        Assert.Equal(before.Hits.Select(hit => hit.ContentItemId), after.Hits.Select(hit => hit.ContentItemId));
    }

    private static SearchDocument Page(string id, string title, string summary) => new(id, "Page", id, title, summary, "Text.");
}
