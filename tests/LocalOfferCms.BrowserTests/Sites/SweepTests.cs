using System.Collections.Concurrent;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;

namespace LocalOfferCms.BrowserTests.Sites;

/// <summary>Opens every page of every council, as a visitor with a phone and one with a desk would.</summary>
[Collection(SitesCollection.Name)]
public class SweepTests(SitesFixture sites)
{
    private const int Desk = 1280;
    private const int Phone = 360;
    private const int SmallPhone = 320;
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
    public async Task EveryPage_AtDeskAndPhone_IsAccessibleFitsAndIsLight(string council)
    {
        var faults = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(await sites.PagesAsync(council), new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce }, async (page, _) =>
        {
            foreach (var fault in await FaultsAsync(page))
            {
                faults.Add(fault);
            }
        });

        NoFaults(faults.Order());
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(SitePage page)
    {
        // A context of its own: nothing is cached, so the weight is that of a first visit.
        await using var open = await sites.Browser.OpenAsync(Desk);
        using var traffic = new PageTraffic(open.Page, page.Url);
        await open.Page.GotoAsync(page.Url);
        await open.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var faults = new List<string>(await traffic.FaultsAsync(MostBytes, expectError: page.Status >= 400));

        faults.AddRange(await open.Page.FindViolationsAsync());
        await open.Page.SetViewportSizeAsync(Phone, 740);
        faults.AddRange(await open.Page.FindViolationsAsync());
        await open.Page.SetViewportSizeAsync(SmallPhone, 568);
        var width = await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > SmallPhone)
        {
            faults.Add($"{page.Url} scrolls sideways: it is {width}px wide at {SmallPhone}px");
        }

        return faults;
    }

    private static void NoFaults(IEnumerable<string> faults)
    {
        var list = faults.ToList();
        Assert.True(list.Count == 0, $"{list.Count} faults:{Environment.NewLine}{string.Join(Environment.NewLine, list)}");
    }
}
