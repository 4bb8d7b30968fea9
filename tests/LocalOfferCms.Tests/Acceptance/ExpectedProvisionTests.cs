using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance;

/// <summary>What schools and colleges are expected to provide.</summary>
[Collection(NorfolkCollection.Name)]
public class ExpectedProvisionTests(NorfolkSite site)
{
    private const string Page = "education-and-training/support-we-expect";
    private const string Guidance = "Support we expect: guidance for settings";

    [Fact]
    [Trait("Item", "NOR-52")]
    public async Task NOR_52_The_council_sets_out_what_it_expects_and_says_which_duty_that_meets()
    {
        var page = await site.OpenAsync(Page);
        Assert.Contains("A council must set out the help that it expects", page.Text);
        Assert.Equal(["0 to 5", "5 to 11", "11 to 16", "16 to 25"], page.Rows.Select(row => row[0]));

        var (own, all) = await site.ReadDataAsync(async db => (
            await db.Terms.Where(t => t.Taxonomy == "duties" && db.PublishedPages.Any(p => p.ContentItemId == t.ContentItemId && p.Path == Page)).Select(t => t.Term).ToListAsync(),
            await db.Terms.Where(t => t.Taxonomy == "duties").Select(t => t.Term).Distinct().ToListAsync()));
        Assert.Subset(own.ToHashSet(), new HashSet<string> { "lo-01", "lo-03a", "lo-05a" });
        Assert.All(["lo-01", "lo-02", "lo-03", "lo-04", "lo-05"], paragraph => Assert.Contains(all, term => term.StartsWith(paragraph)));
    }

    [Fact]
    [Trait("Item", "NOR-53")]
    public async Task NOR_53_Families_schools_and_the_council_read_the_same_facts()
    {
        var page = await site.OpenAsync(Page);
        Assert.Contains("families, schools and the council can all expect the same thing", page.Text);

        foreach (var path in new[] { "support-for-learning/child-not-making-expected-progress", "education-and-training/schools-and-the-local-offer" })
        {
            var other = await site.OpenAsync(path);
            Assert.Contains(Guidance, other.LinkTextsIn(other.Region("Resources")));
        }
    }

    [Fact]
    [Trait("Item", "NOR-54")]
    public async Task NOR_54_The_guidance_is_described_by_what_it_makes_clear()
    {
        var page = await site.OpenAsync(Page);
        var entry = Assert.Single(page.Region("Resources").QuerySelectorAll("li").Select(ReadPage.Words), li => li.StartsWith(Guidance));
        Assert.Contains("Makes clear what every setting should give, who pays for it, and what to do if help is missing.", entry);
        Assert.Matches(@"\(PDF, \d+ KB, \d+ pages\)", entry);

        var (mediaType, content) = await site.DownloadAsync(page.Links.First(l => l.Text == Guidance));
        Assert.Equal("application/pdf", mediaType);
        Assert.Equal("%PDF-"u8.ToArray(), content[..5]);
    }

    [Fact]
    [Trait("Item", "NOR-55")]
    public async Task NOR_55_Five_duties_stand_under_must()
    {
        var must = Assert.Single((await site.OpenAsync(Page)).Below("What the law says"), e => ReadPage.Words(e).StartsWith("Mainstream schools must:"));
        var duties = must.QuerySelectorAll("li").Select(ReadPage.Words).ToList();

        Assert.Equal(5, duties.Count);
        Assert.Contains("best endeavours", duties[0]);
        Assert.Contains("join in activities", duties[1]);
        Assert.Contains("SENCO", duties[2]);
        Assert.Contains("tell parents", duties[3]);
        Assert.Contains("SEN information report", duties[4]);
    }

    [Fact]
    [Trait("Item", "NOR-56")]
    public async Task NOR_56_The_report_is_yearly_and_on_the_schools_website()
    {
        var page = await site.OpenAsync("education-and-training/sen-information-reports");
        var reminder = await site.OpenAsync("news/school-reports-update");

        Assert.Contains("Schools must write a report each year", page.Text);
        Assert.Contains("website", page.Text);
        Assert.Equal(13, page.ItemsBelow("What is in it").Count);
        Assert.Contains("A reminder for schools to check their SEN information reports", reminder.Summary);
    }

    [Fact]
    [Trait("Item", "NOR-57")]
    public async Task NOR_57_The_school_finder_links_to_each_schools_report()
    {
        var finder = await site.OpenAsync("education-and-training/find-a-school");

        Assert.Equal("SEN information report", finder.Columns[^1]);
        Assert.All(finder.Rows, row => Assert.Contains(finder.Links, l => l.Text == row[^1] && l.Path.StartsWith("https://") && l.Path.EndsWith("/sen-report")));
    }

    [Fact]
    [Trait("Item", "NOR-58")]
    [Trait("Item", "NOR-59")]
    [Trait("Item", "NOR-60")]
    public async Task NOR_58_to_60_Related_links_have_a_heading_of_their_own_and_lead_to_duties_and_accessibility()
    {
        var page = await site.OpenAsync(Page);
        var related = page.LinksIn(page.Region("Other information you might find useful"));

        var schools = await site.FollowAsync(Assert.Single(related, l => l.Text == "What schools need to do for the Local Offer"));
        Assert.Contains(schools.Main.QuerySelectorAll("div").Select(ReadPage.Words), block => block.StartsWith("Schools must:") && block.Contains("co-operate with the council"));

        var accessibility = await site.FollowAsync(Assert.Single(related, l => l.Text == "Accessibility strategy"));
        Assert.Contains("Equality Act 2010", accessibility.Text);
        Assert.Equal(["Lessons", "Buildings", "Information"], accessibility.Rows.Select(row => row[0]));
    }
}
