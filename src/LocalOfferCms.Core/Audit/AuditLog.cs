using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Audit;

/// <summary>Writes down who did what, in the transaction that does it.</summary>
public static class AuditLog
{
    /// <summary>Adds an entry; the caller commits.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="change">Who, when and why.</param>
    /// <param name="what">In the past tense: <c>PersonInvited</c>.</param>
    /// <param name="kind">The kind of the subject: <c>Person</c>.</param>
    /// <param name="id">The subject's id or name.</param>
    /// <param name="title">The subject's name now.</param>
    public static void Add(CmsDbContext db, ChangeContext change, string what, string kind, string id, string title) =>
        db.AuditEntries.Add(new AuditEntry
        {
            AuditEntryId = ContentIds.New(change.Now),
            AtUtc = change.Now,
            Author = Content.PageRow.Cut(change.Author, 128),
            AuthorId = change.AuthorId,
            Event = what,
            SubjectKind = kind,
            SubjectId = id,
            SubjectTitle = Content.PageRow.Cut(title, 512),
            Note = change.Reason,
        });
}
