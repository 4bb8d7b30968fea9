using static LocalOfferCms.Tests.Text.TextSamples;

namespace LocalOfferCms.Tests.Text;

/// <summary>Sources, approved wording, lists side by side, comparisons, and links made of bare addresses and numbers.</summary>
public class ReferenceTests
{
    private const string Source = "<a href=\"https://example.org/code\" class=\"govuk-link\">SEND Code of Practice (2015), paragraph 6.17</a>";

    [Fact]
    public void Render_SourceInASentence_NamesItAndSaysHowSure() => Assert.Equal(
        $"<p class=\"govuk-body\">Four signs <span class=\"lo-source\">({Source}; to be checked)</span>.</p>",
        Html("Four signs {{ cite:code-6.17 }}."));

    [Fact]
    public void Render_SourceWithAnUnsafeAddress_IsNoLink() => Assert.Equal(
        "<p class=\"govuk-body\"><span class=\"lo-source\">(The Act, section 36(8))</span></p>", Html("{{ cite:act }}"));

    [Fact]
    public void Render_CiteBlock_ShowsTheWordsAndTheirSource() => Assert.Equal(
        "<figure class=\"lo-cite\"><p class=\"govuk-body\">Slow progress.</p>"
        + $"<figcaption class=\"lo-cite__source\">Source, in our own words: {Source}. Last read June 2026. To be checked.</figcaption></figure>",
        Html("::: cite code-6.17\nSlow progress.\n:::"));

    [Fact]
    public void Render_CiteBlockWithoutWords_TakesThoseOfTheSource() =>
        Assert.Contains("<figure class=\"lo-cite\"><p class=\"govuk-body\">Four <strong>signs</strong> of slow progress.</p>", Html("::: cite code-6.17\n:::"), StringComparison.Ordinal);

    [Fact]
    public void Render_CiteBlockWithItsOwnSource_NeedsNoKey() => Assert.Equal(
        "<figure class=\"lo-cite\"><p class=\"govuk-body\">Words.</p><figcaption class=\"lo-cite__source\">Source, in our own words: "
        + "<a href=\"https://example.org/a\" class=\"govuk-link\">The &quot;Act&quot; (2014), section 36</a>.</figcaption></figure>".Replace("&quot;Act&quot;", "Act"),
        Html("::: cite document=\"The Act\" year=2014 paragraph=\"section 36\" link=https://example.org/a\nWords.\n:::"));

    [Theory]
    [InlineData("::: cite lost\nWords.\n:::", "cite:lost")]
    [InlineData("{{ cite:lost }}", "cite:lost")]
    [InlineData("{{ wording:lost }}", "wording:lost")]
    public void Render_UnknownKey_IsShownAndReported(string markdown, string missing)
    {
        var text = Markdown.Render(markdown, Context());

        Assert.Contains("<mark>lost</mark>", text.Html.ToString(), StringComparison.Ordinal);
        Assert.Equal([missing], text.Missing);
    }

    [Fact]
    public void Render_WordingAlone_TakesTheParagraphsPlace() => Assert.Equal(
        "<p class=\"govuk-body\">Before</p><p class=\"govuk-body\">Anyone can <strong>ask</strong>.</p><ul class=\"govuk-list govuk-list--bullet\"><li>at any time, within "
        + "<span class=\"lo-fact\">20 weeks <span class=\"lo-fact__asat\">(as at 2026)</span></span></li></ul>",
        Html("Before\n\n{{ wording:ask }}"));

    [Fact]
    public void Render_WordingInASentence_IsItsFirstParagraph() => Assert.Equal(
        "<p class=\"govuk-body\">Note: Anyone can <strong>ask</strong>. Yes.</p>", Html("Note: {{ wording:ask }} Yes."));

    [Fact]
    public void Render_WordingThatHoldsItself_Ends()
    {
        var text = Markdown.Render("{{ wording:loop }}", Context());

        Assert.Equal("<p class=\"govuk-body\">Round and round: <mark>loop</mark></p>", text.Html.ToString());
        Assert.Equal(["wording:loop"], text.Missing);
    }

    [Fact]
    public void Render_WillAndWont_StandSideBySideUnderTheirOwnWords() => Assert.Equal(
        "<div class=\"lo-will-wont\"><div class=\"lo-will\"><p class=\"govuk-body\"><strong>A plan will:</strong></p><ul class=\"govuk-list govuk-list--bullet\"><li>help</li></ul></div>"
        + "<div class=\"lo-wont\"><p class=\"govuk-body\"><strong>Will not:</strong></p><ul class=\"govuk-list govuk-list--bullet\"><li>hurt</li></ul></div></div>",
        Html("::: will A plan will:\n- help\n:::\n\n::: wont\n- hurt\n:::"));

    [Theory]
    [InlineData("| Step | Weeks |\n|---|---|\n| Decide | 6 |", "<th scope=\"row\" class=\"govuk-table__header\">Decide</th>")]
    [InlineData("| Weeks | Step |\n|---:|---|\n| 6 | Decide |", "<td class=\"govuk-table__cell govuk-table__cell--numeric\">6</td>")]
    [InlineData("| Step |\n|---|\n| Decide |", "<td class=\"govuk-table__cell\">Decide</td>")]
    [InlineData("| | |\n|---|---|\n| Decide | 6 |", "<td class=\"govuk-table__cell\">Decide</td>")]
    [InlineData("| A | B |\n|---|---|\n| | 6 |", "<td class=\"govuk-table__cell\"></td>")]
    public void Render_FirstColumn_HeadsItsRowsUnlessItHoldsFigures(string markdown, string cell) => Assert.Contains(cell, Html(markdown), StringComparison.Ordinal);

    [Fact]
    public void Render_Comparison_HeadsItsRowsWhateverTheTable()
    {
        var html = Html("::: compare\n| | Support plan | EHC plan |\n|---|---|---|\n| Is it law? | No | Yes |\n:::");

        Assert.StartsWith("<div class=\"lo-compare\"><div class=\"lo-table\"", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"govuk-table__cell\"></td><th scope=\"col\" class=\"govuk-table__header\">Support plan</th>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\" class=\"govuk-table__header\">Is it law?</th>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Call 01632 960101 now", "Call <a href=\"tel:01632960101\" class=\"govuk-link\">01632 960101</a> now")]
    [InlineData("0808 157 0501.", "<a href=\"tel:08081570501\" class=\"govuk-link\">0808 157 0501</a>.")]
    [InlineData("**116 123**, 0800 1111", "<strong><a href=\"tel:116123\" class=\"govuk-link\">116 123</a></strong>, <a href=\"tel:08001111\" class=\"govuk-link\">0800 1111</a>")]
    [InlineData("Write to a.b@example.org.", "Write to <a href=\"mailto:a.b@example.org\" class=\"govuk-link\">a.b@example.org</a>.")]
    [InlineData("[01632 960101](/x)", "<a href=\"/norfolk/x\" class=\"govuk-link\">01632 960101</a>")]
    [InlineData("<a@example.org>", "<a href=\"mailto:a@example.org\" class=\"govuk-link\">a@example.org</a>")]
    [InlineData("`a@example.org`", "<code>a@example.org</code>")]
    public void Render_AddressOrNumber_IsALink(string markdown, string expected) => Assert.Equal($"<p class=\"govuk-body\">{expected}</p>", Html(markdown));

    [Theory]
    [InlineData("Call 999 or 111")]
    [InlineData("£6,000 of 01 2345 pounds")]
    [InlineData("From 2014 to 2018, 0 to 25")]
    [InlineData("Version 1.01632 960101")]
    [InlineData("a@b, @example.org and 2000 0000")]
    public void Render_OtherNumbers_StayWords(string words) => Assert.Equal($"<p class=\"govuk-body\">{words}</p>", Html(words));
}
