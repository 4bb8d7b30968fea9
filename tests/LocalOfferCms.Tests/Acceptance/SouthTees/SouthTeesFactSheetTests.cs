using LocalOfferCms.Tests.Acceptance.EveryCouncil;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance.SouthTees;

/// <summary>The advice service's fact sheets on SEN support.</summary>
[Collection(SixCouncilsCollection.Name)]
public class SouthTeesFactSheetTests(SixCouncils councils)
{
    [Fact]
    [Trait("Item", "STE-01")]
    public async Task STE_01_The_sheet_is_for_parents_and_its_headings_are_questions()
    {
        var page = await councils.SouthTeesAsync(SouthTeesSite.SenSupport);
        var audiences = await councils.ReadDataAsync(SouthTeesSite.Council, db => db.Terms.Where(t => t.ContentItemId == "t-sen-support" && t.Taxonomy == "audiences").Select(t => t.Term).ToListAsync());

        Assert.Equal(["parents"], audiences);
        Assert.All(page.Main.QuerySelectorAll(".lo-prose h2").Select(ReadPage.Words), heading => Assert.EndsWith("?", heading));
    }

    [Theory]
    [Trait("Item", "STE-02")]
    [Trait("Item", "STE-03")]
    [InlineData(SouthTeesSite.SenSupport)]
    [InlineData("fact-sheets/going-to-a-meeting")]
    [InlineData(SouthTeesSite.Plans)]
    [InlineData("fact-sheets/money-for-sen")]
    public async Task STE_02_03_The_publisher_is_named_and_independent_and_serves_both_areas(string path)
    {
        var page = await councils.SouthTeesAsync(path);
        var mark = page.Main.QuerySelector(".lo-publisher__mark")!;
        var statement = ReadPage.Words(page.Region("Who wrote this"));

        Assert.Equal(("STAS", "true"), (mark.TextContent, mark.GetAttribute("aria-hidden")));
        Assert.Contains("Published by Example South Tees Advice Service", page.Text);
        Assert.Contains("Neither tells us what to write, and neither can change it.", statement);
        Assert.Contains("for Middlesbrough and for Redcar and Cleveland, word for word the same", statement);
    }

    [Theory]
    [Trait("Item", "STE-04")]
    [Trait("Item", "STE-05")]
    [Trait("Item", "STE-06")]
    [Trait("Item", "STE-13")]
    [Trait("Item", "STE-14")]
    [Trait("Item", "STE-15")]
    [Trait("Item", "STE-16")]
    [Trait("Item", "STE-17")]
    [Trait("Item", "STE-18")]
    [Trait("Item", "STE-20")]
    [InlineData("What must school do?", "It must take down what stands in the way of learning.")]
    [InlineData("What is SEN support for?", "extra to or different from what most children get")]
    [InlineData("What is SEN support for?", "goals that you, your child and school have agreed")]
    [InlineData("What if I am worried now?", "Talk to the class teacher or the SENCO.")]
    [InlineData("What happens at 16?", "school and college talk to the young person directly")]
    [InlineData("What kinds of help are there?", "Specialist help can come at any point where it is needed.")]
    [InlineData("When does a child need it?", "The school decides on SEN support, and must tell you.")]
    [InlineData("How often should we meet?", "At least three times a year")]
    [InlineData("When does a child need it?", "Help follows need, not a diagnosis.")]
    [InlineData("How does it work?", "an individual education plan (IEP)")]
    public async Task STE_04_to_20_The_sheet_says_what_families_need_to_know(string heading, string words) =>
        Assert.Contains(words, (await councils.SouthTeesAsync(SouthTeesSite.SenSupport)).TextBelow(heading));

    [Fact]
    [Trait("Item", "STE-07")]
    [Trait("Item", "STE-08")]
    public async Task STE_07_08_It_says_where_to_look_and_who_else_to_ask()
    {
        var ways = (await councils.SouthTeesAsync(SouthTeesSite.SenSupport)).ItemsBelow("What if I am worried now?");

        Assert.Contains(ways, way => way.StartsWith("Read the school's SEN information report", StringComparison.Ordinal));
        Assert.Contains(ways, way => way.Contains("Middlesbrough and Redcar and Cleveland, say there what they expect of nurseries, schools and colleges"));
        Assert.Contains(ways, way => way.StartsWith("Ask us", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Item", "STE-09")]
    public async Task STE_09_The_SEN_register_is_explained()
    {
        var page = await councils.SouthTeesAsync("fact-sheets/what-the-sen-register-is");

        Assert.Contains("being on the list means that school has seen a need", page.Text);
        Assert.Contains("Fact sheet 1 of 3 in the series “More about help in school”", page.Text);
    }

    [Fact]
    [Trait("Item", "STE-10")]
    public async Task STE_10_Seven_kinds_of_help() =>
        Assert.Equal(7, (await councils.SouthTeesAsync(SouthTeesSite.SenSupport)).ItemsBelow("What kinds of help are there?").Count);

    [Theory]
    [Trait("Item", "STE-11")]
    [Trait("Item", "X14")]
    [InlineData("6.2")]
    [InlineData("6.17")]
    [InlineData("6.44")]
    [InlineData("6.65")]
    public async Task STE_11_Paragraphs_of_the_Code_are_cited(string paragraph)
    {
        var source = (await councils.SouthTeesAsync(SouthTeesSite.SenSupport)).Main.QuerySelectorAll(".lo-source a").Single(a => a.TextContent.EndsWith("paragraph " + paragraph, StringComparison.Ordinal));

        Assert.StartsWith("SEND Code of Practice (January 2015), ", source.TextContent);
    }

    [Fact]
    [Trait("Item", "STE-12")]
    [Trait("Item", "STE-19")]
    [Trait("Item", "X4")]
    public async Task STE_12_19_The_four_stages_are_numbered_text()
    {
        var page = await councils.SouthTeesAsync(SouthTeesSite.SenSupport);

        Assert.Equal(["Assess.", "Plan.", "Do.", "Review."], page.Steps);
        Assert.Contains("graduated approach", page.Text);
        Assert.Empty(page.Main.QuerySelectorAll("img"));
    }

    [Fact]
    [Trait("Item", "STE-21")]
    [Trait("Item", "STE-22")]
    [Trait("Item", "STE-23")]
    [Trait("Item", "STE-25")]
    [Trait("Item", "STE-31")]
    public async Task STE_21_22_23_25_31_What_a_support_plan_is_and_records()
    {
        var page = await councils.SouthTeesAsync(SouthTeesSite.SupportPlans);

        Assert.Contains("little progress even with help, or when several people from outside school are helping", page.TextBelow("When is it used?"));
        Assert.Contains("before a child is 5, in schools, and in colleges after 16", page.TextBelow("When is it used?"));
        Assert.Equal(5, page.ItemsBelow("What goes in it?").Count);
        Assert.Contains("Schools usually ask for your consent before they start", page.TextBelow("Do I have to agree?"));
        Assert.Contains("it is not a legal document", page.Text);
        Assert.Contains("the council may build an EHC plan on it", (await councils.SouthTeesAsync("fact-sheets/support-plan-or-ehc-plan")).Text);
    }

    [Theory]
    [Trait("Item", "STE-24")]
    [InlineData(SouthTeesSite.SupportPlans)]
    [InlineData("fact-sheets/support-plan-or-ehc-plan")]
    public async Task STE_24_Two_plans_are_compared_row_by_row(string path)
    {
        var table = (await councils.SouthTeesAsync(path)).Main.QuerySelector(".lo-compare table")!;

        Assert.Equal(["SEN support plan", "EHC plan"], table.QuerySelectorAll("thead th[scope=col]").Select(ReadPage.Words));
        Assert.Equal(["Is it a legal document?", "Who owns it?", "How often is it looked at?", "Does it bring more money?", "Who can ask for it?", "Can you appeal?"],
            table.QuerySelectorAll("tbody th[scope=row]").Select(ReadPage.Words));
        Assert.Contains("Every three months is better", ReadPage.Words(table));
    }

    [Fact]
    [Trait("Item", "STE-29")]
    public async Task STE_29_The_sheet_names_the_others_of_its_series()
    {
        var page = await councils.SouthTeesAsync(SouthTeesSite.SenSupport);
        var others = page.LinksIn(page.Region("Other fact sheets you may be interested in"));

        Assert.Contains("Fact sheet 1 of 4 in the series “SEN support and plans”.", page.Text);
        Assert.Equal(["2. Going to a meeting", "3. Education, health and care plans", "4. Money for SEN"], others.Select(o => o.Text));
        Assert.Equal("Going to a meeting", (await councils.FollowAsync(SouthTeesSite.Council, others[0])).Title);
    }

    [Fact]
    [Trait("Item", "STE-26")]
    [Trait("Item", "STE-32")]
    public async Task STE_26_32_Parents_can_ask_in_writing_and_school_must_tell_them_if_it_does()
    {
        var ask = (await councils.SouthTeesAsync(SouthTeesSite.Plans)).TextBelow("How do I ask?");
        Assert.Contains("Write a letter or an email to the council, and give your reasons.", ask);
        Assert.Contains("If it decides to, it must tell you.", ask);

        var template = await councils.SouthTeesAsync("fact-sheets/letter-asking-for-an-assessment");
        var file = Assert.Single(template.Main.QuerySelectorAll(".lo-resources a[href*='/media/']"));
        Assert.EndsWith("letter-asking-for-an-assessment.docx", file.GetAttribute("href"));
        Assert.Contains("Word document", ReadPage.Words(template.Region("Resources")));
    }

    [Fact]
    [Trait("Item", "STE-27")]
    [Trait("Item", "STE-28")]
    public async Task STE_27_28_The_service_can_be_reached_and_no_link_is_a_bare_address()
    {
        var page = await councils.SouthTeesAsync(SouthTeesSite.SenSupport);
        var contact = page.Region("Contact");

        Assert.Equal("tel:08081570501", contact.QuerySelector("a[href^='tel:']")!.GetAttribute("href"));
        Assert.StartsWith("mailto:", contact.QuerySelector("a[href^='mailto:']")!.GetAttribute("href"));
        Assert.DoesNotContain(page.Links, link => link.Text.Contains("http", StringComparison.Ordinal) || link.Text.StartsWith("www.", StringComparison.Ordinal));
        Assert.Contains("tel:08081570501", (await councils.SouthTeesAsync("contact-us")).Links.Select(l => l.Path));
    }

    [Fact]
    [Trait("Item", "STE-30")]
    public async Task STE_30_A_slip_of_spelling_still_finds_the_sheet()
    {
        var results = await councils.SouthTeesAsync("search?q=" + Uri.EscapeDataString("sen suport plann"));

        Assert.Contains(SouthTeesSite.SupportPlans, results.Links.Select(l => l.Path));
    }

    [Fact]
    public async Task Content_OfSouthTees_HasWhatEveryCouncilNeeds()
    {
        var types = await councils.ReadDataAsync(SouthTeesSite.Council, db => db.PublishedPages.GroupBy(p => p.ContentType).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        var late = await councils.ReadDataAsync(SouthTeesSite.Council, db => db.PublishedPages.CountAsync(p => p.Path != null && p.ReviewDue < councils.Today));
        var all = await councils.ReadDataAsync(SouthTeesSite.Council, db => db.PublishedPages.CountAsync(p => p.Path != null));

        Assert.All(new[] { ("FactSheet", 7), ("Faq", 8), ("Service", 10), ("Event", 6), ("Document", 8) }, aim => Assert.True(types[aim.Item1] >= aim.Item2, $"{types[aim.Item1]} {aim.Item1}"));
        Assert.InRange((double)late / all, .05, .15);
    }
}
