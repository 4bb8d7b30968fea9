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

    /// <summary>Third parties asked, cookies set, errors in the console (such as a content security policy broken), and more bytes than
    /// <paramref name="mostBytes"/> without pictures of the content.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(int mostBytes, bool expectError)
    {
        var faults = new List<string>();
        var total = 0;
        var site = new Uri(_url).Authority;
        foreach (var request in _requests)
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && new Uri(request.Url).Authority != site)
            {
                faults.Add($"{_url} asks a third party: {request.Url}");
            }

            if (await request.ResponseAsync() is { } response && !request.Url.Contains("/media/", StringComparison.Ordinal))
            {
                var sizes = await request.SizesAsync();
                total += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
                if (await response.HeaderValueAsync("set-cookie") is { } cookie)
                {
                    faults.Add($"{request.Url} sets a cookie: {cookie}");
                }
            }
        }

        if (total > mostBytes)
        {
            faults.Add($"{_url} weighs {total:N0} bytes, more than {mostBytes:N0}");
        }

        // A browser writes every answer of 404 into its console; on the page for a wrong address that is no fault.
        faults.AddRange(_complaints.Where(c => !expectError || !c.Contains("status of 4", StringComparison.Ordinal)).Select(c => $"{_url}: {c}"));
        return faults;
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
