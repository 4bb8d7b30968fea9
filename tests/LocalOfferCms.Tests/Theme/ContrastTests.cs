using LocalOfferCms.Theme.Branding;

namespace LocalOfferCms.Tests.Theme;

public sealed class ContrastTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#ffffff", "#767676", 4.54)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    public void Ratio_KnownPairs_IsThatOfWcag(string one, string other, double expected) =>
        Assert.Equal(expected, Contrast.Ratio(one, other), 0.005);
}
