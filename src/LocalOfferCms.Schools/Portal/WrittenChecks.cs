using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Text.Names;

namespace LocalOfferCms.Schools.Portal;

/// <summary>What is to be said about the words of an answer.</summary>
/// <param name="Plain">What the checks say: long sentences, unexplained letters, how hard it is to read; null for no text.</param>
/// <param name="Warnings">What may tell who somebody is.</param>
internal sealed record WrittenFindings(CheckReport? Plain, IReadOnlyList<Finding> Warnings);

/// <summary>Reads an answer as the checks read a page, and looks for what may tell who somebody is. It warns and never refuses: the school decides.</summary>
internal sealed partial class WrittenChecks(CmsDbContext db, ContentChecks checks)
{
    private const int Most = 6;
    private static readonly HashSet<string> OfPages = ["Summary", "SummaryMissing", "SummaryLong", "SummaryLength", "Heading", "HeadingOrder"];

    public async Task<WrittenFindings> RunAsync(string text, bool isContact, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new(null, []);
        }

        var report = await checks.RunAsync(db, new ContentDocument("Answer", new JsonObject { ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = text } }), ct);
        return new(report with { Findings = [.. report.Findings.Where(f => !OfPages.Contains(f.Code) && f.Place.Label.Length > 0)] }, Warnings(text, isContact));
    }

    /// <summary>What may tell who somebody is, alone.</summary>
    public static IReadOnlyList<Finding> Warnings(string text, bool isContact) => [.. isContact ? [] : Named(text), .. Small(text)];

    /// <summary>Names of persons. The SENCO's own is lawful where the law asks for it, so that item is not looked at.</summary>
    private static IEnumerable<Finding> Named(string text) => PersonNames.Find(text).Select(n => n.Words.Trim()).Distinct().Take(Most).Select(words => Of("NamedPerson", words,
        $"“{words}” may be a person’s name.", "Write the role instead, such as ‘the class teacher’. Never name a child or a parent. The SENCO’s own name may stand where the report gives the contact."));

    /// <summary>Fewer than six of a group may tell who they are.</summary>
    private static IEnumerable<Finding> Small(string text) => SmallGroup().Matches(text).Select(m => m.Value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most).Select(words => Of("SmallNumber", words,
        $"“{words}” is a small number.", "People who know the school could tell who is meant. Write ‘a few’, ‘fewer than six’ or ‘small groups’."));

    private static Finding Of(string code, string quote, string message, string mend) => new(code, FindingSeverity.Should, message, mend, new("Text", "Your answer", 0, 0, 0, 0, quote));

    [GeneratedRegex(@"\b(?:one|two|three|four|five|[1-5])\s+(?:of (?:our|the)\s+)?(?:\p{L}+\s+){0,2}?(?:pupils?|child(?:ren)?|boys?|girls?|students?|learners?|young (?:people|person))\b(?!['’]s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SmallGroup();
}
