using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace LocalOfferCms.Tests.Schools.Reports;

/// <summary>X8: the report as families read it, and what it says about itself.</summary>
public sealed class ReportPageTests(ReportFixture site) : IClassFixture<ReportFixture>
{
    [Theory]
    [Trait("Item", "X8")]
    [Trait("Item", "CAP-71")]
    [Trait("Item", "CAP-85")]
    [InlineData("")]
    [InlineData("?view=young-person")]
    [InlineData("?view=law")]
    public async Task Get_EveryView_ShowsEveryAnswerOnce(string view)
    {
        var text = Words((await site.OpenAsync(ReportFixture.Report + view)).QuerySelector("main")!);

        Assert.All(ReportData.Law.Items.Where(i => i.Id is not ("sir-07" or "sir-05")), item => Assert.Single(Regex.Matches(text, $"Answer{item.Field} is what we do")));
        Assert.Single(Regex.Matches(text, "AnswerItem05:"));
        Assert.Contains("We ask parents each term.", text, StringComparison.Ordinal);
        Assert.Contains("senco@alder.example", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Item", "CAP-32")]
    [Trait("Item", "CAP-95")]
    [Trait("Item", "CAP-150")]
    [Trait("Item", "CAP-151")]
    public async Task Get_Report_SaysWhoMadeItAndWhen()
    {
        var page = await site.OpenAsync(ReportFixture.Report);
        var facts = page.QuerySelectorAll("dl.lo-facts > div").Select(row => (Words(row.QuerySelector("dt")!), Words(row.QuerySelector("dd")!))).ToList();

        Assert.Contains(("School year", "2026 to 2027"), facts);
        Assert.Contains(("Published", "7 September 2026"), facts);
        Assert.Contains(("Last changed", "1 October 2026"), facts);
        Assert.Contains(("Approved on", "30 September 2026"), facts);
        Assert.Contains(("Next review", "1 July 2027"), facts);
        Assert.Contains(("Who answers for it", "The governors of Alder School"), facts);
        Assert.Contains(("Who was involved", "Nine parents read it."), facts);
        Assert.Contains(("Step-free ways in and around", "Yes"), facts);
        var marks = page.QuerySelectorAll(".lo-marks li").Select(Words).ToList();
        Assert.Equal(["Dyslexia friendly school: Lessons and tests are set out so that children who find reading hard can show what they know.", "Silver star"], marks);
    }

    [Fact]
    [Trait("Item", "CAP-24")]
    public async Task Get_Report_SaysThatTheSchoolsOwnSiteComesFirst()
    {
        var section = (await site.OpenAsync(ReportFixture.Report)).QuerySelector("section[aria-labelledby=elsewhere]")!;

        Assert.Contains("does not take the place of the one on the school’s own website. The law asks each school to have it there too.", Words(section), StringComparison.Ordinal);
        Assert.Contains(section.QuerySelectorAll("a"), a => a.GetAttribute("href") == "https://alder-school.example/send" && Words(a) == "The report on the website of Alder School");
    }

    [Fact]
    public async Task Get_Report_ListsEarlierYears()
    {
        var page = await site.OpenAsync(ReportFixture.Report);
        var links = page.QuerySelectorAll("section[aria-labelledby=earlier-years] a").Select(a => (Words(a), a.GetAttribute("href")!)).ToList();

        Assert.Equal(
            [
                ("The report for 2025 to 2026", $"/alder/{ReportFixture.Report}?as-on=2026-09-30"), ("what has changed since 2025 to 2026", $"/alder/{ReportFixture.Report}/since/2025"),
                ("The report for 2024 to 2025", $"/alder/{ReportFixture.Report}?as-on=2025-09-30"), ("what has changed since 2024 to 2025", $"/alder/{ReportFixture.Report}/since/2024"),
            ], links);
        Assert.Contains("We ask parents three times a year.", (await site.OpenAsync(links[0].Item2["/alder/".Length..])).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("We ask parents twice a year.", (await site.OpenAsync(links[2].Item2["/alder/".Length..])).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Report_AsksTheDatabaseFiveTimesAtMost()
    {
        using var client = site.Host.CreateCountingClient();
        using var warm = await client.GetAsync("/alder/not-a-page");
        using var response = await client.GetAsync($"/alder/{ReportFixture.Report}?view=law");

        Assert.InRange(site.Host.Queries.CommandsOf(response.RequestMessage!.RequestUri!.ToString()).Count, 1, 5);
    }

    [Fact]
    public async Task Get_Since_ShowsTheWordsThatChanged()
    {
        var page = await site.OpenAsync($"{ReportFixture.Report}/since/2024");
        var section = Assert.Single(page.QuerySelectorAll("main section[aria-labelledby^=sir-]"));

        Assert.Equal("What has changed since 2024 to 2025", Words(page.QuerySelector("h1")!));
        Assert.Equal("Item 7 Consulting and involving parents", Words(section.QuerySelector("h2")!));
        Assert.Contains(section.QuerySelectorAll("del"), d => d.TextContent.Contains("twice", StringComparison.Ordinal));
        Assert.Contains(section.QuerySelectorAll("ins"), d => d.TextContent.Contains("each", StringComparison.Ordinal));
        Assert.Contains("Item 9: How complaints from parents are handled", Words(page.QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportFixture.Report + "/since/2026")]
    [InlineData(ReportFixture.Report + "/since/2019")]
    [InlineData("schools/nobody/sen-information-report/since/2025")]
    public async Task Get_Since_NoSuchYear_IsNotFound(string address)
    {
        using var client = site.Host.CreateClient();
        using var response = await client.GetAsync($"/alder/{address}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
