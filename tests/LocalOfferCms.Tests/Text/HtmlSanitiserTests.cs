using System.Diagnostics;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Tests.Text;

public class HtmlSanitiserTests
{
    [Theory]
    [InlineData("<p>Hello <b>you</b></p>", "<p>Hello <b>you</b></p>")]
    [InlineData("<p onclick=\"x()\" style=\"color:red\" class=\"big\">Hello</p>", "<p>Hello</p>")]
    [InlineData("<script>alert(1)</script>after", "after")]
    [InlineData("<scr<script>ipt>alert(1)</script>x", "ipt&gt;alert(1)x")]
    [InlineData("<font color=red>Red</font> text", "Red text")]
    [InlineData("<o:p>Word</o:p>", "Word")]
    [InlineData("<svg><a xlink:href='javascript:1'><text>x</text></a></svg>after", "after")]
    [InlineData("<math><mtext><img src=x></mtext></math>after", "after")]
    [InlineData("<template><p>x</p></template><noscript><p>y</p></noscript>z", "z")]
    [InlineData("<iframe src=https://a.example>x</iframe><object data=x>y</object>z", "z")]
    [InlineData("<p>a<!-- comment -->b</p>", "<p>ab</p>")]
    [InlineData("<form action=/x><p>Words</p><input name=a><select><option>One</select></form>", "<div><p>Words</p></div>")]
    [InlineData("<p>1 < 2 & \"3\"</p>", "<p>1 &lt; 2 &amp; &quot;3&quot;</p>")]
    [InlineData("<pre>\n\nx</pre>", "<pre>\n\nx</pre>")]
    [InlineData("<p lang=cy dir=RTL>Bore da</p>", "<p lang=\"cy\" dir=\"rtl\">Bore da</p>")]
    [InlineData("a\0b\u0001c\ud800d\ufffe", "abcd")]
    [InlineData("<address>a</address><aside>b</aside>", "<div>a</div><div>b</div>")]
    public void Sanitise_Markup_KeepsOnlyTheAllowList(string html, string expected) =>
        Assert.Equal(expected, HtmlSanitiser.Sanitise(html).Html);

    [Theory]
    [InlineData("/support", "/support")]
    [InlineData("about us.html", "about%20us.html")]
    [InlineData("50% off [1].pdf", "50%25%20off%20%5B1%5D.pdf")]
    [InlineData("a%20b", "a%20b")]
    [InlineData("#part", "#part")]
    [InlineData("?page=2", "?page=2")]
    [InlineData("https://www.gov.uk/send", "https://www.gov.uk/send")]
    [InlineData("HTTP://www.gov.uk", "HTTP://www.gov.uk")]
    [InlineData(" mailto:send@example.gov.uk ", "mailto:send@example.gov.uk")]
    [InlineData("tel:01632960001", "tel:01632960001")]
    public void Sanitise_Link_KeepsSafeAddress(string address, string expected) =>
        Assert.Equal($"<a href=\"{expected}\">x</a>", HtmlSanitiser.Sanitise($"<a href=\"{address}\">x</a>").Html);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java&#9;script:alert(1)")]
    [InlineData("java&NewLine;script:alert(1)")]
    [InlineData("&#14; javascript:alert(1)")]
    [InlineData("javascript&colon;alert(1)")]
    [InlineData("&#x6A&#x61vascript:alert(1)")]
    [InlineData("vbscript:x")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/&#9;/evil.example")]
    [InlineData("http:evil.example")]
    [InlineData("https:/evil.example")]
    [InlineData("https://www.gov.uk@evil.example")]
    [InlineData("http://0xd8.0x3a.0xd6.0xce")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://x")]
    [InlineData("media:a.pdf")]
    [InlineData("x\u202Efdp.exe")]
    [InlineData("")]
    public void Sanitise_Link_LeavesOnlyTheWordsOfUnsafeAddress(string address)
    {
        var result = HtmlSanitiser.Sanitise($"<a href=\"{address}\">x</a>");
        Assert.Equal("x", result.Html);
        Assert.Contains(result.Removed, name => name.EndsWith(" link", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<img src=/a.png alt='A map' width=20 height=1e9>", "<img src=\"/a.png\" alt=\"A map\" width=\"20\">")]
    [InlineData("<img src=media:photos/a.png>", "<img src=\"media:photos/a.png\" alt=\"\">")]
    [InlineData("<img src=data:image/png;base64,AAAA alt='A map'>", "A map")]
    [InlineData("<img src='media:../../x' alt='A map'>", "A map")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=\"x\" alt=\"\">")]
    public void Sanitise_Picture_KeepsSafeSourceOrElseItsWords(string html, string expected) =>
        Assert.Equal(expected, HtmlSanitiser.Sanitise(html).Html);

    [Fact]
    public void Sanitise_Ids_ArePrefixedUniqueAndFollowedByLinks() => Assert.Equal(
        "<h2 id=\"c-top\">A</h2><h2>B</h2><p><a href=\"#c-top\">up</a> <a href=\"#elsewhere\">out</a></p>",
        HtmlSanitiser.Sanitise("<h2 id=top>A</h2><h2 id=top>B</h2><p><a href=#top>up</a> <a href=#elsewhere>out</a></p>").Html);

    [Theory]
    [InlineData("<b><p>One</p><p>Two</p></b>", "<p>One</p><p>Two</p>")]
    [InlineData("<h2><div>Title</div></h2>", "<h2> Title </h2>")]
    [InlineData("<h2> </h2><p>&nbsp;</p>", "")]
    [InlineData("<li>One</li>", "<div>One</div>")]
    [InlineData("<ul><li>One</li><ul><li>Two</li></ul></ul>", "<ul><li>One</li><li><ul><li>Two</li></ul></li></ul>")]
    [InlineData("<details><p>Body</p></details>", "<details><summary>More about this</summary><p>Body</p></details>")]
    [InlineData("<summary>Lone</summary>", "<div>Lone</div>")]
    [InlineData("<dl><dd>Meaning</dd></dl>", "<div><div>Meaning</div></div>")]
    [InlineData("<dl><div><dt>A</dt><dd>B</dd></div></dl>", "<dl><dt>A</dt><dd>B</dd></dl>")]
    [InlineData("<p>Before<table><tr><th scope=COL colspan=2>H</table>", "<p>Before</p><table><tbody><tr><th scope=\"col\" colspan=\"2\">H</th></tr></tbody></table>")]
    [InlineData("<table><tr></tr></table>", "")]
    [InlineData("<table><tr><td rowspan=3>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>")]
    [InlineData("<table><tr><td>a<caption>b</caption></table>", "<table><caption>b</caption><tbody><tr><td>a</td></tr></tbody></table>")]
    [InlineData("<a href=/x><table><tr><td>a</table></a>", "<table><tbody><tr><td>a</td></tr></tbody></table>")]
    [InlineData("<a href=/x> </a>", " ")]
    public void Sanitise_Nesting_IsMended(string html, string expected) => Assert.Equal(expected, HtmlSanitiser.Sanitise(html).Html);

    [Fact]
    public void Sanitise_NamesWhatItDropped() => Assert.Equal(
        ["input element", "javascript: link", "onclick attribute", "script element", "unknown attribute", "vbscript: picture"],
        HtmlSanitiser.Sanitise(
            "<form><input><script>x</script><p onclick=x {{bad}}=1><a href=' JavaScript:x'>y</a><img src=vbscript:x></p><script></script></form>").Removed);

    [Fact]
    public void Sanitise_TooDeep_KeepsTheWords()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 300)) + "<script>var x;</script>Words &amp; <b>more</b>";
        var result = HtmlSanitiser.Sanitise(html);
        Assert.Equal("Words &amp; more", result.Html);
        Assert.Contains("all markup", result.Removed);
    }

    [Fact]
    public void Sanitise_TooLong_KeepsTheWords() =>
        Assert.Equal("Hi", HtmlSanitiser.Sanitise("<b x='" + new string('x', 10 * 1024 * 1024) + "'>Hi</b>").Html);

    public static TheoryData<string, string> Costly => new()
    {
        { "unclosed blocks", "<div>" },
        { "unclosed formatting", "<b x=#><p>" },
        { "formatting hidden from its end by a table", "<b x=#><table><tr><td></b></td></tr></table>" },
        { "text pushed out of a table", "<table>a<!---->" },
        { "attributes", "<p " + string.Concat(Enumerable.Range(0, 1000).Select(i => $"a{i}=1 ")) + ">" },
        { "crossed formatting", "<b><i></b></i>" },
        { "angle brackets", "<" },
        { "open comments", "<!--" },
        { "ends of paragraphs", "</p>" },
        { "nested tables", "<table><tr><td>" },
        { "drawings", "<svg><foreignObject>" },
        { "list items", "<ul><li></ul>" },
        { "entities", "&amp" },
    };

    [Theory]
    [MemberData(nameof(Costly))]
    public void Sanitise_CostlyMarkup_TakesTimeInProportion(string what, string part)
    {
        var html = string.Concat(Enumerable.Range(0, 1_000_000 / part.Length).Select(i => part.Replace("#", i.ToString(), StringComparison.Ordinal)));
        var clock = Stopwatch.StartNew();
        HtmlSanitiser.Sanitise(html);

        // A megabyte takes about a second on a slow machine; the same markup unguarded takes minutes and all the memory there is.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{what}: {clock.Elapsed}");
    }
}
