using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LocalOfferCms.Core.Text;
using A = DocumentFormat.OpenXml.Drawing;
using Pictured = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace LocalOfferCms.Core.Imports;

/// <summary>Writes the body of a Word document as plain HTML: headings, lists, tables, links, notes, pictures, bold and italic.</summary>
internal sealed class WordHtml(MainDocumentPart main, ForeignNotes notes)
{
    private const int DeepestTable = 6;
    private readonly WordStyles _styles = new(main);
    private readonly StringBuilder _html = new();
    private readonly Stack<(int Level, string Name)> _lists = new();
    private readonly List<long> _footnotes = [];
    private int _tables;

    /// <summary>The bytes of pictures, by the names that the HTML gives them.</summary>
    public Dictionary<string, byte[]> Pictures { get; } = [];

    public string Write(Body body)
    {
        Blocks(body);
        CloseLists(-1);
        Footnotes();
        return _html.ToString();
    }

    private void Blocks(OpenXmlElement parent)
    {
        foreach (var block in parent.ChildElements)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    Paragraph(paragraph);
                    break;
                case Table table when _tables < DeepestTable:
                    CloseLists(-1);
                    Table(table);
                    break;
                case SdtBlock { SdtContentBlock: { } content }:
                    Blocks(content);
                    break;
                case CustomXmlBlock or InsertedRun:
                    Blocks(block);
                    break;
            }
        }
    }

    private void Paragraph(Paragraph paragraph)
    {
        var words = Inlines(paragraph);
        if (_styles.Heading(paragraph) is > 0 and var level)
        {
            CloseLists(-1);
            _html.Append($"<h{level}>{words}</h{level}>");
        }
        else if (_styles.Item(paragraph) is { } item)
        {
            Item(item.Level, item.IsNumbered ? "ol" : "ul", words);
        }
        else
        {
            CloseLists(-1);
            _html.Append($"<p>{words}</p>");
        }
    }

    private void Item(int level, string name, string words)
    {
        CloseLists(level);
        if (_lists.TryPeek(out var open) && open.Level == level && open.Name == name)
        {
            _html.Append("</li>");
        }
        else
        {
            if (open.Name is not null && open.Level == level)
            {
                CloseLists(level - 1);
            }

            _html.Append($"<{name}>");
            _lists.Push((level, name));
        }

        _html.Append($"<li>{words}");
    }

    /// <summary>Closes the lists that are deeper than a level.</summary>
    private void CloseLists(int level)
    {
        while (_lists.TryPeek(out var open) && open.Level > level)
        {
            _html.Append($"</li></{open.Name}>");
            _lists.Pop();
        }
    }

    private void Table(Table table)
    {
        _tables++;
        _html.Append("<table>");
        var rows = table.Elements<TableRow>().ToList();
        for (var r = 0; r < rows.Count; r++)
        {
            var isHead = rows[r].TableRowProperties?.Elements<TableHeader>().Any(h => h.Val is null || h.Val.Value == OnOffOnlyValues.On) == true;
            _html.Append("<tr>");
            var column = 0;
            foreach (var cell in rows[r].Elements<TableCell>())
            {
                var span = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
                if (!IsContinued(cell))
                {
                    var name = isHead ? "th" : "td";
                    var below = Below(rows, r, column);
                    _html.Append($"<{name}{(span > 1 ? $" colspan=\"{span}\"" : "")}{(below > 1 ? $" rowspan=\"{below}\"" : "")}>");
                    Blocks(cell);
                    CloseLists(-1);
                    _html.Append($"</{name}>");
                }

                column += span;
            }

            _html.Append("</tr>");
        }

        _html.Append("</table>");
        _tables--;
    }

    private static bool IsContinued(TableCell cell) => cell.TableCellProperties?.VerticalMerge is { } merge && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);

    /// <summary>How many rows the cell at a place reaches over.</summary>
    private static int Below(List<TableRow> rows, int row, int column)
    {
        var count = 1;
        while (row + count < rows.Count && CellAt(rows[row + count], column) is { } cell && IsContinued(cell))
        {
            count++;
        }

        return count;
    }

    private static TableCell? CellAt(TableRow row, int column)
    {
        var at = 0;
        foreach (var cell in row.Elements<TableCell>())
        {
            if (at == column)
            {
                return cell;
            }

            at += cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
        }

        return null;
    }

    private string Inlines(OpenXmlElement parent)
    {
        var words = new StringBuilder();
        foreach (var inline in parent.ChildElements)
        {
            words.Append(inline switch
            {
                Run run => Run(run),
                Hyperlink link => Link(link),
                DeletedRun or MoveFromRun => Deleted(),
                SdtRun { SdtContentRun: { } content } => Inlines(content),
                InsertedRun or MoveToRun or SimpleField or CustomXmlRun => Inlines(inline),
                _ => "",
            });
        }

        return words.ToString();
    }

    private string Deleted()
    {
        notes.Drop("text that had been deleted with changes tracked");
        return "";
    }

    private string Link(Hyperlink link)
    {
        var words = Inlines(link);
        var address = link.Id?.Value is { } id ? main.HyperlinkRelationships.FirstOrDefault(r => r.Id == id)?.Uri.OriginalString : null;
        return address is null ? words : $"<a href=\"{WebUtility.HtmlEncode(address)}\">{words}</a>";
    }

    private string Run(Run run)
    {
        if (run.RunProperties?.Vanish is { } vanish && (vanish.Val is null || vanish.Val.Value))
        {
            notes.Drop("hidden text");
            return "";
        }

        var words = string.Concat(run.ChildElements.Select(Piece));
        if (words.Trim().Length == 0)
        {
            return words;
        }

        words = IsOn(run.RunProperties?.Italic) ? $"<em>{words}</em>" : words;
        return IsOn(run.RunProperties?.Bold) ? $"<strong>{words}</strong>" : words;
    }

    private static bool IsOn(OnOffType? property) => property is not null && (property.Val is null || property.Val.Value);

    private string Piece(OpenXmlElement piece) => piece switch
    {
        DocumentFormat.OpenXml.Wordprocessing.Text text => WebUtility.HtmlEncode(text.Text),
        TabChar => " ",
        Break { Type: { } type } when type.Value == BreakValues.Page => " ",
        Break or CarriageReturn => "<br>",
        NoBreakHyphen => "-",
        FootnoteReference { Id.Value: var id } => ForeignHtml.Note(NumberOf(id)),
        Drawing drawing => Picture(drawing),
        AlternateContent { FirstChild: { } choice } => Choice(choice),
        DocumentFormat.OpenXml.Wordprocessing.Picture or EmbeddedObject => Embedded(),
        _ => "",
    };

    private string Choice(OpenXmlElement choice)
    {
        if (choice.Descendants<TextBoxContent>().FirstOrDefault() is { } box)
        {
            notes.Warn("The document has text in boxes. It stands at the place of its box; check the order.");
            return string.Join(" ", box.Descendants<Paragraph>().Select(Inlines));
        }

        return string.Concat(choice.Descendants<Drawing>().Select(Picture));
    }

    private string Embedded()
    {
        notes.Drop("objects of other programs");
        return "";
    }

    private string Picture(Drawing drawing)
    {
        var about = drawing.Descendants<Pictured.DocProperties>().FirstOrDefault();
        if (drawing.Descendants<A.Blip>().FirstOrDefault()?.Embed?.Value is not { } id || !main.TryGetPartById(id, out var part) || part is not ImagePart image)
        {
            notes.Drop("drawings");
            return "";
        }

        var name = $"{id}{Path.GetExtension(image.Uri.OriginalString)}";
        using var stream = image.GetStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        Pictures[name] = bytes.ToArray();
        return $"<img src=\"{WebUtility.HtmlEncode(name)}\" alt=\"{WebUtility.HtmlEncode(about?.Description?.Value ?? "")}\">";
    }

    private int NumberOf(long id)
    {
        if (!_footnotes.Contains(id))
        {
            _footnotes.Add(id);
        }

        return _footnotes.IndexOf(id) + 1;
    }

    private void Footnotes()
    {
        var all = main.FootnotesPart?.Footnotes?.Elements<Footnote>().Where(n => n.Id?.Value is not null).ToDictionary(n => n.Id!.Value);
        for (var i = 0; i < _footnotes.Count; i++)
        {
            if (all?.TryGetValue(_footnotes[i], out var note) == true)
            {
                var words = string.Join(" ", note.Descendants<Paragraph>().Select(Inlines).Select(text => text.Trim()));
                _html.Append($"<p>{ForeignHtml.NoteBeginning(i + 1)}{words}</p>");
            }
        }
    }
}
