using LocalOfferCms.TestSupport.Councils;
using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance.EveryCouncil;

/// <summary>"Your decision letter: what you can do and by when", as every council has it. The clock stands at 24 November 2026.</summary>
[Collection(SixCouncilsCollection.Name)]
public class EveryCouncilDecisionLetterTests(SixCouncils councils)
{
    private const string Refused = "kind=we-will-not-carry-out-an-ehc-needs-assessment";
    private const string SchoolOnly = "kind=here-is-your-final-plan-and-i-disagree-only-with-the-school-or-college";
    private const string Letter = "&letter-day=30&letter-month=11&letter-year=2025";

    public static TheoryData<string> Councils => [.. ProductCouncils.Names];

    [Theory]
    [MemberData(nameof(Councils))]
    public async Task Page_OfEveryCouncil_TellsEveryTimeLimitWithoutTheForm(string council)
    {
        var (page, response) = await GetAsync(council, "");

        Assert.Equal("Your decision letter: what you can do and by when", page.Title);
        Assert.Equal(6, page.Main.QuerySelectorAll("input[type=radio]").Length);
        Assert.All(page.Main.QuerySelectorAll(".lo-page form"), form => Assert.Equal("get", form.GetAttribute("method")));
        Assert.Contains(page.ItemsBelow("We will end the plan"), item => item.StartsWith("Contact the mediation adviser: 2 months from the date on the letter"));
        Assert.Contains(page.ItemsBelow("We will not make an EHC plan"), item => item.Contains("2 months from the date on the letter, or 1 month from the date on the mediation certificate if that is later"));
        Assert.DoesNotContain(page.ItemsBelow("Here is your final plan, and I disagree only with the school or college"), item => item.Contains("months from the date on the mediation"));
        Assert.False(response.Headers.CacheControl is { NoStore: true });
    }

    [Theory]
    [MemberData(nameof(Councils))]
    public async Task Dates_OfALetter_StandInOrderWithWeekdays(string council)
    {
        var (page, response) = await GetAsync(council, $"?{Refused}&letter-day=2&letter-month=November&letter-year=2026");

        Assert.Equal(
            ["By Monday 16 November 2026", "By Saturday 2 January 2027", "By Saturday 2 January 2027"],
            page.Main.QuerySelectorAll(".lo-due__day").Select(ReadPage.Words));
        Assert.Contains("This day is on a weekend", page.Text);
        Assert.Contains("bank holidays", page.Text);
        Assert.Contains("A phone call or an email counts.", page.Text);
        Assert.Contains("to be checked by someone who knows the law", page.Text);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData(Refused, "31", "12", "2025", "", "Saturday 28 February 2026", true)]
    [InlineData(Refused, "15", "10", "2026", "", "Tuesday 15 December 2026", false)]
    [InlineData(Refused, "15", "10", "2026", "20", "Sunday 20 December 2026", false)]
    [InlineData(Refused, "24", "10", "2026", "20", "Thursday 24 December 2026", false)]
    [InlineData(SchoolOnly, "15", "10", "2026", "20", "Tuesday 15 December 2026", false)]
    public async Task LastDayToAppeal_IsTheLaterOfTheTwo(string kind, string day, string month, string year, string certificateDay, string expected, bool passed)
    {
        var certificate = certificateDay.Length > 0 ? $"&certificate-day={certificateDay}&certificate-month=11&certificate-year=2026" : "";
        var (page, _) = await GetAsync("sefton", $"?{kind}&letter-day={day}&letter-month={month}&letter-year={year}{certificate}");
        var appeal = page.Main.QuerySelectorAll(".lo-due__item").Single(item => ReadPage.Words(item).Contains("The Tribunal has your appeal"));

        Assert.Equal("By " + expected, ReadPage.Words(appeal.QuerySelector(".lo-due__day")!));
        Assert.Equal(passed, ReadPage.Words(appeal).Contains("This day has passed"));
    }

    [Theory]
    [InlineData("?kind=&letter-day=&letter-month=&letter-year=", "kind-1:Choose what the letter says;letter-day:Enter the date on the letter")]
    [InlineData($"?{Refused}&letter-day=31&letter-month=2&letter-year=2026", "letter-day:The date on the letter must be a real date")]
    [InlineData($"?{Refused}&letter-day=3&letter-month=&letter-year=2026", "letter-month:The date on the letter must include a month")]
    [InlineData($"?{Refused}&letter-day=3&letter-month=2&letter-year=26", "letter-day:The date on the letter must have a year with 4 figures, such as 2026")]
    [InlineData($"?{Refused}&letter-day=25&letter-month=11&letter-year=2026", "letter-day:The date on the letter must be today or in the past")]
    [InlineData($"?{Refused}{Letter}&certificate-day=1&certificate-month=11&certificate-year=2025", "certificate-day:The date on the certificate must be the same as or later than the date on the letter")]
    [InlineData("?kind=%3Cscript%3E&letter-day=%22%3E%3Cb&letter-month=x&letter-year=99999999999999999999999", "kind-1:Choose what the letter says;letter-day:The date on the letter must have a year with 4 figures, such as 2026")]
    public async Task Mistake_IsNamedInASummaryThatLeadsToTheField(string query, string expected)
    {
        var (page, _) = await GetAsync("milton-keynes", query);
        var links = page.Main.QuerySelectorAll(".govuk-error-summary a");

        Assert.Equal(expected.Split(';'), links.Select(a => $"{a.GetAttribute("href")![1..]}:{ReadPage.Words(a)}"));
        Assert.All(links, a => Assert.NotNull(page.Document.GetElementById(a.GetAttribute("href")![1..])));
        Assert.All(links, a => Assert.Contains(page.Main.QuerySelectorAll(".govuk-error-message"), message => ReadPage.Words(message) == "Error: " + ReadPage.Words(a)));
        Assert.StartsWith("Error: ", page.Document.Title);
        Assert.Empty(page.Main.QuerySelectorAll(".lo-due"));
        Assert.Null(page.Main.QuerySelector("script, b"));
    }

    [Theory]
    [MemberData(nameof(Councils))]
    public async Task CalendarFile_OfEveryCouncil_HasTheDatesOfThePage(string council)
    {
        var query = $"?{Refused}&letter-day=2&letter-month=11&letter-year=2026&certificate-day=20&certificate-month=11&certificate-year=2026&else=secret";
        var (page, _) = await GetAsync(council, query);
        var link = page.Main.QuerySelector("a[href*='dates.ics']")!.GetAttribute("href")!;
        using var response = await councils.Client.GetAsync(link);
        var lines = (await response.Content.ReadAsStringAsync()).Replace("\r\n ", "").Split("\r\n");

        Assert.DoesNotContain("secret", link);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(["DTSTART;VALUE=DATE:20261116", "DTSTART;VALUE=DATE:20270102", "DTSTART;VALUE=DATE:20270102"], lines.Where(l => l.StartsWith("DTSTART")));
        Assert.Contains("SUMMARY:Last day: The Tribunal has your appeal", lines);
        Assert.Contains(lines, l => l.StartsWith("X-WR-CALNAME:") && l.Contains("Demonstration"));
    }

    [Fact]
    public async Task CalendarFile_WithoutAnswers_IsNotThere()
    {
        using var response = await councils.Client.GetAsync(await AddressAsync("norfolk") + "/dates.ics");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Rules_AreContentWithASourceAndHowSureWeAre()
    {
        var rules = await councils.ReadDataAsync("norfolk", db => db.ContentVersions.AsNoTracking()
            .Where(v => v.Published && v.ContentItemId == "n-decision").Select(v => v.Data).SingleAsync());

        Assert.Contains("\"CertificateMonths\":{\"Value\":1}", rules);
        Assert.Contains("\"Certainty\":{\"Text\":\"to be checked by someone who knows the law\"}", rules);
    }

    private async Task<string> AddressAsync(string council) => $"/{council}/" + await councils.ReadDataAsync(council, db => db.PublishedPages.AsNoTracking()
        .Where(p => p.ContentType == "DecisionLetter").Select(p => p.Path!).SingleAsync());

    private async Task<(ReadPage Page, HttpResponseMessage Response)> GetAsync(string council, string query)
    {
        var response = await councils.Client.GetAsync(await AddressAsync(council) + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (new ReadPage(query, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()), $"/{council}/"), response);
    }
}
