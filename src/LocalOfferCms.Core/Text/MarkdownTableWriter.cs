namespace LocalOfferCms.Core.Text;

/// <summary>Writes a table as a pipe table. A cell that spans others leaves empty cells behind it, so that columns stay columns.</summary>
internal static class MarkdownTableWriter
{
    public static string Write(HtmlElement table)
    {
        var rows = table.Children.OfType<HtmlElement>().Where(part => part.Name is "thead" or "tbody" or "tfoot")
            .SelectMany(part => part.Children.OfType<HtmlElement>()).ToList();
        var hasHeader = IsHeader(rows[0]);
        var cells = rows.ConvertAll(row => row.Children.OfType<HtmlElement>().SelectMany(cell => Cell(cell, hasHeader && row == rows[0])).ToList());
        var columns = cells.Max(row => row.Count);
        if (!hasHeader)
        {
            // Markdown wants a heading row; an empty one is not shown.
            cells.Insert(0, []);
        }

        cells.Insert(1, [.. Enumerable.Repeat("---", columns)]);
        return string.Join('\n', cells.Select(row => $"| {string.Join(" | ", row.Concat(Enumerable.Repeat("", columns - row.Count)))} |"));
    }

    private static IEnumerable<string> Cell(HtmlElement cell, bool isHeading)
    {
        var span = int.TryParse(cell["colspan"], out var columns) ? columns : 1;
        var words = MarkdownInlineWriter.Line(cell.Children, isHeading || cell.Name == "th");
        return [words, .. Enumerable.Repeat("", span - 1)];
    }

    // Word knows no heading cells: a first row that is bold from end to end is meant as one.
    private static bool IsHeader(HtmlElement row) =>
        row.Children.OfType<HtmlElement>().All(cell => cell.Name == "th" || IsBold(cell));

    private static bool IsBold(HtmlElement cell)
    {
        var solid = cell.Children.FindAll(node => !string.IsNullOrWhiteSpace(node.Words()));
        return solid is [HtmlElement { Name: "b" or "strong" }] || (solid is [HtmlElement { Name: "p" } paragraph] && IsBold(paragraph));
    }
}
