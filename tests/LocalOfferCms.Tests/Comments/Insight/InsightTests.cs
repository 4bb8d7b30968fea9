using System.Net;
using AngleSharp.Dom;
using LocalOfferCms.Participation.Insight;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Support;

namespace LocalOfferCms.Tests.Comments.Insight;

/// <summary>Figures about comments: right, cheap, and silent about what is held.</summary>
[Collection(AloneCollection.Name)]
public class InsightTests(InsightFixture council) : IClassFixture<InsightFixture>
{
    private const int Year = 12;
    private const int SeenOfMonth = InsightFixture.OfMonth - InsightFixture.HeldOfMonth;

    [Fact]
    public Task Page_OfFiftyThousandComments_IsReadByFewQueriesAndQuickly() => PageBudget.KeepsAsync(council.Host, council.Officer, "admin/insight");

    [Fact]
    public async Task Counts_OfAYear_AddUpWithoutWhatIsHeld()
    {
        var page = await FormPage.OpenAsync(council.Officer, "admin/insight");
        var figures = page.Document.QuerySelectorAll(".lo-figures li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Equal(4, figures.Count);
        Assert.StartsWith($"{SeenOfMonth} open now", figures[0], StringComparison.Ordinal);
        Assert.StartsWith($"{Year * SeenOfMonth} came", figures[2], StringComparison.Ordinal);
        Assert.All(Enum.GetValues<InsightBy>(), by => Assert.Equal(Year * SeenOfMonth, Rows(page, by).Sum(r => int.Parse(r[1], System.Globalization.NumberStyles.AllowThousands, null))));
        Assert.DoesNotContain("safety", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lead_SeesHowManyAreHeld()
    {
        var page = await FormPage.OpenAsync(council.Lead, "admin/insight");

        Assert.Contains(page.Document.QuerySelectorAll(".lo-figures li"), l => l.TextContent.Contains("safety", StringComparison.Ordinal)
            && l.QuerySelector("strong")!.TextContent == $"{InsightFixture.Months * InsightFixture.HeldOfMonth}");
    }

    [Fact]
    public async Task Time_EachMonth_HasTheMiddleAndNineOfTen()
    {
        using var answer = await council.Officer.GetAsync($"admin/insight?handler=Csv&table=time&from={Key(6)}&to={Key(3)}");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(5, lines.Length);
        // 826 answers after 1 to 20 days: 412 within ten days, 744 within eighteen.
        Assert.Equal($"\"{Key(6)}\",\"{SeenOfMonth}\"", string.Join(',', lines[1].Split(',').Take(2)));
        Assert.All(lines[1..], line => Assert.Equal(["\"11\"", "\"18\""], line.Split(',')[3..]));
    }

    [Fact]
    public async Task Charts_EachHasATitleAndItsTable()
    {
        var page = await FormPage.OpenAsync(council.Officer, "admin/insight");

        var charts = page.Document.QuerySelectorAll("figure.lo-chart");
        Assert.True(charts.Length >= 8);
        Assert.All(charts, chart => Assert.NotNull(chart.QuerySelector("table caption")));
        Assert.All(charts.Select(c => c.QuerySelector("svg")).OfType<IElement>(), svg =>
        {
            Assert.Equal("img", svg.GetAttribute("role"));
            Assert.Contains("The table has the numbers.", page.Document.GetElementById(svg.GetAttribute("aria-labelledby")!)!.TextContent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task NotUseful_ShowsThePageAndHowItHasChanged()
    {
        var page = await FormPage.OpenAsync(council.Officer, "admin/insight");
        var rows = page.Document.QuerySelector("#not-useful-caption")!.ParentElement!.QuerySelectorAll("tbody tr").Select(Cells).ToList();

        Assert.Equal(["Alderwort page", "12", "3", "More (was 5)"], rows[0]);
        Assert.Equal(["Search results", "2", "0", "New"], rows[1]);
    }

    [Theory]
    [InlineData("?from=nonsense&to=2099-01")]
    [InlineData("?from=1999-01&to=2026-11")]
    [InlineData("?from=2026-11&to=2026-01")]
    public async Task Period_ThatCannotBe_IsBroughtWithinBounds(string query)
    {
        var page = await FormPage.OpenAsync(council.Officer, "admin/insight" + query);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(page.Document.QuerySelector("#time-caption")!.ParentElement!.QuerySelectorAll("tbody tr").Length, 1, InsightPeriod.MostMonths);
    }

    [Fact]
    public async Task Csv_OfNoSuchTable_IsNotFound()
    {
        using var answer = await council.Officer.GetAsync("admin/insight?handler=Csv&table=none");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private string Key(int monthsAgo) => InsightPeriod.Key(DateOnly.FromDateTime(council.MonthAgo(monthsAgo)));

    private static List<string[]> Rows(FormPage page, InsightBy by) =>
        [.. page.Document.QuerySelector($"#by-{by.ToString().ToLowerInvariant()}-caption")!.ParentElement!.QuerySelectorAll("tbody tr").Select(Cells)];

    private static string[] Cells(IElement row) => [.. row.Children.Select(c => c.TextContent.Trim())];
}
