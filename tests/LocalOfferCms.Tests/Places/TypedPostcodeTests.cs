using LocalOfferCms.Core.Places;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Places;

public class TypedPostcodeTests
{
    [Theory]
    [InlineData("NR4 7JY", "NR4", "7JY")]
    [InlineData(" nr151tf. ", "NR15", "1TF")]
    [InlineData("PE33-9AA", "PE33", "9AA")]
    [InlineData("w1a\u00A01aa", "W1A", "1AA")]
    [InlineData("M1 1AA", "M1", "1AA")]
    [InlineData("nr1", "NR1", "")]
    [InlineData("ec1a", "EC1A", "")]
    public void Read_WaysToTypeOne_AreUnderstood(string typed, string outcode, string incode) => Assert.Equal(new TypedPostcode(outcode, incode), TypedPostcode.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("N R 1")]
    [InlineData("12345")]
    [InlineData("Norwich")]
    [InlineData("NR1 3JU' OR '1'='1")]
    [InlineData("<script>")]
    [InlineData("NR1%")]
    [InlineData("NR1 3JU NR1 3JU NR1 3JU NR1 3JU")]
    public void Read_AnythingElse_IsNone(string? typed) => Assert.Null(TypedPostcode.Read(typed));

    [SharedDataFact]
    public void NationalGrid_OfRealPostcodes_GivesTheirDegrees()
    {
        foreach (var line in File.ReadLines(SharedData.Path("postcodes", "units-norfolk.csv")).Concat(File.ReadLines(SharedData.Path("postcodes", "units-sefton.csv"))).Where((_, i) => i % 97 == 5))
        {
            var cells = line.Split(',');
            double Cell(int i) => double.Parse(cells[i], System.Globalization.CultureInfo.InvariantCulture);
            var (latitude, longitude) = NationalGrid.ToDegrees(Cell(3), Cell(4));
            Assert.True(GreatCircle.Miles(latitude, longitude, Cell(1), Cell(2)) < 0.01, $"{line} gives {latitude}, {longitude}");
        }
    }
}
