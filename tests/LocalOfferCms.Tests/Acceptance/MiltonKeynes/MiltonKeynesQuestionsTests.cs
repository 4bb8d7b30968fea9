using System.Net;
using AngleSharp.Dom;
using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.MiltonKeynes;

/// <summary>The page of questions: how it is made.</summary>
[Collection(SixCouncilsCollection.Name)]
public class MiltonKeynesQuestionsTests(SixCouncils councils)
{
    [Fact]
    [Trait("Item", "MK-01")]
    public async Task MK_01_One_long_page_has_an_introduction_and_then_the_questions()
    {
        var page = await councils.MiltonKeynesAsync(MiltonKeynesSite.Questions);

        Assert.Contains("Pick a question", page.Text);
        Assert.Equal(9, Questions(page).Count);
        Assert.All(Questions(page), question => Assert.Contains("In short: ", ReadPage.Words(question)));
    }

    [Fact]
    [Trait("Item", "MK-09")]
    [Trait("Item", "MK-10")]
    [Trait("Item", "X5")]
    public async Task MK_09_and_10_X5_The_contents_are_the_questions_word_for_word()
    {
        var page = await councils.MiltonKeynesAsync(MiltonKeynesSite.Questions);
        var contents = page.Region("Questions on this page").QuerySelectorAll("a");

        Assert.Equal(9, contents.Length);
        Assert.Equal(Questions(page).Select(q => ReadPage.Words(q.QuerySelector("h2")!)), contents.Select(ReadPage.Words));
        Assert.Equal(Questions(page).Select(q => "#" + q.Id), contents.Select(a => a.GetAttribute("href")));
    }

    [Fact]
    [Trait("Item", "MK-09")]
    public async Task MK_09_The_anchor_of_a_question_is_the_end_of_its_own_address()
    {
        var page = await councils.MiltonKeynesAsync(MiltonKeynesSite.Questions);

        foreach (var question in Questions(page))
        {
            Assert.Equal(ReadPage.Words(question.QuerySelector("h2")!), (await councils.MiltonKeynesAsync("questions/" + question.Id)).Title);
        }
    }

    [Fact]
    [Trait("Item", "MK-11")]
    [Trait("Item", "X5")]
    public async Task MK_11_X5_Back_to_top_stands_after_every_answer()
    {
        var page = await councils.MiltonKeynesAsync(MiltonKeynesSite.Questions);

        Assert.All(Questions(page), question =>
        {
            var last = question.Children[^1].QuerySelector("a")!;
            Assert.Equal(("Back to top", "#main"), (ReadPage.Words(last), last.GetAttribute("href")));
        });
        Assert.Equal("main", page.Main.Id);
    }

    [Fact]
    [Trait("Item", "MK-12")]
    [Trait("Item", "X2")]
    public async Task MK_12_X2_The_foot_says_when_the_newest_answer_was_changed()
    {
        var page = await councils.MiltonKeynesAsync(MiltonKeynesSite.Questions);

        // The page is of 7 September; its newest answer of 3 November.
        Assert.Contains("Last updated Tuesday 3 November 2026", page.Text);
    }

    [Fact]
    [Trait("Item", "MK-13")]
    [Trait("Item", "X3")]
    public async Task MK_13_X3_Files_are_labelled_from_the_file_in_the_councils_own_style()
    {
        var document = await councils.MiltonKeynesAsync("documents/personal-budgets-leaflet");
        var download = document.Main.QuerySelector("a.govuk-button")!;
        using var response = await councils.Client.GetAsync(download.GetAttribute("href"));
        var size = (await response.Content.ReadAsByteArrayAsync()).Length;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.EndsWith($"(DOCX, {Math.Round(size / 1000.0)}KB)", ReadPage.Words(download));
        Assert.Contains("(Word document, ", (await councils.OpenAsync("norfolk", "documents/one-page-profile-template")).Text);
    }

    [Fact]
    [Trait("Item", "MK-14")]
    [Trait("Item", "X3")]
    public async Task MK_14_X3_The_link_stands_on_the_word_and_says_what_it_opens()
    {
        var page = await councils.MiltonKeynesAsync(MiltonKeynesSite.Questions);
        var answer = Questions(page).Single(q => q.Id == "what-is-a-personal-budget");
        var link = answer.QuerySelector("a[href*='personal-budgets-leaflet.docx']")!;

        Assert.Equal("personal budget", ReadPage.Words(link));
        Assert.Matches(@"^\(DOCX, \d+KB\)$", ReadPage.Words(link.NextElementSibling!));
        Assert.Contains(answer.QuerySelectorAll(".lo-resource"), r => ReadPage.Words(r).StartsWith("Personal budgets: a leaflet for families (DOCX, "));
    }

    [Fact]
    [Trait("Item", "MK-32")]
    public async Task MK_32_Space_comes_from_the_design_and_not_from_empty_paragraphs()
    {
        var page = await councils.MiltonKeynesAsync(MiltonKeynesSite.Questions);

        Assert.DoesNotContain(page.Main.QuerySelectorAll("p"), p => p.TextContent.Trim('\u00A0', ' ', '\n').Length == 0);
    }

    [Fact]
    [Trait("Item", "MK-34")]
    public async Task MK_34_Every_document_leads_to_a_page_that_says_the_same()
    {
        foreach (var link in (await councils.MiltonKeynesAsync("site-map")).Links.Where(l => l.Path.StartsWith("documents/")).DistinctBy(l => l.Path))
        {
            var document = await councils.MiltonKeynesAsync(link.Path);
            Assert.Contains("The same information as a web page:", document.Text);
        }
    }

    private static List<IElement> Questions(ReadPage page) => [.. page.Main.QuerySelectorAll("section.lo-question")];
}
