using LocalOfferCms.Core.Text;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Text;

public class HtmlToMarkdownTests
{
    [Theory]
    [InlineData("<h1>A</h1><h4>B</h4>", "## A\n\n### B\n")]
    [InlineData("<p>One <b>two</b> <i>three</i><br>four</p><p>five</p>", "One **two** *three*\\\nfour\n\nfive\n")]
    [InlineData("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c\n")]
    [InlineData("<ol start=3><li><p>a</p><p>b</p></li></ol>", "3. a\n\n   b\n")]
    [InlineData("<p>See <a href='/x(1)'>the <b>form</b></a> <a href=#>here</a></p>", "See [the **form**](</x(1)>) here\n")]
    [InlineData("<figure><img src=/a.png alt='A [map]'><figcaption>Map</figcaption></figure>", "![A \\[map\\]](/a.png)\n\nMap\n")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n")]
    [InlineData("<details><summary>More</summary><p>a</p></details>", "::: details More\na\n:::\n")]
    [InlineData("<table><tr><th>A<th>B|C<tr><td>1<td><p>x</p><p>y</p></table>", "| A | B\\|C |\n| --- | --- |\n| 1 | x y |\n")]
    [InlineData("<table><tr><td>1<td>2</table>", "|  |  |\n| --- | --- |\n| 1 | 2 |\n")]
    [InlineData("<table><tr><td><p><b>A</b></p><td><b>B</b><tr><td>1<td>2</table>", "| A | B |\n| --- | --- |\n| 1 | 2 |\n")]
    [InlineData("<p>a\\<br></p>", "a\\\\\n")]
    [InlineData("<dl><dt>Word</dt><dd>Meaning</dd></dl>", "Word\n:   Meaning\n")]
    [InlineData("<pre>a\n```\nb</pre>", "````\na\n```\nb\n````\n")]
    [InlineData("<p>·  one</p><p>·  two</p><p>three</p>", "- one\n- two\n\nthree\n")]
    [InlineData("<p># not *a* &lt;b&gt; {{ fact:x }} &amp;copy; [x](y)</p><p>1. one</p><p>- two</p>", "\\# not \\*a\\* \\<b\\> \\{\\{ fact:x }} \\&copy; \\[x\\](y)\n\n1\\. one\n\n\\- two\n")]
    [InlineData("a<b>“b”</b>c <b> d </b>e", "a“b”c **d** e\n")]
    public void Convert_Html_BecomesMarkdown(string html, string expected) => Assert.Equal(expected, HtmlToMarkdown.Convert(html).Markdown);

    [Fact]
    public void Convert_SaysWhatItDropped() =>
        Assert.Equal(["iframe element", "javascript: link"], HtmlToMarkdown.Convert("<iframe></iframe><a href=javascript:x>y</a>").Removed);

    [SharedDataFact]
    public void Convert_PagesOfOtherSystems_KeepsEveryWordInOrder()
    {
        string[] folders = ["local-offer-style", "govuk"];
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(SharedData.Path("html", folder), "*.html")))
        {
            var html = File.ReadAllText(file);
            var markdown = HtmlToMarkdown.Convert(html).Markdown;
            Assert.Equal(Words(ContentHtml.PlainText(html)), Words(TextSamples.Markdown.PlainText(markdown)));
        }
    }

    [SharedDataFact]
    public void Convert_EveryPayload_KeepsItsWordsAsWords()
    {
        foreach (var payload in SanitiserCorpus.Payloads())
        {
            var words = Words(ContentHtml.PlainText(payload));
            var kept = Words(TextSamples.Markdown.PlainText(HtmlToMarkdown.Convert(payload).Markdown));
            Assert.True(words == kept, $"{payload}\n{HtmlToMarkdown.Convert(payload).Markdown}\n{words}\n{kept}");
        }
    }

    private static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('·' or '“' or '”')));
}
