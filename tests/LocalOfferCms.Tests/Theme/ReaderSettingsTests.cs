using LocalOfferCms.Theme.Reading;

namespace LocalOfferCms.Tests.Theme;

public sealed class ReaderSettingsTests
{
    [Fact]
    public void Key_EveryCombination_ReadsBackAsItself()
    {
        var all = (from size in Enum.GetValues<TextSize>()
                   from spacing in Enum.GetValues<TextSpacing>()
                   from contrast in Enum.GetValues<TextContrast>()
                   select new ReaderSettings(size, spacing, contrast)).ToList();

        Assert.Equal(32, all.Select(s => s.Key).Distinct().Count());
        Assert.All(all, settings => Assert.Equal(settings, ReaderSettings.Parse(settings.Key)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("000")]
    [InlineData("400")]
    [InlineData("020")]
    [InlineData("004")]
    [InlineData("1111")]
    [InlineData("-10")]
    [InlineData("\"><script>")]
    public void Parse_AnythingElse_IsTheDefault(string? cookie) => Assert.Equal(default, ReaderSettings.Parse(cookie));
}
