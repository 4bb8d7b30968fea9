namespace LocalOfferCms.Tests.Acceptance;

/// <summary>Help for families who disagree or are unhappy.</summary>
[Collection(NorfolkCollection.Name)]
public class WhenThingsGoWrongTests(NorfolkSite site)
{
    private const string Page = "support-for-learning/help-when-things-go-wrong";

    [Fact]
    [Trait("Item", "NOR-68")]
    public async Task NOR_68_The_first_advice_is_to_talk_to_the_school()
    {
        var page = await site.OpenAsync(Page);

        Assert.StartsWith("Talk to the school first", page.Summary);
        Assert.Equal("Talk to the people involved.", page.Steps[0]);
        Assert.Contains("At school that is the teacher, then the SENCO", page.ItemsBelow("Start here")[0]);
    }

    [Fact]
    [Trait("Item", "NOR-69")]
    public async Task NOR_69_Advice_other_groups_and_disagreement_resolution_are_offered()
    {
        var page = await site.OpenAsync(Page);

        foreach (var path in new[] { "services/information-and-advice-partnership", "support-for-learning/concerns-about-progress/groups-and-organisations", "services/disagreement-resolution" })
        {
            Assert.Contains(page.Links, l => l.Path == path);
        }
    }

    [Fact]
    [Trait("Item", "NOR-70")]
    public async Task NOR_70_The_advice_service_is_free_impartial_confidential_and_covers_health_and_care()
    {
        var service = await site.OpenAsync("services/information-and-advice-partnership");

        Assert.Equal("Free", service.Fact("Cost"));
        Assert.StartsWith("Yes", service.Fact("Independent"));
        Assert.StartsWith("Yes", service.Fact("Confidential"));
        Assert.Contains("impartial", service.Summary);
        Assert.Contains("health and social care, when they are linked to education", service.Fact("What it covers"));
    }

    [Fact]
    [Trait("Item", "NOR-71")]
    public async Task NOR_71_Who_runs_and_who_pays_for_a_service_are_said_apart()
    {
        var service = await site.OpenAsync("services/disagreement-resolution");

        Assert.Contains("charity", service.Fact("Run by"));
        Assert.Equal("The council", service.Fact("Paid for by"));
        Assert.StartsWith("Free", service.Fact("Cost"));
        Assert.StartsWith("Yes", service.Fact("Independent"));
    }

    [Theory]
    [Trait("Item", "NOR-72")]
    [InlineData("I disagree with school, the council or health about SEND support", "Disagreement resolution")]
    [InlineData("The council decided not to assess", "Mediation, then an appeal")]
    [InlineData("I disagree only with the school or college named in a plan", "An appeal")]
    [InlineData("A service was late, rude", "A complaint")]
    public async Task NOR_72_A_table_helps_to_choose_the_route(string wrong, string route)
    {
        var page = await site.OpenAsync(Page);
        var row = Assert.Single(page.Rows, r => r[0].StartsWith(wrong));

        Assert.Equal(["What is wrong?", "Your route", "Does it cost you?"], page.Columns);
        Assert.StartsWith(route, row[1]);
    }

    [Fact]
    [Trait("Item", "NOR-72")]
    public async Task NOR_72_Disagreement_resolution_is_there_when_there_is_nothing_to_appeal() =>
        Assert.Contains("It is there even when there is nothing to appeal", (await site.OpenAsync(Page)).TextBelow("Two things that people mix up"));

    [Fact]
    [Trait("Item", "NOR-73")]
    public async Task NOR_73_Five_kinds_of_disagreement_are_listed_and_one_leaves_families_out()
    {
        var kinds = (await site.OpenAsync(Page)).ItemsBelow("Five kinds of disagreement");

        Assert.Equal(5, kinds.Count);
        Assert.Single(kinds, k => k.StartsWith("Between public bodies themselves") && k.Contains("Families do not take part"));
    }

    [Fact]
    [Trait("Item", "NOR-74")]
    public async Task NOR_74_Mediation_has_an_easy_read_guide_marked_as_such()
    {
        var entries = (await site.OpenAsync(Page)).Region("Resources").QuerySelectorAll("li").Select(ReadPage.Words).ToList();

        var easy = Assert.Single(entries, e => e.Contains("Easy read"));
        Assert.Matches(@"^Mediation: easy-read guide \(PDF, \d+ KB, \d+ pages\) Easy read", easy);
    }

    [Theory]
    [Trait("Item", "NOR-75")]
    [InlineData("Settling a disagreement: a guide for parents", "Parents and carers")]
    [InlineData("Settling a disagreement: a guide for schools", "Schools and settings")]
    [InlineData("Settling a disagreement: a guide for health and care staff", "Professionals")]
    [InlineData("Mediation: what happens on the day", "Parents and carers, Children and young people")]
    [InlineData("Not happy? A complaints guide for ages 16 to 25", "Children and young people")]
    public async Task NOR_75_Each_guide_says_whom_it_is_for(string title, string audience)
    {
        var page = await site.OpenAsync(Page);
        var entry = Assert.Single(page.Region("Resources").QuerySelectorAll("li"), li => ReadPage.Words(li).StartsWith(title));
        var (mediaType, _) = await site.DownloadAsync(page.LinksIn(entry)[0]);

        Assert.Equal("application/pdf", mediaType);
        Assert.Contains($"For: {audience} About this document", ReadPage.Words(entry));
    }

    [Fact]
    [Trait("Item", "NOR-76")]
    public async Task NOR_76_Complaints_are_kept_apart_from_comments()
    {
        var page = await site.OpenAsync(Page);
        var complaints = await site.FollowAsync(page.Link("Unhappy with a service?"));
        var comments = await site.OpenAsync("get-involved/tell-us-what-you-think");

        Assert.Contains("A comment tells us what you think of these pages", complaints.Text);
        Assert.Contains(complaints.Rows, row => row[0].StartsWith("The council") && row[2].Contains("Ombudsman"));
        Assert.NotEqual(complaints.Path, comments.Path);
        Assert.Contains(comments.Links, l => l.Path == complaints.Path);
    }
}
