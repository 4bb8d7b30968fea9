using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>The pages of the workspace that a person finds by its own links, one of each route.</summary>
internal sealed partial class WorkspaceSweep(SitesFixture sites, Tenant council, string person)
{
    private const int Desk = 1280;
    private const int Phone = 360;
    private const int Zoomed = 320;
    private const int Height = 900;
    private const int PagesAtOnce = 2;

    /// <summary>Pages of one route, such as two guides in the editor, look alike: this many of each are opened.</summary>
    private const int OfAKind = 1;

    /// <summary>Fails for each page that is not accessible, not valid or wider than the screen, and if there are not as many as are expected.</summary>
    /// <param name="fewest">More pages than this are expected.</param>
    /// <param name="starts">Where the walk begins: the first page, and others to which only a form leads.</param>
    public async Task CheckAsync(int fewest, params string[] starts)
    {
        var faults = new ConcurrentBag<string>();
        var pages = await WalkAsync(starts, faults);
        var valid = NuChecker.FindErrorsAsync(pages);
        var waiting = new ConcurrentQueue<string>(pages.Select(page => page.Key));

        await Task.WhenAll(Enumerable.Range(0, PagesAtOnce).Select(_ => SweepAsync(waiting, faults)));

        foreach (var fault in await valid)
        {
            faults.Add(fault);
        }

        Assert.True(pages.Count > fewest, $"Only {pages.Count} pages were found: {string.Join(", ", pages.Select(p => p.Key))}");
        Assert.True(faults.IsEmpty, $"{faults.Count} faults on {pages.Count} pages:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Order())}");
    }

    private async Task SweepAsync(ConcurrentQueue<string> waiting, ConcurrentBag<string> faults)
    {
        await using var open = await sites.Browser.OpenAsync(Desk);
        await open.SignInAsync(sites, council, person);
        while (waiting.TryDequeue(out var url))
        {
            foreach (var fault in await FaultsAsync(open.Page, url))
            {
                faults.Add(fault);
            }
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string url)
    {
        await page.SetViewportSizeAsync(Desk, Height);
        await page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        List<string> faults = [.. await page.FindViolationsAsync(), await page.FindTooWideAsync()];
        await page.SetViewportSizeAsync(Phone, Height);
        faults.AddRange([.. await page.FindViolationsOfLooksAsync(), await page.FindTooWideAsync()]);
        await page.SetViewportSizeAsync(Zoomed, Height);
        faults.Add(await page.FindTooWideAsync());
        return faults.FindAll(fault => fault.Length > 0);
    }

    /// <summary>Goes to page after page by the links that it finds; gives each with its HTML.</summary>
    private async Task<List<KeyValuePair<string, string>>> WalkAsync(string[] starts, ConcurrentBag<string> faults)
    {
        using var browser = await sites.Host.SignInPersonAsync(council, person);
        var (home, routes, parser) = (sites.Home(council.Name), Routes(), new HtmlParser());
        var site = home.AbsolutePath;
        var waiting = new Queue<string>(starts.Select(start => new Uri(home, start).ToString()));
        var seen = new HashSet<string>();
        var kinds = new Dictionary<string, int>();
        var found = new List<KeyValuePair<string, string>>();
        while (waiting.TryDequeue(out var url))
        {
            var path = new Uri(url).AbsolutePath[site.Length..];
            var kind = routes.FirstOrDefault(r => r.Shape.IsMatch(path)).Route ?? path;
            if (!seen.Add(url) || (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > OfAKind)
            {
                continue;
            }

            using var response = await browser.GetAsync(url);
            if (!response.IsSuccessStatusCode)
            {
                faults.Add($"{url} answered {(int)response.StatusCode}");
                continue;
            }

            var html = await response.Content.ReadAsStringAsync();
            found.Add(KeyValuePair.Create(url, html));
            foreach (var link in (await parser.ParseDocumentAsync(html)).QuerySelectorAll("a[href]:not([download])"))
            {
                var target = new Uri(new Uri(url), link.GetAttribute("href")!.Split('#')[0]);
                if ((target.AbsolutePath.StartsWith(site + "admin", StringComparison.Ordinal) || target.AbsolutePath.StartsWith(site + "account", StringComparison.Ordinal))
                    && !Path.HasExtension(target.AbsolutePath))
                {
                    waiting.Enqueue(target.ToString());
                }
            }
        }

        return found;
    }

    /// <summary>The host's routes, those with the fewest parameters first, each as a pattern that addresses are matched with.</summary>
    private List<(string Route, Regex Shape)> Routes() =>
        [.. sites.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').Split('/')[0] is "admin" or "account")
            .OrderBy(e => e.RoutePattern.Parameters.Count)
            .Select(e => (Route: e.RoutePattern.RawText!, new Regex($"^{Parameter().Replace(Regex.Escape(e.RoutePattern.RawText!.TrimStart('/')), "[^/]*")}$")))];

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Parameter();
}
