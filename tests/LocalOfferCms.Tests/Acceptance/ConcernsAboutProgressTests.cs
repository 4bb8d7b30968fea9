namespace LocalOfferCms.Tests.Acceptance;

/// <summary>The index of pages for families who worry about progress.</summary>
[Collection(NorfolkCollection.Name)]
public class ConcernsAboutProgressTests(NorfolkSite site)
{
    private const string Index = "support-for-learning/concerns-about-progress";

    [Fact]
    [Trait("Item", "NOR-29")]
    public async Task NOR_29_The_index_lists_each_page_with_its_summary_and_a_more_link()
    {
        var index = await site.OpenAsync(Index);
        var entries = index.Main.QuerySelectorAll("li").Where(li => li.QuerySelector("h2") is not null).ToList();

        Assert.Equal(10, entries.Count);
        foreach (var entry in entries)
        {
            var title = ReadPage.Words(entry.QuerySelector("h2")!);
            var page = await site.FollowAsync(index.LinksIn(entry)[0]);
            Assert.Equal(title, page.Title);
            Assert.Contains(page.Summary, entry.QuerySelectorAll("p").Select(ReadPage.Words));
            Assert.Equal([title, $"More about {title}"], index.LinkTextsIn(entry));
        }
    }

    [Fact]
    [Trait("Item", "NOR-30")]
    public async Task NOR_30_Disability_and_SEN_are_told_apart()
    {
        var page = await FromIndexAsync("Is every child with a disability also a child with SEN?");

        Assert.StartsWith("No.", page.Summary);
        Assert.Subset(page.Columns.ToHashSet(), new HashSet<string> { "Disability", "Special educational needs (SEN)" });
        Assert.Contains(page.Rows, row => row[0] == "The law" && row[1].Contains("Equality Act 2010"));
    }

    [Fact]
    [Trait("Item", "NOR-31")]
    public async Task NOR_31_Problems_at_school_include_refusal_and_exclusion()
    {
        var page = await FromIndexAsync("Problems at school");

        Assert.Subset(page.Headings.ToHashSet(), new HashSet<string> { "Your child cannot face school", "Suspension and exclusion" });
        Assert.Contains("Tell the school why.", page.Steps);
        Assert.Contains("From the sixth school day away", page.TextBelow("Suspension and exclusion"));
    }

    [Fact]
    [Trait("Item", "NOR-32")]
    public async Task NOR_32_One_page_profiles_come_with_a_template()
    {
        var page = await FromIndexAsync("One-page profiles");
        var template = page.LinksIn(page.Region("Resources")).First(l => l.Text == "One-page profile template");
        var (mediaType, content) = await site.DownloadAsync(template);

        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", mediaType);
        Assert.Equal("PK"u8.ToArray(), content[..2]);
    }

    [Theory]
    [Trait("Item", "NOR-33")]
    [InlineData("SENCO", "The teacher in charge of special educational needs")]
    [InlineData("Teaching assistant", "")]
    [InlineData("EHC plan coordinator", "")]
    [InlineData("Speech and language therapist", "Helps with talking")]
    public async Task NOR_33_People_who_can_help_are_listed_with_what_they_do(string who, string role)
    {
        var page = await FromIndexAsync("People who can help");
        var row = Assert.Single(page.Rows, r => r[0] == who);

        Assert.True(row[1].Length > 10, $"{who}: '{row[1]}'");
        Assert.StartsWith(role, row[1]);
    }

    [Fact]
    [Trait("Item", "NOR-34")]
    public async Task NOR_34_A_worried_parent_gets_steps_to_take()
    {
        var page = await FromIndexAsync("What to do if you are worried");

        Assert.Equal("Write down what you see.", page.Steps[0]);
        Assert.Contains("Ask for the SENCO.", page.Steps);
        Assert.True(page.Steps.Count >= 4, $"Only {page.Steps.Count} steps.");
    }

    [Fact]
    [Trait("Item", "NOR-35")]
    public async Task NOR_35_Groups_are_local_or_national()
    {
        var page = await FromIndexAsync("Groups and organisations");

        Assert.Contains("Example Parent Carer Forum", page.TextBelow("Local groups"));
        Assert.Contains("Example Rare Conditions Network", page.TextBelow("National groups"));
        Assert.DoesNotContain("Example Rare Conditions Network", page.TextBelow("Local groups"));
    }

    [Fact]
    [Trait("Item", "NOR-36")]
    public async Task NOR_36_Nurture_groups_are_explained()
    {
        var page = await FromIndexAsync("Nurture groups");

        Assert.Equal(["What it looks like", "How a child gets a place", "Questions to ask"], page.Headings.Take(3));
        Assert.Contains("Six to twelve children, with two trained adults", page.ItemsBelow("What it looks like"));
    }

    [Fact]
    [Trait("Item", "NOR-37")]
    public async Task NOR_37_What_a_school_must_and_should_do_is_said_apart()
    {
        var page = await FromIndexAsync("When school is worried: what it should do");
        var lists = page.Below("What it must and should do");

        Assert.Contains(lists, e => ReadPage.Words(e).StartsWith("A mainstream school must:") && ReadPage.Words(e).Contains("tell you when it starts to make special provision"));
        Assert.Contains(lists, e => ReadPage.Words(e).StartsWith("A school should:") && ReadPage.Words(e).Contains("meet you at least three times a year"));
    }

    [Fact]
    [Trait("Item", "NOR-38")]
    public async Task NOR_38_Parents_and_carers_find_advice_and_support()
    {
        var page = await FromIndexAsync("Advice and support for parents and carers");

        Assert.Contains("I want to know my rights", page.Headings);
        Assert.Equal("services/information-and-advice-partnership", page.Links.First(l => l.Text == "SEND information and advice partnership").Path);
        Assert.Contains("Bring someone.", page.Steps);
    }

    [Fact]
    [Trait("Item", "NOR-39")]
    public async Task NOR_39_Medical_conditions_are_listed_here_and_under_health()
    {
        var page = await FromIndexAsync("Medical conditions at school");
        var health = await site.OpenAsync("health");

        Assert.Contains("What goes in a healthcare plan", page.Headings);
        Assert.Contains("make arrangements to support pupils with medical conditions", page.Text);
        Assert.Contains(health.Links, l => l.Path == page.Path);
    }

    private async Task<ReadPage> FromIndexAsync(string title)
    {
        var page = await site.FollowAsync((await site.OpenAsync(Index)).Link(title));
        Assert.Equal(title, page.Title);
        return page;
    }
}
