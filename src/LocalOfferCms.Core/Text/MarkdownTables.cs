using Markdig.Extensions.Tables;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace LocalOfferCms.Core.Text;

/// <summary>Tables of Markdown. Its tables know no heads of rows, and somebody who hears a cell needs to hear what it is about: the first
/// column heads the rows of every table that has a heading row, unless it holds figures (is set to the right) or is the only column.</summary>
internal static class MarkdownTables
{
    public static HtmlElement Table(MarkdownTable table, Func<TableCell, List<HtmlNode>> read)
    {
        // Markdown cannot leave out the heading row; an empty one says nothing to anyone.
        var rows = table.OfType<TableRow>().ToList();
        var header = rows.Where(row => row.IsHeader).Select(row => Row(table, row, false, read)).Where(row => row.Words().Trim().Length > 0).ToList();
        var heads = header.Count > 0 && header[0].Children.Count > 1 && !IsToTheEnd(table, 0);
        var body = rows.Where(row => !row.IsHeader).Select(row => Row(table, row, heads, read)).ToList();
        var parts = new List<HtmlNode>();
        if (header.Count > 0)
        {
            parts.Add(new HtmlElement("thead", header));
        }

        parts.Add(new HtmlElement("tbody", body));
        return new HtmlElement("table", parts);
    }

    /// <summary>In a comparison the first column always heads its rows.</summary>
    public static HtmlNode Compared(HtmlNode node)
    {
        if (node is HtmlElement { Name: "table" } table)
        {
            foreach (var row in table.Children.OfType<HtmlElement>().Where(part => part.Name == "tbody").SelectMany(part => part.Children.OfType<HtmlElement>()))
            {
                if (row.Children is [HtmlElement { Name: "td" } first, ..] && first.Words().Trim().Length > 0)
                {
                    row.Children[0] = new HtmlElement("th", first.Children).With("scope", "row");
                }
            }
        }

        return node;
    }

    private static HtmlElement Row(MarkdownTable table, TableRow row, bool headed, Func<TableCell, List<HtmlNode>> read) =>
        new("tr", row.OfType<TableCell>().Select((cell, column) =>
        {
            var words = read(cell);
            var isHead = words.Count > 0 && (row.IsHeader || (headed && column == 0));
            var element = isHead ? new HtmlElement("th", words).With("scope", row.IsHeader ? "col" : "row") : new HtmlElement("td", words);
            return IsToTheEnd(table, column) ? element.With("class", $"govuk-table__{(isHead ? "header" : "cell")}--numeric") : element;
        }));

    private static bool IsToTheEnd(MarkdownTable table, int column) =>
        column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right;
}
