using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace LocalOfferCms.Core.Text;

/// <summary>Turns parsed Markdown into the same kind of tree that sanitised HTML becomes, so that one set of rules dresses both.</summary>
internal sealed class MarkdownTree(MarkdownInlines inlines)
{
    public List<HtmlNode> Blocks(IEnumerable<Block> blocks)
    {
        var result = new List<HtmlNode>();
        foreach (var block in blocks)
        {
            result.AddRange(One(block));
        }

        return result;
    }

    private IEnumerable<HtmlNode> One(Block block) => block switch
    {
        HeadingBlock heading => [new HtmlElement($"h{heading.Level}", inlines.Read(heading.Inline))],
        ParagraphBlock { Parent: ListItemBlock { Parent: ListBlock { IsLoose: false } } } words => inlines.Read(words.Inline),
        ParagraphBlock paragraph => [new HtmlElement("p", inlines.Read(paragraph.Inline))],
        ListBlock list => [List(list)],
        QuoteBlock quote => [new HtmlElement("blockquote", Blocks(quote))],
        ThematicBreakBlock => [new HtmlElement("hr")],
        CodeBlock code => [new HtmlElement("pre", new HtmlElement("code", new HtmlText(code.Lines.ToString() + "\n")))],
        MarkdownTable table => [Table(table)],
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

    private HtmlElement Table(MarkdownTable table)
    {
        // Markdown cannot leave out the heading row; an empty one says nothing to anyone.
        var rows = table.OfType<TableRow>().ToList();
        var header = rows.Where(row => row.IsHeader).Select(row => Row(table, row)).Where(row => row.Words().Trim().Length > 0).ToList();
        var body = rows.Where(row => !row.IsHeader).Select(row => Row(table, row)).ToList();
        var parts = new List<HtmlNode>();
        if (header.Count > 0)
        {
            parts.Add(new HtmlElement("thead", header));
        }

        parts.Add(new HtmlElement("tbody", body));
        return new HtmlElement("table", parts);
    }

    private HtmlElement Row(MarkdownTable table, TableRow row) => new("tr", row.OfType<TableCell>().Select((cell, column) =>
    {
        var words = Unwrap(Blocks(cell));
        var element = row.IsHeader && words.Count > 0 ? new HtmlElement("th", words).With("scope", "col") : new HtmlElement("td", words);
        var toTheEnd = column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right;
        return toTheEnd ? element.With("class", $"govuk-table__{(element.Name == "th" ? "header" : "cell")}--numeric") : element;
    }));

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
