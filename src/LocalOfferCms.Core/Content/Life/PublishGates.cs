using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Asks every gate about a version, and notes what an approver passes.</summary>
public sealed class PublishGates(CmsDbContext db, IEnumerable<IPublishGate> gates)
{
    private const string NoReason = "An approver can publish it all the same, and has to write why.";

    /// <summary>Everything that stands against a version.</summary>
    public async Task<IReadOnlyList<GateFinding>> FindingsAsync(ContentItem item, ContentVersion version, CancellationToken ct)
    {
        var candidate = new PublishCandidate(db, item, version, new ContentDocument(item.ContentType, JsonText.Object(version.Data)));
        var found = new List<GateFinding>();
        foreach (var gate in gates)
        {
            found.AddRange(await gate.FindingsAsync(candidate, ct));
        }

        return found;
    }

    internal Task<bool> IsPassedAsync(string versionId, CancellationToken ct) =>
        db.VersionReviews.AnyAsync(r => r.ContentItemVersionId == versionId && r.PassReason != null, ct);

    /// <summary>Notes that somebody passes what was found, and why.</summary>
    /// <exception cref="RefusedException">Something was found, and no reason is given.</exception>
    internal async Task PassAsync(string contentItemId, IReadOnlyList<GateFinding> findings, ChangeContext change, string? reason, CancellationToken ct)
    {
        if (findings.Count == 0)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RefusedException([.. findings.Select(f => new Refusal(f.Code, f.Message)), new("NoReason", NoReason)]);
        }

        var version = await db.Latest(contentItemId).SingleAsync(ct);
        (await VersionReviews.OfAsync(db, version, ct)).PassReason = reason.Trim();
        var codes = string.Join(", ", findings.Select(f => f.Code).Distinct());
        db.AuditEntries.Add(Moves.Entry("ContentChecksPassed", version, change with { Reason = $"{reason.Trim()} ({codes})" }));
    }
}
