using System.Text.RegularExpressions;

namespace LocalOfferCms.Tests.Acceptance;

/// <summary>The guide to help at school.</summary>
[Collection(NorfolkCollection.Name)]
public partial class ChildNotMakingProgressTests(NorfolkSite site)
{
    private const string Guide = "support-for-learning/child-not-making-expected-progress";
    private const string Form = "My views and family conversation form";

    [Fact]
    [Trait("Item", "NOR-40")]
    public async Task NOR_40_It_says_when_a_child_may_have_SEN_and_what_SEN_support_is()
    {
        var page = await site.OpenAsync(Guide);

        Assert.Contains("Progress is much slower than that of other children who began at the same point", page.ItemsBelow("Signs to talk about"));
        Assert.Contains("A child may have special educational needs", page.Text);
        Assert.Contains("Schools give this help as SEN support", page.Text);
    }

    [Fact]
    [Trait("Item", "NOR-41")]
    public async Task NOR_41_Assess_plan_do_review_are_numbered_steps() =>
        Assert.Equal(["Assess.", "Plan.", "Do.", "Review."], (await StepsAsync()).Steps);

    [Theory]
    [Trait("Item", "NOR-42")]
    [InlineData("saltmere primary", "Saltmere Primary", "Coast team", "plans-coast@example.org")]
    [InlineData("Willow", "Willow Carr School", "Specialist team", "plans-specialist@example.org")]
    public async Task NOR_42_A_parent_looks_up_who_coordinates_plans_at_the_school(string words, string school, string team, string mailbox)
    {
        var guide = await site.OpenAsync(Guide);
        var all = await site.FollowAsync(Assert.Single(guide.LinksIn(guide.Region("Contact")), l => l.Text == "Find your school's coordinator"));
        var box = all.Main.QuerySelector("form[role=search] input[type=search]")!;
        var found = await site.OpenAsync($"{all.Path}?{box.GetAttribute("name")}={Uri.EscapeDataString(words)}");

        Assert.Equal(8, all.Rows.Count);
        var row = Assert.Single(found.Rows);
        Assert.Equal([school, team, mailbox], new[] { row[0], row[4], row[5] });
        Assert.Contains("Showing 1 of 8 rows", ReadPage.Words(found.Main.QuerySelector("[role=status]")!));
    }

    [Fact]
    [Trait("Item", "NOR-43")]
    public async Task NOR_43_The_contact_is_a_team_with_a_mailbox()
    {
        var steps = await StepsAsync();
        var contact = steps.Region("Contact");
        Assert.Contains("Example EHC plans team", ReadPage.Words(contact));
        Assert.Contains(new ReadLink("ehc-plans@example.org", "mailto:ehc-plans@example.org", false), steps.LinksIn(contact));

        var schools = await site.OpenAsync("education-and-training/find-a-school");
        Assert.All(schools.Rows, row => Assert.Matches("^plans-(east|west|coast|specialist)@example.org$", row[5]));
        Assert.All(schools.Rows, row => Assert.Contains(new ReadLink(row[5], "mailto:" + row[5], false), schools.Links));
    }

    [Fact]
    [Trait("Item", "NOR-44")]
    public async Task NOR_44_The_family_form_is_one_record_reached_from_text_and_resources()
    {
        var steps = await StepsAsync();
        var inText = Assert.Single(steps.LinksIn(steps.Below("The four steps").First(e => e.LocalName == "ol" || e.QuerySelector("ol") is not null)), l => l.Text == Form);
        var resources = steps.LinksIn(steps.Region("Resources"));
        var record = await site.FollowAsync(inText);

        Assert.Equal(inText.Path, Assert.Single(resources, l => l.Text == $"About this document: {Form}").Path);
        Assert.Equal(Form, record.Title);
        Assert.Equal(Assert.Single(resources, l => l.Text == Form).Path, Assert.Single(record.Links, l => l.Text.StartsWith("Download ")).Path);
    }

    [Fact]
    [Trait("Item", "NOR-45")]
    public async Task NOR_45_The_assessment_draws_on_child_parents_school_and_others()
    {
        var views = (await StepsAsync()).ItemsBelow("Assess: whose views count?");

        Assert.Equal(["Your child's.", "Yours.", "School's.", "Other people's."], views.Select(v => v[..(v.IndexOf('.') + 1)]));
    }

    [Fact]
    [Trait("Item", "NOR-46")]
    public async Task NOR_46_The_review_is_usually_around_12_weeks_later()
    {
        var review = Assert.Single((await StepsAsync()).Main.QuerySelectorAll("ol > li").Select(ReadPage.Words), li => li.StartsWith("Review."));

        Assert.Contains("Meet on the agreed date, which is usually around 12 weeks (as at 2019; historic example, from a talk given around 2019) later.", review);
    }

    [Fact]
    [Trait("Item", "NOR-47")]
    public async Task NOR_47_The_plan_is_written_down_and_has_a_template()
    {
        var steps = await StepsAsync();
        Assert.Contains(steps.Main.QuerySelectorAll("ol > li").Select(ReadPage.Words), li => li.StartsWith("Plan.") && li.Contains("written down, so that everyone knows what is extra or different"));

        var plan = await site.FollowAsync(steps.Link("SEN support plan"));
        Assert.Equal("The SEN support plan", plan.Title);
        Assert.Contains("SEN support plan template", plan.LinkTextsIn(plan.Region("Resources")));
    }

    [Fact]
    [Trait("Item", "NOR-48")]
    public async Task NOR_48_Four_links_are_offered_as_related()
    {
        var page = await site.OpenAsync(Guide);
        var related = page.LinksIn(page.Region("You may also be interested in"));

        Assert.Equal(4, related.Count);
        foreach (var link in related)
        {
            Assert.Equal(link.Text, (await site.FollowAsync(link)).Title);
        }
    }

    [Theory]
    [Trait("Item", "NOR-49")]
    [InlineData("Working with families: good practice for staff", "PDF")]
    [InlineData(Form, "Word document")]
    public async Task NOR_49_Resources_show_each_files_type_and_size(string title, string type)
    {
        var page = await site.OpenAsync(Guide);
        var entry = Assert.Single(page.Region("Resources").QuerySelectorAll("li"), li => ReadPage.Words(li).StartsWith(title));
        var (_, content) = await site.DownloadAsync(page.LinksIn(entry)[0]);
        var shown = FileNote().Match(ReadPage.Words(entry));

        Assert.Equal(type, shown.Groups["type"].Value);
        Assert.InRange(int.Parse(shown.Groups["size"].Value), content.Length / 1024, content.Length / 1000 + 1);
    }

    [Fact]
    [Trait("Item", "NOR-50")]
    public async Task NOR_50_No_file_on_the_site_lacks_type_or_size()
    {
        var entries = (await site.OpenAllAsync()).SelectMany(page => page.Main.QuerySelectorAll("li, p")
            .Where(e => e.QuerySelector(":scope > a[href*='/media/']") is not null)
            .Select(e => (page.Path, Text: ReadPage.Words(e)))).ToList();

        Assert.True(entries.Count > 30, $"Only {entries.Count} files are offered.");
        Assert.All(entries, e => Assert.True(FileNote().IsMatch(e.Text), $"'{e.Path}' offers '{e.Text}'."));
    }

    [Fact]
    [Trait("Item", "NOR-51")]
    public async Task NOR_51_A_parents_page_marks_the_document_that_is_for_staff()
    {
        var page = await site.OpenAsync(Guide);
        var entry = Assert.Single(page.Region("Resources").QuerySelectorAll("li").Select(ReadPage.Words), li => li.StartsWith("Working with families: good practice for staff"));

        Assert.Contains("For: Professionals, Schools and settings", entry);
    }

    private async Task<ReadPage> StepsAsync()
    {
        var guide = await site.OpenAsync(Guide);
        return await site.FollowAsync(Assert.Single(guide.LinksIn(guide.Navigation("Parts of this guide")), l => l.Text == "The four steps"));
    }

    [GeneratedRegex(@"\((?<type>PDF|Word document), (?<size>\d+) KB(, \d+ pages?)?\)")]
    private static partial Regex FileNote();
}
