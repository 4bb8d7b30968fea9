using System.Globalization;
using System.Text;
using LocalOfferCms.Core.Audit;

namespace LocalOfferCms.Admin.Audit;

/// <summary>Writes the audit as a table for a spreadsheet, row by row.</summary>
internal static class AuditCsv
{
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<AuditEntry> entries, IReadOnlyList<IAuditWords> words, CancellationToken ct)
    {
        // Spreadsheets take a file for UTF-8 by its mark.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        await writer.WriteLineAsync("When (UTC),Who,Event,What happened,Kind,Item,Title,Why");
        await foreach (var entry in entries.WithCancellation(ct))
        {
            string[] cells =
            [
                entry.AtUtc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.Author, entry.Event, AuditSentence.Of(entry, words),
                entry.SubjectKind, entry.SubjectId, entry.SubjectTitle, entry.Note ?? "",
            ];
            await writer.WriteLineAsync(string.Join(',', cells.Select(Cell)));
        }
    }

    /// <summary>A cell that a spreadsheet shows as it is: one that begins like a formula would be run.</summary>
    internal static string Cell(string text)
    {
        var plain = text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') ? "'" + text : text;
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
