using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Requests;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Retention;

/// <summary>How much is there now of what goes on schedule. Held comments are no part of it.</summary>
internal sealed class KeptCounts(CmsDbContext db)
{
    /// <summary>Counts, in the order of <see cref="RetentionSettings.Kept"/>'s first two and fourth lines.</summary>
    public async Task<(int Contacts, int Originals, int Requests)> CountAsync(CancellationToken ct)
    {
        var seen = db.Set<Comment>().Where(c => c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared);
        return (
            await db.Set<CommentContact>().CountAsync(k => seen.Any(c => c.CommentId == k.CommentId), ct),
            await db.Set<CommentOriginal>().CountAsync(o => seen.Any(c => c.CommentId == o.CommentId), ct),
            await db.Set<FormRequest>().CountAsync(r => r.ClearedUtc == null, ct));
    }

    /// <summary>What went last, the newest first.</summary>
    public Task<List<Gone>> LastAsync(CancellationToken ct)
    {
        const int Most = 10;
        string[] events = ["ContactDetailsExpired", "OriginalsExpired", "RequestsExpired"];
        return db.AuditEntries.AsNoTracking().Where(e => events.Contains(e.Event)).OrderByDescending(e => e.AuditEntryId).Take(Most)
            .Select(e => new Gone(e.AtUtc, e.Event, e.SubjectTitle)).ToListAsync(ct);
    }
}

/// <summary>Something that went on schedule.</summary>
internal sealed record Gone(DateTime AtUtc, string Event, string HowMany)
{
    public string What => Event switch
    {
        "ContactDetailsExpired" => "How to reach senders, and their links",
        "OriginalsExpired" => "Words as they were sent",
        _ => "Words of requests",
    };
}
