using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Text;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Text;

public partial class HtmlSanitiserFuzzTests
{
    private const int Seed = 20140901;
    private const int Mutants = 6_000;

    private static readonly HashSet<string> Elements = [.. ("a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure "
        + "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section article small span strong sub summary sup table tbody td tfoot th thead "
        + "time tr u ul var").Split(' ')];

    private static readonly HashSet<string> Attributes = [.. ("id lang dir href title src alt width height colspan rowspan scope start value "
        + "reversed open type").Split(' ')];

    private static readonly string[] Glue =
    [
        "<svg>", "</svg>", "<math>", "<mtext>", "<style>", "</style>", "<template>", "<table>", "<td>", "</p>", "<p>", "<a href=\"", "\">", "'", "<b>", "</b>",
        "<title>", "<noscript>", "<!--", "-->", "<![CDATA[", "]]>", "<textarea>", "<select>", "<form>", "<details>", "<ul>", "<li>", "<pre>\n", "\0", "&#x0a;",
        "<img src=\"", " onload=alert(1) ", "<foreignObject>", "<annotation-xml encoding=text/html>", "javascript:", "<nobr>", "<h2>", "<caption>", "<mglyph>",
    ];

    [SharedDataFact]
    public void EveryPayload_ComesOutHarmless()
    {
        foreach (var payload in SanitiserCorpus.Payloads())
        {
            AssertHarmless(payload);
            Assert.DoesNotContain("all markup", HtmlSanitiser.Sanitise(payload).Removed);
            AssertHarmless($"<p title=\"{payload}\"><a href=\"{payload}\">x</a><img src='{payload}'>");
        }
    }

    [SharedDataFact]
    public void PayloadsCutAndJoined_ComeOutHarmless()
    {
        var payloads = SanitiserCorpus.Payloads().Where(text => text.Length < 2_000).ToList();
        var random = new Random(Seed);
        for (var i = 0; i < Mutants; i++)
        {
            AssertHarmless(string.Concat(Enumerable.Range(0, random.Next(2, 7)).Select(_ => Piece(payloads, random))));
        }
    }

    [SharedDataFact]
    public void EveryRedirect_StaysInTheSiteOrShowsItsHost()
    {
        var site = new Uri("https://council.example/norfolk/page");
        foreach (var address in SanitiserCorpus.Redirects())
        {
            if (SafeAddress.Link(address) is { } link)
            {
                var target = new Uri(site, link);
                Assert.True(
                    target.Host == site.Host || link.StartsWith($"{target.Scheme}://{target.Host}", StringComparison.OrdinalIgnoreCase)
                        || target.Scheme is "mailto" or "tel",
                    $"{address} leads to {target}");
            }
        }
    }

    private static string Piece(List<string> payloads, Random random)
    {
        if (random.Next(3) == 0)
        {
            return Glue[random.Next(Glue.Length)];
        }

        var payload = payloads[random.Next(payloads.Count)];
        var start = random.Next(payload.Length);
        return random.Next(2) == 0 ? payload : payload[start..random.Next(start, payload.Length + 1)];
    }

    private static void AssertHarmless(string payload)
    {
        var clean = HtmlSanitiser.Sanitise(payload).Html;
        Assert.True(HtmlSanitiser.Sanitise(clean).Html == clean, $"Not stable: {payload}\n{clean}\n{HtmlSanitiser.Sanitise(clean).Html}");

        // Read once as a page of its own and once inside another element, with scripts on and off: the result must not depend on it.
        foreach (var scripting in new[] { false, true })
        {
            var parser = new HtmlParser(new HtmlParserOptions { IsScripting = scripting });
            foreach (var element in parser.ParseDocument($"<!DOCTYPE html><body><main>{clean}</main>").QuerySelectorAll("main *"))
            {
                Assert.True(Elements.Contains(element.LocalName) && element.NamespaceUri == "http://www.w3.org/1999/xhtml", $"{element.LocalName} in {clean} from {payload}");
                foreach (var attribute in element.Attributes)
                {
                    Assert.True(Attributes.Contains(attribute.Name), $"{attribute.Name} in {clean} from {payload}");
                    Assert.False(attribute.Name is "href" or "src" && !PlainAddress().IsMatch(attribute.Value), $"{attribute.Value} in {clean} from {payload}");
                }
            }
        }
    }

    // Written apart from the product's own rule: no scheme but these, no second slash, nothing a browser would drop.
    [GeneratedRegex(@"^(?!//)(?:https?://[^@/\s\\]+|mailto:|tel:|media:|(?![A-Za-z][A-Za-z0-9+.-]*:))[^\s\\\p{C}]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex PlainAddress();
}
