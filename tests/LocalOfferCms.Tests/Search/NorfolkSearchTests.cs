using System.Net;
using System.Text.Json;
using LocalOfferCms.Tests.Acceptance;
using Xunit.Abstractions;

namespace LocalOfferCms.Tests.Search;

/// <summary>Search as a family in Norfolk meets it.</summary>
[Collection(NorfolkCollection.Name)]
public sealed class NorfolkSearchTests(NorfolkSite site, ITestOutputHelper output)
{
    private const string Plans = "support-for-learning/education-health-and-care-plans/";
    private const string Concerns = "support-for-learning/concerns-about-progress/";

    private static readonly AskedQuery[] Queries =
    [
        new("comunity nurse", "services/childrens-community-nursing", []),
        new("SALT", "services/speech-and-language-therapy", []),
        new("how do i ask for an ehcp", Plans + "asking-for-an-assessment", []),
        new("council said no", "support-for-learning/questions/if-the-council-says-no", []),
        new("anual reveiw", Plans + "annual-review", []),
        new("20 weeks timeline", Plans + "timeline", []),
        new("decision letter what next", Plans + "your-decision-letter", []),
        new("tribunal appeal", Plans + "mediation-and-tribunals", []),
        new("travel to school", "education-and-training/travel", []),
        new("swimming", "services/splash-together", []),
        new("respite", "social-care/short-breaks", []),
        new("portage", "services/portage", []),
        new("do i need a diagnosis", "support-for-learning/questions/diagnosis", []),
        new("autism assessment waiting", "health/waiting-for-an-assessment", []),
        new("top up funding", "money/top-up-funding", []),
        new("direct payments", "money/personal-budgets", []),
        new("parent carer forum", "services/example-parent-carer-forum", []),
        new("disagreement resolution", "services/disagreement-resolution", []),
        new("univercity", "education-and-training/university", []),
        new("supported internship", "services/supported-internships", []),
        new("housing for young adults", "preparing-for-adulthood/somewhere-to-live", []),
        new("nurture group", Concerns + "nurture-groups", []),
        new("one page profile", Concerns + "one-page-profiles", []),
        new("medical needs at school", Concerns + "medical-conditions", []),
        new("how to complain", "get-involved/unhappy-with-a-service", []),
        new("accessability strategy", "education-and-training/accessibility-strategy", []),
        new("mental capacity act", "social-care/mental-capacity", []),
        new("youth club", "services/everyone-in-youth-club", []),
        new("benefits DLA", "money/benefits", []),
        new("SENDIASS", "services/information-and-advice-partnership", []),
    ];

    [Fact]
    [Trait("Item", "X13")]
    public async Task Queries_OfFamilies_FindTheBestPage() // X13, STE-18
    {
        var (first, firstThree) = await AskedQuery.MeasureAsync(Queries, FindAsync, output);

        Assert.True(first >= 0.7, $"Only {first:P0} first.");
        Assert.True(firstThree >= 0.9, $"Only {firstThree:P0} in the first three.");
    }

    [Fact]
    [Trait("Item", "STE-18")]
    public async Task STE_18_Help_is_found_by_need_without_a_diagnosis()
    {
        foreach (var need in new[] { "finds it hard to talk", "trouble speaking", "help with talking and understanding" })
        {
            var found = await FindAsync(need);
            Assert.True(found.Take(5).Contains("services/speech-and-language-therapy"), $"{need}: {string.Join(' ', found)}");
        }
    }

    [Fact]
    [Trait("Item", "MK-20")]
    public async Task MK_20_Words_out_of_use_lead_to_todays_page_and_are_explained()
    {
        foreach (var (old, today) in new[] { ("statement", "EHC plan"), ("LDA", "EHC plan"), ("School Action Plus", "SEN support") })
        {
            var page = await site.OpenAsync("search?q=" + Uri.EscapeDataString(old));
            var note = ReadPage.Words(page.Main.QuerySelector(".lo-search-note")!);
            Assert.Contains("is an older name", note);
            Assert.Contains($"Today we say {today}", note);
            Assert.True(page.Main.QuerySelectorAll(".lo-results h3").Take(2).Any(h => ReadPage.Words(h).Contains(today == "EHC plan" ? "plan" : today)), old);
        }
    }

    [Fact]
    [Trait("Item", "STE-30")]
    public async Task STE_30_A_slip_is_put_right_and_said_so()
    {
        var page = await site.OpenAsync("search?q=speach+therapy");

        Assert.Equal("We searched for speech therapy instead of “speach therapy”, which is on no page of this site.", ReadPage.Words(page.Main.QuerySelector(".lo-search-note")!));
        Assert.Equal("Speech and language therapy", ReadPage.Words(page.Main.QuerySelector(".lo-results h3")!));
        Assert.NotEmpty(page.Main.QuerySelectorAll("mark"));
    }

    [Fact]
    [Trait("Item", "CAP-50")]
    public async Task CAP_50_Each_choice_of_a_filter_gives_as_many_results_as_it_says()
    {
        var page = await site.OpenAsync("search?q=school");
        var choices = page.Main.QuerySelectorAll(".lo-filter__choices a").ToList();
        Assert.True(choices.Count > 10);
        foreach (var choice in choices)
        {
            var narrowed = await site.OpenAsync(choice.GetAttribute("href")!["/norfolk/".Length..]);
            var count = ReadPage.Words(choice).Split('(')[1].Split(' ')[0];
            Assert.StartsWith(count + " result", ReadPage.Words(narrowed.Main.QuerySelector(".lo-finder__results h2")!));
        }

        var aged = await site.OpenAsync("search?q=school&age=17&topic=ehc-plans");
        Assert.Equal("17", aged.Main.QuerySelector("#search-age")!.GetAttribute("value"));
        Assert.Equal("ehc-plans", aged.Main.QuerySelector(".lo-filter--age input[name=topic]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Promoted_page_is_shown_first_and_labelled()
    {
        var page = await site.OpenAsync("search?q=crisis");

        Assert.Equal(["Help now"], page.LinkTextsIn(page.Region("Start here")));
    }

    [Fact]
    public async Task Suggestions_are_pages_as_json()
    {
        var found = JsonDocument.Parse(await site.GetTextAsync("search/suggest?q=speech+th")).RootElement.EnumerateArray().ToList();

        Assert.Equal("Speech and language therapy", found[0].GetProperty("title").GetString());
        Assert.Equal("/norfolk/services/speech-and-language-therapy", found[0].GetProperty("address").GetString());
        Assert.InRange(found.Count, 1, 6);
        foreach (var nothing in new[] { "search/suggest", "search/suggest?q=", "search/suggest?q=s", "search/suggest?q=%00%22" })
        {
            Assert.Equal("[]", await site.GetTextAsync(nothing));
        }
    }

    [Fact]
    public async Task Missing_page_offers_what_its_address_speaks_of()
    {
        var page = await site.OpenAsync("support/short-brakes", HttpStatusCode.NotFound);

        Assert.Contains("social-care/short-breaks", page.LinksIn(page.Main.QuerySelector(".lo-guesses")!).Select(link => link.Path));
        Assert.Equal("short brakes support", page.Main.QuerySelector("form[role=search] input[name=q]")!.GetAttribute("value"));
        var file = await site.OpenAsync("wp-login.php", HttpStatusCode.NotFound);
        Assert.Null(file.Main.QuerySelector(".lo-guesses"));
    }

    private async Task<IReadOnlyList<string>> FindAsync(string text)
    {
        var page = await site.OpenAsync("search?q=" + Uri.EscapeDataString(text));
        return [.. page.Main.QuerySelectorAll(".lo-results h3").SelectMany(page.LinksIn).Select(link => link.Path)];
    }
}
