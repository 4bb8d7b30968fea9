using System.Text.RegularExpressions;
using LocalOfferCms.Core.Pages;
using Markdig.Syntax;

namespace LocalOfferCms.Core.Text;

/// <summary>Shows what a text refers to by key: dated facts, sources and approved wording.</summary>
/// <param name="references">What there is; null when only the words of the text itself are wanted, and references are left out.</param>
/// <param name="missing">Gets every key that there is nothing for.</param>
/// <param name="parse">Reads the Markdown of an approved wording.</param>
internal sealed partial class MarkdownReferences(SiteReferences? references, List<string> missing, Func<string, List<HtmlNode>> parse)
{
    /// <summary>A reference among words.</summary>
    public IEnumerable<HtmlNode> Among(ReferenceInline reference) => reference.Kind switch
    {
        _ when references is null => [],
        ReferenceInline.Fact when references.Facts.TryGetValue(reference.Key, out var fact) => [Fact(fact)],
        ReferenceInline.Cite when references.Citations.TryGetValue(reference.Key, out var citation) => [Source(citation)],
        ReferenceInline.Wording when references.Wordings.TryGetValue(reference.Key, out var wording) => Phrase(parse(wording)),
        _ => [Missing(reference.Kind, reference.Key)],
    };

    /// <summary>A paragraph that is nothing but an approved wording: the wording's own paragraphs and lists take its place. Null for any other.</summary>
    public List<HtmlNode>? InPlaceOf(ParagraphBlock paragraph) =>
        paragraph.Inline is { FirstChild: ReferenceInline { Kind: ReferenceInline.Wording, NextSibling: null } reference }
        && references is not null && references.Wordings.TryGetValue(reference.Key, out var wording)
            ? parse(wording)
            : null;

    /// <summary>A block with its source below it: <c>::: cite code-6.17</c>, or <c>::: cite document="…" year=2015 paragraph=6.17 link=https://…</c>.</summary>
    public List<HtmlNode> Block(string arguments, List<HtmlNode> content)
    {
        if (references is null)
        {
            return content;
        }

        var named = NamedArguments().Matches(arguments).ToLookup(m => m.Groups[1].Value, m => m.Groups[2].Success ? m.Groups[2].Value : m.Groups[3].Value);
        if (named["document"].FirstOrDefault() is { Length: > 0 } document)
        {
            return [Figure(new Citation("", document, One("year"), One("paragraph"), One("link"), "", One("read"), One("certainty")), content)];
        }

        return references.Citations.TryGetValue(arguments, out var citation)
            ? [Figure(citation, content.Count > 0 ? content : parse(citation.Says))]
            : [.. content, new HtmlElement("p", Missing(ReferenceInline.Cite, arguments))];

        string One(string name) => named[name].FirstOrDefault() ?? "";
    }

    /// <summary>The fact with its day, so that no reader takes an old figure for today's.</summary>
    private static HtmlElement Fact(DatedFact fact)
    {
        var about = string.Join(", ", new[] { fact.Certainty, fact.Source }.Where(part => part.Length > 0));
        var asAt = about.Length > 0 ? $"(as at {fact.AsAt}; {about})" : $"(as at {fact.AsAt})";
        return new HtmlElement("span",
            new HtmlText(fact.Text + " "),
            new HtmlElement("span", new HtmlText(asAt)).With("class", "lo-fact__asat")).With("class", "lo-fact");
    }

    private static HtmlElement Source(Citation citation) =>
        new HtmlElement("span", [new HtmlText("("), .. Name(citation), new HtmlText(Doubt(citation) + ")")]).With("class", "lo-source");

    private static HtmlElement Figure(Citation citation, List<HtmlNode> content)
    {
        var read = citation.AsAt.Length > 0 ? $" Last read {citation.AsAt}." : "";
        var sure = citation.Certainty.Length > 0 ? $" {char.ToUpperInvariant(citation.Certainty[0])}{citation.Certainty[1..]}." : "";
        var source = new HtmlElement("figcaption", [new HtmlText("Source, in our own words: "), .. Name(citation), new HtmlText("." + read + sure)]);
        return new HtmlElement("figure", [.. content, source.With("class", "lo-cite__source")]).With("class", "lo-cite");
    }

    private static List<HtmlNode> Name(Citation citation)
    {
        var words = new HtmlText(citation.Place.Length > 0 ? $"{citation.Edition}, {citation.Place}" : citation.Edition);
        return SafeAddress.Link(citation.Link) is { } link ? [new HtmlElement("a", words).With("href", link)] : [words];
    }

    private static string Doubt(Citation citation) => citation.Certainty is "" or "checked" ? "" : "; " + citation.Certainty;

    private HtmlElement Missing(string kind, string key)
    {
        missing.Add($"{kind}:{key}");
        return new HtmlElement("mark", new HtmlText(key));
    }

    /// <summary>Within a sentence a wording is its words: the first paragraph's, with emphasis and links kept.</summary>
    private static IEnumerable<HtmlNode> Phrase(List<HtmlNode> wording) => wording is [HtmlElement { Name: "p" } paragraph, ..] ? paragraph.Children : [];

    [GeneratedRegex("""\b([a-z]+)=(?:"([^"]*)"|(\S+))""")]
    private static partial Regex NamedArguments();
}
