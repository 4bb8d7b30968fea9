using AngleSharp.Dom;
using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>The city's site: short pages, one list of documents, services shared with the county.</summary>
[Collection(SixCouncilsCollection.Name)]
public class PeterboroughTests(SixCouncils sites)
{
    [Fact]
    public async Task P3_Five_teams_say_what_they_do_and_who_can_ask()
    {
        var page = await City("education/sen-and-inclusion-services");

        Assert.Equal(["Team", "What it does", "Who can ask"], page.Columns);
        Assert.Equal(5, page.Rows.Count);
    }

    [Theory]
    [InlineData("education/autism-and-adhd-advice", "School or college", "School hears in 10 working days (invented)")]
    [InlineData("education/educational-psychology", "School or college", "School hears in 15 working days (invented)")]
    [InlineData("advice-and-support/advice-and-support-service", "You can ask yourself. Nobody has to refer you.", "In 2 working days (invented)")]
    [Trait("Item", "CAP-159")]
    public async Task P4_to_P7_A_service_says_who_refers_and_when_one_hears_back(string path, string referral, string reply)
    {
        var page = await City(path);

        Assert.StartsWith(referral, page.Fact("Who can refer"));
        Assert.Equal(reply, page.Fact("When you should hear back"));
    }

    [Fact]
    public async Task P8_The_forum_says_which_area_it_is_for() =>
        Assert.Equal("Example Parent Carer Forum: the city group", (await City("advice-and-support/parent-carer-forum")).Title);

    [Fact]
    public async Task P10_All_documents_are_in_one_list_by_topic_with_size_and_format()
    {
        var page = await City("resources/all-documents");
        var items = page.Main.QuerySelectorAll("li.lo-resource").Select(ReadPage.Words).ToList();
        var documents = await sites.ReadDataAsync(CountyAndCity.City, db => Task.FromResult(db.PublishedPages.Count(p => p.ContentType == "Document" && p.Path != null)));

        Assert.Equal(documents, items.Count);
        Assert.Contains($"{documents} resources", page.Headings);
        Assert.All(items, item => Assert.Matches(@"\((PDF|Word document), \d+ KB", item));
        Assert.Contains("EHC plans", page.Headings);
        Assert.StartsWith("EHC plans at a glance", ReadPage.Words(page.Main.QuerySelectorAll("h3").First(h => ReadPage.Words(h) == "EHC plans").NextElementSibling!.QuerySelector("li")!));
    }

    [Fact]
    public async Task P11_and_P12_Questions_are_answered_in_the_first_words()
    {
        Assert.Contains("Ask the EHC plan team.", (await City("education/moving-school-with-a-plan")).Text);
        Assert.StartsWith("Yes.", (await City("resources/large-print-or-my-language")).Summary);
    }

    [Fact]
    [Trait("Item", "CAP-135")]
    public async Task P13_Moving_across_the_border_is_explained_from_this_side()
    {
        var page = await City("advice-and-support/moving-between-city-and-county");

        Assert.Contains(page.Rows, row => row[0] == "An EHC plan" && row[1].Contains("Goes to the new council"));
    }

    [Fact]
    public async Task P14_and_P15_A_survey_has_its_last_day_and_a_group_comes_round_weekly()
    {
        Assert.Contains("31 January 2027", (await City("have-your-say/strategy-survey")).Summary);
        Assert.Contains("weekly", (await City("things-to-do/coffee-and-chat")).Summary);
    }

    [Fact]
    [Trait("Item", "X10")]
    public async Task X10_What_the_two_areas_share_is_in_both_and_what_is_far_away_is_marked()
    {
        Assert.Contains("Shared with neighbouring areas", (await City("health/speech-and-language-therapy")).Fact("Area"));
        Assert.Contains("Example Residential School by the Sea", (await City("services?area=outside")).Main.QuerySelectorAll("h3").Select(ReadPage.Words));
    }

    [Fact]
    public async Task Board_GroupsWhatIsPlannedByHowFarItIs()
    {
        var page = await City("have-your-say/new-and-planned");

        Assert.Equal(["Ideas and plans", "Being worked on", "Open now", "Ended or stopped"], page.Headings.Take(4));
        Assert.Contains(page.Rows, row => row[0] == "Saturday sensory play" && row[2] == "On trial" && row[3] == "Decision in April 2027");
        Assert.Contains(page.Rows, row => row[0] == "Leaflets in three more languages" && row[3] == "No date yet");
    }

    [Fact]
    [Trait("Item", "CAP-84")]
    public async Task A_special_school_of_the_city_is_not_asked_about_a_SENCO()
    {
        var report = await City("schools/river-lane-special-school/sen-information-report?view=law");

        Assert.DoesNotContain("Item 4", report.Main.QuerySelectorAll(".lo-question__number").Select(e => e.Text()));
        Assert.Contains(report.Links, l => l.Text == "The Local Offer for the city");
    }

    private Task<ReadPage> City(string path) => sites.OpenAsync(CountyAndCity.City, path);
}
