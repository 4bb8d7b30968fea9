using System.Text.Json.Nodes;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Checks.Words;

namespace LocalOfferCms.Tests.Checks;

/// <summary>Reading bands, and what they are made of.</summary>
public sealed class ReadingAgeTests(CheckedSite site) : IClassFixture<CheckedSite>
{
    private const string Plain = "You can ask for help at school. Tell the teacher what you see. They will look at it with you. We can help too. Call us and we will talk. You do not need a plan to get help. Most children get help in class. The school must do its best. Ask what they will do next. Write it down so that you do not forget it. Then meet again.";

    private const string Hard = "Following the determination of eligibility, the multidisciplinary partnership will undertake a comprehensive consideration of appropriate interventions in accordance with established methodologies. Subsequently, the commissioning organisation communicates recommendations regarding implementation arrangements, incorporating professional contributions alongside aspirational outcomes identified collaboratively. Accommodation of individual circumstances necessitates proportionate flexibility throughout administrative procedures.";

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("made", 1)]
    [InlineData("asked", 1)]
    [InlineData("needed", 2)]
    [InlineData("table", 2)]
    [InlineData("education", 4)]
    [InlineData("accommodation", 5)]
    public void Count_Word_IsNearEnough(string word, int syllables) => Assert.Equal(syllables, Syllables.Count(word));

    [Fact]
    public void Run_PlainText_SuitsFamilies()
    {
        var reading = Of(Plain);

        Assert.Equal((ReadingBand.Under9, ReadingBand.From9To11, 0), (reading.Band, reading.Aim, reading.Above));
    }

    [Fact]
    public void Run_HardText_NamesTheWordsAndSentencesThatMakeItSo()
    {
        var reading = Of(Hard);

        Assert.Equal(ReadingBand.Over16, reading.Band);
        Assert.Contains("multidisciplinary", reading.HardWords);
        Assert.StartsWith("Following the determination", reading.LongSentences[0], StringComparison.Ordinal);
        var finding = Assert.Single(site.Find(Hard + " " + Hard, "ReadingAge"));
        Assert.Equal(FindingSeverity.Should, finding.Severity);
        Assert.StartsWith("The page reads like a text for ages 17 and over. Its readers need ages 9 to 11. Long words: ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FewWords_SaysNothing() => Assert.Null(Report("Multidisciplinary consideration.").Reading);

    [Fact]
    public void Run_WordsOfTheGlossary_AreNotHard()
    {
        var long_ = string.Concat(Enumerable.Repeat("Ask for special educational needs and an education, health and care plan at school. ", 8));

        Assert.Empty(Of(long_).HardWords);
    }

    private ReadingLevel Of(string markdown) => Assert.IsType<ReadingLevel>(Report(string.Join(' ', markdown, markdown)).Reading);

    private CheckReport Report(string markdown) => site.Run("Guide", new JsonObject { ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = markdown } });
}
