using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Schools.SchoolPage;

/// <summary>A published look-up table as it is stored.</summary>
internal sealed record SchoolTableData(string Id, string Title, string Path, string Data);

/// <summary>A school's row of a look-up table.</summary>
/// <param name="Title">The table's title.</param>
/// <param name="Path">The table's address.</param>
/// <param name="Cells">Headings and what stands under them; without the school's name, and without cells that hold nothing.</param>
internal sealed record SchoolTableRow(string Title, string Path, IReadOnlyList<(string Heading, string Text)> Cells);

/// <summary>The council's look-up tables that have a column with schools: who coordinates plans for each, what money each gets (NOR-42, NOR-64).</summary>
internal sealed class SchoolTables
{
    private const string UrnColumn = "URN";

    private readonly List<Table> _tables;

    private SchoolTables(List<Table> tables) => _tables = tables;

    /// <summary>Reads the tables that name schools; the others are left out.</summary>
    /// <param name="tables">Every look-up table.</param>
    /// <param name="columns">Headings under which schools are named.</param>
    public static SchoolTables Read(IEnumerable<SchoolTableData> tables, IReadOnlyList<string> columns) =>
        new([.. tables.OrderBy(t => t.Title, StringComparer.OrdinalIgnoreCase).Select(t => Read(t, columns)).OfType<Table>()]);

    /// <summary>The rows of a school, by its number where a table has numbers, else by any of its names.</summary>
    public IReadOnlyList<SchoolTableRow> Of(IEnumerable<string> names, string urn)
    {
        var keys = names.Where(n => n.Length > 0).Select(FoldedText.Of).Prepend(urn.Trim()).Where(k => k.Length > 0).Distinct().ToList();
        return [.. _tables.SelectMany(table => keys.Select(key => table.Rows[key]).FirstOrDefault(rows => rows.Any())?.Select(row => Row(table, row)) ?? [])];
    }

    /// <summary>Where a cell leads when all of it is a web or email address; null for any other text.</summary>
    public static string? AddressIn(string cell) =>
        cell.StartsWith("https://", StringComparison.Ordinal) ? cell : EmailAddress.Refuse(cell) is null ? "mailto:" + cell : null;

    private static SchoolTableRow Row(Table table, IReadOnlyList<string> row) => new(
        table.Title, table.Path,
        [.. table.Headings.Select((heading, i) => (heading, Text: i < row.Count ? row[i] : "")).Where((cell, i) => i != table.School && cell.Text.Length > 0)]);

    private static Table? Read(SchoolTableData data, IReadOnlyList<string> columns)
    {
        var rows = Csv.Parse(new ContentDocument("LookupTable", JsonText.Object(data.Data)).Part("TablePart").Text("Data"));
        var headings = rows.Count > 0 ? [.. rows[0]] : new List<string>();
        var school = headings.FindIndex(h => columns.Contains(h, StringComparer.OrdinalIgnoreCase));
        if (school < 0)
        {
            return null;
        }

        var urn = headings.FindIndex(h => h.Equals(UrnColumn, StringComparison.OrdinalIgnoreCase));
        return new(data.Title, data.Path, headings, school, rows.Skip(1).Where(row => row.Count > school)
            .ToLookup(row => urn >= 0 && urn < row.Count && row[urn].Length > 0 ? row[urn] : FoldedText.Of(row[school])));
    }

    private sealed record Table(string Title, string Path, List<string> Headings, int School, ILookup<string, IReadOnlyList<string>> Rows);
}
