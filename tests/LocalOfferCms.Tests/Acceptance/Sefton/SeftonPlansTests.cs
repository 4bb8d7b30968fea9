using LocalOfferCms.Tests.Acceptance.EveryCouncil;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance.Sefton;

/// <summary>The question toolkit, what a plan will and won't do, the directory and the short forms.</summary>
[Collection(SixCouncilsCollection.Name)]
public class SeftonPlansTests(SixCouncils councils)
{
    [Fact]
    [Trait("Item", "SEF-32")]
    public async Task SEF_32_The_offer_is_described_and_every_service_says_who_can_use_it_and_how()
    {
        var about = await councils.SeftonAsync("about");
        Assert.Contains("from birth to 25. The law asks every council in England to have one.", about.Text);

        var paths = await councils.ReadDataAsync(SeftonSite.Council, db => db.PublishedPages.Where(p => p.ContentType == "Service").Select(p => p.Path!).ToListAsync());
        Assert.True(paths.Count >= 10, $"Only {paths.Count} services.");
        foreach (var path in paths)
        {
            var service = await councils.SeftonAsync(path);
            Assert.NotEmpty(service.Fact("Who can refer"));
            Assert.NotEmpty(service.Fact("Who can use it"));
        }
    }

    [Fact]
    [Trait("Item", "SEF-33")]
    public async Task SEF_33_The_offer_is_part_of_a_wider_directory() =>
        Assert.Contains("one part of a wider family directory", (await councils.SeftonAsync("about")).TextBelow("Part of a bigger directory"));

    [Fact]
    [Trait("Item", "SEF-34")]
    public async Task SEF_34_The_toolkit_guides_parents_and_prints_as_a_checklist()
    {
        var page = await councils.SeftonAsync(SeftonSite.Questions);

        Assert.Contains("Ask yourself", page.Text);
        Assert.Contains("Ask the SENCO", page.Text);
        Assert.Contains("Nothing is kept on this site.", page.Text);
        Assert.Empty(page.Main.QuerySelectorAll(".lo-page :is(form, input, textarea)"));
        Assert.Equal("My notes", ReadPage.Words(page.Main.QuerySelector("th.lo-toolkit__notes")!));
    }

    [Fact]
    [Trait("Item", "SEF-35")]
    [Trait("Item", "SEF-42")]
    public async Task SEF_35_42_Timing_is_thought_about()
    {
        var first = (await councils.SeftonAsync(SeftonSite.Questions)).Rows[0];

        Assert.StartsWith("Is it a good time?", first[0]);
        Assert.Contains("educational psychologist alone can take four to five hours in all", first[1]);
    }

    [Fact]
    [Trait("Item", "SEF-36")]
    public async Task SEF_36_Criteria_and_prompts_stand_in_two_columns_with_heads()
    {
        var page = await councils.SeftonAsync(SeftonSite.Questions);

        Assert.Equal(["Think about", "Questions to ask"], page.Columns.Take(2));
        Assert.Equal(page.Rows.Count, page.Main.QuerySelectorAll("tbody th[scope=row]").Length);
        Assert.All(page.Main.QuerySelectorAll("tbody tr"), row => Assert.NotEmpty(row.QuerySelectorAll(".lo-checklist li")));
    }

    [Theory]
    [Trait("Item", "SEF-37")]
    [Trait("Item", "SEF-38")]
    [Trait("Item", "SEF-39")]
    [Trait("Item", "SEF-40")]
    [Trait("Item", "SEF-41")]
    [Trait("Item", "SEF-43")]
    [InlineData("Help so far", "health and social care services for all families, and for families who need more")]
    [InlineData("What changed", "about two terms ago")]
    [InlineData("Milestones", "How far behind is my child")]
    [InlineData("Milestones", "When did I first notice?")]
    [InlineData("What school measures", "reading age")]
    [InlineData("What school measures", "Boxall Profile")]
    [InlineData("What school measures", "notes on behaviour")]
    [InlineData("Advice from others", "educational psychologist, a speech and language therapist or an occupational therapist")]
    [InlineData("Advice from others", "specialist teacher, a nurse or doctor, or the inclusion service")]
    [InlineData("Putting advice to use", "made into a plan, with targets")]
    [InlineData("Putting advice to use", "assess, plan, do, review")]
    public async Task SEF_37_to_43_Each_criterion_has_its_prompts(string criterion, string prompt) =>
        Assert.Contains(prompt, Assert.Single((await councils.SeftonAsync(SeftonSite.Questions)).Rows, row => row[0].StartsWith(criterion, StringComparison.Ordinal))[1]);

    [Theory]
    [Trait("Item", "SEF-44")]
    [Trait("Item", "SEF-45")]
    [InlineData("will", "An EHC plan will:", "overview;learn, day by day;special educational help;once a year;name a school")]
    [InlineData("wont", "An EHC plan won't:", "change your child's school by itself;promise the school you like best")]
    public async Task SEF_44_45_What_a_plan_does_and_does_not_stand_side_by_side(string list, string title, string points)
    {
        var block = Assert.Single((await councils.SeftonAsync(SeftonSite.WillWont)).Main.QuerySelectorAll($".lo-will-wont > .lo-{list}"));

        Assert.Equal(title, ReadPage.Words(block.FirstElementChild!));
        Assert.All(points.Split(';'), point => Assert.Contains(block.QuerySelectorAll("li"), item => ReadPage.Words(item).Contains(point)));
    }

    [Fact]
    [Trait("Item", "SEF-46")]
    public async Task SEF_46_Settings_answer_whether_they_can_meet_the_need()
    {
        var chosen = (await councils.SeftonAsync(SeftonSite.WillWont)).TextBelow("How is the school in the plan chosen?");

        Assert.Contains("The school says whether it can meet the need", chosen);
        Assert.Contains("sections 38 and 39", chosen);
    }

    [Fact]
    [Trait("Item", "SEF-47")]
    public async Task SEF_47_Short_forms_are_listed_and_explained_where_they_stand()
    {
        var list = (await councils.SeftonAsync("about/short-forms")).Rows.Select(row => row[0]).ToList();
        Assert.All(new[] { "ACEs", "EHC plan, EHCP", "EP", "K", "LA", "OT", "SALT or SLT", "SENCO, SENCo", "SEP", "VS" }, form => Assert.Contains(form, list));

        var explained = (await councils.SeftonAsync(SeftonSite.Flow)).Main.QuerySelector("button.lo-term[popovertarget]")!;
        Assert.Equal("EHC needs assessment", ReadPage.Words(explained));
    }

    [Fact]
    [Trait("Item", "X12")]
    public async Task X12_Comments_complaints_and_appeals_are_kept_apart()
    {
        var page = await councils.SeftonAsync("feedback/unhappy-with-a-service");

        Assert.Equal(["A comment on the Local Offer", "A complaint", "Disagreement resolution", "An appeal"], page.Rows.Select(row => row[1]));
        Assert.Contains("We print it without your name", page.Rows[0][2]);
        Assert.Contains("We do not print it", page.Rows[1][2]);
        Assert.Contains("You do not have to take part in mediation.", page.Text);
        Assert.Contains("feedback/unhappy-with-a-service", (await councils.SeftonAsync("feedback")).Links.Select(l => l.Path));
    }

    [Fact]
    [Trait("Item", "X14")]
    public async Task X14_Sources_are_data_with_edition_certainty_and_a_day_to_look_again()
    {
        var due = await councils.ReadDataAsync(SeftonSite.Council, db => db.PublishedPages.Where(p => p.ContentType == "Citation").Select(p => p.ReviewDue).ToListAsync());
        Assert.True(due.Count >= 8, $"Only {due.Count} sources.");
        Assert.DoesNotContain(null, due);

        var users = await councils.ReadDataAsync(SeftonSite.Council, db => db.Links.Where(l => l.Kind == "Citation" && l.ToItemId == "act-36-8").Select(l => l.FromItemId).ToListAsync());
        Assert.Contains("s-asking", users);
        Assert.Contains("s-realistic", users);
    }

    [Fact]
    public async Task Content_OfSefton_HasWhatEveryCouncilNeeds()
    {
        var types = await councils.ReadDataAsync(SeftonSite.Council, db => db.PublishedPages.GroupBy(p => p.ContentType).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        var late = await councils.ReadDataAsync(SeftonSite.Council, db => db.PublishedPages.CountAsync(p => p.Path != null && p.ReviewDue < councils.Today));
        var all = await councils.ReadDataAsync(SeftonSite.Council, db => db.PublishedPages.CountAsync(p => p.Path != null));

        Assert.All(new[] { ("Page", 12), ("Faq", 8), ("Service", 10), ("Event", 6), ("Document", 8) }, aim => Assert.True(types[aim.Item1] >= aim.Item2, $"{types[aim.Item1]} {aim.Item1}"));
        Assert.InRange((double)late / all, .05, .15);
    }
}
