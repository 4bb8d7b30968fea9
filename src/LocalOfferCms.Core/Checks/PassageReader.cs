using System.Text;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace LocalOfferCms.Core.Checks;

/// <summary>Reads the passages, pictures and tables out of parsed Markdown.</summary>
internal sealed class PassageReader(SiteReferences references)
{
    private string _box = "";

    public List<Passage> Passages { get; } = [];
    public List<PassagePicture> Pictures { get; } = [];
    public List<PassageTable> Tables { get; } = [];
    public List<PassageReference> References { get; } = [];

    public void Read(ContainerBlock blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case MarkdownTable table:
                    Read(table);
                    break;
                case CustomContainer box:
                    ReadBox(box);
                    break;
                case ContainerBlock container:
                    Read(container);
                    break;
                case LeafBlock { Inline: { } inline } leaf and not CodeBlock:
                    Add(leaf, inline, KindOf(leaf));
                    break;
            }
        }
    }

    private void ReadBox(CustomContainer box)
    {
        var outer = _box;
        _box = box.Info?.ToLowerInvariant() ?? "";
        if (_box == ReferenceInline.Cite && box.Arguments?.Trim() is { Length: > 0 } key && !key.Contains('=', StringComparison.Ordinal))
        {
            References.Add(new(_box, key, box.Span.Start, Math.Min(box.Span.End + 1, box.Span.Start + key.Length + 10)));
        }

        Read(box);
        _box = outer;
    }

    private void Read(MarkdownTable table)
    {
        var head = new List<string>();
        var rows = 0;
        foreach (var row in table.OfType<TableRow>())
        {
            rows += row.IsHeader ? 0 : 1;
            foreach (var cell in row.OfType<TableCell>())
            {
                var before = Passages.Count;
                foreach (var leaf in cell.OfType<LeafBlock>().Where(leaf => leaf.Inline is not null))
                {
                    Add(leaf, leaf.Inline!, row.IsHeader ? PassageKind.HeadCell : PassageKind.Cell);
                }

                if (row.IsHeader)
                {
                    head.Add(string.Join(' ', Passages.Skip(before).Select(p => p.Text)));
                }
            }
        }

        Tables.Add(new(head, table.OfType<TableRow>().Select(row => row.Count).DefaultIfEmpty().Max(), rows, table.Span.Start, table.Span.End + 1));
    }

    private static PassageKind KindOf(LeafBlock leaf) => leaf switch
    {
        HeadingBlock => PassageKind.Heading,
        DefinitionTerm => PassageKind.Term,
        { Parent: ListItemBlock } => PassageKind.Item,
        _ => PassageKind.Paragraph,
    };

    private void Add(LeafBlock block, ContainerInline inline, PassageKind kind)
    {
        var words = new Words(this);
        words.Read(inline);
        var passage = words.Passage(kind, (block as HeadingBlock)?.Level ?? 0, _box, IsBold(inline));
        if (passage.Text.Trim().Length > 0 || passage.Links.Count > 0 || kind == PassageKind.Heading)
        {
            // A heading without words still has a place.
            Passages.Add(passage.Source.Count > 0 ? passage : passage with { Text = " ", Source = [block.Span.Start] });
        }
    }

    private static bool IsBold(ContainerInline inline) => inline.FirstChild is EmphasisInline { DelimiterCount: 2, NextSibling: null };

    /// <summary>Gathers the words of one passage.</summary>
    private sealed class Words(PassageReader reader)
    {
        private readonly StringBuilder _text = new();
        private readonly List<int> _source = [];
        private readonly List<PassageLink> _links = [];

        public Passage Passage(PassageKind kind, int level, string box, bool isBold) => new(kind, level, box, _text.ToString(), _source, _links, isBold);

        public void Read(ContainerInline container)
        {
            foreach (var inline in container)
            {
                One(inline);
            }
        }

        private void One(Inline inline)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    // A character that was escaped stands one place further on; the end is always right.
                    var words = literal.Content.AsSpan();
                    Append(words, literal.Span.End - words.Length + 1, 1);
                    break;
                case HtmlEntityInline entity:
                    Append(entity.Transcoded.AsSpan(), entity.Span.Start, 0);
                    break;
                case CodeInline code:
                    // What is typed into a machine is no English.
                    Append(" ", code.Span.Start, 0);
                    break;
                case LineBreakInline:
                    Append(" ", inline.Span.Start, 0);
                    break;
                case LinkInline { IsImage: true } picture:
                    reader.Pictures.Add(new(Alternative(picture), picture.Url ?? "", picture.Span.Start, picture.Span.End + 1));
                    break;
                case LinkInline link:
                    Link(link);
                    break;
                case AutolinkInline auto:
                    _links.Add(new(_text.Length, auto.Url, auto.IsEmail ? "mailto:" + auto.Url : auto.Url, auto.Span.Start, auto.Span.End + 1));
                    Append(auto.Url, auto.Span.Start + 1, 1);
                    break;
                case FootnoteLink:
                    break;
                case ReferenceInline reference:
                    Reference(reference);
                    break;
                case ContainerInline other:
                    Read(other);
                    break;
            }
        }

        private void Link(LinkInline link)
        {
            var (start, pictures) = (_text.Length, reader.Pictures.Count);
            Read(link);
            var seen = string.Join(' ', reader.Pictures.Skip(pictures).Select(p => p.Alternative).Prepend(_text.ToString(start, _text.Length - start)));
            _links.Add(new(start, seen.Trim(), link.GetDynamicUrl?.Invoke() ?? link.Url ?? "", link.Span.Start, link.Span.End + 1));
        }

        private void Reference(ReferenceInline reference)
        {
            var (from, to) = (reference.Span.Start, Math.Max(reference.Span.End, reference.Span.Start) + 1);
            reader.References.Add(new(reference.Kind, reference.Key, from, to));
            if (reference.Kind == ReferenceInline.Fact && reader.Facts.TryGetValue(reference.Key, out var fact))
            {
                Append(fact.Text, from, 0);
            }
        }

        private static string Alternative(LinkInline picture) =>
            string.Concat(picture.Descendants().Select(inline => inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                _ => "",
            }));

        private void Append(ReadOnlySpan<char> words, int from, int step)
        {
            foreach (var c in words)
            {
                _text.Append(c);
                _source.Add(from);
                from += step;
            }
        }
    }

    private IReadOnlyDictionary<string, DatedFact> Facts => references.Facts;
}
