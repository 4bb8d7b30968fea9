using System.Globalization;
using System.Text;
using LocalOfferCms.Core.Text;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Text;

public class FoldedTextTests
{
    [Theory]
    [InlineData("St. Mary’s C.E. (VA) Infant & Nursery School", "st marys ce va infant and nursery school")]
    [InlineData("Saint Mary's", "st marys")]
    [InlineData("  École\u00A0Zoë—Upper/Lower  ", "ecole zoe upper lower")]
    [InlineData("100%_", "100")]
    [InlineData("’…!", "")]
    public void Of_AName_LeavesWhatPeopleType(string name, string folded) => Assert.Equal(folded, FoldedText.Of(name));

    [Fact]
    public void Of_HalfACharacter_DoesNotFail() => Assert.Equal("school", FoldedText.Of("school\uD800"));

    /// <summary>Real names with accents, curly quotes, dashes and a trailing no-break space are found by what a plain keyboard has.</summary>
    [SharedDataFact]
    public void Of_RealNames_IsThatOfThePlainSpelling()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var rows = Csv.Parse(File.ReadAllText(SharedData.Path("schools", "gias-nonascii-names-A.csv"), Encoding.GetEncoding(1252)));
        var column = rows[0].ToList().IndexOf("EstablishmentName");
        var names = rows.Skip(1).Select(row => row[column]).Where(name => name.Any(c => c > 127)).ToList();
        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            var plain = string.Concat(name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
                .Replace('’', '\'').Replace('‘', '\'').Replace('–', '-').Replace("°", "", StringComparison.Ordinal).Replace('\u00A0', ' ');
            Assert.Equal(FoldedText.Of(plain), FoldedText.Of(name));
            Assert.Matches("^[a-z0-9 ]+$", FoldedText.Of(name));
        }
    }
}
