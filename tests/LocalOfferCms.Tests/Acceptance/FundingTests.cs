using LocalOfferCms.Core.Content;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance;

/// <summary>How schools are paid for special educational needs.</summary>
[Collection(NorfolkCollection.Name)]
public class FundingTests(NorfolkSite site)
{
    private const string Page = "education-and-training/how-schools-are-funded-for-sen";

    [Fact]
    [Trait("Item", "NOR-61")]
    public async Task NOR_61_The_grant_has_three_blocks()
    {
        var page = await site.OpenAsync(Page);

        Assert.Contains("Dedicated Schools Grant", page.Text);
        Assert.Equal(["Early years", "Schools", "High needs"], page.Rows.Take(3).Select(row => row[0]));
    }

    [Fact]
    [Trait("Item", "NOR-62")]
    public async Task NOR_62_Elements_are_explained_and_the_figure_carries_its_year()
    {
        var page = await site.OpenAsync(Page);
        var elements = page.ItemsBelow("Elements one, two and three");

        Assert.StartsWith("Element 1 is for every pupil.", elements[0]);
        Assert.StartsWith("Element 2 is extra money in a school's budget for SEN", elements[1]);
        Assert.Contains("about £36 million (as at 2019; historic example, from a talk given around 2019)", page.Text);
    }

    [Fact]
    [Trait("Item", "NOR-62")]
    public async Task NOR_62_The_figure_has_a_date_to_check_it_by()
    {
        var data = await site.ReadDataAsync(db => db.ContentVersions.Where(v => v.ContentItemId == "f-element-2" && v.Published).Select(v => v.Data).SingleAsync());

        Assert.Equal("2027-03-31", JsonText.Object(data)["FactPart"]!["ReviewDue"]!["Value"]!.GetValue<string>());
    }

    [Fact]
    [Trait("Item", "NOR-63")]
    public async Task NOR_63_Four_things_go_into_the_sum()
    {
        var inputs = (await site.OpenAsync(Page)).ItemsBelow("How a school's share is worked out");

        Assert.Collection(inputs,
            pupils => Assert.Contains("number of pupils", pupils),
            before => Assert.Contains("prior attainment", before),
            income => Assert.Contains("deprivation", income),
            sum => Assert.StartsWith("a fixed sum", sum));
    }

    [Fact]
    [Trait("Item", "NOR-64")]
    public async Task NOR_64_A_reader_looks_up_a_school()
    {
        var page = await site.OpenAsync(Page);
        Assert.Contains("memo each year", page.Text);

        var found = await site.OpenAsync(Page + "?find=marram");
        var school = Assert.Single(found.Rows, row => row[0].EndsWith("Primary"));
        Assert.Equal(["Marram Primary", "95"], school.Take(2));
    }

    [Fact]
    [Trait("Item", "NOR-64")]
    public async Task NOR_64_A_reader_sorts_schools_by_a_column()
    {
        var page = await site.OpenAsync(Page);
        var up = await site.FollowAsync(Assert.Single(page.Links, l => l.Text.StartsWith("Pupils,")));
        var down = await site.FollowAsync(Assert.Single(up.Links, l => l.Text.StartsWith("Pupils,")));

        Assert.Equal("Marram Primary", Schools(up)[0]);
        Assert.Equal("Larkholt Community School", Schools(down)[0]);
        Assert.Equal(Schools(page).Order(), Schools(down).Order());
    }

    [Fact]
    [Trait("Item", "NOR-65")]
    public async Task NOR_65_Things_that_a_school_may_weigh_are_listed()
    {
        var things = (await site.OpenAsync(Page)).ItemsBelow("What a school may think about when it spends it");

        Assert.True(things.Count >= 4, $"Only {things.Count} things.");
        Assert.Contains("what each child needs, and what is likely to work", things);
    }

    [Fact]
    [Trait("Item", "NOR-66")]
    public async Task NOR_66_Readers_are_invited_to_search_for_a_schools_report()
    {
        var page = await site.OpenAsync(Page);
        Assert.Contains("search for your school and read it", page.Text);
        Assert.Equal("education-and-training/sen-information-reports", page.Links.First(l => l.Text == "SEN information report").Path);

        var results = await site.OpenAsync("search?q=" + Uri.EscapeDataString("saltmere sen information report"));
        var finder = await site.FollowAsync(results.Link("Find a school and its plan coordinator"));
        Assert.Contains("https://saltmere.example.org/sen-report", finder.LinkTextsIn(finder.Main));
    }

    [Theory]
    [Trait("Item", "NOR-67")]
    [InlineData("Schools forum")]
    [InlineData("Extra money in the early years")]
    [InlineData("Top-up money for higher needs")]
    public async Task NOR_67_Related_pages_are_the_forum_early_years_money_and_element_3(string title)
    {
        var page = await site.OpenAsync(Page);
        var link = Assert.Single(page.LinksIn(page.Region("You may also be interested in")), l => l.Text == title);

        Assert.Equal(title, (await site.FollowAsync(link)).Title);
    }

    private static List<string> Schools(ReadPage page) =>
        [.. page.Main.QuerySelectorAll("table[aria-describedby] tbody th[scope=row]").Select(ReadPage.Words)];
}
