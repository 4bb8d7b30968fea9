using System.Text.RegularExpressions;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>Opens every kind of page of the workspace, as an administrator finds them by its own links: accessible, valid, and no wider than the screen.</summary>
[Collection(SitesCollection.Name)]
public partial class WorkspaceSweepTests(SitesFixture sites)
{
    private const int Desk = 1280;
    private const int Phone = 360;
    private const int Zoomed = 320;
    private const int Height = 900;

    /// <summary>Pages of one kind, such as two guides in the editor, look alike: this many of each are opened.</summary>
    private const int OfAKind = 2;

    [Fact]
    public async Task EveryPage_OfTheWorkspace_IsAccessibleValidAndFits()
    {
        var council = sites.Host.Councils.Single(c => c.Name == "norfolk");
        var administrator = await sites.Host.AddPersonAsync(council, "sweep@example.org", "Sasha Sweep", Roles.Administrator);
        await using var open = await sites.Browser.OpenAsync(Desk);
        await open.SignInAsync(sites, council, administrator);
        var (faults, pages) = (new List<string>(), new List<KeyValuePair<string, string>>());

        await foreach (var url in WalkAsync(open.Page, new Uri(sites.Home("norfolk"), "admin"), faults))
        {
            pages.Add(KeyValuePair.Create(url, await (await open.Context.APIRequest.GetAsync(url)).TextAsync()));
            faults.AddRange(await open.Page.FindViolationsAsync());
            faults.AddRange(await FitsAsync(open.Page, Desk));
            await open.Page.SetViewportSizeAsync(Phone, Height);
            faults.AddRange(await open.Page.FindViolationsAsync(AccessibilityChecks.RulesOfLooks));
            faults.AddRange(await FitsAsync(open.Page, Phone));
            await open.Page.SetViewportSizeAsync(Zoomed, Height);
            faults.AddRange(await FitsAsync(open.Page, Zoomed));
            await open.Page.SetViewportSizeAsync(Desk, Height);
        }

        faults.AddRange(await NuChecker.FindErrorsAsync(pages));
        Assert.True(faults.Count == 0, $"{faults.Count} faults on {pages.Count} pages:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    /// <summary>Goes to page after page by the links that it finds, and gives each address once it is open.</summary>
    private static async IAsyncEnumerable<string> WalkAsync(IPage page, Uri start, List<string> faults)
    {
        var site = start.AbsolutePath[..^"admin".Length];
        var waiting = new Queue<string>([start.ToString()]);
        var seen = new HashSet<string>();
        var kinds = new Dictionary<string, int>();
        while (waiting.TryDequeue(out var url))
        {
            var kind = Id().Replace(new Uri(url).AbsolutePath, "{id}");
            if (!seen.Add(url) || (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > OfAKind)
            {
                continue;
            }

            var response = await page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            if (!response!.Ok)
            {
                faults.Add($"{url} answered {response.Status}");
                continue;
            }

            foreach (var link in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]:not([download])')].map(a => a.href.split('#')[0])"))
            {
                var path = new Uri(link).AbsolutePath;
                if ((path.StartsWith(site + "admin", StringComparison.Ordinal) || path.StartsWith(site + "account", StringComparison.Ordinal)) && !Path.HasExtension(path))
                {
                    waiting.Enqueue(link);
                }
            }

            yield return url;
        }
    }

    private static async Task<IEnumerable<string>> FitsAsync(IPage page, int width) =>
        await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var actual && actual > width
            ? [$"{page.Url} scrolls sideways: it is {actual}px wide at {width}px"]
            : [];

    // Ids, and the names of types and taxonomies: whatever stands where one page differs from its siblings.
    [GeneratedRegex(@"(?<=/)([0-9a-z]{20,64}|[0-9a-f-]{36}|(?<=/(new|types|taxonomies|glossary|roles)/)[^/]+)(?=/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
