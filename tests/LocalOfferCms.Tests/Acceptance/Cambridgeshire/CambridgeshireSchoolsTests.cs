using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>What schools do for the Local Offer, how families get it without a screen, and resources for staff.</summary>
[Collection(SixCouncilsCollection.Name)]
public class CambridgeshireSchoolsTests(SixCouncils sites)
{
    private const string Duties = "schools-and-settings/what-you-need-to-do";
    private const string Formats = "help-getting-this-information";
    private const string Catalogue = "schools-and-settings/training-and-resources";

    [Fact]
    [Trait("Item", "CAP-25")]
    [Trait("Item", "CAP-26")]
    public async Task CAP_25_and_26_A_school_copies_a_link_to_the_short_address()
    {
        var page = await sites.FollowAsync((await sites.OpenAsync(Duties)).Link("a link or a badge"));
        var codes = page.Main.QuerySelectorAll("textarea[readonly]").Select(t => t.TextContent).ToList();

        Assert.Equal(2, codes.Count);
        Assert.All(codes, code => Assert.Matches("<a href=\"https?://[^/\"]+/cambridgeshire/\">Find help for children and young people with SEND</a>", code));
        Assert.All(page.Main.QuerySelectorAll("textarea"), area => Assert.NotNull(page.Document.QuerySelector($"label[for={area.Id}]")));
    }

    [Theory]
    [Trait("Item", "CAP-27")]
    [Trait("Item", "CAP-28")]
    [Trait("Item", "CAP-30")]
    [Trait("Item", "CAP-31")]
    [Trait("Item", "CAP-32")]
    [Trait("Item", "CAP-41")]
    [InlineData("Work with us.", "Help to write it")]
    [InlineData("Use it.", "Look here first")]
    [InlineData("Tell us.", "what is wrong or missing")]
    [InlineData("Publish.", "SEN information report")]
    [InlineData("Involve families.", "with parents, children and young people")]
    [InlineData("Show the way.", "Print pages for them")]
    public async Task CAP_27_to_41_Schools_have_eight_things_to_do(string step, string how)
    {
        var page = await sites.OpenAsync(Duties);

        Assert.Equal(8, page.Steps.Count);
        Assert.Contains(page.Main.QuerySelectorAll("ol > li").Select(ReadPage.Words), text => text.StartsWith(step, StringComparison.Ordinal) && text.Contains(how));
    }

    [Fact]
    [Trait("Item", "CAP-29")]
    public async Task CAP_29_Every_page_has_a_contact()
    {
        foreach (var link in (await sites.OpenAsync("site-map")).Links.Where(l => l.IsOfSite && l.Path.Length > 0).DistinctBy(l => l.Path))
        {
            var page = await sites.OpenAsync(link.Path);
            Assert.True(page.Document.QuerySelector(".lo-contact") is not null, $"'{link.Path}' has no contact.");
        }
    }

    [Fact]
    [Trait("Item", "CAP-32")]
    public async Task CAP_32_A_report_says_who_was_involved() =>
        Assert.Contains("Nine parents and fourteen children", (await sites.OpenAsync("schools/oak-hill-primary/sen-information-report")).Fact("Who was involved"));

    [Theory]
    [Trait("Item", "CAP-33")]
    [Trait("Item", "CAP-34")]
    [Trait("Item", "CAP-36")]
    [InlineData("A website is not enough")]
    [InlineData("Call or write to the team")]
    [InlineData("Braille or audio")]
    [InlineData("on posters in surgeries, in leaflets at libraries")]
    [InlineData("Another language")]
    public async Task CAP_33_to_36_Nobody_has_to_use_the_website(string words) => Assert.Contains(words, (await sites.OpenAsync(Formats)).Text);

    [Fact]
    [Trait("Item", "CAP-35")]
    [Trait("Item", "CAP-38")]
    public async Task CAP_35_and_38_Parents_and_young_people_help_to_check_it()
    {
        Assert.Contains("Parents have two seats", (await sites.OpenAsync("local-offer-development/yearly-review")).Text);
        Assert.Equal("Members choose what to work on.", (await sites.OpenAsync("families/parent-carer-forum")).Fact("How it is decided"));
        Assert.Contains("Youth panel: read our pages", (await sites.OpenAsync("young-people")).Headings);
    }

    [Theory]
    [Trait("Item", "CAP-37")]
    [Trait("Item", "CAP-40")]
    [InlineData("whats-on/roadshow", "Example Market Square")]
    [InlineData("whats-on/coffee-morning-oak-hill", "Oak Hill Primary")]
    public async Task CAP_37_and_40_The_offer_comes_to_families(string path, string venue) => Assert.Contains(venue, (await sites.OpenAsync(path)).Text);

    [Theory]
    [Trait("Item", "CAP-39")]
    [Trait("Item", "CAP-119")]
    [InlineData("schools/oak-hill-primary", "Your child's class teacher")]
    [InlineData("schools/oak-hill-primary/sen-information-report", "Your child's class teacher")]
    [InlineData("schools/sedge-lane-school", "Your child's class lead")]
    public async Task CAP_39_and_119_A_school_says_who_to_ask_first_and_how(string path, string who)
    {
        var page = await sites.OpenAsync(path);
        var contact = page.Region("Who to ask first");

        Assert.Contains(who, ReadPage.Words(contact));
        Assert.Contains(page.LinksIn(contact), l => l.Path.StartsWith("tel:", StringComparison.Ordinal));
        Assert.Contains(page.LinksIn(contact), l => l.Path.StartsWith("mailto:", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Item", "CAP-119")]
    public async Task CAP_119_Every_school_has_a_first_contact()
    {
        foreach (var council in new[] { CountyAndCity.County, CountyAndCity.City })
        {
            var schools = (await sites.OpenAsync(council, "schools")).Main.QuerySelectorAll("h3 a").Select(a => a.GetAttribute("href")![(council.Length + 2)..]).ToList();
            Assert.True(schools.Count >= 5, $"{council} has {schools.Count} schools.");
            foreach (var path in schools)
            {
                var page = await sites.OpenAsync(council, path);
                Assert.NotEmpty(page.LinksIn(page.Region("Who to ask first")));
            }
        }
    }

    [Fact]
    [Trait("Item", "CAP-64")]
    [Trait("Item", "CAP-95")]
    [Trait("Item", "CAP-150")]
    public async Task CAP_64_95_and_150_Access_quality_marks_and_who_answers_are_facts_of_the_school()
    {
        var school = await sites.OpenAsync("schools/oak-hill-primary");

        Assert.Equal("Yes", school.Fact("Step-free ways in and around"));
        Assert.Equal("In the hall only", school.Fact("Hearing loop or sound system"));
        Assert.Contains("Polish", school.Fact("Help in other languages"));
        Assert.Contains("Communication supportive", school.Fact("Quality marks"));
        Assert.Equal("The governing body of Oak Hill Primary", school.Fact("Who answers for it"));
        Assert.Equal("Not said yet. Ask the school.", (await sites.OpenAsync("schools/larkspur-pre-school")).Fact("Hearing loop or sound system"));
    }

    [Fact]
    public async Task Schools_AreNarrowedByPhaseWithTrueCounts()
    {
        var all = await sites.OpenAsync("schools");
        var primary = await sites.OpenAsync("schools?phase=primary");

        Assert.Contains("Primary (2 schools)", all.Main.QuerySelectorAll("#phase label").Select(ReadPage.Words));
        Assert.Equal(["Oak Hill Primary", "Ouseway Primary Academy"], primary.Main.QuerySelectorAll(".lo-results h3").Select(ReadPage.Words));
        Assert.Contains("SEN information report of Oak Hill Primary", primary.LinkTextsIn(primary.Main));
    }

    [Fact]
    [Trait("Item", "CAP-48")]
    [Trait("Item", "CAP-51")]
    public async Task CAP_48_and_51_An_activity_on_good_teaching_is_all_in_words()
    {
        var page = await sites.OpenAsync("schools-and-settings/good-teaching-activity");

        Assert.Contains("paragraphs 6.36 and 6.37", page.Text);
        Assert.Equal(5, page.Steps.Count);
        Assert.Empty(page.Main.QuerySelectorAll("img"));
        Assert.Contains("Good teaching for all: activity sheet", page.LinkTextsIn(page.Region("Resources")));
    }

    [Fact]
    [Trait("Item", "CAP-49")]
    [Trait("Item", "CAP-50")]
    public async Task CAP_49_and_50_Four_areas_narrow_the_list_and_never_hide_what_serves_any_need()
    {
        var all = await sites.OpenAsync(Catalogue);
        Assert.Equal(5, all.Main.QuerySelectorAll("#need option").Length);

        var sensory = await sites.OpenAsync(Catalogue + "?need=sensory-physical");
        var shown = sensory.Main.QuerySelectorAll("li.lo-resource").Select(ReadPage.Words).ToList();
        Assert.Contains(shown, t => t.StartsWith("Hearing and sight", StringComparison.Ordinal));
        Assert.Contains(shown, t => t.StartsWith("National training portal", StringComparison.Ordinal));
        Assert.DoesNotContain(shown, t => t.StartsWith("Talking and understanding", StringComparison.Ordinal));
        Assert.Contains("They are not labels.", (await sites.OpenAsync("schools-and-settings/what-we-expect")).Text);
    }

    [Theory]
    [Trait("Item", "CAP-49")]
    [InlineData("need")]
    [InlineData("audience")]
    [InlineData("type")]
    public async Task CAP_49_A_count_beside_a_choice_is_of_what_it_shows(string facet)
    {
        var all = await sites.OpenAsync(Catalogue);
        foreach (var option in all.Main.QuerySelectorAll($"#{facet} option[value]:not([value=''])"))
        {
            var page = await sites.OpenAsync($"{Catalogue}?{facet}={option.GetAttribute("value")}");
            Assert.EndsWith($"({page.Main.QuerySelectorAll("li.lo-resource").Length})", ReadPage.Words(option));
        }
    }

    [Fact]
    [Trait("Item", "CAP-52")]
    [Trait("Item", "CAP-53")]
    public async Task CAP_52_and_53_Resources_have_need_source_kind_audience_and_link()
    {
        var page = await sites.OpenAsync(Catalogue);
        var items = page.Main.QuerySelectorAll("li.lo-resource").Select(ReadPage.Words).ToList();

        Assert.True(items.Count >= 9, $"Only {items.Count} resources.");
        Assert.Contains(items, t => t.Contains("Guide · Sensory and physical · From: Example Sensory Team (invented)"));
        Assert.All(items, t => Assert.Contains("For: ", t));
        Assert.Contains(page.Main.QuerySelectorAll("#audience option").Select(ReadPage.Words), o => o.StartsWith("Parents and carers", StringComparison.Ordinal));
    }
}
