using static LocalOfferCms.Tests.Text.TextSamples;

namespace LocalOfferCms.Tests.Text;

public class ContentMarkdownTests
{
    [Theory]
    [InlineData("Hello *you* and **you**", "<p class=\"govuk-body\">Hello <em>you</em> and <strong>you</strong></p>")]
    [InlineData("<script>alert(1)</script>", "<p class=\"govuk-body\">&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a <b onclick=x>b</b>", "<p class=\"govuk-body\">a &lt;b onclick=x&gt;b&lt;/b&gt;</p>")]
    [InlineData("&lt;script&gt; &amp; `a<b`", "<p class=\"govuk-body\">&lt;script&gt; &amp; <code>a&lt;b</code></p>")]
    [InlineData("One  \ntwo\nthree", "<p class=\"govuk-body\">One<br>\ntwo\nthree</p>")]
    [InlineData("- one\n- two", "<ul class=\"govuk-list govuk-list--bullet\"><li>one</li><li>two</li></ul>")]
    [InlineData("3. one\n4. two", "<ol start=\"3\" class=\"govuk-list govuk-list--number\"><li>one</li><li>two</li></ol>")]
    [InlineData("> Said", "<blockquote class=\"govuk-inset-text\"><p class=\"govuk-body\">Said</p></blockquote>")]
    [InlineData("Word\n:   Meaning", "<dl><dt>Word</dt><dd>Meaning</dd></dl>")]
    [InlineData("    code <x>", "<pre><code>code &lt;x&gt;\n</code></pre>")]
    [InlineData("---", "<hr class=\"govuk-section-break govuk-section-break--m govuk-section-break--visible\">")]
    [InlineData("a::b::c {#id .x onclick=y}", "<p class=\"govuk-body\">a::b::c {#id .x onclick=y}</p>")]
    public void Render_Text_IsPlainValidMarkup(string markdown, string expected) => Assert.Equal(expected, Html(markdown));

    [Theory]
    [InlineData("[x](/a/b)", "/norfolk/a/b")]
    [InlineData("[x](a/b)", "a/b")]
    [InlineData("[x](#part)", "#part")]
    [InlineData("[x](https://www.gov.uk/a?b=c&d=e)", "https://www.gov.uk/a?b=c&amp;d=e")]
    [InlineData("[x](mailto:a@b.example)", "mailto:a@b.example")]
    [InlineData("[x](tel:01632960001)", "tel:01632960001")]
    [InlineData("[x][r]\n\n[r]: /a", "/norfolk/a")]
    [InlineData("[x](media:photos/a.pdf)", "/norfolk/media/1/2/a.pdf")]
    public void Render_Link_KeepsSafeAddressUnderThePrefix(string markdown, string address) =>
        Assert.Equal($"<p class=\"govuk-body\"><a href=\"{address}\" class=\"govuk-link\">x</a></p>", Html(markdown));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](javascript&colon;alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](java&#9;script:alert(1))")]
    [InlineData("[x](<java&NewLine;script:alert(1)>)")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\\\evil.example)")]
    [InlineData("[x](https://www.gov.uk@evil.example)")]
    [InlineData("[x][r]\n\n[r]: javascript:alert(1)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](data:image/svg+xml,y)")]
    public void Render_UnsafeLink_IsItsWordsOnly(string markdown) => Assert.Equal("<p class=\"govuk-body\">x</p>", Html(markdown));

    [Fact]
    public void Render_UnsafeAutolink_IsItsWordsOnly() =>
        Assert.Equal("<p class=\"govuk-body\">javascript:alert(1)</p>", Html("<javascript:alert(1)>"));

    [Fact]
    public void Render_LinkTitle_CannotLeaveItsAttribute() => Assert.Equal(
        "<p class=\"govuk-body\"><a href=\"/norfolk/a\" title=\"&quot; onclick=&quot;x\" class=\"govuk-link\">x</a></p>", Html("[x](/a '\" onclick=\"x')"));

    [Theory]
    [InlineData("![A map](media:photos/map.png)", "<img src=\"/norfolk/media/1/2/map.png\" alt=\"A map\">")]
    [InlineData("![](/a.png)", "<img src=\"/norfolk/a.png\" alt=\"\">")]
    [InlineData("![The *new* map](media:lost.png)", "The new map")]
    public void Render_Picture_ComesFromTheLibrary(string markdown, string expected) =>
        Assert.Equal($"<p class=\"govuk-body\">{expected}</p>", Html(markdown));

    [Fact]
    public void Render_Headings_StartAtTheTopLevelAndSkipNone()
    {
        var text = Markdown.Render("# One\n\n#### Two\n\n# One\n\n### Term x\n\n## Crème & *more*\n", Context(prefix: "a-"));
        Assert.Equal(
            [(2, "a-one", "One"), (3, "a-two", "Two"), (2, "a-one-2", "One"), (3, "a-about-term-x", "Term x"), (3, "a-creme-more", "Crème & more")],
            text.Headings.Select(heading => (heading.Level, heading.Id, heading.Text)));
        Assert.StartsWith("<h2 class=\"govuk-heading-l\" id=\"a-one\">One</h2><h3 class=\"govuk-heading-m\" id=\"a-two\">", text.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_LinkToHeading_FollowsTheIdsPrefix() => Assert.Contains(
        "<a href=\"#a-one\" class=\"govuk-link\">", Html("[up](#one)\n\n# One", Context(prefix: "a-")), StringComparison.Ordinal);

    [Fact]
    public void Render_Table_IsANamedRegionWithoutInlineStyle() => Assert.Equal(
        "<h2 class=\"govuk-heading-l\" id=\"times\">Times</h2>"
        + "<div class=\"lo-table\" role=\"region\" aria-label=\"Times\" tabindex=\"0\"><table class=\"govuk-table\"><thead class=\"govuk-table__head\">"
        + "<tr class=\"govuk-table__row\"><th scope=\"col\" class=\"govuk-table__header\">Step</th><th scope=\"col\" class=\"govuk-table__header govuk-table__header--numeric\">Weeks</th></tr></thead>"
        + "<tbody class=\"govuk-table__body\"><tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header\">Decide</th><td class=\"govuk-table__cell govuk-table__cell--numeric\">6</td></tr></tbody></table></div>",
        Html("## Times\n\n| Step | Weeks |\n|---|---:|\n| Decide | 6 |\n"));

    [Fact]
    public void Render_TwoTablesUnderOneHeading_HaveTheirOwnNames()
    {
        var html = Html("## Times\n\n| A |\n|---|\n| 1 |\n\nAnd\n\n| B |\n|---|\n| 2 |\n");
        Assert.Contains("aria-label=\"Times (2)\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("::: info\nText\n:::", "<div class=\"lo-callout\"><p class=\"govuk-body\">Text</p></div>")]
    [InlineData("::: warning\nText\n:::", "<div class=\"lo-callout lo-callout--warning\"><span class=\"govuk-visually-hidden\">Warning: </span><p class=\"govuk-body\">Text</p></div>")]
    [InlineData("::: details How to <b>\nText\n:::", "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">How to &lt;b&gt;</span></summary><div class=\"govuk-details__text\"><p class=\"govuk-body\">Text</p></div></details>")]
    [InlineData("::: must\nSchools must:\n\n- help\n:::", "<div class=\"lo-must\"><p class=\"govuk-body\">Schools must:</p><ul class=\"govuk-list govuk-list--bullet\"><li>help</li></ul></div>")]
    [InlineData("::: should\n- help\n:::", "<div class=\"lo-should\"><p class=\"govuk-body\"><strong>Should:</strong></p><ul class=\"govuk-list govuk-list--bullet\"><li>help</li></ul></div>")]
    [InlineData("::: steps\n1. **Ask.** Say why.\n2. Wait.\n:::", "<ol class=\"lo-steps\"><li><strong class=\"lo-steps__title\">Ask.</strong> Say why.</li><li>Wait.</li></ol>")]
    [InlineData("::: \"><script>\nText\n:::", "<div><p class=\"govuk-body\">Text</p></div>")]
    public void Render_Container_HasItsMarkup(string markdown, string expected) => Assert.Equal(expected, Html(markdown));

    [Fact]
    public void Render_Fact_ShowsItsDay() => Assert.Equal(
        "<p class=\"govuk-body\">It cost <span class=\"lo-fact\">about £36 million <span class=\"lo-fact__asat\">(as at 2019; historic example, council paper)</span></span> and took "
        + "<span class=\"lo-fact\">20 weeks <span class=\"lo-fact__asat\">(as at 2026)</span></span>.</p>",
        Html("It cost {{ fact:high-needs }} and took {{fact:weeks}}."));

    [Fact]
    public void Render_WhatIsMissing_IsShownAndReported()
    {
        var text = Markdown.Render("{{ fact:<lost> }} ![Map](media:lost%20map.png) {{ other }} {{ fact: }}", Context());
        Assert.Equal("<p class=\"govuk-body\"><mark>&lt;lost&gt;</mark> Map {{ other }} {{ fact: }}</p>", text.Html.ToString());
        Assert.Equal(["fact:<lost>", "media:lost map.png"], text.Missing);
    }

    [Fact]
    public void Render_Footnote_LinksBothWays() => Assert.Equal(
        "<p class=\"govuk-body\">Text<sup><a href=\"#a-note-1\" id=\"a-note-1-from-1\" class=\"govuk-link\"><span class=\"govuk-visually-hidden\">Note </span>1</a></sup></p>"
        + "<section class=\"lo-footnotes\" aria-label=\"Notes\"><ol class=\"govuk-list govuk-list--number\"><li id=\"a-note-1\"><p class=\"govuk-body\">The law. "
        + "<a href=\"#a-note-1-from-1\" class=\"govuk-link\">Back to note 1 in the text</a></p></li></ol></section>",
        Html("Text[^a]\n\n[^a]: The law.", Context(prefix: "a-")));

    [Fact]
    public void Render_TooDeeplyNested_ShowsWhatWasWritten()
    {
        var markdown = new string('>', 3_000) + " deep";
        Assert.Contains("deep", Html(markdown), StringComparison.Ordinal);
    }

    [Fact]
    public void PlainText_HasWordsOnly() => Assert.Equal(
        "Title\nHello you, see here.\none\ntwo\nA map\nCell\nMore\nInside 20 weeks (as at 2026)",
        Markdown.PlainText("## Title\n\nHello **you**,\nsee [here](/x).\n\n- one\n- two\n\n![A map](media:photos/x.png)\n\n| |\n|---|\n| Cell |\n\n::: details More\nInside {{ fact:weeks }}\n:::", References));
}
