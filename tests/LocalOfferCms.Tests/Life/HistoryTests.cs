using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core.Content;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Ui.Differences;

namespace LocalOfferCms.Tests.Life;

public sealed class HistoryTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    [Fact]
    public async Task Compare_TwoVersions_MarksWordsAndNotByColourAlone()
    {
        var id = await life.PublishedAsync("compared", "Compared", content => content["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "The club meets on Mondays at ten.\n\nEverybody is welcome." });
        await life.DraftAsync("compared", "Compared", content => content["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "The club meets on Tuesdays at ten.\n\nEverybody is welcome." }, id);

        var page = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}/compare?from=1&to=2");

        Assert.Equal(["Text"], page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Equal("Removed: Mondays End of removed.", Clean(page.Document.QuerySelector(".lo-diff del")!.TextContent));
        Assert.Equal("Added: Tuesdays End of added.", Clean(page.Document.QuerySelector(".lo-diff ins")!.TextContent));
    }

    [Fact]
    public async Task History_PublishedVersions_LeadToThePageAsItStood()
    {
        var id = await life.PublishedAsync("stood", "Stood once");
        var first = life.Today;
        await life.PassAsync(TimeSpan.FromDays(3));
        await life.DraftAsync("stood", "Stood twice", id: id);
        await life.DoAsync<PublishContent>(publish => publish.ExecuteAsync(id, life.Change("Edda Editor"), default));

        var page = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}/history");
        var link = page.Document.QuerySelectorAll("main a[href*='as-on']").Last().GetAttribute("href")!;

        Assert.Equal($"/alder/stood?as-on={first.AddDays(2):yyyy-MM-dd}", link);
        using var visit = await life.VisitAsync(link);
        Assert.Contains("Stood once", await visit.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Between_LongTextWithOneChange_LeavesOutWhatStayed()
    {
        var before = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"Line {i}"));

        var found = TextDifference.Between(before, before.Replace("Line 20\n", "Line twenty\n", StringComparison.Ordinal));

        Assert.Equal(2, found.Count(s => s.Change == Change.Skipped));
        Assert.Equal("20", Assert.Single(found, s => s.Change == Change.Removed).Text);
        Assert.Equal("twenty", Assert.Single(found, s => s.Change == Change.Added).Text);
        Assert.Contains("Line 19", string.Concat(found.Where(s => s.Change == Change.Same).Select(s => s.Text)));
    }

    [Theory]
    [InlineData("", "New text")]
    [InlineData("Old text", "")]
    [InlineData("One\n\nTwo", "One\nTwo\n\nThree")]
    [InlineData("A b c", "c b A")]
    public void Between_AnyTwoTexts_TellsBothWhole(string before, string after)
    {
        var found = TextDifference.Between(before, after);

        Assert.Equal(before, string.Concat(found.Where(s => s.Change != Change.Added).Select(s => s.Text)).TrimEnd('\n'));
        Assert.Equal(after, string.Concat(found.Where(s => s.Change != Change.Removed).Select(s => s.Text)).TrimEnd('\n'));
    }

    private static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
