using LocalOfferCms.Tests.Acceptance.EveryCouncil;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance.Sefton;

/// <summary>"Is it time to talk about an EHC assessment?": one source, read as questions, as text and as a diagram.</summary>
[Collection(SixCouncilsCollection.Name)]
public class SeftonDecisionGuideTests(SixCouncils councils)
{
    private static readonly string[] Outcomes = ["needs-met", "school-asks", "carry-on", "family-asks"];

    [Fact]
    [Trait("Item", "SEF-04")]
    public async Task SEF_04_The_guide_says_who_it_is_for_and_when_it_starts()
    {
        var page = await councils.SeftonAsync(SeftonSite.Flow);

        Assert.StartsWith("Start when a child you know is struggling at school", page.Summary);
        Assert.Contains("Who it is for: Social care staff who work with a child", page.Text);
        Assert.Equal($"{SeftonSite.Flow}/what-is-happening", page.Link("Start: one question at a time").Path);
    }

    [Fact]
    [Trait("Item", "SEF-05")]
    public async Task SEF_05_Working_through_the_waves_first_is_local_practice_and_no_condition()
    {
        var page = await councils.SeftonAsync(SeftonSite.Flow);

        Assert.Contains("What usually happens here: schools work through the waves of support first", page.Text);
        Assert.Contains("It is never a condition.", page.Text);
    }

    [Theory]
    [Trait("Item", "SEF-06")]
    [InlineData(SeftonSite.Flow + "/sencos-view")]
    [InlineData(SeftonSite.Facts)]
    [InlineData("support-for-professionals/keeping-expectations-realistic")]
    public async Task SEF_06_The_same_approved_words_stand_on_many_pages(string path) =>
        Assert.Contains("nobody can know what the council will decide. Promise nothing, and put nobody off.", (await councils.SeftonAsync(path)).Text);

    [Fact]
    [Trait("Item", "SEF-07")]
    public async Task SEF_07_There_are_three_ways_in()
    {
        var start = await councils.SeftonAsync($"{SeftonSite.Flow}/what-is-happening");

        Assert.Equal(3, start.Ways().Count);
        Assert.All(start.Ways(), way => Assert.Equal($"{SeftonSite.Flow}/ask-the-senco", way.Path));
        Assert.Contains("ACEs", start.Text);
    }

    [Fact]
    [Trait("Item", "SEF-08")]
    public async Task SEF_08_The_SENCO_is_asked_a_list_of_questions()
    {
        var step = await councils.SeftonAsync($"{SeftonSite.Flow}/ask-the-senco");

        Assert.Contains("Ask the SENCO what school knows and does", step.Headings);
        Assert.True(step.Main.QuerySelectorAll(".lo-prose li").Length >= 5);
    }

    [Fact]
    [Trait("Item", "SEF-09")]
    [Trait("Item", "SEF-10")]
    public async Task SEF_09_10_The_first_check_is_of_step_by_step_help()
    {
        var check = await councils.SeftonAsync($"{SeftonSite.Flow}/help-so-far");

        Assert.Contains("Has school helped step by step so far?", check.Headings);
        Assert.All(new[] { "SEN register (code K)", "a written plan", "every term", "assess, plan, do, review", "paragraph 6.44" }, sign => Assert.Contains(sign, check.Text));
        Assert.Equal(["No, or not all of it", "Yes, all of it"], check.Ways().Select(way => way.Text));
    }

    [Fact]
    [Trait("Item", "SEF-11")]
    public async Task SEF_11_No_leads_to_a_talk_about_evidence_waves_and_the_register()
    {
        var step = await councils.FollowAsync(SeftonSite.Council, (await councils.SeftonAsync($"{SeftonSite.Flow}/help-so-far")).Ways()[0]);

        Assert.Contains("Go through the notes together", step.Text);
        Assert.Contains("wave 2 or 3", step.Text);
        Assert.Contains("SEN register", step.Text);
    }

    [Fact]
    [Trait("Item", "SEF-12")]
    public async Task SEF_12_Yes_leads_to_the_SENCOs_professional_view()
    {
        var step = await councils.FollowAsync(SeftonSite.Council, (await councils.SeftonAsync($"{SeftonSite.Flow}/help-so-far")).Ways()[1]);

        Assert.Contains("Ask for the SENCO's professional view: is it time to ask for an assessment?", step.Headings);
        Assert.Equal(["school-asks", "carry-on", "family-asks"], step.Ways().Select(way => way.Path[(way.Path.LastIndexOf('/') + 1)..]));
    }

    [Theory]
    [Trait("Item", "SEF-13")]
    [InlineData("ask-the-senco", SeftonSite.Questions)]
    [InlineData("progress", SeftonSite.Facts)]
    [InlineData("help-so-far", SeftonSite.Guide + "/facts")]
    public async Task SEF_13_Steps_lead_to_further_advice(string step, string advice)
    {
        var page = await councils.SeftonAsync($"{SeftonSite.Flow}/{step}");

        Assert.Contains(advice, page.LinksIn(page.Region("Further advice")).Select(link => link.Path));
    }

    [Fact]
    [Trait("Item", "SEF-14")]
    public async Task SEF_14_Staff_help_parents_to_take_part_and_to_use_the_offer()
    {
        var note = ReadPage.Words((await councils.SeftonAsync($"{SeftonSite.Flow}/more-help")).Region("Practice note"));

        Assert.Contains("Help the parents to take part in meetings. Show them the Local Offer", note);
    }

    [Fact]
    [Trait("Item", "SEF-15")]
    public async Task SEF_15_The_second_check_comes_after_about_two_terms()
    {
        var check = await councils.SeftonAsync($"{SeftonSite.Flow}/progress");

        Assert.Contains("Is the child making progress now?", check.Headings);
        Assert.Contains("When: After about two terms", check.Text);
    }

    [Fact]
    [Trait("Item", "SEF-16")]
    public async Task SEF_16_A_practice_note_asks_for_careful_language()
    {
        var note = ReadPage.Words((await councils.SeftonAsync($"{SeftonSite.Flow}/sencos-view")).Region("Practice note"));

        Assert.Contains("Do not say that a plan will or should follow.", note);
        Assert.Contains("that can be a lot for a child", note);
    }

    [Fact]
    [Trait("Item", "SEF-17")]
    public async Task SEF_17_The_link_to_the_process_names_the_page_and_the_site()
    {
        var outcome = await councils.SeftonAsync($"{SeftonSite.Flow}/school-asks");

        Assert.Equal("Asking for an EHC needs assessment", (await councils.FollowAsync(SeftonSite.Council, outcome.Link("Asking for an EHC needs assessment (Sefton SEND Local Offer)"))).Title);
    }

    [Fact]
    [Trait("Item", "SEF-18")]
    public async Task SEF_18_One_outcome_is_that_needs_are_met()
    {
        var outcome = await councils.SeftonAsync($"{SeftonSite.Flow}/needs-met");

        Assert.Contains("Needs are being met: no assessment at this stage", outcome.Headings);
        Assert.Contains("Outcome. The end of this guide.", outcome.Text);
    }

    [Fact]
    [Trait("Item", "X4")]
    [Trait("Item", "SEF-18")]
    public async Task X4_Every_outcome_shows_the_way_to_ask_the_council_directly()
    {
        foreach (var slug in Outcomes)
        {
            var outcome = await councils.SeftonAsync($"{SeftonSite.Flow}/{slug}");
            var direct = outcome.Region("You can ask the council yourself");

            Assert.Empty(outcome.Ways());
            Assert.Contains("at any time. You do not need the school or anyone else to agree.", ReadPage.Words(direct));
            Assert.Contains("section 36(8)", ReadPage.Words(direct));
            Assert.Equal("education/asking-for-an-assessment", Assert.Single(outcome.LinksIn(direct)).Path);
        }

        var words = await councils.SeftonAsync($"{SeftonSite.Flow}/in-words");
        Assert.Equal(Outcomes.Length, words.Main.QuerySelectorAll("p.lo-direct").Length);
        var drawing = (await councils.SeftonAsync(SeftonSite.Flow)).Main.QuerySelector("svg")!;
        Assert.Equal(Outcomes.Length, drawing.QuerySelectorAll(".lo-diagram__box--outcome").Count(box => box.TextContent.Contains("You can still ask the council")));
    }

    [Fact]
    [Trait("Item", "X4")]
    public async Task X4_The_questions_the_words_and_the_diagram_say_the_same()
    {
        var words = await councils.SeftonAsync($"{SeftonSite.Flow}/in-words");
        var overview = await councils.SeftonAsync(SeftonSite.Flow);
        var drawing = overview.Main.QuerySelector("svg")!;
        var steps = words.Main.QuerySelectorAll(".lo-decision__step > h2").Select(ReadPage.Words).ToList();

        var walked = new Dictionary<string, ReadPage>();
        var open = new Queue<string>([overview.Link("Start: one question at a time").Path]);
        while (open.TryDequeue(out var path))
        {
            if (!walked.ContainsKey(path))
            {
                walked[path] = await councils.SeftonAsync(path);
                walked[path].Ways().ToList().ForEach(way => open.Enqueue(way.Path));
            }
        }

        Assert.Equal(10, steps.Count);
        Assert.Equal(steps.Select(s => s[(s.IndexOf(' ') + 1)..]).Order(), walked.Values.Select(page => ReadPage.Words(page.Main.QuerySelector("h2#step")!)).Order());
        Assert.Equal(steps.Count, drawing.QuerySelectorAll("rect").Length);
        Assert.All(steps, step => Assert.Contains(Bare(step[(step.IndexOf(' ') + 1)..]), Bare(drawing.TextContent)));
        Assert.All(walked.Values.SelectMany(page => page.Ways()), way => Assert.Contains(Bare(way.Text), Bare(words.Text)));
        Assert.All(words.Main.QuerySelectorAll(".lo-decision__step a[href^='#']"), link => Assert.NotNull(words.Document.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Fact]
    [Trait("Item", "X4")]
    public async Task X4_The_diagram_has_a_name_a_description_and_its_words_beside_it()
    {
        var page = await councils.SeftonAsync(SeftonSite.Flow);
        var figure = page.Main.QuerySelector("figure.lo-diagram")!;
        var drawing = figure.QuerySelector("svg")!;

        Assert.Equal("img", drawing.GetAttribute("role"));
        Assert.All(drawing.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotEmpty(page.Document.GetElementById(id)!.TextContent));
        Assert.Null(drawing.QuerySelector("a, [style], [tabindex]"));
        Assert.Equal($"{SeftonSite.Flow}/in-words", Assert.Single(page.LinksIn(figure)).Path);
    }

    [Fact]
    public async Task Step_ThatNobodyWrote_IsNotFound()
    {
        using var response = await councils.Client.GetAsync($"/sefton/{SeftonSite.Flow}/no-such-step");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    [Trait("Item", "SEF-19")]
    public async Task SEF_19_Every_link_of_the_guide_leads_to_a_page()
    {
        foreach (var path in new[] { SeftonSite.Flow, $"{SeftonSite.Flow}/in-words", SeftonSite.Guide + "?all=true" })
        {
            foreach (var link in (await councils.SeftonAsync(path)).Links.Where(l => l.IsOfSite))
            {
                Assert.NotEmpty((await councils.FollowAsync(SeftonSite.Council, link)).Title);
            }
        }
    }

    [Fact]
    [Trait("Item", "SEF-01")]
    public async Task SEF_01_Staff_and_parents_each_have_their_own_words()
    {
        var staff = await councils.SeftonAsync($"{SeftonSite.Flow}/in-words");
        var parents = await councils.SeftonAsync(SeftonSite.Questions);

        Assert.DoesNotContain("your child", staff.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("my child", parents.Text);
        Assert.Equal(SeftonSite.Questions, staff.Links.First(l => l.Text == parents.Title).Path);
        var terms = await councils.ReadDataAsync(SeftonSite.Council, db => db.Terms.Where(t => t.ContentItemId == "s-questions" && t.Taxonomy == "audiences").Select(t => t.Term).ToListAsync());
        Assert.Contains("parents", terms);
    }

    /// <summary>Letters alone: the drawing breaks its lines elsewhere.</summary>
    private static string Bare(string text) => string.Concat(text.Where(char.IsLetter));
}
