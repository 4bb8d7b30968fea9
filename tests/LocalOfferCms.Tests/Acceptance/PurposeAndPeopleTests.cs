using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance;

/// <summary>What the Local Offer is for, for whom, and who stands behind it.</summary>
[Collection(NorfolkCollection.Name)]
public partial class PurposeAndPeopleTests(NorfolkSite site)
{
    [Theory]
    [Trait("Item", "NOR-01")]
    [InlineData("services/information-and-advice-partnership", "Available now")]
    [InlineData("services/listening-room", "Expected: February 2027")]
    public async Task NOR_01_Each_service_says_whether_it_is_there_yet(string service, string status) =>
        Assert.Equal(status, (await site.OpenAsync(service)).Fact("Status"));

    [Fact]
    [Trait("Item", "NOR-01")]
    public async Task NOR_01_The_list_of_services_marks_the_one_that_is_not_there_yet()
    {
        var services = await site.OpenAsync("services");
        var entries = services.Main.QuerySelectorAll("li").Select(ReadPage.Words).ToList();

        Assert.Contains(entries, e => e.Contains("Listening Room") && e.Contains("Expected"));
        Assert.DoesNotContain(entries, e => e.Contains("Portage") && e.Contains("Expected"));
    }

    [Fact]
    [Trait("Item", "NOR-02")]
    public async Task NOR_02_There_are_three_strands_and_services_carry_them()
    {
        var page = await site.OpenAsync("about/what-is-the-local-offer");
        Assert.Equal(["Education", "Health", "Social care"], page.Rows.Select(row => row[0]));

        var (without, strands) = await site.ReadDataAsync(async db => (
            await db.PublishedPages.Where(p => p.ContentType == "Service" && !db.Terms.Any(t => t.ContentItemId == p.ContentItemId && t.Taxonomy == "strands")).Select(p => p.Title).ToListAsync(),
            await db.Terms.Where(t => t.Taxonomy == "strands").Select(t => t.Term).Distinct().Order().ToListAsync()));
        Assert.Empty(without);
        Assert.Equal(["education", "health", "social-care"], strands);
    }

    [Fact]
    [Trait("Item", "NOR-03")]
    public async Task NOR_03_It_is_for_0_to_25_and_their_families()
    {
        var page = await site.OpenAsync("about/what-is-the-local-offer");
        var service = await site.OpenAsync("services/information-and-advice-partnership");

        Assert.Contains("aged 0 to 25", page.Text);
        Assert.Contains("parents and carers", page.TextBelow("Who it is for"));
        Assert.Equal("0 to 25", service.Fact("Ages"));
    }

    [Theory]
    [Trait("Item", "NOR-04")]
    [InlineData("timeline", "EHC assessment and plan timeline", "Page")]
    [InlineData("fair talk", "Disagreement resolution service", "Service")]
    [InlineData("easy-read guide mediation", "Mediation: easy-read guide", "Document")]
    [InlineData("family chat", "Family chat: SEN support and plans", "Event")]
    public async Task NOR_04_One_search_finds_pages_services_documents_and_events(string words, string title, string kind)
    {
        var results = await site.OpenAsync("search?q=" + Uri.EscapeDataString(words));
        var hit = Assert.Single(results.Main.QuerySelectorAll("ol > li"), li => ReadPage.Words(li.QuerySelector("h3")!) == title);

        Assert.Equal(kind, ReadPage.Words(hit.QuerySelector("p")!));
        Assert.Equal(title, (await site.FollowAsync(results.Link(title))).Title);
    }

    [Fact]
    [Trait("Item", "NOR-05")]
    public async Task NOR_05_Every_page_says_when_it_was_updated_and_reviewed_and_who_looks_after_it()
    {
        var stamped = (await site.OpenAllAsync()).Where(p => p.Main.QuerySelector("footer") is not null).ToList();
        var incomplete = stamped
            .Where(p => !new[] { "Last updated", "Last reviewed", "Looked after by" }.All(label => p.Main.QuerySelectorAll("footer dt").Any(dt => ReadPage.Words(dt) == label)))
            .Select(p => p.Path);

        Assert.True(stamped.Count > 100, $"Only {stamped.Count} pages say when they were updated.");
        // Left out on purpose, so that there is something for an editor to find: see recipes/norfolk/README.md.
        Assert.Equal(["documents/one-page-profile-template"], incomplete);
    }

    [Fact]
    [Trait("Item", "NOR-05")]
    public async Task NOR_05_Hard_words_are_explained_and_main_pages_have_an_easy_read_version()
    {
        var page = await site.OpenAsync("support-for-learning/help-when-things-go-wrong");
        var term = Assert.Single(page.Main.QuerySelectorAll("button[popovertarget]"), b => ReadPage.Words(b) == "SENCO");
        var meaning = page.Document.GetElementById(term.GetAttribute("popovertarget")!)!;
        var easy = await site.FollowAsync(Assert.Single(page.Links, l => l.Text.StartsWith("Easy read version of this page")));

        Assert.Contains("The teacher in charge of special educational needs", meaning.TextContent);
        Assert.Equal("When things go wrong. Easy read", easy.Title);
    }

    [Fact]
    [Trait("Item", "NOR-06")]
    public async Task NOR_06_Every_service_says_how_to_get_it()
    {
        var services = (await site.OpenAllAsync()).Where(p => p.Main.QuerySelector(".lo-page--service") is not null).ToList();

        Assert.Contains($"{services.Count} services", (await site.OpenAsync("services")).Headings);
        Assert.All(services, service => Assert.True(service.Fact("How to get it").Length > 20, $"'{service.Path}' does not say how to get it."));
    }

    [Fact]
    [Trait("Item", "NOR-07")]
    public async Task NOR_07_Families_see_what_they_said_and_what_changed()
    {
        var involved = await site.OpenAsync("get-involved");
        var told = await site.FollowAsync(involved.Link("What families told us, and what changed"));

        Assert.Contains("Our answer:", told.TextBelow("\"I could not tell how long a review takes\""));
        Assert.Contains("Status: done", told.TextBelow("\"I could not tell how long a review takes\""));
    }

    [Fact]
    [Trait("Item", "NOR-08")]
    public async Task NOR_08_The_Local_Offer_Officer_answers_for_pages_without_a_contact_of_their_own()
    {
        foreach (var path in new[] { "", "site-map", "search" })
        {
            var contact = ReadPage.Words((await site.OpenAsync(path)).Region("Contact"));
            Assert.Contains("Example Local Offer team", contact);
            Assert.Contains("Local Offer Officer", contact);
        }
    }

    [Fact]
    [Trait("Item", "NOR-09")]
    public async Task NOR_09_Family_chat_is_run_with_the_parent_carer_forum()
    {
        var events = await site.OpenAsync("events");
        var chat = await site.FollowAsync(events.Link("Family chat: SEN support and plans"));

        Assert.Equal("Thursday 3 December 2026, 10am to midday", chat.Fact("When"));
        Assert.Contains("Example Parent Carer Forum", chat.Fact("Who runs it"));
        Assert.Contains("stand for questions", chat.Fact("Afterwards"));
    }

    [Fact]
    [Trait("Item", "NOR-10")]
    public async Task NOR_10_The_walk_ends_with_the_stand_and_a_mailbox()
    {
        var end = await site.OpenAsync("about/a-walk-through-the-local-offer/wrong");

        Assert.Contains("We have a stand", end.TextBelow("Keep in touch"));
        Assert.Contains("local-offer@example.org", end.TextBelow("Keep in touch"));
        Assert.Contains(new ReadLink("local-offer@example.org", "mailto:local-offer@example.org", false), end.LinksIn(end.Region("Contact")));
    }

    [Fact]
    [Trait("Item", "NOR-11")]
    public async Task NOR_11_Every_page_says_where_else_to_find_the_team()
    {
        foreach (var path in new[] { "", "money", "services/portage" })
        {
            var page = await site.OpenAsync(path);
            Assert.Equal(["Example social page", "Example video channel"], page.LinkTextsIn(page.Region("Find us elsewhere")));
        }
    }

    [Fact]
    [Trait("Item", "NOR-12")]
    public async Task NOR_12_A_walk_of_six_stops_ticks_off_those_that_are_done()
    {
        var page = await site.FollowAsync((await site.OpenAsync("about")).Link("A walk through the Local Offer"));
        for (var stop = 1; ; stop++)
        {
            var stops = page.Navigation("Parts of this guide");
            Assert.Contains($"Part {stop} of 6", ReadPage.Words(stops));
            Assert.Equal(stop - 1, stops.QuerySelectorAll("li").Count(li => ReadPage.Words(li).EndsWith("(an earlier part)")));
            Assert.StartsWith($"Stop {stop}:", ReadPage.Words(Assert.Single(stops.QuerySelectorAll("[aria-current]"))));
            if (page.LinksIn(page.Navigation("Parts before and after")).FirstOrDefault(l => l.Text.StartsWith("Next")) is not { } next)
            {
                Assert.Equal(6, stop);
                return;
            }

            page = await site.FollowAsync(next);
        }
    }

    [Fact]
    [Trait("Item", "NOR-88")]
    public async Task NOR_88_No_picture_holds_words_and_every_picture_has_an_alternative()
    {
        foreach (var page in await site.OpenAllAsync())
        {
            // Pictures beside the text are decoration; photographs of pages have no place here.
            Assert.All(page.Document.QuerySelectorAll("img"), img => Assert.True(img.HasAttribute("alt") && img.GetAttribute("src")!.EndsWith(".svg"), $"'{page.Path}' has {img.OuterHtml}"));
            // The words of a chart are text, and its table says the same.
            Assert.All(page.Main.QuerySelectorAll("svg:not([role=img])"), svg => Assert.True(svg.QuerySelector("text") is null && svg.GetAttribute("aria-hidden") == "true", $"'{page.Path}' has {svg.OuterHtml}"));
        }
    }

    [Fact]
    [Trait("Item", "NOR-89")]
    public async Task NOR_89_Every_summary_says_more_than_its_title()
    {
        var pages = (await site.OpenAllAsync()).Where(p => p.Main.QuerySelector(".lo-lead") is not null).ToList();

        Assert.True(pages.Count > 100, $"Only {pages.Count} pages have a summary.");
        Assert.Empty(pages.Where(p => WordsOf(p.Summary).Except(WordsOf(p.Title)).Count() < 4).Select(p => $"{p.Path}: {p.Summary}"));
    }

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(m => m.Value.ToLowerInvariant());

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Word();
}
