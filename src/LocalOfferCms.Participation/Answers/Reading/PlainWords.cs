using System.Text.Json.Nodes;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Participation.Answers.Reading;

/// <summary>Reads an answer as the checks read a page: long sentences, unexplained letters, spelling, how hard it is.</summary>
internal sealed class PlainWords(CmsDbContext db, ContentChecks checks)
{
    private static readonly HashSet<string> OfPages = ["Summary", "SummaryMissing", "SummaryLong", "SummaryLength", "Heading", "HeadingOrder"];

    public async Task<CheckReport?> RunAsync(string text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var report = await checks.RunAsync(db, new ContentDocument("Answer", new JsonObject
        {
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = text },
        }), ct);
        return report with { Findings = [.. report.Findings.Where(f => !OfPages.Contains(f.Code) && f.Place.Label.Length > 0)] };
    }
}
