using LocalOfferCms.TestSupport;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Harness;

/// <summary>One Chromium for all tests of a collection; each test takes contexts of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // Debian's. Playwright's own download is not used: what is tested is what the distribution ships.
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser.</summary>
    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not been started.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // A page lives for a second: to compile its script with care, and to keep it for the way back, costs more than it saves.
                "--js-flags=--no-opt --no-maglev", "--disable-features=BackForwardCache", "--in-process-gpu",
            ],
        });
    }

    /// <summary>A page of its own context: no cookies, nothing cached. Dispose the context when done (see <see cref="OpenPage"/>).</summary>
    public async Task<OpenPage> OpenAsync(int width = 1280, int height = 900, bool javaScript = true)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = javaScript,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddInitScriptAsync(AccessibilityChecks.Script);
        return new OpenPage(context, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>Waiting for pages.</summary>
public static class PageWaiting
{
    /// <summary>Waits until the page on which the browser has arrived is there whole. It is asked itself: Playwright's own way now and then waits for an
    /// event that has passed.</summary>
    public static async Task WaitUntilLoadedAsync(this IPage page) =>
        Assert.Equal("complete", await Eventually.AsksAsync(() => page.EvaluateAsync<string>("document.readyState"), state => state == "complete"));
}

/// <summary>A page that takes its context away with it.</summary>
public sealed class OpenPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    /// <summary>The context.</summary>
    public IBrowserContext Context { get; } = context;

    /// <summary>The page.</summary>
    public IPage Page { get; } = page;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
