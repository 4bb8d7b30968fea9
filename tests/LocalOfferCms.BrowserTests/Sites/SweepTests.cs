using System.Collections.Concurrent;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Sites;

/// <summary>Opens every page of every council, on a desk, a tablet and a phone, in light, dark and forced colours, and at 400 % zoom.</summary>
[Collection(SitesCollection.Name)]
public class SweepTests(SitesFixture sites)
{
    private const int Desk = 1280;
    private const int Tablet = 768;
    private const int Phone = 360;

    // 1280 px at 400 %: what is left is as wide as this. WCAG 2.2, 1.4.10.
    private const int Zoomed = 320;
    private const int Height = 900;
    private const int PagesAtOnce = 2;
    private const int MostBytes = 100_000;

    [Fact]
    public void Councils_ThatRun_AreThoseWithARecipe() =>
        Assert.Equal(ProductCouncils.Names, sites.Host.Councils.Select(c => c.Name));

    [Theory]
    [MemberData(nameof(SitesFixture.CouncilNames), MemberType = typeof(SitesFixture))]
    public async Task EveryLink_WithinTheSite_LeadsToAPage(string council) =>
        NoFaults(SiteCrawler.Broken(await sites.PagesAsync(council)));

    [Theory]
    [MemberData(nameof(SitesFixture.CouncilNames), MemberType = typeof(SitesFixture))]
    public async Task EveryPage_IsValidHtml(string council) =>
        NoFaults(await NuChecker.FindErrorsAsync((await sites.PagesAsync(council)).Select(p => KeyValuePair.Create(p.Url, p.Html))));

    [Theory]
    [MemberData(nameof(SitesFixture.CouncilNames), MemberType = typeof(SitesFixture))]
    public async Task EveryPage_AtFirstVisit_IsLight(string council)
    {
        // A page that shows pictograms, one with a form and script, and a list: between them they ask for all that any page does.
        var pages = await sites.PagesAsync(council);
        var assets = 0L;
        foreach (var page in new[] { "", "search?q=school", "site-map" })
        {
            await using var open = await sites.Browser.OpenAsync(Desk);
            using var traffic = new PageTraffic(open.Page, new Uri(sites.Home(council), page).ToString());
            await open.Page.GotoAsync(new Uri(sites.Home(council), page).ToString());
            assets = Math.Max(assets, await traffic.AssetBytesAsync());
        }

        NoFaults(from page in pages
                 let bytes = page.CompressedLength + assets
                 where bytes > MostBytes
                 select $"{page.Url} weighs {bytes:N0} bytes, more than {MostBytes:N0}");
    }

    [Theory]
    [MemberData(nameof(SitesFixture.CouncilNames), MemberType = typeof(SitesFixture))]
    public async Task EveryPage_AtEveryWidthAndInAllColours_IsAccessibleAndFits(string council)
    {
        var waiting = new ConcurrentQueue<SitePage>(await sites.PagesAsync(council));
        var faults = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, PagesAtOnce).Select(_ => SweepAsync(waiting, faults)));

        NoFaults(faults.Order());
    }

    private async Task SweepAsync(ConcurrentQueue<SitePage> waiting, ConcurrentBag<string> faults)
    {
        await using var open = await sites.Browser.OpenAsync(Desk);
        while (waiting.TryDequeue(out var page))
        {
            foreach (var fault in await FaultsAsync(open.Page, page))
            {
                faults.Add(fault);
            }
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, SitePage site)
    {
        await LookAsync(page, Desk, ColorScheme.Light, ForcedColors.None);
        using var traffic = new PageTraffic(page, site.Url);
        await page.GotoAsync(site.Url, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        var faults = new List<string>(await traffic.FaultsAsync(expectError: site.Status >= 400));
        faults.AddRange(await page.FindViolationsAsync());
        faults.AddRange(await FitsAsync(page, Desk));
        await LookAsync(page, Tablet, ColorScheme.Dark, ForcedColors.None);
        faults.AddRange(await LooksFaultsAsync(page, "dark", Tablet));
        await LookAsync(page, Phone, ColorScheme.Light, ForcedColors.None);
        faults.AddRange(await LooksFaultsAsync(page, "light", Phone));
        await LookAsync(page, Zoomed, ColorScheme.Light, ForcedColors.Active);
        faults.AddRange(await LooksFaultsAsync(page, "forced colours", Zoomed));
        return faults;
    }

    private static async Task LookAsync(IPage page, int width, ColorScheme colours, ForcedColors forced)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours, ForcedColors = forced });
        await page.SetViewportSizeAsync(width, Height);
    }

    private static async Task<IEnumerable<string>> LooksFaultsAsync(IPage page, string look, int width) =>
        [.. (await page.FindViolationsAsync(AccessibilityChecks.RulesOfLooks)).Select(fault => $"In {look}, {fault}"), .. await FitsAsync(page, width)];

    private static async Task<IEnumerable<string>> FitsAsync(IPage page, int width) =>
        await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var actual && actual > width
            ? [$"{page.Url} scrolls sideways: it is {actual}px wide at {width}px"]
            : [];

    private static void NoFaults(IEnumerable<string> faults)
    {
        var list = faults.ToList();
        Assert.True(list.Count == 0, $"{list.Count} faults:{Environment.NewLine}{string.Join(Environment.NewLine, list)}");
    }
}
