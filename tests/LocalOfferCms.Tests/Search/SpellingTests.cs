using LocalOfferCms.Core.Search;

namespace LocalOfferCms.Tests.Search;

public class SpellingTests
{
    private static readonly Lexicon Known = Lexicon.From(new LexiconRows([],
    [
        (1, "autism assessment speech school receive dyslexia tribunal breaks rest children"), (2, "speech school receive deaf education appeal"), (3, "school hearing review breaks carer"),
    ]), null);

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)] // Two neighbours swapped are one slip.
    [InlineData("abc", "abcd", 1)]
    [InlineData("abc", "xbc", 1)]
    [InlineData("brakes", "breaks", 2)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "ab", 2)]
    public void Distance_CountsSlips(string one, string other, int distance)
    {
        Assert.Equal(distance, Spelling.Distance(one, other, 3));
        Assert.Equal(distance, Spelling.Distance(other, one, 3));
    }

    [Theory]
    [InlineData("speach", "speech")]
    [InlineData("assesment", "assessment")]
    [InlineData("dislexia", "dyslexia")]
    [InlineData("reveiw", "review")]
    [InlineData("brakes", "breaks")]
    [InlineData("apeal", "appeal")]
    [InlineData("deff", "deaf")]
    [InlineData("skool", "school")]
    [InlineData("autisum", "autism")]
    [InlineData("tribunul", "tribunal")]
    [InlineData("edukation", "education")]
    [InlineData("test", null)] // A word of its own, not a slip of "rest".
    [InlineData("unicorns", null)]
    [InlineData("cat", null)]
    [InlineData("x1y2", null)]
    public void Correct_ASlip_FindsTheWordThatWasMeant(string typed, string? meant) => Assert.Equal(meant, Spelling.Correct(typed, Known, Thesaurus.Empty)); // STE-30

    [Fact]
    public void Lexicon_ReadOn_KeepsWhatItKnew()
    {
        var more = Lexicon.From(new LexiconRows([], [(7, "school zebra")]), Known);

        Assert.Equal((4, 1, 1, 7L, 4), (more.Count("school"), more.Count("zebra"), more.Count("autism"), more.Last, more.Documents));
        Assert.Equal(["receive", "rest", "review"], more.BeginningWith("re", 5));
    }
}
