namespace LocalOfferCms.Tests.Acceptance;

/// <summary>The home page, the sections, and what stands on every page.</summary>
[Collection(NorfolkCollection.Name)]
public class HomeTests(NorfolkSite site)
{
    private static readonly string[] Sections =
    [
        "About the Local Offer", "Education and training 0-25", "Support for learning", "Health", "Social care",
        "Preparing for adulthood", "Money", "Things to do", "Get involved", "Children and young people",
    ];

    [Fact]
    [Trait("Item", "NOR-13")]
    public async Task NOR_13_Name_and_mark_of_the_Local_Offer_lead_home_from_every_page()
    {
        foreach (var path in new[] { "", "health", "glossary" })
        {
            var page = await site.OpenAsync(path);
            var mark = Assert.Single(page.Document.QuerySelectorAll("header a"), a => ReadPage.Words(a) == "Norfolk SEND Local Offer");
            Assert.NotNull(mark.QuerySelector("img"));
            Assert.Equal("/norfolk/", mark.GetAttribute("href"));
        }
    }

    [Theory]
    [Trait("Item", "NOR-14")]
    [Trait("Item", "NOR-16")]
    [InlineData("Get involved", "Tell us what you think")]
    [InlineData("Things to do", "Clubs and activities")]
    public async Task NOR_14_and_16_Home_has_a_tile_that_leads_to_a_section(string tile, string page)
    {
        var home = await site.OpenAsync("");
        var more = home.LinksIn(home.Region(tile))[^1];
        var section = await site.FollowAsync(more);

        Assert.Equal(tile, section.Title);
        Assert.Contains(page, await TitlesBehindCardsAsync(section));
    }

    [Fact]
    [Trait("Item", "NOR-15")]
    public async Task NOR_15_Home_leads_to_the_Local_Offer_in_development_with_a_stage_for_each_project()
    {
        var development = await site.FollowAsync((await site.OpenAsync("")).Link("Local Offer in development"));

        Assert.Equal(["Project", "What it is", "Stage", "Expected"], development.Columns.Distinct());
        Assert.Equal(["Ideas and plans", "Being worked on", "Open now", "Ended or stopped"], development.Headings.Take(4));
        Assert.Contains(development.Rows, row => row[0] == "Saltmere Primary resource base" && row[2] == "Being built" && row[3] == "April 2027");
        Assert.Contains(development.Rows, row => row[2].StartsWith("Planned"));
        Assert.Contains(development.Rows, row => row[2].StartsWith("Open"));
    }

    [Fact]
    [Trait("Item", "NOR-17")]
    public async Task NOR_17_Home_features_the_capital_funding()
    {
        var home = await site.OpenAsync("");
        var news = await site.FollowAsync(Assert.Single(home.LinksIn(home.Region("New and coming up")), l => l.Text.StartsWith("New places for children with SEND")));

        Assert.Contains("SEND capital funding", news.Summary);
        Assert.Equal("2026-10-27", news.Main.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Theory]
    [Trait("Item", "NOR-18")]
    [Trait("Item", "NOR-19")]
    [Trait("Item", "NOR-20")]
    [Trait("Item", "NOR-21")]
    [Trait("Item", "NOR-22")]
    [Trait("Item", "NOR-24")]
    [Trait("Item", "NOR-25")]
    [InlineData("About the Local Offer", "What is the Local Offer?", "Local Offer in development", "What families told us, and what changed")]
    [InlineData("Education and training 0-25", "Early years: birth to 5", "College and training after 16", "Getting to school and college")]
    [InlineData("Support for learning", "Concerns about progress", "SEN support", "Education, health and care plans")]
    [InlineData("Health", "Speech and language therapy", "Autism and ADHD assessment team", "How the health system works")]
    [InlineData("Preparing for adulthood", "Planning the move to adult life", "Somewhere to live", "Being part of the community")]
    [InlineData("Social care", "Children with SEND: help from social care", "Care for young adults", "Mental capacity: making your own decisions")]
    [InlineData("Money", "How support is paid for", "Personal budgets and direct payments", "Benefits and extra costs")]
    public async Task NOR_18_to_25_Each_section_leads_to_its_pages(string section, params string[] pages)
    {
        var home = await site.OpenAsync("");
        var page = await site.FollowAsync(home.LinksIn(home.Region(section))[^1]);

        Assert.Equal(section, page.Title);
        Assert.Subset(await TitlesBehindCardsAsync(page), pages.ToHashSet());
    }

    [Fact]
    [Trait("Item", "NOR-19")]
    public async Task NOR_19_Early_years_explains_the_foundation_stage()
    {
        var page = await site.OpenAsync("education-and-training/early-years");

        Assert.Contains("early years foundation stage", page.TextBelow("At nursery or with a childminder"));
    }

    [Fact]
    [Trait("Item", "NOR-23")]
    public async Task NOR_23_Young_people_have_an_area_of_their_own_that_talks_to_them()
    {
        var menu = (await site.OpenAsync("")).Navigation("Main menu");
        Assert.Contains(menu.QuerySelectorAll("a"), a => ReadPage.Words(a) == "Children and young people");

        var area = await site.OpenAsync("young-people");
        Assert.Contains("Pages made for you", area.Summary);
        Assert.True(area.Document.Body!.ClassList.Contains("lo-young"));
        Assert.False((await site.OpenAsync("health")).Document.Body!.ClassList.Contains("lo-young"));
        Assert.Equal(["Your rights", "School and college", "Work and home", "Health and feelings", "Having your say"], area.Cards.Select(c => ReadPage.Words(c.QuerySelector("h2")!)));
        foreach (var link in area.LinksIn(area.Main).Where(l => l.Path.StartsWith("young-people/")).Distinct())
        {
            Assert.Matches(@"\b[Yy]ou\b", (await site.FollowAsync(link)).Text);
        }
    }

    [Fact]
    [Trait("Item", "NOR-26")]
    public async Task NOR_26_Each_section_card_has_top_links_and_a_more_link()
    {
        var home = await site.OpenAsync("");
        var cards = home.Cards;

        Assert.Equal(Sections, cards.Select(c => ReadPage.Words(c.QuerySelector("h2")!)));
        Assert.All(cards, card => Assert.Equal(3, card.QuerySelectorAll("li a").Length));
        var more = cards.Select(card => home.LinksIn(card)[^1].Text).ToList();
        Assert.All(more, text => Assert.StartsWith("More ", text));
        Assert.Equal(more.Count, more.Distinct().Count());
    }

    [Theory]
    [Trait("Item", "NOR-26")]
    [InlineData("about")]
    [InlineData("education-and-training")]
    [InlineData("support-for-learning")]
    [InlineData("health")]
    [InlineData("social-care")]
    [InlineData("preparing-for-adulthood")]
    [InlineData("money")]
    [InlineData("things-to-do")]
    [InlineData("get-involved")]
    [InlineData("young-people")]
    public async Task NOR_26_The_cards_of_a_section_are_alike(string path)
    {
        var section = await site.OpenAsync(path);
        var more = section.Cards.Select(card => section.LinksIn(card)[^1].Text).ToList();

        Assert.True(more.Count >= 3, $"Only {more.Count} cards.");
        Assert.All(section.Cards, card => Assert.InRange(card.QuerySelectorAll("li a").Length, 1, 3));
        Assert.All(more, text => Assert.StartsWith("More ", text));
        Assert.Equal(more.Count, more.Distinct().Count());
    }

    [Fact]
    [Trait("Item", "NOR-27")]
    public async Task NOR_27_The_header_has_a_menu_and_a_search_that_finds_services()
    {
        var page = await site.OpenAsync("money/benefits");
        Assert.Subset(page.LinkTextsIn(page.Navigation("Main menu")).ToHashSet(), Sections.ToHashSet());

        var search = Assert.Single(page.Document.QuerySelectorAll("header form[role=search]"));
        var box = search.QuerySelector("input[type=search]")!;
        Assert.Equal("Find services", ReadPage.Words(search.QuerySelector($"label[for={box.Id}]")!));
        Assert.Equal("get", search.GetAttribute("method"));
        Assert.Equal("/norfolk/search", search.GetAttribute("action"));
        var results = await site.OpenAsync($"search?{box.GetAttribute("name")}=portage");
        Assert.Contains("Portage", results.LinkTextsIn(results.Main));
    }

    [Fact]
    [Trait("Item", "NOR-28")]
    public async Task NOR_28_The_trail_leads_from_home_through_the_section_to_the_page()
    {
        var trail = (await site.OpenAsync("support-for-learning/education-health-and-care-plans/timeline")).Navigation("Breadcrumb");

        Assert.Equal(
            ["Home", "Support for learning", "Education, health and care plans", "EHC needs assessment and plans", "EHC assessment and plan timeline"],
            trail.QuerySelectorAll("li").Select(ReadPage.Words));
        Assert.Equal("EHC assessment and plan timeline", ReadPage.Words(Assert.Single(trail.QuerySelectorAll("[aria-current]"))));
    }

    [Fact]
    [Trait("Item", "NOR-28")]
    public async Task NOR_28_Every_page_that_an_editor_wrote_has_a_trail()
    {
        foreach (var page in (await site.OpenAllAsync()).Where(p => p.Path.Length > 0 && p.Main.QuerySelector("footer") is not null))
        {
            var trail = page.Navigation("Breadcrumb").QuerySelectorAll("li").Select(ReadPage.Words).ToList();
            Assert.True(trail[0] == "Home" && trail[^1] == page.Title, $"The trail of '{page.Path}' is {string.Join(" > ", trail)}.");
        }
    }

    private async Task<HashSet<string>> TitlesBehindCardsAsync(ReadPage section)
    {
        var titles = new HashSet<string>();
        foreach (var link in section.Cards.SelectMany(section.LinksIn))
        {
            titles.Add((await site.FollowAsync(link)).Title);
        }

        return titles;
    }
}
