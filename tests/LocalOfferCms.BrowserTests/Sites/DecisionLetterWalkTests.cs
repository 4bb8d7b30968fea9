using LocalOfferCms.BrowserTests.Harness;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Sites;

/// <summary>A parent with a decision letter: a mistake, then the dates. No link leads to either, so no sweep meets them.</summary>
[Collection(SitesCollection.Name)]
public class DecisionLetterWalkTests(SitesFixture sites)
{
    private const string Page = "ehc-plans/your-decision-letter";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Letter_ByKeyboardWithAMistakeFirst_LeadsToTheDates(int width)
    {
        await using var open = await sites.Browser.OpenAsync(width);
        await open.Page.GotoAsync(new Uri(sites.Home("milton-keynes"), Page).ToString());
        var send = open.Page.GetByRole(AriaRole.Button, new() { Name = "Work out my dates" });

        await send.FocusAsync();
        await PressAndWaitAsync(open.Page, "Enter");
        await open.Page.CheckAccessibilityAsync();
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Choose what the letter says" }).FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("kind-1", await open.Page.EvaluateAsync<string>("document.activeElement.id"));

        await open.Page.Keyboard.PressAsync("Space");
        foreach (var part in new[] { "2", "November", "2025" })
        {
            await open.Page.Keyboard.PressAsync("Tab");
            await open.Page.Keyboard.TypeAsync(part);
        }

        await PressAndWaitAsync(open.Page, "Enter");
        await Assertions.Expect(open.Page.Locator(".lo-due__day")).ToHaveTextAsync(["By Sunday 16 November 2025", "By Friday 2 January 2026", "By Friday 2 January 2026"]);
        await open.Page.CheckAccessibilityAsync();
        Assert.Empty(await NuChecker.FindErrorsAsync([KeyValuePair.Create(open.Page.Url, await (await open.Page.Context.APIRequest.GetAsync(open.Page.Url)).TextAsync())]));
    }

    private static async Task PressAndWaitAsync(IPage page, string key)
    {
        var before = page.Url;
        var arrival = page.WaitForURLAsync(url => url != before, new() { WaitUntil = WaitUntilState.Load });
        await page.Keyboard.PressAsync(key);
        await arrival;
    }
}
