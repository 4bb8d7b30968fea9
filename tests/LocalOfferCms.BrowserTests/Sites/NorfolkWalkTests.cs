using LocalOfferCms.BrowserTests.Harness;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Sites;

/// <summary>A parent's way through Norfolk's site, from the home page to a service that can help: by keyboard alone, and without script.</summary>
[Collection(SitesCollection.Name)]
public class NorfolkWalkTests(SitesFixture sites)
{
    private const int MostTabs = 200;

    // Section, guide, service: by the links' own words.
    private static readonly string[] Way =
        ["More about support for learning", "Child not making expected progress", "SEND information and advice partnership"];

    [Fact]
    public async Task HomeToService_ByKeyboardAlone_IsReached()
    {
        await using var open = await sites.Browser.OpenAsync();
        await open.Page.GoAndCheckAsync(sites.Home("norfolk").ToString());

        foreach (var link in Way)
        {
            await FocusByTabAsync(open.Page, link);
            var before = open.Page.Url;
            var arrival = open.Page.WaitForURLAsync(url => url != before, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await open.Page.Keyboard.PressAsync("Enter");
            await arrival;
            await Assertions.Expect(open.Page.Locator("h1")).ToHaveCountAsync(1);
        }

        await AssertOnServiceAsync(open.Page);
    }

    [Fact]
    public async Task HomeToService_WithoutScript_IsReached()
    {
        await using var open = await sites.Browser.OpenAsync(width: 360, javaScript: false);
        await open.Page.GotoAsync(sites.Home("norfolk").ToString());

        foreach (var link in Way)
        {
            await Link(open.Page, link).ClickAsync();
        }

        await AssertOnServiceAsync(open.Page);
    }

    [Fact]
    public async Task SkipLink_FirstTab_LeadsToTheContent()
    {
        await using var open = await sites.Browser.OpenAsync();
        await open.Page.GotoAsync(sites.Home("norfolk").ToString());

        await open.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", (await FocusedTextAsync(open.Page)).Trim());
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.PressAsync("Tab");

        Assert.True(await open.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"), "The next tab stop is not in the main content.");
    }

    private static ILocator Link(IPage page, string text) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = text, Exact = true }).First;

    private static Task<string> FocusedTextAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent");

    private static async Task FocusByTabAsync(IPage page, string link)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("document.activeElement.matches('main a')") && (await FocusedTextAsync(page)).Trim() == link)
            {
                Assert.True(await page.EvaluateAsync<bool>(
                    "(s => s.outlineStyle !== 'none' || s.boxShadow !== 'none')(getComputedStyle(document.activeElement))"), $"The focus on '{link}' cannot be seen.");
                return;
            }
        }

        Assert.Fail($"No link '{link}' within {MostTabs} tab stops of {page.Url}");
    }

    private static async Task AssertOnServiceAsync(IPage page)
    {
        Assert.EndsWith("/norfolk/services/information-and-advice-partnership", page.Url);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Way[^1]);
    }
}
