using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Tells somebody by e-mail that a draft has moved on. The workspace has the handler, which knows the addresses and the words.</summary>
/// <param name="What">One of the moves named here.</param>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentItemVersionId">The version.</param>
/// <param name="ToId">The person to tell; null for whoever the move concerns.</param>
public sealed record LifeNotice(string What, string ContentItemId, string ContentItemVersionId, string? ToId)
{
    /// <summary>The kind of job.</summary>
    public const string JobKind = "content.notice";

    /// <summary>It waits for approval.</summary>
    public const string Submitted = "submitted";
    /// <summary>It was sent back.</summary>
    public const string Returned = "returned";
    /// <summary>It was approved.</summary>
    public const string Approved = "approved";

    internal static Task AddAsync(JobQueue jobs, CmsDbContext db, WriteSession write, string what, ContentVersion version, string? toId, CancellationToken ct) =>
        jobs.AddAsync(db, write, JobKind, new LifeNotice(what, version.ContentItemId, version.ContentItemVersionId, toId), ct);
}
