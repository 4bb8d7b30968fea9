using LocalOfferCms.BrowserTests.Harness;
using Xunit.Sdk;

namespace LocalOfferCms.BrowserTests;

/// <summary>The checks themselves: each must notice a fault, or a clean sweep would mean nothing.</summary>
public class HarnessTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Good = """
        <!doctype html><html lang="en-GB"><head><title>Good</title></head>
        <body><main><h1>Good</h1><p>Words.</p></main></body></html>
        """;

    [Fact]
    public async Task CheckAccessibility_CleanPage_Passes()
    {
        await using var open = await browser.OpenAsync();
        await open.Page.SetContentAsync(Good);

        await open.Page.CheckAccessibilityAsync();
    }

    [Theory]
    [InlineData("<img src='data:,' width='9' height='9'>", "image-alt")]
    [InlineData("<p style='color:#aaa'>Faint</p>", "color-contrast")]
    [InlineData("<h4>Too deep</h4>", "heading-order")]
    [InlineData("<p><a href='#a' style='display:inline-block;width:9px;height:9px'>.</a><a href='#b' style='display:inline-block;width:9px;height:9px'>.</a></p>", "target-size")]
    public async Task CheckAccessibility_Fault_NamesTheRule(string markup, string rule)
    {
        await using var open = await browser.OpenAsync();
        await open.Page.SetContentAsync(Good.Replace("<p>Words.</p>", markup));

        var failure = await Assert.ThrowsAsync<TrueException>(open.Page.CheckAccessibilityAsync);

        Assert.Contains(rule, failure.Message);
    }

    [Fact]
    public async Task FindViolationsOfLooks_InNewParts_SeesThemAndNotWhatStoodOnAnotherPage()
    {
        await using var open = await browser.OpenAsync();
        var shapes = new ShapesSeen();
        await open.Page.SetContentAsync(Good.Replace("<p>Words.</p>", "<p style='color:#aaa'>Faint</p>"));
        Assert.True(await shapes.AddAsync(open.Page));
        Assert.Contains("color-contrast", Assert.Single(await open.Page.FindViolationsOfLooksAsync(newPartsOnly: true)));

        await open.Page.SetContentAsync(Good.Replace("<p>Words.</p>", "<p style='color:#aaa'>Faint too</p>"));
        Assert.False(await shapes.AddAsync(open.Page));

        await open.Page.SetContentAsync(Good.Replace("<p>Words.</p>", "<p style='color:#aaa'>Faint again</p><div><b style='color:#aaa'>New</b></div>"));
        Assert.True(await shapes.AddAsync(open.Page));
        var fault = Assert.Single(await open.Page.FindViolationsOfLooksAsync(newPartsOnly: true));
        Assert.Contains(">New<", fault);
        Assert.DoesNotContain("Faint", fault);
    }

    [Fact]
    public async Task Nu_DuplicateId_IsReportedWithItsPage()
    {
        var errors = await NuChecker.FindErrorsAsync(
        [
            new("good", Good),
            new("bad", Good.Replace("<p>Words.</p>", "<p id='a'></p><p id='a'></p>")),
        ]);

        Assert.StartsWith("bad:", Assert.Single(errors));
    }
}
