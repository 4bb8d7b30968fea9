using LocalOfferCms.Core.Text;
using static LocalOfferCms.Tests.Text.TextSamples;

namespace LocalOfferCms.Tests.Text;

public class ContentHtmlTests
{
    [Theory]
    [InlineData("<h1 id=top>A</h1><h4>B</h4><p><a href=#top>up</a></p>",
        "<h2 id=\"a\" class=\"govuk-heading-l\">A</h2><h3 class=\"govuk-heading-m\" id=\"b\">B</h3><p class=\"govuk-body\"><a href=\"#a\" class=\"govuk-link\">up</a></p>")]
    [InlineData("<p>See <a href=/x target=_blank>x</a></p>", "<p class=\"govuk-body\">See <a href=\"/norfolk/x\" class=\"govuk-link\">x</a></p>")]
    [InlineData("<img src=media:photos/a.png alt=A>", "<img src=\"/norfolk/media/1/2/a.png\" alt=\"A\">")]
    [InlineData("<p onclick=x>a<script>b</script></p>", "<p class=\"govuk-body\">a</p>")]
    [InlineData("<ul class=mine><li>a</ul>", "<ul class=\"govuk-list govuk-list--bullet\"><li>a</li></ul>")]
    [InlineData("<details><summary>S</summary>B</details>", "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">S</span></summary><div class=\"govuk-details__text\">B</div></details>")]
    public void Render_StoredHtml_IsSanitisedAndDressed(string html, string expected) => Assert.Equal(expected, FromHtml(html));

    [Fact]
    public void Render_Table_NamesItselfByItsCaptionAndScopesItsHeaders() => Assert.Equal(
        "<div class=\"lo-table\" role=\"region\" aria-label=\"Who\" tabindex=\"0\"><table class=\"govuk-table\"><caption class=\"govuk-table__caption govuk-table__caption--m\">Who</caption>"
        + "<tbody class=\"govuk-table__body\"><tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header\">A</th><td class=\"govuk-table__cell\">B</td></tr></tbody></table></div>",
        FromHtml("<table><caption>Who</caption><tr><th>A</th><td>B</td></tr></table>"));

    [Fact]
    public void Render_Glossary_ExplainsWordsOnceAcrossMarkdownAndHtml()
    {
        var context = Context(new GlossaryMarker());
        Assert.Contains("popovertarget=\"term-sen\"", FromHtml("<p>SEN</p>", context), StringComparison.Ordinal);
        Assert.DoesNotContain("popovertarget", Html("SEN", context), StringComparison.Ordinal);
    }

    [Fact]
    public void PlainText_HasWordsOnly() => Assert.Equal("A\nb c", ContentHtml.PlainText("<h2>A</h2><script>x</script><p>b\n <i>c</i></p>"));
}
