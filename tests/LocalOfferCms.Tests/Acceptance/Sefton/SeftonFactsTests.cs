using LocalOfferCms.Tests.Acceptance.EveryCouncil;

namespace LocalOfferCms.Tests.Acceptance.Sefton;

/// <summary>The guide in four parts, the five-minute facts, and the waves of support.</summary>
[Collection(SixCouncilsCollection.Name)]
public class SeftonFactsTests(SixCouncils councils)
{
    [Theory]
    [Trait("Item", "SEF-02")]
    [InlineData(SeftonSite.Flow)]
    [InlineData(SeftonSite.Guide)]
    public async Task SEF_02_The_guide_opens_with_the_Code_and_its_source(string path)
    {
        var block = (await councils.SeftonAsync(path)).Main.QuerySelectorAll("figure.lo-cite")[0];

        Assert.Contains("special educational help", ReadPage.Words(block));
        Assert.Contains("Source, in our own words: SEND Code of Practice (January 2015), paragraph 9.2", ReadPage.Words(block.QuerySelector("figcaption")!));
        Assert.StartsWith("https://www.gov.uk/", block.QuerySelector("figcaption a")!.GetAttribute("href"));
    }

    [Fact]
    [Trait("Item", "SEF-03")]
    public async Task SEF_03_Health_care_and_education_write_a_plan_with_the_family() =>
        Assert.Contains("Health, care and education staff write a plan together with the family.", (await councils.SeftonAsync(SeftonSite.Guide)).Text);

    [Theory]
    [Trait("Item", "SEF-20")]
    [InlineData(SeftonSite.Facts, "Fact sheet 1 of 2")]
    [InlineData(SeftonSite.Senco, "Fact sheet 2 of 2")]
    public async Task SEF_20_Facts_are_read_in_five_minutes(string path, string place)
    {
        var page = await councils.SeftonAsync(path);

        Assert.StartsWith("Five-minute facts: ", page.Title);
        Assert.Contains($"{place} in the series “Five-minute facts”.", page.Text);
        Assert.Matches("About [1-5] minutes? to read", page.Text);
        Assert.Single(page.LinksIn(page.Region("Other fact sheets you may be interested in")));
    }

    [Fact]
    [Trait("Item", "SEF-21")]
    public async Task SEF_21_What_SEN_is_carries_its_sources()
    {
        var page = await councils.SeftonAsync(SeftonSite.Facts);

        Assert.Contains("learning difficulty or a disability and need special educational help", page.TextBelow("What is SEN?"));
        Assert.Contains("Children and Families Act (2014), section 20", page.TextBelow("What is SEN?"));
        Assert.Contains("paragraph 6.5", page.TextBelow("What is SEN?"));
    }

    [Fact]
    [Trait("Item", "SEF-22")]
    public async Task SEF_22_Four_signs_of_slow_progress_carry_their_source()
    {
        var page = await councils.SeftonAsync(SeftonSite.Facts);

        Assert.Equal(4, page.ItemsBelow("What are the four signs of slow progress?").Count);
        Assert.Contains("paragraph 6.17", page.TextBelow("What are the four signs of slow progress?"));
    }

    [Fact]
    [Trait("Item", "SEF-23")]
    public async Task SEF_23_Other_causes_are_looked_for()
    {
        var causes = (await councils.SeftonAsync(SeftonSite.Facts)).TextBelow("What else may be behind it?");

        Assert.All(new[] { "missed school", "many moves", "frightening things", "gaps in teaching" }, cause => Assert.Contains(cause, causes));
    }

    [Fact]
    [Trait("Item", "SEF-24")]
    public async Task SEF_24_The_Virtual_School_has_a_moving_settings_toolkit()
    {
        var toolkit = await councils.FollowAsync(SeftonSite.Council, (await councils.SeftonAsync(SeftonSite.Facts)).Link("moving-settings toolkit"));

        Assert.Equal(["Before the move", "The first day", "The first six weeks", "After a term"], toolkit.Rows.Select(row => row[0].Split(" Ask ")[0]));
        Assert.Contains("Virtual School", toolkit.Text);
    }

    [Fact]
    [Trait("Item", "SEF-25")]
    public async Task SEF_25_What_a_SENCO_is_and_does()
    {
        var page = await councils.SeftonAsync(SeftonSite.Senco);

        Assert.Contains("Every mainstream school must have one.", page.Text);
        Assert.Contains("part of the school's leadership team", page.Text);
        Assert.Contains("the person to ask first", page.Text);
        Assert.Contains("Know every child with SEND in the school", page.ItemsBelow("What do they do?"));
    }

    [Fact]
    [Trait("Item", "SEF-26")]
    [Trait("Item", "X14")]
    public async Task SEF_26_The_qualification_is_a_dated_fact_and_the_rule_a_source()
    {
        var place = (await councils.SeftonAsync(SeftonSite.Senco)).TextBelow("What is their place in school?");

        Assert.Contains("National Professional Qualification (NPQ) for SENCOs (as at September 2024; checked, national rules on SENCO training)", place);
        Assert.Contains("SEND Regulations (2014), regulation 49; to be checked", place);
    }

    [Fact]
    [Trait("Item", "SEF-27")]
    public async Task SEF_27_When_a_SENCO_asks_is_practice_and_no_condition() => Assert.Contains(
        "when other help has been tried, or clearly will not be enough. A family does not need them to.", (await councils.SeftonAsync(SeftonSite.Senco)).TextBelow("Does the SENCO ask for an assessment?"));

    [Fact]
    [Trait("Item", "SEF-28")]
    [Trait("Item", "X4")]
    public async Task SEF_28_The_waves_stand_as_a_table_and_in_words()
    {
        var page = await councils.SeftonAsync(SeftonSite.Waves);

        Assert.Equal(["Wave 1", "Wave 2", "Wave 3"], page.Main.QuerySelectorAll("tbody th[scope=row]").Select(ReadPage.Words));
        Assert.Equal(3, page.ItemsBelow("The waves in words").Count);
    }

    [Fact]
    [Trait("Item", "SEF-29")]
    public async Task SEF_29_The_council_service_backs_schools_at_each_wave()
    {
        var waves = await councils.SeftonAsync(SeftonSite.Waves);
        Assert.Equal("Who backs the school", waves.Columns[^1]);
        Assert.All(waves.Rows, row => Assert.NotEmpty(row[^1]));

        Assert.Contains("The team backs schools at every wave of support.", (await councils.SeftonAsync("support-for-professionals/sen-and-inclusion-service")).Text);
    }

    [Fact]
    [Trait("Item", "SEF-30")]
    [Trait("Item", "X14")]
    public async Task SEF_30_The_first_6000_pounds_carry_year_and_source_and_are_no_test()
    {
        var page = await councils.SeftonAsync(SeftonSite.Waves);

        Assert.Contains("reasonable adjustments", page.Rows[0][2]);
        Assert.Contains("£6,000 a year (as at 2026; to be checked, national school funding guidance)", page.TextBelow("Who pays?"));
        Assert.Contains("It is not a test that your child must pass.", page.TextBelow("Who pays?"));
    }

    [Fact]
    [Trait("Item", "SEF-31")]
    public async Task SEF_31_Gaps_are_filled_and_nobody_need_wait_for_it()
    {
        var part = await councils.SeftonAsync(SeftonSite.Guide + "/facts");

        Assert.Contains("Fill the gaps with plenty of help for a short time.", part.Text);
        Assert.Contains("a family need not wait for it", part.Text);
    }

    [Fact]
    [Trait("Item", "SEF-48")]
    public async Task SEF_48_The_guide_has_four_named_parts_and_prints_whole()
    {
        var first = await councils.SeftonAsync(SeftonSite.Guide);
        Assert.Equal(["Is it time?", "Five-minute facts", "Questions to ask", "What a plan will and won't do"],
            first.Navigation("Parts of this guide").QuerySelectorAll("li").Select(ReadPage.Words));
        Assert.Contains("Next: Five-minute facts", first.LinkTextsIn(first.Navigation("Parts before and after")));

        var whole = await councils.FollowAsync(SeftonSite.Council, first.Link("Print the whole guide on one page"));
        Assert.Equal(4, whole.Main.QuerySelectorAll(".lo-guide__part").Length);
    }
}
