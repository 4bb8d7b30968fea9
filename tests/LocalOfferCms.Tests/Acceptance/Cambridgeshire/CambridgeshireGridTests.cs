namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>X7, for print: forms by which a school checks itself, and what the law asks by date.</summary>
[Collection(CountyAndCityCollection.Name)]
public class CambridgeshireGridTests(CountyAndCity sites)
{
    private const string MustsAndShoulds = "schools-and-settings/musts-and-shoulds";

    [Fact]
    [Trait("Item", "CAP-145")]
    [Trait("Item", "X7")]
    public async Task CAP_145_Four_questions_by_what_is_there_and_what_would_be_better()
    {
        var grid = await sites.OpenAsync("schools-and-settings/your-schools-local-offer");

        Assert.Equal(["Question", "Currently in place", "Even better if"], grid.Columns);
        Assert.Equal(4, grid.Rows.Count);
    }

    [Theory]
    [Trait("Item", "CAP-42")]
    [Trait("Item", "CAP-43")]
    [Trait("Item", "CAP-44")]
    [Trait("Item", "CAP-45")]
    [Trait("Item", "CAP-46")]
    [Trait("Item", "CAP-47")]
    [InlineData("easy for parents to read, and how do you know?")]
    [InlineData("Which parts are harder to describe, and what would help?")]
    [InlineData("How else can parents get the information")]
    [InlineData("are staff sure enough to answer their questions?")]
    [InlineData("for one child and for the whole school?")]
    [InlineData("that parents trust what you provide?")]
    public async Task CAP_42_to_47_The_questions_of_the_checklist_are_asked(string question) =>
        Assert.Contains((await sites.OpenAsync("schools-and-settings/your-schools-local-offer")).Rows, row => row[0].Contains(question));

    [Fact]
    [Trait("Item", "CAP-146")]
    public async Task CAP_146_Musts_and_shoulds_are_told_apart_by_words()
    {
        var page = await sites.OpenAsync(MustsAndShoulds);

        Assert.StartsWith("Schools must:", ReadPage.Words(Assert.Single(page.Main.QuerySelectorAll(".lo-must"))));
        Assert.StartsWith("Schools should:", ReadPage.Words(Assert.Single(page.Main.QuerySelectorAll(".lo-should"))));
    }

    [Fact]
    [Trait("Item", "CAP-147")]
    [Trait("Item", "CAP-158")]
    public async Task CAP_147_and_158_Duties_stand_by_date_and_a_past_one_is_marked()
    {
        var page = await sites.OpenAsync(MustsAndShoulds);
        Assert.Equal(["From September 2014", "By spring 2015", "Every year"], page.Rows.Select(row => row[0]));

        var old = await sites.FollowAsync(page.Link("the record"));
        Assert.Contains("This is over.", old.Text);
        Assert.StartsWith("Ended", ReadPage.Words(old.Main.QuerySelector(".lo-page__status")!));
    }

    [Theory]
    [Trait("Item", "CAP-148")]
    [Trait("Item", "CAP-149")]
    [Trait("Item", "CAP-157")]
    [InlineData("build their part of the Local Offer with families, and make it better over time")]
    [InlineData("support pupils with medical conditions")]
    [InlineData("record SEN in the school census")]
    [InlineData("plan moves to adult services early")]
    [InlineData("plans and personal budgets")]
    [InlineData("shared money and joint services")]
    public async Task CAP_148_to_157_Duties_of_settings_are_listed(string duty) =>
        Assert.Contains((await sites.OpenAsync(MustsAndShoulds)).Main.QuerySelectorAll("li").Select(ReadPage.Words), item => item.Contains(duty));

    [Fact]
    [Trait("Item", "CAP-151")]
    public async Task CAP_151_A_report_has_both_its_dates_and_is_kept_up()
    {
        var report = await sites.OpenAsync("schools/oak-hill-primary/sen-information-report");
        Assert.Equal("7 September 2026", report.Fact("Published"));
        Assert.Equal("12 October 2026", report.Fact("Last changed"));
        Assert.Contains("each year, and as soon as something changes", (await sites.OpenAsync("schools-and-settings/sen-information-report")).Text);
    }

    [Fact]
    [Trait("Item", "CAP-152")]
    [Trait("Item", "CAP-153")]
    public async Task CAP_152_and_153_A_report_is_two_clicks_away_names_contacts_and_says_how_lessons_change()
    {
        var school = await sites.FollowAsync((await sites.OpenAsync("schools")).Links.First(l => l.Text == "Oak Hill Primary"));
        var report = await sites.FollowAsync(school.Link("SEN information report"));

        Assert.Contains("senco.oakhill@example.org", report.LinkTextsIn(report.Main));
        Assert.Contains("coloured paper", report.Text);
        Assert.Equal("Oak Hill Primary: SEN information report", (await sites.FollowAsync(school.Link("The same, for young people"))).Title);
    }

    [Fact]
    [Trait("Item", "CAP-154")]
    [Trait("Item", "CAP-162")]
    [Trait("Item", "X7")]
    public async Task CAP_154_and_162_Twenty_rows_to_tick_for_SENCOs_leaders_and_governors()
    {
        var grid = await sites.OpenAsync("schools-and-settings/how-complete-is-your-report");

        Assert.Equal(["Item", "In place", "Partly", "Not in place", "Comments"], grid.Columns.Take(5));
        Assert.Equal(20, grid.Main.QuerySelectorAll(".lo-grid tbody tr").Length);
        Assert.Contains("For SENCOs, senior leaders and governors.", grid.Text);
        Assert.Contains("For governors", (await sites.OpenAsync("whats-on/governors-evening")).Title);
    }

    [Fact]
    [Trait("Item", "CAP-156")]
    public async Task CAP_156_Parents_schools_and_the_councils_own_pages_are_apart()
    {
        var sections = (await sites.OpenAsync("")).Cards.Select(card => ReadPage.Words(card.QuerySelector("h2")!));

        Assert.Equal(["Families", "Young people", "Schools and settings", "Local Offer development", "What's on", "Feedback"], sections);
    }
}
