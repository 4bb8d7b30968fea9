using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance;

/// <summary>The index of pages about education, health and care plans.</summary>
[Collection(NorfolkCollection.Name)]
public class EhcPlansTests(NorfolkSite site)
{
    private const string Index = "support-for-learning/education-health-and-care-plans";

    [Fact]
    [Trait("Item", "NOR-77")]
    public async Task NOR_77_Needs_assessment_and_plans_has_cards_with_three_links()
    {
        var page = await FromIndexAsync("EHC needs assessment and plans");

        Assert.Equal(3, page.Cards.Count);
        Assert.All(page.Cards, card => Assert.Equal(3, card.QuerySelectorAll("li a").Length));
    }

    [Fact]
    [Trait("Item", "NOR-78")]
    public async Task NOR_78_The_timeline_goes_by_weeks()
    {
        var page = await FromNeedsAsync("EHC assessment and plan timeline");

        Assert.Equal(["Weeks 0 to 6", "Weeks 6 to 12", "Weeks 12 to 16", "Weeks 14 to 16", "Weeks 16 to 20"], page.Steps.Select(s => s.Split(':')[0]));
        Assert.Contains("no more than 20 weeks (as at November 2026", page.Text);
    }

    [Fact]
    [Trait("Item", "NOR-79")]
    public async Task NOR_79_Parents_can_ask_for_an_assessment_themselves()
    {
        var page = await FromNeedsAsync("Asking for an EHC needs assessment");

        Assert.Contains("A parent, or a young person over 16 and under 25, can ask the council", page.Text);
        Assert.Equal(2, page.ItemsBelow("The test in law").Count);
        Assert.Contains("section 36(8)", page.TextBelow("The test in law"));
        Assert.Contains("Tell the council.", page.Steps);
    }

    [Fact]
    [Trait("Item", "NOR-80")]
    public async Task NOR_80_Mediation_and_tribunals_are_explained()
    {
        var page = await FromIndexAsync("Mediation and tribunals");

        Assert.Contains("certificate", page.Text);
        Assert.Contains("Tribunal", page.Text);
        Assert.Contains("2 months from the date on the decision letter", page.Text);
    }

    [Fact]
    [Trait("Item", "NOR-81")]
    public async Task NOR_81_The_annual_review_has_forms_and_guidance()
    {
        var page = await FromIndexAsync("Annual review");
        var forms = page.Region("Forms and guidance");

        Assert.Equal(["Getting ready for an annual review", "My views and family conversation form"], forms.QuerySelectorAll("li").Select(li => page.LinksIn(li)[0].Text));
        Assert.Contains("at least once every 12 months", page.Text);
    }

    [Fact]
    [Trait("Item", "NOR-82")]
    public async Task NOR_82_Moving_on_covers_school_and_stage()
    {
        var page = await FromIndexAsync("Moving on: changing school or stage");

        Assert.Contains("new class, school, college or county", page.Summary);
        Assert.True(page.Headings.Count >= 3, $"Only {page.Headings.Count} headings.");
    }

    [Fact]
    [Trait("Item", "NOR-83")]
    public async Task NOR_83_People_who_can_help_is_one_page_in_two_sections()
    {
        var here = await FromIndexAsync("People who can help");
        var there = (await site.OpenAsync("support-for-learning/concerns-about-progress")).Link("People who can help");

        Assert.Equal(there.Path, here.Path);
    }

    [Fact]
    [Trait("Item", "NOR-84")]
    public async Task NOR_84_Planning_ahead_goes_through_four_areas_year_by_year()
    {
        var page = await FromIndexAsync("Planning ahead for adult life");

        Assert.Equal(["Work and learning", "Home", "Friends and community", "Health"], page.Rows.Select(row => row[0]));
        Assert.StartsWith("Year 9:", page.ItemsBelow("Year by year")[0]);
    }

    [Fact]
    [Trait("Item", "NOR-85")]
    public async Task NOR_85_Surveys_are_announced_with_a_last_day_and_their_results()
    {
        var page = await FromIndexAsync("Surveys about plans and services");

        Assert.Equal(["Survey", "For", "Closes"], page.Columns);
        Assert.Contains(page.Rows, row => row[0] == "How did your EHC needs assessment feel?" && row[2] == "31 January 2027");
        Assert.Contains("We did:", page.TextBelow("Closed surveys (invented results)"));
    }

    [Fact]
    [Trait("Item", "NOR-86")]
    public async Task NOR_86_The_sufficiency_strategy_is_explained()
    {
        var page = await FromIndexAsync("Enough good places: the SEND places plan");

        Assert.Contains("sufficiency", page.Text);
        Assert.Equal(["Need.", "Places.", "Travel.", "Gaps.", "Building."], page.Steps);
        Assert.Contains(page.Links, l => l.Path == "about/local-offer-in-development");
    }

    [Fact]
    [Trait("Item", "NOR-87")]
    public async Task NOR_87_The_page_for_one_September_names_its_year_groups()
    {
        var page = await FromIndexAsync("Moving school next September");

        Assert.Contains("September 2027", page.Summary);
        Assert.Equal(["Year -1 (the year before Reception)", "Year 2, in an infant school", "Year 6", "Year 11"], page.Rows.Take(4).Select(row => row[0]));
        Assert.Contains("It comes off the site after 30 September 2027.", page.Text);
    }

    [Fact]
    [Trait("Item", "NOR-87")]
    public async Task NOR_87_The_page_for_one_September_is_due_to_leave_the_site()
    {
        var page = await FromIndexAsync("Moving school next September");
        var due = await site.ReadDataAsync(async db =>
        {
            var version = await db.PublishedPages.Where(p => p.Path == page.Path).Select(p => p.ContentItemVersionId).SingleAsync();
            return (await db.Jobs.Where(j => j.CompletedUtc == null).ToListAsync()).Single(j => j.Payload.Contains($"\"{version}\"")).DueUtc;
        });

        // Midnight in British Summer Time.
        Assert.Equal(new DateTime(2027, 9, 30, 23, 0, 0), due);
    }

    private async Task<ReadPage> FromIndexAsync(string title) => await FromAsync(Index, title);

    private async Task<ReadPage> FromNeedsAsync(string title) => await FromAsync(Index + "/needs-assessment-and-plans", title);

    private async Task<ReadPage> FromAsync(string path, string title)
    {
        var page = await site.FollowAsync((await site.OpenAsync(path)).Link(title));
        Assert.Equal(title, page.Title);
        return page;
    }
}
