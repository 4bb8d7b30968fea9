using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Makes a draft with the content of an earlier version. Nothing is overwritten: what was newest stays in the history.</summary>
public sealed class RestoreVersion(CmsDbContext db)
{
    /// <summary>Why it cannot be restored; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, string versionId, CancellationToken ct)
    {
        var versions = await db.ContentVersions.AsNoTracking()
            .Where(v => v.ContentItemId == contentItemId && (v.ContentItemVersionId == versionId || v.Latest)).ToListAsync(ct);
        return versions.Find(v => v.ContentItemVersionId == versionId) is not { } wanted ? [new("NoVersion", "There is no such version.")]
            : await db.IsBinnedAsync(contentItemId, ct) ? [ContentRefusals.InBin]
            : wanted.Latest && wanted.Stage != ContentStage.Withdrawn && wanted.Stage != ContentStage.Archived ? [new("IsLatest", "It is the newest version.")]
            : [];
    }

    /// <summary>Restores it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, string versionId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        (await RefusalsAsync(contentItemId, versionId, ct)).ThrowIfAny();
        var wanted = await db.ContentVersions.SingleAsync(v => v.ContentItemVersionId == versionId, ct);
        var content = JsonText.Object(wanted.Data);
        content.Remove("PublishLaterPart");
        change = change with { Reason = $"Version {wanted.Number} restored. {change.Reason}".Trim() };
        await Drafts.AddAsync(db, wanted, wanted.DisplayText, content.ToJsonString(JsonText.Compact), "ContentRestored", change, ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>Puts a draft on top of all versions.</summary>
internal static class Drafts
{
    public static async Task AddAsync(CmsDbContext db, ContentVersion like, string displayText, string data, string what, ChangeContext change, CancellationToken ct)
    {
        if (await db.Latest(like.ContentItemId).FirstOrDefaultAsync(ct) is { } latest)
        {
            latest.Latest = false;
        }

        var draft = await Moves.AddVersionAsync(db, like, displayText, data, change, ct);
        draft.Latest = true;
        Moves.Audit(db, what, draft, change);
        await ContentSummaries.RefreshAsync(db, like.ContentItemId, ct);
    }
}
