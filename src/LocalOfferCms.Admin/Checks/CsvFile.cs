using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Admin.Checks;

/// <summary>Writes a table that spreadsheets open (RFC 4180).</summary>
internal static class CsvFile
{
    public static FileContentResult Of(string name, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        // With the mark by which spreadsheets know UTF-8.
        return new([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8") { FileDownloadName = name };
    }

    // What begins like a formula would be one: a title is text, whatever somebody called their page.
    private static string Cell(string? value)
    {
        var plain = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value ?? "";
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
