using LocalOfferCms.Core.Recipes.Steps;

namespace LocalOfferCms.Tests.Recipes;

public sealed class AutoroutePatternTests
{
    [Theory]
    [InlineData("{{ ContentItem | display_text | slugify }}", "bin-day")]
    [InlineData("{{ Model.ContentItem | display_text | slugify }}", "bin-day")]
    [InlineData("{{ContentItem.DisplayText|slugify}}", "bin-day")]
    [InlineData("{{ Model.ContentItem | container | display_text | slugify }}/{{ Model.ContentItem | display_text | slugify }}", "the-news/bin-day")]
    [InlineData("news/{{ ContentItem | display_text | slugify }}", "news/bin-day")]
    public void Read_KnownPattern_MakesTheAddress(string pattern, string path) =>
        Assert.Equal(path, AutoroutePattern.Read(pattern)!.Path("Bin day", "The news"));

    [Theory]
    [InlineData("{{ ContentItem.Content.Hero.Header.Text }}")]
    [InlineData("{{ ContentItem | display_text | slugify }}/{{ ContentItem.CreatedUtc | date: '%Y' }}")]
    [InlineData("{% if true %}{{ ContentItem | display_text | slugify }}{% endif %}")]
    [InlineData("plain words")]
    [InlineData("")]
    public void Read_AnyOther_IsNotUnderstood(string pattern) => Assert.Null(AutoroutePattern.Read(pattern));
}
