using System.Net;
using LocalOfferCms.Tests.Acceptance.EveryCouncil;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance.MiltonKeynes;

/// <summary>What is out of date: words that lead to today's page, and answers that are kept for the record.</summary>
[Collection(SixCouncilsCollection.Name)]
public class MiltonKeynesOldWordsTests(SixCouncils councils)
{
    [Theory]
    [Trait("Item", "MK-20")]
    [InlineData("statement", "questions/how-is-a-plan-different", "Statement of special educational needs")]
    [InlineData("lda", "ehc-plans", "Learning Difficulty Assessment")]
    [InlineData("school-action", "questions/what-help-in-school", "School Action")]
    [InlineData("school-action-plus", "questions/what-help-in-school", "School Action")]
    [InlineData("early-years-action", "questions/what-help-in-school", "School Action")]
    public async Task MK_20_An_old_address_leads_to_todays_page_with_a_note(string address, string today, string word)
    {
        using var response = await councils.Client.GetAsync($"/{MiltonKeynesSite.Council}/{address}");
        var target = response.Headers.Location!.OriginalString;
        var page = await councils.MiltonKeynesAsync(target[$"/{MiltonKeynesSite.Council}/".Length..]);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith($"/{MiltonKeynesSite.Council}/{today}?word=", target);
        var note = ReadPage.Words(page.Main.QuerySelector(".lo-banner--old-word")!);
        Assert.StartsWith($"“{word}” is an old name.", note);
        Assert.Contains("This page tells you what happens today.", note);
    }

    [Fact]
    [Trait("Item", "MK-20")]
    public async Task MK_20_A_note_is_about_words_of_the_glossary_only()
    {
        var page = await councils.MiltonKeynesAsync("ehc-plans?word=<b>anything</b>");

        Assert.Null(page.Main.QuerySelector(".lo-banner--old-word"));
        Assert.Null((await councils.MiltonKeynesAsync("ehc-plans?word=ehc-plan")).Main.QuerySelector(".lo-banner--old-word"));
    }

    [Fact]
    [Trait("Item", "MK-20")]
    public async Task MK_20_The_glossary_says_what_people_say_today()
    {
        var page = await councils.MiltonKeynesAsync("glossary");
        var statement = page.Main.QuerySelectorAll("dt").Single(dt => ReadPage.Words(dt) == "Statement of special educational needs (no longer used)");

        Assert.Contains("People now say EHC plan", ReadPage.Words(statement.NextElementSibling!));
    }

    [Fact]
    [Trait("Item", "MK-20")]
    public async Task MK_20_Searching_for_an_old_word_finds_the_way_to_todays_page()
    {
        var page = await councils.MiltonKeynesAsync("search?q=statement");

        Assert.Contains(page.Links, l => l.Path is "statement" or "questions/how-is-a-plan-different");
        Assert.DoesNotContain(page.Links, l => l.Path == MiltonKeynesSite.History);
    }

    [Fact]
    [Trait("Item", "MK-22")]
    [Trait("Item", "MK-23")]
    [Trait("Item", "MK-24")]
    [Trait("Item", "MK-25")]
    [Trait("Item", "X2")]
    public async Task MK_22_to_25_X2_The_old_answer_is_kept_with_a_banner_and_an_address()
    {
        var page = await councils.MiltonKeynesAsync(MiltonKeynesSite.History);

        Assert.StartsWith("This page is out of date.", ReadPage.Words(page.Main.QuerySelector(".lo-banner--archived")!));
        Assert.Contains("1 September 2014", page.Text);
        Assert.Contains("move on to a plan", page.TextBelow("Would a statement become a plan?"));
        Assert.Contains(page.Rows, row => row[0].Contains("1,400 statements and 500 LDAs"));
        Assert.Contains(page.Rows, row => row[1] == "September 2014 to March 2018");
        Assert.Contains(page.Rows, row => row[1] == "September 2016");
        Assert.Contains("Last updated Tuesday 10 January 2017", page.Text);
    }

    [Fact]
    [Trait("Item", "MK-25")]
    public async Task MK_25_An_archived_answer_is_in_no_list_and_no_menu()
    {
        var questions = await councils.MiltonKeynesAsync(MiltonKeynesSite.Questions);
        var plans = await councils.MiltonKeynesAsync("ehc-plans");

        Assert.DoesNotContain(questions.LinkTextsIn(questions.Region("Questions on this page")), t => t.StartsWith("When did plans start"));
        Assert.Equal(["When did plans start, and what about statements?"], questions.LinkTextsIn(questions.Region("Old answers that we keep")));
        Assert.DoesNotContain(plans.Links, l => l.Path == MiltonKeynesSite.History);
        Assert.Contains((await councils.MiltonKeynesAsync("site-map")).ItemsBelow("Kept for the record"), t => t.StartsWith("When did plans start"));
    }

    [Fact]
    [Trait("Item", "MK-25")]
    [Trait("Item", "X2")]
    public async Task MK_25_X2_Old_files_are_archived_with_their_page_and_reviews_fall_due()
    {
        var leaflet = await councils.MiltonKeynesAsync("documents/plan-conversion-leaflet");
        var (overdue, all) = await councils.ReadDataAsync(MiltonKeynesSite.Council, async db =>
        {
            var due = await db.PublishedPages.AsNoTracking().Where(p => p.ReviewDue != null).Select(p => p.ReviewDue!.Value).ToListAsync();
            return (due.Count(d => d < councils.Today), due.Count);
        });

        Assert.NotNull(leaflet.Main.QuerySelector(".lo-banner--archived"));
        Assert.InRange(overdue * 100 / all, 5, 20);
    }

    [Fact]
    [Trait("Item", "MK-25")]
    public async Task MK_25_Search_engines_are_sent_to_todays_pages_only()
    {
        var map = await councils.Client.GetStringAsync($"/{MiltonKeynesSite.Council}/sitemap.xml");

        Assert.Contains("/questions/how-is-a-plan-different<", map);
        Assert.DoesNotContain("/statement<", map);
        Assert.DoesNotContain(MiltonKeynesSite.History, map);
    }

    [Fact]
    public async Task Content_IsAsMuchAsADemonstrationNeeds()
    {
        var counts = await councils.ReadDataAsync(MiltonKeynesSite.Council, db => db.PublishedPages.AsNoTracking()
            .GroupBy(p => p.ContentType).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));

        Assert.True(counts["Page"] >= 12 && counts["Faq"] >= 8 && counts["Service"] >= 10 && counts["Event"] >= 6 && counts["Document"] >= 8, string.Join(", ", counts));
    }
}
