using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>What the Local Offer is for, who publishes it, and what a good one is.</summary>
[Collection(SixCouncilsCollection.Name)]
public class CambridgeshirePurposeTests(SixCouncils sites)
{
    private const string About = "about";

    [Fact]
    [Trait("Item", "CAP-01")]
    [Trait("Item", "X10")]
    public async Task CAP_01_The_council_and_the_health_body_publish_together()
    {
        var matrix = await sites.OpenAsync("families/who-provides-what");
        Assert.Contains("Published together by Example County Council (invented) and Example Integrated Care Board (invented)", matrix.Text);

        var shared = await sites.OpenAsync(CountyAndCity.City, "health/speech-and-language-therapy");
        Assert.Contains("Example City Council (invented) and Example Integrated Care Board (invented)", shared.Text);
    }

    [Theory]
    [Trait("Item", "CAP-02")]
    [InlineData("families/who-provides-what", "Working draft", "Monday 15 June 2026")]
    [InlineData("schools-and-settings/what-we-expect", "In review", "Thursday 1 October 2026")]
    [InlineData("schools-and-settings/what-you-need-to-do", "Final", "Monday 20 July 2026")]
    public async Task CAP_02_A_page_says_how_finished_it_is_and_of_which_day(string path, string status, string day)
    {
        var page = await sites.OpenAsync(path);
        var line = ReadPage.Words(Assert.Single(page.Main.QuerySelectorAll(".lo-page__status")));

        Assert.StartsWith($"{status} Version of {day}", line);
    }

    [Fact]
    [Trait("Item", "CAP-03")]
    public async Task CAP_03_The_aim_is_to_enjoy_learning_take_part_and_do_well() =>
        Assert.Contains("enjoy learning, take part in life around them and do as well as they can", (await sites.OpenAsync(About)).Text);

    [Fact]
    [Trait("Item", "CAP-04")]
    public async Task CAP_04_Ten_points_of_the_reforms_are_told()
    {
        var points = (await sites.OpenAsync(About)).ItemsBelow("What changed in 2014");

        Assert.Equal(10, points.Count);
        Assert.Contains("Needs are found early", points);
        Assert.Contains("Education, health and care plan and pay together", points);
        Assert.Contains("Everyone prepares for adult life", points);
    }

    [Fact]
    [Trait("Item", "CAP-05")]
    public async Task CAP_05_Six_musts_for_schools_among_them_taking_in_a_child_whose_plan_names_them()
    {
        var page = await sites.OpenAsync("schools-and-settings/musts-and-shoulds");
        var musts = Assert.Single(page.Main.QuerySelectorAll(".lo-must")).QuerySelectorAll("li").Select(ReadPage.Words).ToList();

        Assert.Equal(6, musts.Count);
        Assert.Contains("admit a child whose EHC plan names them", musts);
        Assert.Contains(musts, m => m.Contains("work with the council on the Local Offer"));
    }

    [Fact]
    [Trait("Item", "CAP-06")]
    [Trait("Item", "CAP-07")]
    [Trait("Item", "CAP-08")]
    public async Task CAP_06_to_08_One_place_and_one_front_door_with_two_jobs()
    {
        var about = await sites.OpenAsync(About);
        Assert.Contains("publish, in one place, the help", about.Text);
        Assert.Equal(["To give clear, full and up-to-date information.", "To make services better, because families and services work on it together."], about.ItemsBelow("Two jobs"));
        Assert.Contains("front door", (await sites.OpenAsync("")).Text);

        var services = await sites.OpenAsync("services");
        Assert.Contains("Run by Example Advice Charity (invented)", services.Text);
        Assert.Contains("Run by Example Children's Therapies (invented)", (await sites.OpenAsync("services?strand=health")).Text);
    }

    [Theory]
    [Trait("Item", "CAP-09")]
    [Trait("Item", "CAP-10")]
    [Trait("Item", "CAP-11")]
    [Trait("Item", "CAP-12")]
    [Trait("Item", "CAP-13")]
    [Trait("Item", "CAP-14")]
    [Trait("Item", "CAP-15")]
    [Trait("Item", "CAP-16")]
    [Trait("Item", "CAP-18")]
    [InlineData("Made together")]
    [InlineData("One front door")]
    [InlineData("Complete")]
    [InlineData("Clear")]
    [InlineData("True")]
    [InlineData("Easy to reach")]
    [InlineData("Open")]
    [InlineData("Up to date")]
    [InlineData("Useful")]
    public async Task CAP_09_to_18_A_good_Local_Offer_is_described(string quality) =>
        Assert.Contains((await sites.OpenAsync(About)).ItemsBelow("What a good Local Offer is"), item => item.StartsWith(quality, StringComparison.Ordinal));

    [Fact]
    [Trait("Item", "CAP-09")]
    [Trait("Item", "CAP-16")]
    public async Task CAP_09_and_16_Pages_say_with_whom_they_were_written_and_how_old_they_are()
    {
        var stamp = ReadPage.Words((await sites.OpenAsync(About)).Document.QuerySelector(".lo-stamp")!);

        Assert.Contains("Written with Example Parent Carer Forum and Example Youth Panel", stamp);
        Assert.Contains("Last updated", stamp);
        Assert.Contains("Last reviewed", stamp);
    }

    [Fact]
    [Trait("Item", "CAP-17")]
    public async Task CAP_17_A_comment_is_shown_with_its_answer_and_how_far_it_has_come()
    {
        var page = await sites.OpenAsync("feedback/school-pages-use-terms");

        Assert.Contains("full of words and letters that I do not know", page.TextBelow("You said"));
        Assert.Contains(page.Rows, row => row[1] == "In progress");
        var list = await sites.OpenAsync("you-said-we-did");
        Assert.Contains("School pages use terms that we do not know.", list.Text);
        Assert.Contains("Under way", list.Text);
        Assert.Contains("Made up to show how this works.", list.Text);
    }

    [Fact]
    [Trait("Item", "CAP-19")]
    public async Task CAP_19_It_began_in_2014_and_is_checked_and_changed_each_year()
    {
        var review = await sites.FollowAsync((await sites.OpenAsync(About)).Link("checked each year"));

        Assert.Contains("1 September 2014", review.Text);
        Assert.Equal(["2024", "2025", "2026"], review.Rows.Select(row => row[0]));
    }

    [Fact]
    [Trait("Item", "CAP-20")]
    [Trait("Item", "X11")]
    public async Task CAP_20_Services_of_three_strands_say_how_decisions_are_made()
    {
        var list = await sites.OpenAsync("services");
        var strands = list.Main.QuerySelectorAll("#strand option").Select(ReadPage.Words).Skip(1).ToList();
        Assert.Collection(strands, e => Assert.StartsWith("Education (", e), h => Assert.StartsWith("Health (", h), s => Assert.StartsWith("Social care (", s));

        var decisions = await sites.OpenAsync("families/how-decisions-are-made");
        Assert.Contains(decisions.Rows, row => row[0] == "An EHC needs assessment" && row[2].Contains("has or may have SEN"));
        Assert.Contains("Ask for the reason in writing", decisions.TextBelow("If the answer is no"));
    }

    [Fact]
    [Trait("Item", "CAP-21")]
    [Trait("Item", "CAP-24")]
    public async Task CAP_21_and_24_Schools_write_a_report_and_put_it_on_their_own_site()
    {
        var steps = (await sites.OpenAsync("schools-and-settings/what-you-need-to-do")).Main.QuerySelectorAll("ol > li").Select(ReadPage.Words).ToList();

        Assert.Contains(steps, s => s.StartsWith("Work with us.", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.StartsWith("Publish.", StringComparison.Ordinal) && s.Contains("each year and put it on your site"));
    }

    [Fact]
    [Trait("Item", "CAP-22")]
    [Trait("Item", "CAP-161")]
    public async Task CAP_22_and_161_Training_is_one_list_and_leads_to_the_national_portal()
    {
        var training = await sites.OpenAsync("schools-and-settings/training-and-resources?type=training");

        Assert.Contains("3 resources", training.Headings);
        Assert.Contains(training.Links, l => l.Text == "Open the training portal" && l.Path == "https://training.example.org/send");
    }

    [Fact]
    [Trait("Item", "CAP-23")]
    public async Task CAP_23_A_resource_says_at_which_briefing_it_was_shared_and_when()
    {
        var item = (await sites.OpenAsync("schools-and-settings/training-and-resources")).Main.QuerySelectorAll("li.lo-resource").Select(ReadPage.Words).Single(t => t.StartsWith("Letter to parents", StringComparison.Ordinal));

        Assert.Contains("Shared at: SENCO briefing, March 2026 · Dated: 12 March 2026", item);
        Assert.Equal("SENCO briefing, March 2026", (await sites.OpenAsync("documents/letter-to-parents-template")).Fact("Shared at"));
    }
}
