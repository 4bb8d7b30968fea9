using AngleSharp.Dom;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Board;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Support;

namespace LocalOfferCms.Tests.Schools.Board;

/// <summary>The board: cheap, and its counts true under all filters.</summary>
[Collection(BoardCollection.Name)]
public class BoardTests(BoardFixture board)
{

    [Theory]
    [InlineData("admin/schools")]
    [InlineData("admin/schools?page=12")]
    [InlineData("admin/schools?state=out-of-date&sort=review")]
    [InlineData("admin/schools?phase=primary&trust=Trust+4&area=District+4")]
    [InlineData("admin/schools?q=school+7&keepers=none&sort=asked")]
    [InlineData("admin/schools?sort=state&page=3")]
    [InlineData("admin/schools/chase?all=true&state=not-linked")]
    [InlineData("admin/schools/school-007/asked")]
    [InlineData("admin/schools/trend")]
    public Task Page_OfSixHundredSchools_IsReadByFewQueriesAndQuickly(string address) => PageBudget.KeepsAsync(board.Host, board.Editor, address);

    [Fact]
    public async Task Counts_UnderFilters_AreTrue()
    {
        var page = await FormPage.OpenAsync(board.Editor, "admin/schools?phase=primary&area=District+2&state=out-of-date");

        bool Narrowed(SchoolIndex s) => s.Phase == "primary" && s.Area == "District 2";
        foreach (var state in BoardState.All)
        {
            Assert.Contains($"{state.Title} ({board.Schools.Count(s => Narrowed(s) && StateOf(s) == state.State)})", page.Text, StringComparison.Ordinal);
        }

        var outOfDate = board.Schools.Where(s => StateOf(s) == ReportState.OutOfDate).ToList();
        Assert.Contains($"District 5 ({outOfDate.Count(s => s.Phase == "primary" && s.Area == "District 5")})", Options(page, "Area"));
        Assert.Contains($"Secondary ({outOfDate.Count(s => s.Phase == "secondary" && s.Area == "District 2")})", Options(page, "Phase"));
        Assert.Contains($"{outOfDate.Count(Narrowed)} schools", page.Document.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(outOfDate.Count(Narrowed), page.Document.QuerySelectorAll("main tbody tr").Length);
    }

    [Fact]
    public async Task NotLinked_LeavesOutWhomTheLawDoesNotAsk()
    {
        using var answer = await board.Editor.GetAsync("admin/schools?handler=Csv&state=not-linked");
        var lines = await LinesAsync(answer);

        Assert.Equal(board.Schools.Count(s => s.Report == ReportPlace.None && s.HasDuty), lines.Count);
        Assert.DoesNotContain(lines, l => l.Contains("College", StringComparison.Ordinal) || l.Contains("Early years", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.Contains("\"No report linked\"", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Csv_AsFiltered_HasAllThatIsFoundInItsOrder()
    {
        using var answer = await board.Editor.GetAsync("admin/schools?handler=Csv&trust=Trust+4&sort=state");
        var lines = await LinesAsync(answer);

        var expected = board.Schools.Where(s => s.Trust == "Trust 4").OrderBy(StateOf).ThenBy(s => s.Name, StringComparer.Ordinal).Select(s => s.Name).ToList();
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(expected, lines.Select(l => l.Split(',')[0].Trim('"')));
        using var kept = await board.Editor.GetAsync("admin/schools?handler=Csv&q=School+140");
        Assert.Contains("\"Keeper 14\"", Assert.Single(await LinesAsync(kept)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_SaysInWordsHowItStandsAndWho()
    {
        var page = await FormPage.OpenAsync(board.Editor, "admin/schools?q=School+140");
        var row = Words(page.Document.QuerySelector("main tbody tr")!);

        Assert.Contains("Out of date On this site It is for the school year 2024 to 2025. Its review was due on 1 October 2026.", row, StringComparison.Ordinal);
        Assert.Contains("Keeper 14", row, StringComparison.Ordinal);
        Assert.EndsWith("Never", row, StringComparison.Ordinal);
        Assert.Contains("Nobody invited yet", Words((await FormPage.OpenAsync(board.Editor, "admin/schools?q=School+141")).Document.QuerySelector("main tbody tr")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100140", 1)]
    [InlineData("school 14", 11)]
    [InlineData("SCHOOL-14", 11)]
    // Nothing of it can be searched for: all are shown, the marked council's own school too.
    [InlineData("%", BoardFixture.Count + 1)]
    [InlineData("no such school", 0)]
    public async Task Search_NameOrNumber_Finds(string words, int count)
    {
        var page = await FormPage.OpenAsync(board.Editor, $"admin/schools?q={Uri.EscapeDataString(words)}");

        Assert.Equal(count, int.Parse(page.Document.QuerySelector("[role=status]")!.TextContent.Split(' ')[0]));
    }

    [Fact]
    public async Task Links_KeepTheFilters()
    {
        var page = await FormPage.OpenAsync(board.Editor, "admin/schools?phase=primary&keepers=none&sort=review");

        Assert.NotNull(page.Document.QuerySelector("a[rel=next][href*='page=2'][href*='phase=primary'][href*='keepers=none'][href*='sort=review']"));
        Assert.NotNull(page.Document.QuerySelector("nav a[href*='state=not-linked'][href*='phase=primary']"));
        Assert.Equal("ascending", page.Document.QuerySelector("th a[href*='sort=review']")!.ParentElement!.GetAttribute("aria-sort"));
    }

    private ReportState StateOf(SchoolIndex s) =>
        s.Report == ReportPlace.None ? (s.HasDuty ? ReportState.NotLinked : ReportState.NotAsked)
        : s.ReportYear < 2026 || s.ReportReviewOn < board.Today ? ReportState.OutOfDate : ReportState.UpToDate;

    private static async Task<List<string>> LinesAsync(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    private static IEnumerable<string> Options(FormPage page, string select) => page.Document.QuerySelectorAll($"select[name='{select}'] option").Select(o => o.TextContent);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
