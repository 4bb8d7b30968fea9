using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;

namespace LocalOfferCms.Core.Text;

/// <summary>Words, emphasis, links, pictures and references of Markdown, as nodes.</summary>
internal sealed class MarkdownInlines(MarkdownReferences references)
{
    public static string NoteId(Footnote note) => $"note-{note.Order}";

    public List<HtmlNode> Read(ContainerInline? container)
    {
        var result = new List<HtmlNode>();
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            foreach (var node in One(inline))
            {
                Append(result, node);
            }
        }

        return result;
    }

    private IEnumerable<HtmlNode> One(Inline inline) => inline switch
    {
        LiteralInline literal => [new HtmlText(SafeTreeReader.Printable(literal.Content.ToString()))],
        HtmlEntityInline entity => [new HtmlText(SafeTreeReader.Printable(entity.Transcoded.ToString()))],
        CodeInline code => [new HtmlElement("code", new HtmlText(SafeTreeReader.Printable(code.Content)))],
        LineBreakInline { IsHard: true } => [new HtmlElement("br"), new HtmlText("\n")],
        LineBreakInline => [new HtmlText("\n")],
        EmphasisInline emphasis => [new HtmlElement(emphasis.DelimiterCount == 2 ? "strong" : "em", Read(emphasis))],
        LinkInline { IsImage: true } picture => Picture(picture),
        LinkInline link => Link(link.GetDynamicUrl?.Invoke() ?? link.Url, link.Title, Read(link)),
        AutolinkInline auto => Link((auto.IsEmail ? "mailto:" : "") + auto.Url, null, [new HtmlText(auto.Url)]),
        FootnoteLink note => Note(note),
        ReferenceInline reference => references.Among(reference),
        ContainerInline other => Read(other),
        _ => [new HtmlText(inline.ToString() ?? "")],
    };

    private static IEnumerable<HtmlNode> Link(string? address, string? title, List<HtmlNode> words)
    {
        var safe = SafeAddress.Link(address) ?? (SafeAddress.Picture(address) is { } file && SafeAddress.MediaPath(file) is not null ? file : null);
        if (safe is null)
        {
            return words;
        }

        var link = new HtmlElement("a", words).With("href", safe);
        return [string.IsNullOrWhiteSpace(title) ? link : link.With("title", SafeTreeReader.Printable(title))];
    }

    private IEnumerable<HtmlNode> Picture(LinkInline picture)
    {
        var words = string.Concat(Read(picture).Select(node => node.Words()));
        return SafeAddress.Picture(picture.GetDynamicUrl?.Invoke() ?? picture.Url) is { } address
            ? [new HtmlElement("img").With("src", address).With("alt", words)]
            : [new HtmlText(words)];
    }

    private static IEnumerable<HtmlNode> Note(FootnoteLink link)
    {
        var note = link.Footnote;
        if (link.IsBackLink)
        {
            return [new HtmlText(" "), new HtmlElement("a", new HtmlText($"Back to note {note.Order} in the text")).With("href", $"#note-{note.Order}-from-{link.Index}")];
        }

        var mark = new HtmlElement("a",
            new HtmlElement("span", new HtmlText("Note ")).With("class", "govuk-visually-hidden"),
            new HtmlText(note.Order.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return [new HtmlElement("sup", mark.With("href", "#" + NoteId(note)).With("id", $"note-{note.Order}-from-{link.Index}"))];
    }

    // Neighbouring pieces of text become one, so that a term that runs over a line's end is still found.
    private static void Append(List<HtmlNode> nodes, HtmlNode node)
    {
        if (node is HtmlText text && nodes is [.., HtmlText last])
        {
            nodes[^1] = new HtmlText(last.Text + text.Text);
        }
        else
        {
            nodes.Add(node);
        }
    }
}
