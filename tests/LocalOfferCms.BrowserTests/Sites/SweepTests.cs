using System.Collections.Concurrent;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Sites;

/// <summary>
/// Opens every page of every council, on a desk, a tablet and a phone, and at 400 % zoom. What stands on a page in a way that was
/// not seen before is looked at in light, dark and forced colours too (see <see cref="ShapesSeen"/>).
/// </summary>
[Collection(SweepsCollection.Name)]
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
        var (shapes, faults) = (new ShapesSeen(), new ConcurrentBag<string>());

        await Task.WhenAll(Enumerable.Range(0, PagesAtOnce).Select(_ => SweepAsync(waiting, shapes, faults)));

        NoFaults(faults.Order());
    }

    private async Task SweepAsync(ConcurrentQueue<SitePage> waiting, ShapesSeen shapes, ConcurrentBag<string> faults)
    {
        await using var open = await sites.Browser.OpenAsync(Desk);
        while (waiting.TryDequeue(out var page))
        {
            foreach (var fault in await FaultsAsync(open.Page, page, shapes))
            {
                faults.Add(fault);
            }
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, SitePage site, ShapesSeen shapes)
    {
        await LookAsync(page, Desk, ColorScheme.Light, ForcedColors.None);
        using var traffic = new PageTraffic(page, site.Url);
        await page.GotoAsync(site.Url, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        var faults = new List<string>(await traffic.FaultsAsync(expectError: site.Status >= 400));
        faults.AddRange(await page.FindViolationsOfMarkupAsync());
        faults.AddRange(await shapes.AddAsync(page) ? await LooksFaultsAsync(page) : await WidthsFaultsAsync(page));
        return faults;
    }

    /// <summary>Each width in other colours.</summary>
    private static async Task<List<string>> LooksFaultsAsync(IPage page)
    {
        var faults = new List<string>(await LookFaultsAsync(page, "light", Desk));
        await LookAsync(page, Tablet, ColorScheme.Dark, ForcedColors.None);
        faults.AddRange(await LookFaultsAsync(page, "dark", Tablet));
        await LookAsync(page, Phone, ColorScheme.Light, ForcedColors.None);
        faults.AddRange(await LookFaultsAsync(page, "light", Phone));
        await LookAsync(page, Zoomed, ColorScheme.Light, ForcedColors.Active);
        faults.AddRange(await LookFaultsAsync(page, "forced colours", Zoomed));
        return faults;
    }

    /// <summary>The widths alone: how its parts look has been seen on a page before.</summary>
    private static async Task<List<string>> WidthsFaultsAsync(IPage page)
    {
        var faults = new List<string>(await FitsAsync(page, Desk));
        foreach (var width in new[] { Tablet, Phone, Zoomed })
        {
            await page.SetViewportSizeAsync(width, Height);
            faults.AddRange(await FitsAsync(page, width));
        }

        return faults;
    }

    private static async Task LookAsync(IPage page, int width, ColorScheme colours, ForcedColors forced)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours, ForcedColors = forced });
        await page.SetViewportSizeAsync(width, Height);
    }

    private static async Task<IEnumerable<string>> LookFaultsAsync(IPage page, string look, int width) =>
        [.. (await page.FindViolationsOfLooksAsync(newPartsOnly: true)).Select(fault => $"In {look}, {fault}"), .. await FitsAsync(page, width)];

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
