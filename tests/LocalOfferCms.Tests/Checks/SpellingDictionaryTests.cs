using LocalOfferCms.Core.Checks.Words;

namespace LocalOfferCms.Tests.Checks;

/// <summary>The dictionary that comes with the product, and how Hunspell's rules are read.</summary>
public sealed class SpellingDictionaryTests
{
    private static readonly Lazy<SpellingDictionary> Ours = new(SpellingDictionary.Load);

    [Theory]
    [InlineData("colour")]
    [InlineData("organised")]
    [InlineData("applications")]
    [InlineData("reapplying")]
    [InlineData("unhappiest")]
    [InlineData("children’s")]
    [InlineData("don't")]
    [InlineData("England")]
    [InlineData("Therapy")]
    [InlineData("HELP")]
    [InlineData("NORFOLK")]
    public void Knows_EnglishWord_IsTrue(string word) => Assert.True(Ours.Value.Knows(word));

    [Theory]
    [InlineData("color")]
    [InlineData("speach")]
    [InlineData("applys")]
    [InlineData("england")]
    [InlineData("ununhappy")]
    [InlineData("recieve")]
    public void Knows_NoEnglishWord_IsFalse(string word) => Assert.False(Ours.Value.Knows(word));

    [Theory]
    [InlineData("recieve", "receive")]
    [InlineData("speach", "speech")]
    [InlineData("acommodation", "accommodation")]
    [InlineData("schooll", "school")]
    public void Suggest_Slip_GivesTheWord(string slip, string word) => Assert.Contains(word, Ours.Value.Suggest(slip));

    [Fact]
    public void Knows_PrefixThatMayNotCross_DoesNotJoinASuffix()
    {
        var dictionary = new SpellingDictionary(
            new StringReader("PFX U N 1\nPFX U 0 un .\nPFX R Y 1\nPFX R 0 re .\nSFX D Y 2\nSFX D 0 d e\nSFX D 0 ed [^e]\n"), new StringReader("1\nplay/URD\n"));

        Assert.True(dictionary.Knows("unplay"));
        Assert.True(dictionary.Knows("replayed"));
        Assert.False(dictionary.Knows("unplayed"));
        Assert.False(dictionary.Knows("playd"));
    }
}
