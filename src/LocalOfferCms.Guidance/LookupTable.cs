using System.Globalization;
using System.Net.Mail;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Guidance;

/// <summary>A look-up table as a reader asked for it: the rows that hold the words looked for, in the order chosen.</summary>
internal sealed class LookupTable
{
    private LookupTable(IReadOnlyList<LookupColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, int total, string find)
    {
        Columns = columns;
        Rows = rows;
        Total = total;
        Find = find;
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<LookupColumn> Columns { get; }

    /// <summary>The rows shown; each has a cell for every column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>How many rows the table has in all.</summary>
    public int Total { get; }

    /// <summary>What was looked for.</summary>
    public string Find { get; }

    /// <summary>"Showing all 8 rows", "Showing 1 of 8 rows".</summary>
    public string CountInWords => Rows.Count == Total ? $"Showing all {InWords(Total)}" : $"Showing {Rows.Count} of {InWords(Total)}";

    /// <summary>Reads a table and narrows and orders it.</summary>
    /// <param name="csv">The rows; the first has the headings.</param>
    /// <param name="find">Words; a row must hold them all, in any cells.</param>
    /// <param name="sort">A column's number from 1, with a minus for largest first, such as <c>-2</c>. Anything else leaves the editor's order.</param>
    public static LookupTable Read(string csv, string? find, string? sort)
    {
        var all = Csv.Parse(csv);
        var headings = all.Count > 0 ? all[0] : [];
        var body = all.Skip(1).Select(row => (IReadOnlyList<string>)[.. headings.Select((_, i) => i < row.Count ? row[i] : "")]).ToList();
        var order = int.TryParse(sort, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var column) && Math.Abs((long)column) <= headings.Count ? column : 0;

        var words = (find ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shown = body.Where(row => words.All(word => row.Any(cell => Holds(cell, word)))).ToList();
        var numeric = headings.Select((_, i) => IsNumeric(body, i)).ToList();
        return new LookupTable(
            [.. headings.Select((heading, i) => new LookupColumn(i + 1, heading, numeric[i], order == i + 1 ? true : order == -(i + 1) ? false : null))],
            order == 0 ? shown : Ordered(shown, Math.Abs(order) - 1, order < 0, numeric[Math.Abs(order) - 1]),
            body.Count,
            (find ?? "").Trim());
    }

    /// <summary>Where a cell leads when all of it is a web or email address; null for any other text.</summary>
    public static string? AddressIn(string cell) =>
        cell.StartsWith("https://", StringComparison.Ordinal) && Uri.TryCreate(cell, UriKind.Absolute, out _) ? cell
        : !cell.Contains(' ') && MailAddress.TryCreate(cell, out var mailbox) && mailbox.Address == cell ? "mailto:" + cell
        : null;

    private static List<IReadOnlyList<string>> Ordered(List<IReadOnlyList<string>> rows, int column, bool descending, bool numeric)
    {
        // Rows without a value come last either way: nobody looks for them.
        var filled = rows.Where(row => row[column].Length > 0);
        var ordered = (numeric, descending) switch
        {
            (true, false) => filled.OrderBy(row => Number(row[column])),
            (true, true) => filled.OrderByDescending(row => Number(row[column])),
            (false, false) => filled.OrderBy(row => row[column], StringComparer.Create(British, ignoreCase: true)),
            (false, true) => filled.OrderByDescending(row => row[column], StringComparer.Create(British, ignoreCase: true)),
        };
        return [.. ordered, .. rows.Where(row => row[column].Length == 0)];
    }

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static bool Holds(string cell, string word) =>
        British.CompareInfo.IndexOf(cell, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static bool IsNumeric(List<IReadOnlyList<string>> rows, int column)
    {
        var filled = rows.Where(row => row[column].Length > 0).ToList();
        return filled.Count > 0 && filled.All(row => Number(row[column]) is not null);
    }

    /// <summary>"£12,500", "4.5%" and "-3" are numbers; "2 Elm Road" is not.</summary>
    private static double? Number(string cell) =>
        double.TryParse(cell.TrimStart('£').TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string InWords(int count) => count == 1 ? "1 row" : $"{count} rows";
}

/// <summary>A column of a look-up table.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumeric">Whether every cell is a number.</param>
/// <param name="Ascending">True when the table is ordered by it, smallest first; false for largest first; null when it is not ordered by it.</param>
internal sealed record LookupColumn(int Number, string Heading, bool IsNumeric, bool? Ascending)
{
    /// <summary>The <c>sort</c> that a click on the heading asks for.</summary>
    public string NextSort => (Ascending == true ? "-" : "") + Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same in words.</summary>
    public string NextSortInWords => (IsNumeric, Ascending == true) switch
    {
        (true, false) => "sort with the smallest first",
        (true, true) => "sort with the largest first",
        (false, false) => "sort from A to Z",
        (false, true) => "sort from Z to A",
    };

    /// <summary>The value of <c>aria-sort</c>.</summary>
    public string AriaSort => Ascending switch { true => "ascending", false => "descending", null => "none" };
}
