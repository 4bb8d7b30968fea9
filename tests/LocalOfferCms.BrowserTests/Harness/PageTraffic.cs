using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Harness;

/// <summary>Listens to what a page fetches and complains of.</summary>
public sealed class PageTraffic : IDisposable
{
    private readonly IPage _page;
    private readonly string _url;
    private readonly ConcurrentQueue<IRequest> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>Begins to listen. Do it before the page is opened.</summary>
    public PageTraffic(IPage page, string url)
    {
        (_page, _url) = (page, url);
        page.Request += OnRequest;
        page.Console += OnConsole;
        page.PageError += OnError;
    }

    /// <summary>Third parties asked, cookies set, and errors in the console, such as a content security policy broken.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(bool expectError)
    {
        var faults = new List<string>();
        var site = new Uri(_url).Authority;
        foreach (var request in _requests)
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && new Uri(request.Url).Authority != site)
            {
                faults.Add($"{_url} asks a third party: {request.Url}");
            }
        }

        // Whatever set it: the page, a file that it asks for, or its script.
        faults.AddRange((await _page.Context.CookiesAsync()).Select(cookie => $"{_url} sets a cookie: {cookie.Name}"));

        // A browser writes every answer of 404 into its console; on the page for a wrong address that is no fault.
        faults.AddRange(_complaints.Where(c => !expectError || !c.Contains("status of 4", StringComparison.Ordinal)).Select(c => $"{_url}: {c}"));
        return faults;
    }

    /// <summary>Bytes on the wire of all that the page asks for beside itself, but for pictures of the content. Only in a context where nothing is cached yet.</summary>
    public async Task<long> AssetBytesAsync()
    {
        var total = 0L;
        foreach (var request in _requests.Where(r => r.Url != _url && !r.Url.Contains("/media/", StringComparison.Ordinal)))
        {
            if (await request.ResponseAsync() is not null)
            {
                var sizes = await request.SizesAsync();
                total += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
            }
        }

        return total;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _page.Request -= OnRequest;
        _page.Console -= OnConsole;
        _page.PageError -= OnError;
    }

    private void OnRequest(object? sender, IRequest request) => _requests.Enqueue(request);

    private void OnError(object? sender, string error) => _complaints.Enqueue(error);

    private void OnConsole(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            _complaints.Enqueue(message.Text);
        }
    }
}
