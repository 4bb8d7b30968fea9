namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>What parents and schools said at workshops that they expect, miss and wish for.</summary>
[Collection(CountyAndCityCollection.Name)]
public class CambridgeshireWishesTests(CountyAndCity sites)
{
    /// <summary>Where each wish or worry is answered, and in which words.</summary>
    [Theory]
    [Trait("Item", "CAP-109")]
    [Trait("Item", "CAP-110")]
    [Trait("Item", "CAP-111")]
    [Trait("Item", "CAP-115")]
    [Trait("Item", "CAP-116")]
    [Trait("Item", "CAP-117")]
    [Trait("Item", "CAP-118")]
    [Trait("Item", "CAP-121")]
    [Trait("Item", "CAP-123")]
    [Trait("Item", "CAP-125")]
    [Trait("Item", "CAP-126")]
    [Trait("Item", "CAP-128")]
    [Trait("Item", "CAP-133")]
    [Trait("Item", "CAP-138")]
    [Trait("Item", "CAP-139")]
    [Trait("Item", "CAP-141")]
    [Trait("Item", "CAP-143")]
    [Trait("Item", "CAP-160")]
    [InlineData("schools/oak-hill-primary/sen-information-report", "Our teaching policy is on our website and on paper at the office.")]
    [InlineData("families/parent-carer-forum", "Parents who have been there can listen when things are hard.")]
    [InlineData("schools-and-settings/moving-to-sen-support-2015", "moved to one new category, SEN support, by spring 2015")]
    [InlineData("families/moving-on", "Primary to secondary")]
    [InlineData("schools-and-settings/sen-information-report", "You may change it: what counts is that every item is covered.")]
    [InlineData("schools-and-settings/progress-data", "how parents can help at home")]
    [InlineData("schools-and-settings/progress-data", "If fewer than five children are in a group, say \"a few\".")]
    [InlineData("families/teaching-assistants", "The teacher stays in charge of your child's learning.")]
    [InlineData("schools/oak-hill-primary/sen-information-report", "we tell you its name in plain words")]
    [InlineData("families/reading-progress", "Small steps count")]
    [InlineData("schools-and-settings/working-with-parents", "Some parents know more about a condition than anyone in school.")]
    [InlineData("schools-and-settings/sen-information-report", "Describe expertise, not named staff.")]
    [InlineData("families/tools-and-techniques", "Sensory circuit")]
    [InlineData("schools-and-settings/working-with-parents", "Brothers and sisters")]
    [InlineData("schools-and-settings/working-with-parents", "Book at least two weeks ahead")]
    [InlineData("families/family-support-workers-how", "Nobody has to refer you.")]
    [InlineData("families/if-you-are-unhappy", "A list of what was agreed, and a check that it was done")]
    [InlineData("schools-and-settings/progress-data", "Inspectors do not ask for one kind of data.")]
    public async Task CAP_109_to_160_A_wish_is_answered_in_plain_words(string path, string words) =>
        Assert.Contains(words, (await sites.OpenAsync(path)).Text.Replace('“', '"').Replace('”', '"').Replace('’', '\''));

    [Theory]
    [Trait("Item", "CAP-113")]
    [Trait("Item", "CAP-114")]
    [Trait("Item", "CAP-120")]
    [Trait("Item", "CAP-122")]
    [Trait("Item", "CAP-132")]
    [Trait("Item", "CAP-137")]
    [Trait("Item", "CAP-140")]
    [InlineData("documents/letter-to-parents-template", "Word document")]
    [InlineData("documents/small-steps-record", "Word document")]
    [InlineData("documents/when-a-need-is-found", "PDF")]
    [InlineData("documents/one-form", "Word document")]
    [InlineData("documents/talking-pack", "Word document")]
    [InlineData("documents/questions-for-parents", "Word document")]
    public async Task CAP_113_to_140_Templates_packs_and_forms_can_be_downloaded(string path, string kind)
    {
        var page = await sites.OpenAsync(path);
        var link = Assert.Single(page.Links, l => l.Text.StartsWith("Download ", StringComparison.Ordinal));

        Assert.Contains(kind, link.Text);
        Assert.Equal(kind == "PDF" ? "%PDF"u8.ToArray() : "PK"u8.ToArray(), (await sites.DownloadAsync(link)).Content[..(kind == "PDF" ? 4 : 2)]);
    }

    [Fact]
    [Trait("Item", "CAP-124")]
    public async Task CAP_124_One_glossary_explains_the_words_of_the_whole_way()
    {
        var glossary = await sites.OpenAsync("glossary");

        Assert.Contains("annual review", glossary.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("mediation", glossary.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Item", "CAP-127")]
    [Trait("Item", "CAP-135")]
    [Trait("Item", "X10")]
    public async Task CAP_127_and_135_Help_across_the_border_and_outside_the_area_can_be_found()
    {
        var shared = await sites.OpenAsync("services?area=regional");
        Assert.Contains("Speech and language therapy", shared.Main.QuerySelectorAll("h3").Select(ReadPage.Words));
        Assert.DoesNotContain("Specialist teaching service", shared.Text);

        var outside = await sites.OpenAsync("services?area=outside");
        Assert.Equal(["Example Children's Hearing Centre", "Example Residential College of the Hills"], outside.Main.QuerySelectorAll("h3").Select(ReadPage.Words));

        var service = await sites.OpenAsync("families/speech-and-language-therapy");
        Assert.Equal("Shared with neighbouring areas The county and the city: one service for both", service.Fact("Area"));
        Assert.Contains("Where you live decides who is responsible", (await sites.OpenAsync("families/near-the-county-border")).Summary);
        Assert.Contains(await ServicesOfCityAsync(), s => s.StartsWith("Speech and language therapy", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Item", "CAP-129")]
    [Trait("Item", "CAP-130")]
    public async Task CAP_129_and_130_Schools_help_each_other()
    {
        Assert.Equal("Sedge Lane School (invented)", (await sites.OpenAsync("schools-and-settings/special-school-outreach")).Fact("Run by"));
        Assert.Contains("Schools nearby work in the same group", (await sites.OpenAsync("whats-on/small-steps-training")).Text);
    }

    [Fact]
    [Trait("Item", "CAP-131")]
    [Trait("Item", "CAP-132")]
    [Trait("Item", "CAP-134")]
    [Trait("Item", "CAP-136")]
    [Trait("Item", "CAP-159")]
    [Trait("Item", "X11")]
    public async Task CAP_131_to_159_A_service_says_when_it_steps_in_by_which_form_who_decides_and_when_one_hears_back()
    {
        var page = await sites.OpenAsync("schools-and-settings/specialist-teaching");

        Assert.Contains("two rounds of assess, plan, do, review", page.Fact("When it steps in"));
        Assert.Contains("you can do at any time", page.Fact("When it steps in"));
        Assert.Equal("School or college", page.Fact("Who can refer"));
        Assert.Equal("One form to ask for help from any service", page.Fact("Form to ask with"));
        Assert.Contains("A senior teacher reads each form", page.Fact("How it is decided"));
        Assert.StartsWith("Within 10 working days", page.Fact("When you should hear back"));
        Assert.Equal("One form to ask for help from any service", (await sites.FollowAsync(page.Link("One form to ask for help from any service"))).Title);
    }

    [Fact]
    [Trait("Item", "CAP-136")]
    [Trait("Item", "X11")]
    public async Task CAP_136_Every_service_of_both_areas_says_how_it_decides()
    {
        foreach (var council in new[] { CountyAndCity.County, CountyAndCity.City })
        {
            var services = (await sites.OpenAsync(council, "services")).Main.QuerySelectorAll("h3 a").Select(a => a.GetAttribute("href")![(council.Length + 2)..]).ToList();
            Assert.True(services.Count >= 10, $"{council} lists {services.Count} services.");
            foreach (var path in services)
            {
                var page = await sites.OpenAsync(council, path);
                Assert.All(["How to get it", "When it steps in", "How it is decided", "When you should hear back"], label => Assert.NotEmpty(page.Fact(label)));
            }
        }
    }

    [Theory]
    [Trait("Item", "CAP-136")]
    [InlineData("strand")]
    [InlineData("topic")]
    [InlineData("area")]
    public async Task CAP_136_A_count_beside_a_choice_is_of_what_it_shows(string filter)
    {
        var all = await sites.OpenAsync("services?age=10");
        foreach (var option in all.Main.QuerySelectorAll($"#{filter} option[value]:not([value=''])"))
        {
            var page = await sites.OpenAsync($"services?age=10&{filter}={option.GetAttribute("value")}");
            Assert.EndsWith($"({page.Main.QuerySelectorAll("h3").Length})", ReadPage.Words(option));
        }
    }

    [Fact]
    [Trait("Item", "CAP-142")]
    public async Task CAP_142_The_site_map_is_made_from_the_structure() =>
        Assert.Subset((await sites.OpenAsync("site-map")).Links.Select(l => l.Text).ToHashSet(), new HashSet<string> { "Families", "Who provides what", "What is being planned", "Oak Hill Primary" });

    [Fact]
    [Trait("Item", "CAP-144")]
    public async Task CAP_144_A_page_about_complaints_leads_to_advice_and_other_parents()
    {
        var page = await sites.OpenAsync("families/if-you-are-unhappy");

        Assert.Equal("Information and advice service", (await sites.FollowAsync(page.Link("information and advice service"))).Title);
        Assert.Contains(page.Links, l => l.Path == "families/parent-carer-forum");
        Assert.Contains("A comment on this site may be printed, without names. A complaint about help for your own child is private.", page.Text);
    }

    private async Task<IReadOnlyList<string>> ServicesOfCityAsync() =>
        [.. (await sites.OpenAsync(CountyAndCity.City, "services?area=regional")).Main.QuerySelectorAll("h3").Select(ReadPage.Words)];
}
