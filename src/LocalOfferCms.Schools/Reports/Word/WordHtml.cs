using System.Xml;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LocalOfferCms.Schools.Reports.Word;

/// <summary>Writes a rendered text into a Word file: headings, paragraphs, lists, tables and links.</summary>
internal sealed class WordHtml(MainDocumentPart main, OpenXmlElement body, Uri site)
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dl", "dt", "dd", "li", "figure", "details", "summary", "pre", "aside", "hr",
    };

    /// <summary>Writes a text.</summary>
    /// <param name="html">The markup, which is safe already.</param>
    /// <param name="down">How many levels lower its headings stand than in the markup.</param>
    public void Write(string html, int down) => Children(new HtmlParser().ParseDocument("<body>" + html).Body!, new Place(down));

    /// <summary>Writes a heading.</summary>
    public void Heading(int level, string text) => body.AppendChild(Paragraph(WordStyles.Heading(level), Text(text)));

    /// <summary>Writes a paragraph of plain text.</summary>
    public void Plain(string text) => body.AppendChild(Paragraph(null, Text(text)));

    /// <summary>Writes a label, in bold, and its value: an address gets a link.</summary>
    public void Labelled(string label, string value, string? address = null) =>
        body.AppendChild(Paragraph(null, Text(label + ": ", new Look(IsBold: true)), address is null ? Text(value) : Link(address, value)));

    /// <summary>Writes a link on a line of its own.</summary>
    public void LinkLine(string address, string words) => body.AppendChild(Paragraph(null, Link(address, words)));

    /// <summary>A paragraph of a style.</summary>
    public static Paragraph Paragraph(string? style, params OpenXmlElement[] runs)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.AppendChild(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        paragraph.Append(runs);
        return paragraph;
    }

    public static Run Text(string text, Look look = default)
    {
        var run = new Run();
        if (look.IsBold || look.IsItalic)
        {
            var properties = run.AppendChild(new RunProperties());
            properties.Append([.. look.IsBold ? [new Bold()] : Array.Empty<OpenXmlElement>(), .. look.IsItalic ? [new Italic()] : Array.Empty<OpenXmlElement>()]);
        }

        run.AppendChild(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <summary>A text without the characters that XML cannot hold, which imported content may.</summary>
    public static string Writable(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value > char.MaxValue || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));

    private void Children(INode node, Place place)
    {
        // Words beside blocks, as a tight list has them, make a paragraph of their own.
        var loose = new List<INode>();
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement element && Blocks.Contains(element.LocalName))
            {
                Loose(loose, place);
                Block(element, place);
            }
            else
            {
                loose.Add(child);
            }
        }

        Loose(loose, place);
    }

    private void Loose(List<INode> nodes, Place place)
    {
        if (nodes.Any(n => !string.IsNullOrWhiteSpace(n.TextContent)))
        {
            Add(place, null, nodes);
        }

        nodes.Clear();
    }

    private void Block(IElement element, Place place)
    {
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6' and var level]:
                Add(place, WordStyles.Heading(level - '0' + place.Down), element.ChildNodes);
                break;
            case "p" or "dt" or "summary":
                Add(place, null, element.ChildNodes, element.LocalName == "p" ? default : new Look(IsBold: true));
                break;
            case "ul" or "ol":
                var list = place with { List = element.LocalName == "ol" ? WordStyles.AddNumbers(main) : WordStyles.Points, Level = place.List is null ? 0 : place.Level + 1 };
                foreach (var item in element.Children.Where(c => c.LocalName == "li"))
                {
                    list.IsNewItem = true;
                    Children(item, list);
                }

                break;
            case "table":
                body.AppendChild(Table(element));
                body.AppendChild(new Paragraph());
                break;
            case "hr":
                break;
            default:
                Children(element, place);
                break;
        }
    }

    private void Add(Place place, string? style, IEnumerable<INode> nodes, Look look = default)
    {
        var paragraph = Paragraph(style, [.. nodes.SelectMany(n => Inline(n, look))]);
        if (place.List is { } list && style is null)
        {
            var properties = paragraph.GetFirstChild<ParagraphProperties>() ?? paragraph.PrependChild(new ParagraphProperties());
            properties.AppendChild<OpenXmlElement>(place.IsNewItem
                ? new NumberingProperties(new NumberingLevelReference { Val = Math.Min(place.Level, 5) }, new NumberingId { Val = list })
                : new Indentation { Left = $"{(place.Level + 1) * 480}" });
            place.IsNewItem = false;
        }

        body.AppendChild(paragraph);
    }

    private IEnumerable<OpenXmlElement> Inline(INode node, Look look)
    {
        if (node is IText text)
        {
            var words = string.Join(' ', text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var (before, after) = (text.Data.Length > 0 && char.IsWhiteSpace(text.Data[0]), text.Data.Length > 0 && char.IsWhiteSpace(text.Data[^1]));
            return words.Length == 0 ? (before ? [Text(" ", look)] : []) : [Text($"{(before ? " " : "")}{words}{(after ? " " : "")}", look)];
        }

        return node is not IElement element ? [] : element.LocalName switch
        {
            "br" => [new Run(new Break())],
            "img" => element.GetAttribute("alt") is { Length: > 0 } alt ? [Text($"[Picture: {alt}]", look)] : [],
            "a" when element.GetAttribute("href") is { Length: > 0 } href => [Link(href, element.TextContent.Trim())],
            "strong" or "b" => element.ChildNodes.SelectMany(n => Inline(n, look with { IsBold = true })),
            "em" or "i" => element.ChildNodes.SelectMany(n => Inline(n, look with { IsItalic = true })),
            _ => element.ChildNodes.SelectMany(n => Inline(n, look)),
        };
    }

    private OpenXmlElement Link(string href, string words)
    {
        if (!Uri.TryCreate(site, href, out var address) || href[0] == '#')
        {
            return Text(words);
        }

        var run = Text(words);
        run.PrependChild(new RunProperties(new RunStyle { Val = WordStyles.Link }));
        return new Hyperlink(run) { Id = main.AddHyperlinkRelationship(address, isExternal: true).Id, History = true };
    }

    private Table Table(IElement source)
    {
        var line = new EnumValue<BorderValues>(BorderValues.Single);
        var table = new Table(new TableProperties(
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            new TableBorders(
                new TopBorder { Val = line, Size = 4 }, new LeftBorder { Val = line, Size = 4 }, new BottomBorder { Val = line, Size = 4 },
                new RightBorder { Val = line, Size = 4 }, new InsideHorizontalBorder { Val = line, Size = 4 }, new InsideVerticalBorder { Val = line, Size = 4 })));
        var rows = source.QuerySelectorAll("tr").ToList();
        var columns = rows.Select(r => r.Children.Length).DefaultIfEmpty(0).Max();
        table.AppendChild(new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn())));
        foreach (var row in rows)
        {
            var isHead = row.Children.All(c => c.LocalName == "th");
            var written = table.AppendChild(new TableRow());
            if (isHead)
            {
                written.AppendChild(new TableRowProperties(new TableHeader()));
            }

            written.Append(row.Children.Select(cell => new TableCell(Paragraph(null, [.. cell.ChildNodes.SelectMany(n => Inline(n, new Look(IsBold: isHead)))]))));
            written.Append(Enumerable.Range(0, columns - row.Children.Length).Select(_ => new TableCell(new Paragraph())));
        }

        return table;
    }

    /// <summary>How letters look.</summary>
    internal readonly record struct Look(bool IsBold = false, bool IsItalic = false);

    /// <summary>Where in the text a block stands.</summary>
    private sealed record Place(int Down)
    {
        public int? List { get; init; }
        public int Level { get; init; }
        public bool IsNewItem { get; set; }
    }
}
