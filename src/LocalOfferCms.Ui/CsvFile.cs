using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Ui;

/// <summary>Writes a table that spreadsheets open (RFC 4180).</summary>
public static class CsvFile
{
    private const string ContentType = "text/csv; charset=utf-8";

    /// <summary>A file to download, with these rows; the first is the heading.</summary>
    public static FileContentResult Of(string name, IEnumerable<IReadOnlyList<string?>> rows) => new(Written(rows), ContentType) { FileDownloadName = name };

    /// <summary>The same as the answer of an address that ends in <c>.csv</c>, which names the file itself.</summary>
    public static IResult Result(IEnumerable<IReadOnlyList<string?>> rows) => Results.Bytes(Written(rows), ContentType);

    private static byte[] Written(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        // With the mark by which spreadsheets know UTF-8.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // What begins like a formula would be one: a title is text, whatever somebody called their page or wrote in a comment.
    private static string Cell(string? value)
    {
        var plain = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value ?? "";
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
