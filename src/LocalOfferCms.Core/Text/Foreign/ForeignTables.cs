using System.Globalization;
using AngleSharp.Dom;

namespace LocalOfferCms.Core.Text;

/// <summary>Makes tables that Markdown can hold: no table within a table, none for layout, and a cell in every place.</summary>
internal static class ForeignTables
{
    private const int MostSpan = 200;

    public static void Tidy(IElement page, ForeignNotes notes)
    {
        foreach (var table in page.QuerySelectorAll("table").Reverse().ToList())
        {
            if (IsLayout(table))
            {
                Unfold(table);
            }
            else if (table.ParentElement?.Closest("td,th") is not null && table.ParentElement.Closest("table") is { } outer && page.Contains(outer))
            {
                Flatten(table, notes);
            }
            else
            {
                Fill(table, notes);
            }
        }
    }

    private static IEnumerable<IElement> Rows(IElement table) => table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table);

    private static List<IElement> Cells(IElement row) => [.. row.Children.Where(c => c.LocalName is "td" or "th")];

    private static bool IsLayout(IElement table) =>
        table.GetAttribute("role") is "presentation" or "none" || Rows(table).All(row => Cells(row).Count <= 1);

    private static void Unfold(IElement table)
    {
        var blocks = Rows(table).SelectMany(Cells).Select(cell =>
        {
            var block = table.Owner!.CreateElement("div");
            block.Append([.. cell.ChildNodes]);
            return (INode)block;
        }).ToArray();
        table.Replace(blocks);
    }

    private static void Flatten(IElement table, ForeignNotes notes)
    {
        notes.Warn("A table within a table was turned into lines of text. Check that it still says the same.");
        var lines = Rows(table).Select(row => string.Join("; ", Cells(row).Select(c => c.TextContent.Trim()).Where(t => t.Length > 0))).Where(line => line.Length > 0).ToList();
        var block = table.Owner!.CreateElement("div");
        foreach (var line in lines)
        {
            var paragraph = table.Owner.CreateElement("p");
            paragraph.TextContent = line + (line[^1] is '.' or '!' or '?' ? " " : ". ");
            block.Append(paragraph);
        }

        table.Replace(block);
    }

    /// <summary>A cell that reaches over several rows is said again in each, so that every row can be read on its own.</summary>
    private static void Fill(IElement table, ForeignNotes notes)
    {
        var rows = Rows(table).ToList();
        for (var r = 0; r < rows.Count; r++)
        {
            var column = 0;
            foreach (var cell in Cells(rows[r]))
            {
                var (height, width) = (Span(cell, "rowspan"), Span(cell, "colspan"));
                cell.RemoveAttribute("rowspan");
                if (height > 1 || width > 1)
                {
                    notes.Warn("A table had merged cells. What they say was put into each row; check that it reads well.");
                }

                for (var below = r + 1; below < Math.Min(r + height, rows.Count); below++)
                {
                    InsertAt(rows[below], column, (IElement)cell.Clone());
                }

                column += width;
            }
        }
    }

    private static void InsertAt(IElement row, int column, IElement cell)
    {
        var at = 0;
        foreach (var other in Cells(row))
        {
            if (at >= column)
            {
                other.Before(cell);
                return;
            }

            at += Span(other, "colspan");
        }

        row.Append(cell);
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MostSpan) : 1;
}
