using System.Text;
using System.Text.Encodings.Web;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.Core.Text;
using LocalOfferCms.TestSupport;
using Microsoft.AspNetCore.Html;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests;

/// <summary>Hostile texts, made safe and shown by a real browser that would run any script: there is no content security policy on these pages.</summary>
public class HostileTextTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int TextsOnAPage = 250;

    // What payloads try to call, and the browser driver does not. Set before the page's own mark-up is read.
    private const string Watch = """
        window.ran = [];
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch', 'postMessage'])
            window[name] = (...given) => { window.ran.push(name + '(' + given.join() + ')'); };
        """;

    // What would run a script sooner or later: when the page is read, pointed at, clicked or focused.
    private const string FindActive = """
        [...document.querySelectorAll('*')].flatMap(element => [
            ...(['script', 'iframe', 'object', 'embed', 'base', 'form', 'meta', 'link', 'style', 'foreignobject'].includes(element.localName) && element.dataset.own === undefined
                ? [element.outerHTML.slice(0, 200)] : []),
            ...[...element.attributes].filter(a => /^on|^srcdoc$|^formaction$|^style$/i.test(a.name)
                || /^(javascript|data|vbscript):/i.test(a.value.replace(/[\u0000-\u0020]/g, '')) && /^(href|src|xlink:href|action)$/i.test(a.name))
                .map(a => element.localName + ' ' + a.name + '=' + a.value.slice(0, 200))])
        """;

    [SharedDataFact]
    public Task SanitisedHtml_OfEveryPayload_RunsNoScript() =>
        AssertHarmlessAsync(SanitiserCorpus.Payloads().Select(payload => HtmlSanitiser.Sanitise(payload).Html));

    [SharedDataFact]
    public Task Markdown_OfEveryPayload_RunsNoScript()
    {
        var markdown = new ContentMarkdown();
        return AssertHarmlessAsync(SanitiserCorpus.Payloads().Select(payload =>
        {
            var context = new MarkdownContext("/alder", [], Core.Pages.SiteReferences.None, _ => null, null);
            return Text(markdown.Render(payload, context).Html);
        }));
    }

    [Theory]
    [InlineData("<img src='x' onerror='alert(1)'>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<a href='java\tscript:alert(1)'>x</a>")]
    [InlineData("<svg><animate onbegin='alert(1)' attributeName='x'></svg>")]
    public async Task Watch_TextThatWasNotMadeSafe_IsNoticed(string text)
    {
        await using var open = await browser.OpenAsync();

        Assert.NotEmpty(await FaultsAsync(open.Page, [text]));
    }

    private async Task AssertHarmlessAsync(IEnumerable<string> texts)
    {
        await using var open = await browser.OpenAsync();
        var faults = new List<string>();
        foreach (var page in texts.Chunk(TextsOnAPage))
        {
            faults.AddRange(await FaultsAsync(open.Page, page));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Distinct()));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string[] texts)
    {
        var asked = new List<string>();
        await page.UnrouteAllAsync();
        await page.RouteAsync("**/*", route =>
        {
            asked.Add($"asks for {route.Request.ResourceType} {route.Request.Url}");
            return route.AbortAsync();
        });
        var html = new StringBuilder($"<!doctype html><title data-own>t</title><script data-own>{Watch}</script>").AppendJoin('\n', texts.Select(t => $"<section>{t}</section>"));
        await page.SetContentAsync(html.ToString(), new PageSetContentOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        var ran = await page.EvaluateAsync<string[]>("window.ran");
        var active = await page.EvaluateAsync<string[]>(FindActive);
        return [.. ran, .. active, .. asked.Where(a => !a.StartsWith("asks for image", StringComparison.Ordinal))];
    }

    private static string Text(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
