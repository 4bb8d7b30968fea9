using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace LocalOfferCms.Tests.Schools.Pages;

/// <summary>The page of a school: every fact with who says it, the way on, and what is near.</summary>
[Collection(SchoolPagesCollection.Name)]
public class SchoolPageTests(SchoolPagesFixture site)
{
    [Fact]
    public async Task Page_OfARegisteredSchool_SaysFactsWithSourceAndDay()
    {
        await site.SchoolAsync("Reed Primary", Registered);

        var page = await site.PageAsync("schools/reed-primary");

        Assert.Contains("National register of schools, as at 17 June 2024", page.QuerySelector("main")!.Words());
        Assert.Equal("Primary: 4 to 11", page.Fact("Ages"));
        Assert.Equal("Mainstream academy or free school", page.Fact("Type"));
        Assert.Equal("Yes, 12 places", page.Fact("SEN unit"));
        Assert.Equal("fewer than 6 (school census, 2023/24)", page.Fact("Pupils with an EHC plan"));
        Assert.Equal("31 (school census, 2023/24)", page.Fact("Pupils with SEN support"));
        Assert.Equal("Example Trust", page.Fact("Trust"));
        Assert.Null(page.Fact("Religious character"));
        Assert.Null(page.Fact("Boarding"));
        Assert.Equal("1 Reed Lane\nReedham\nRE1 1ED", page.Section("Who to ask first").QuerySelectorAll("dt").Single(dt => dt.Words() == "Address").NextElementSibling!.TextContent.Trim());
        Assert.Equal("01632 960900", page.Fact("Telephone"));
        Assert.NotNull(page.QuerySelector("main a[href='https://reed.example.org/']"));
        Assert.NotNull(page.QuerySelector("main a[href='geo:52.6,1.3']"));
    }

    [Fact]
    public async Task Page_WithoutReport_SaysThatNoneIsLinkedHereYetAndWhatTheLawAsks()
    {
        await site.SchoolAsync("Rush Primary", Registered);

        var report = (await site.PageAsync("schools/rush-primary")).Section("SEN information report").Words();

        Assert.Contains("No report linked here yet", report);
        Assert.Contains("Children and Families Act 2014, section 69", report);
        Assert.DoesNotContain("missing", report, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Page_WithReportHere_LinksBothViewsAndSaysThatTheOwnSiteStays()
    {
        var report = (await site.PageAsync("schools/school")).Section("SEN information report");

        Assert.Equal(2, report.QuerySelectorAll("a[href*='/schools/school/sen-information-report']").Length);
        Assert.Contains("does not take the place of the one that the school must have on its own website", report.Words());
    }

    [Fact]
    public async Task Page_WithReportElsewhere_LinksIt()
    {
        await site.SchoolAsync("Mere Primary", Registered, own => own["ReportLink"] = new JsonObject { ["Url"] = "https://mere.example.org/sen", ["Text"] = "Our report" });

        var report = (await site.PageAsync("schools/mere-primary")).Section("SEN information report");

        Assert.NotNull(report.QuerySelector("a[href='https://mere.example.org/sen']"));
        Assert.DoesNotContain("No report linked here yet", report.Words());
    }

    [Fact]
    public async Task Page_ComplaintRoute_GoesFromTheSchoolToTheCouncil()
    {
        await site.SchoolAsync("Osier Primary", Registered);

        var steps = (await site.PageAsync("schools/osier-primary")).Section("If you are not happy with the school").QuerySelectorAll("li").Select(li => li.Words()).ToList();

        Assert.Equal(4, steps.Count);
        Assert.StartsWith("Talk to the school.", steps[0]);
        Assert.Contains("the governing body of Osier Primary", steps[2]);
        Assert.StartsWith("Complain to the council.", steps[3]);
    }

    [Fact]
    public async Task Page_NamedInALookUpTable_ShowsItsRow()
    {
        var council = (await site.PageAsync("schools/school")).Section("Ask the council about this school");

        Assert.Equal("Band 1", council.QuerySelectorAll(".lo-facts > div").Select(row => row.Words()).Single());
        Assert.NotNull(council.QuerySelector("a[href='/fern/table']"));
    }

    [Fact]
    public async Task Page_Nearby_ListsTheNearestFiveFirst_AndChangesWithThem()
    {
        await site.SchoolAsync("Far Centre School", part => At(part, 55.0, -3.0));
        foreach (var (name, north) in new[] { ("Far One", 0.03), ("Far Two", 0.01), ("Far Three", 0.05), ("Far Four", 0.02), ("Far Five", 0.04), ("Far Six", 0.06), ("Far Away", 1.0) })
        {
            await site.SchoolAsync(name, part => At(part, 55.0 + north, -3.0));
        }

        var page = await site.PageAsync("schools/far-centre-school");
        Assert.Equal(["Far Two", "Far Four", "Far One", "Far Five", "Far Three"], Near(page));
        Assert.Contains("0.7 miles away", page.Section("Schools nearby").QuerySelector("li")!.Words());

        await site.SchoolAsync("Far Nearest", part => At(part, 55.001, -3.0));

        Assert.Equal("Far Nearest", Near(await site.PageAsync("schools/far-centre-school"))[0]);
    }

    [Fact]
    public async Task Page_NeverSeenBefore_NeedsFiveQueriesAndThenNone()
    {
        await site.SchoolAsync("Budget Primary", Registered);
        await site.PageAsync("schools");

        Assert.InRange((await site.OpenAsync("schools/budget-primary")).Queries, 1, 5);
        Assert.Equal(0, (await site.OpenAsync("schools/budget-primary")).Queries);
    }

    [Fact]
    public async Task Page_OfAClosedSchool_SaysSoAndSince()
    {
        await site.SchoolAsync("Gone Primary", part =>
        {
            Registered(part);
            part["Status"] = SchoolPagesFixture.Text("Closed");
            part["ClosedOn"] = new JsonObject { ["Value"] = "2023-08-31" };
        });

        Assert.Contains("This school is closed since 31 August 2023.", (await site.PageAsync("schools/gone-primary")).QuerySelector(".lo-banner--archived")!.Words());
    }

    [Fact]
    public async Task Page_ToMachines_IsASchoolWithItsPlace()
    {
        await site.SchoolAsync("Linked Primary", Registered);

        var json = JsonNode.Parse((await site.PageAsync("schools/linked-primary")).QuerySelector("script[type='application/ld+json']")!.TextContent)!;
        var school = json["@graph"]!.AsArray().Single(node => node!["@type"]!.GetValue<string>() == "School")!;

        Assert.Equal("Linked Primary", school["name"]!.GetValue<string>());
        Assert.Equal("100001", school["identifier"]!["value"]!.GetValue<string>());
        Assert.Equal("RE1 1ED", school["address"]!["postalCode"]!.GetValue<string>());
        Assert.Equal(52.6, school["geo"]!["latitude"]!.GetValue<double>());
        Assert.Equal("https://reed.example.org/", school["sameAs"]!.GetValue<string>());
    }

    internal static void Registered(JsonObject part)
    {
        foreach (var (name, value) in new[]
        {
            ("Urn", "100001"), ("Phase", "primary"), ("Kind", "academy"), ("Religion", "Does not apply"), ("SenUnit", "Yes"), ("Trust", "Example Trust"),
            ("EhcPlans", "fewer than 6"), ("SenSupport", "31"), ("CensusYear", "2023/24"), ("Street", "1 Reed Lane"), ("Town", "Reedham"), ("Postcode", "RE1 1ED"), ("Telephone", "01632 960900"),
        })
        {
            part[name] = SchoolPagesFixture.Text(value);
        }

        (part["LowAge"], part["HighAge"], part["SenUnitPlaces"], part["Pupils"]) = (SchoolPagesFixture.Number(4), SchoolPagesFixture.Number(11), SchoolPagesFixture.Number(12), SchoolPagesFixture.Number(205));
        part["Website"] = new JsonObject { ["Url"] = "https://reed.example.org", ["Text"] = "Reed Primary" };
        At(part, 52.6, 1.3);
    }

    private static void At(JsonObject part, double latitude, double longitude) => (part["Latitude"], part["Longitude"]) = (SchoolPagesFixture.Number(latitude), SchoolPagesFixture.Number(longitude));

    private static IReadOnlyList<string> Near(IHtmlDocument page) => [.. page.Section("Schools nearby").QuerySelectorAll("h3").Select(h => h.Words())];
}
