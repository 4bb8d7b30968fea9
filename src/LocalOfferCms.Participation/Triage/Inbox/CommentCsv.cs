using System.Globalization;
using System.Text;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Triage.Inbox;

/// <summary>Writes comments as a table for a spreadsheet, row by row. A file leaves the workspace, so it holds no way to reach anybody, and words only
/// where an officer has taken out what identifies somebody.</summary>
internal static class CommentCsv
{
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<Comment> comments, SiteSnapshot site, CancellationToken ct)
    {
        // Spreadsheets take a file for UTF-8 by its mark.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        await writer.WriteLineAsync("Reference,Received (UTC),How it came,Stage,Topic,Page,Address,About,From,Counted apart,Answer due (UTC),Words");
        await foreach (var comment in comments.WithCancellation(ct))
        {
            string[] cells =
            [
                comment.Reference, Moment(comment.ReceivedUtc), TriageWords.Of(comment.Channel), TriageWords.Of(comment.Stage),
                comment.Topic is { } topic ? site.TermName("topics", topic) : "", comment.PageTitle, comment.PagePath, TriageWords.Of(comment.About),
                TriageWords.Of(comment.From), comment.IsApart ? "Yes" : "No", comment.DueUtc is { } due ? Moment(due) : "",
                comment.Stage switch { CommentStage.Received => "Not sorted yet", CommentStage.Withdrawn => "Taken back", _ => comment.Text },
            ];
            await writer.WriteLineAsync(string.Join(',', cells.Select(Cell)));
        }
    }

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A cell that a spreadsheet shows as it is: one that begins like a formula would be run.</summary>
    private static string Cell(string text)
    {
        var plain = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
