using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Structure;

public class ColoursTests(StructureSite site) : IClassFixture<StructureSite>
{
    [Fact]
    public async Task Colour_ThatCanBeRead_IsOnEveryPage_AndCanBeTakenBack()
    {
        var was = await StylesAsync();
        var form = await site.OpenAsync("admin/structure/colours", "#colours");

        var preview = await form.Set("Light[header]", "#4b0082").PressAndFollowAsync("Show how they look", "#colours");
        var unsaved = await StylesAsync();
        using var done = await preview.PressAsync("Save the colours");
        var changed = await StylesAsync();
        using var reset = await (await site.OpenAsync("admin/structure/colours", "#reset")).PressAsync();

        Assert.Contains("#4b0082", preview.Document.QuerySelector("svg.lo-preview")!.OuterHtml);
        Assert.Equal(was, unsaved);
        Assert.Contains("--lo-header:#4b0082;", changed.Styles);
        Assert.NotEqual(was.Address, changed.Address);
        Assert.Equal(was, await StylesAsync());
    }

    [Fact]
    public async Task Colour_ThatCannotBeRead_IsRefusedWithTheContrastBesideIt()
    {
        var was = await StylesAsync();

        var refused = await (await site.OpenAsync("admin/structure/colours", "#colours")).Set("Light[text]", "#999999").PressAndFollowAsync("Save the colours", "#colours");

        var words = refused.Document.QuerySelector("[id='Light_text_-error']")!.TextContent;
        Assert.Contains("Text #999999 on Page #ffffff has a contrast of 2.84 to 1. It needs 4.5 to 1.", words);
        Assert.Equal(["#999999"], refused.Values("Light[text]"));
        Assert.Equal(was, await StylesAsync());
    }

    [Fact]
    public async Task Colours_OfOneCouncil_AreNotAnothers()
    {
        var (other, administrator) = await site.AddCouncilAsync();
        using (administrator)
        {
            await (await FormPage.OpenAsync(administrator, "admin/structure/colours", "#colours")).Set("Light[menu]", "#003300").PressAsync("Save the colours");

            Assert.DoesNotContain("#003300", (await StylesAsync()).Styles);
            var own = (await site.ReadAsync("", other)).QuerySelector("link[rel=stylesheet][href*=_brand]")!.GetAttribute("href")!;
            using var client = site.Host.CreateClient();
            Assert.Contains("#003300", await client.GetStringAsync(own));
            Assert.DoesNotContain("#003300", await client.GetStringAsync(own.Replace(other.Name, site.Council.Name, StringComparison.Ordinal)));
        }
    }

    private async Task<(string Address, string Styles)> StylesAsync()
    {
        var address = (await site.ReadAsync("support/page")).QuerySelector("link[rel=stylesheet][href*=_brand]")!.GetAttribute("href")!;
        using var client = site.Host.CreateClient();
        return (address, await client.GetStringAsync(address));
    }
}
