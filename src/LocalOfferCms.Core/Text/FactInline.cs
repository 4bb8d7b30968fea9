using LocalOfferCms.Core.Pages;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace LocalOfferCms.Core.Text;

/// <summary>A dated fact in Markdown: <c>{{ fact:key }}</c>.</summary>
internal sealed class FactInline(string key) : LeafInline
{
    public string Key { get; } = key;

    /// <summary>The fact with its day, so that no reader takes an old figure for today's.</summary>
    public static HtmlElement Show(DatedFact fact)
    {
        var about = string.Join(", ", new[] { fact.Certainty, fact.Source }.Where(part => part.Length > 0));
        var asAt = about.Length > 0 ? $"(as at {fact.AsAt}; {about})" : $"(as at {fact.AsAt})";
        return new HtmlElement("span",
            new HtmlText(fact.Text + " "),
            new HtmlElement("span", new HtmlText(asAt)).With("class", "lo-fact__asat")).With("class", "lo-fact");
    }
}

internal sealed class FactInlineParser : InlineParser
{
    public FactInlineParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.AsSpan();
        var end = rest.IndexOf("}}");
        if (!rest.StartsWith("{{") || end < 0 || !rest[2..end].Trim().StartsWith("fact:"))
        {
            return false;
        }

        var key = rest[2..end].Trim()["fact:".Length..].Trim();
        if (key.IsEmpty || key.Length > 100 || key.ContainsAny("\r\n{}"))
        {
            return false;
        }

        processor.Inline = new FactInline(key.ToString());
        slice.Start += end + 2;
        return true;
    }
}
