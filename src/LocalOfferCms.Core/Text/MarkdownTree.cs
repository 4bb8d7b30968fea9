using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace LocalOfferCms.Core.Text;

/// <summary>Turns parsed Markdown into the same kind of tree that sanitised HTML becomes, so that one set of rules dresses both.</summary>
internal sealed class MarkdownTree(MarkdownInlines inlines, MarkdownReferences references)
{
    public List<HtmlNode> Blocks(IEnumerable<Block> blocks)
    {
        var result = new List<HtmlNode>();
        foreach (var block in blocks)
        {
            result.AddRange(One(block));
        }

        return SideBySide(result);
    }

    private IEnumerable<HtmlNode> One(Block block) => block switch
    {
        HeadingBlock heading => [new HtmlElement($"h{heading.Level}", inlines.Read(heading.Inline))],
        ParagraphBlock { Parent: ListItemBlock { Parent: ListBlock { IsLoose: false } } } words => inlines.Read(words.Inline),
        ParagraphBlock paragraph => references.InPlaceOf(paragraph) ?? [new HtmlElement("p", inlines.Read(paragraph.Inline))],
        ListBlock list => [List(list)],
        QuoteBlock quote => [new HtmlElement("blockquote", Blocks(quote))],
        ThematicBreakBlock => [new HtmlElement("hr")],
        CodeBlock code => [new HtmlElement("pre", new HtmlElement("code", new HtmlText(code.Lines.ToString() + "\n")))],
        MarkdownTable table => [MarkdownTables.Table(table, Cell)],
        DefinitionList list => [new HtmlElement("dl", list.OfType<DefinitionItem>().SelectMany(Meanings))],
        FootnoteGroup notes => [Notes(notes)],
        CustomContainer container => Container(container),
        LinkReferenceDefinitionGroup => [],
        ContainerBlock other => Blocks(other),
        LeafBlock { Inline: { } words } => [new HtmlElement("p", inlines.Read(words))],
        _ => [],
    };

    private HtmlElement List(ListBlock list)
    {
        var items = list.Select(item => new HtmlElement("li", Blocks((ContainerBlock)item)));
        var element = new HtmlElement(list.IsOrdered ? "ol" : "ul", items);
        return list is { IsOrdered: true, OrderedStart: { } start } && start != "1" ? element.With("start", start) : element;
    }

    private List<HtmlNode> Cell(TableCell cell) => Unwrap(Blocks(cell));

    private IEnumerable<HtmlElement> Meanings(DefinitionItem item)
    {
        foreach (var term in item.OfType<DefinitionTerm>())
        {
            yield return new HtmlElement("dt", inlines.Read(term.Inline));
        }

        yield return new HtmlElement("dd", Unwrap(Blocks(item.Where(block => block is not DefinitionTerm))));
    }

    private HtmlElement Notes(FootnoteGroup notes)
    {
        var items = notes.OfType<Footnote>().Select(note => new HtmlElement("li", Blocks(note)).With("id", MarkdownInlines.NoteId(note)));
        return new HtmlElement("section", new HtmlElement("ol", items)).With("class", "lo-footnotes").With("aria-label", "Notes");
    }

    private List<HtmlNode> Container(CustomContainer container)
    {
        var words = container.Arguments?.Trim() ?? "";
        var content = Blocks(container);
        return container.Info?.ToLowerInvariant() switch
        {
            "info" => [Box("lo-callout", Titled(words, content))],
            "warning" => [Box("lo-callout lo-callout--warning", Titled(words, content).Prepend(Hidden("Warning: ")))],
            "must" => [Box("lo-must", Titled(OrWhenListFirst(words, content, "Must:"), content))],
            "should" => [Box("lo-should", Titled(OrWhenListFirst(words, content, "Should:"), content))],
            "will" => [Box("lo-will", Titled(words.Length > 0 ? words : "Will:", content))],
            "wont" => [Box("lo-wont", Titled(words.Length > 0 ? words : "Will not:", content))],
            "compare" => [Box("lo-compare", Titled(words, content.ConvertAll(MarkdownTables.Compared)))],
            "cite" => references.Block(words, content),
            "steps" => Steps(content),
            "details" => [new HtmlElement("details", [new HtmlElement("summary", new HtmlText(words.Length > 0 ? words : "More about this")), .. content])],
            _ => [new HtmlElement("div", content)],
        };
    }

    private static HtmlElement Box(string name, IEnumerable<HtmlNode> content) => new HtmlElement("div", content).With("class", name);

    private static HtmlElement Hidden(string words) => new HtmlElement("span", new HtmlText(words)).With("class", "govuk-visually-hidden");

    private static IEnumerable<HtmlNode> Titled(string words, IEnumerable<HtmlNode> content) =>
        words.Length > 0 ? content.Prepend(new HtmlElement("p", new HtmlElement("strong", new HtmlText(words)))) : content;

    // The list must say in words which of the two it is; most begin with a sentence that does.
    private static string OrWhenListFirst(string words, List<HtmlNode> content, string otherwise) =>
        words.Length == 0 && content is [HtmlElement { Name: "ul" or "ol" }, ..] ? otherwise : words;

    /// <summary>What a thing will do stands beside what it will not, when one list follows the other.</summary>
    private static List<HtmlNode> SideBySide(List<HtmlNode> blocks)
    {
        for (var i = blocks.Count - 2; i >= 0; i--)
        {
            if (blocks[i] is HtmlElement first && blocks[i + 1] is HtmlElement second && first["class"] == "lo-will" && second["class"] == "lo-wont")
            {
                blocks.RemoveRange(i, 2);
                blocks.Insert(i, Box("lo-will-wont", [first, second]));
            }
        }

        return blocks;
    }

    private static List<HtmlNode> Steps(List<HtmlNode> content)
    {
        foreach (var list in content.OfType<HtmlElement>().Where(element => element.Name == "ol"))
        {
            list.With("class", "lo-steps");
            foreach (var item in list.Children.OfType<HtmlElement>())
            {
                var line = item.Children is [HtmlElement { Name: "p" } paragraph, ..] ? paragraph : item;
                if (line.Children is [HtmlElement { Name: "strong" } title, ..])
                {
                    title.With("class", "lo-steps__title");
                }
            }
        }

        return content;
    }

    /// <summary>One paragraph alone in a cell or a meaning is just its words.</summary>
    private static List<HtmlNode> Unwrap(List<HtmlNode> blocks) => blocks is [HtmlElement { Name: "p" } only] ? only.Children : blocks;
}
