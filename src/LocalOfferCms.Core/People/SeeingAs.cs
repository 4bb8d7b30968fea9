using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Lets an administrator see the workspace as somebody else does, to help them: for a while, changing nothing, written down,
/// and never opening what is sealed.</summary>
public sealed class SeeingAs(CmsDbContext db, CurrentPerson current, TimeProvider clock)
{
    /// <summary>How long it lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Begins.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task BeginAsync(string personId, string reason, CancellationToken ct)
    {
        var change = current.Change(reason);
        await using var write = await db.BeginWriteAsync(ct);
        var seen = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, ct);
        if (!current.IsAdministrator || current.SessionId is null)
        {
            throw new RefusedException([new("NotAdministrator", "Only an administrator can see the workspace as somebody else.")]);
        }

        if (seen is null || personId == current.Id)
        {
            throw new RefusedException([new("NobodyToSee", "Choose somebody else.")]);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RefusedException([new("ReasonMissing", "Say why you need to see the workspace as this person.")]);
        }

        var until = change.Now + Longest;
        await db.PersonSessions.Where(s => s.PersonSessionId == current.SessionId).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.SeeingAsId, personId).SetProperty(s => s.SeeingUntilUtc, until), ct);
        AuditLog.Add(db, change, "SeeingAsStarted", "Person", personId, seen.Name);
        await write.CommitAsync(ct);
    }

    /// <summary>Ends. Nothing happens when it has ended by itself.</summary>
    public async Task EndAsync(CancellationToken ct)
    {
        if (current.SeenBy is not { } looking)
        {
            return;
        }

        await using var write = await db.BeginWriteAsync(ct);
        await db.PersonSessions.Where(s => s.PersonSessionId == current.SessionId).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.SeeingAsId, (string?)null).SetProperty(s => s.SeeingUntilUtc, (DateTime?)null), ct);
        AuditLog.Add(db, new(clock.GetUtcNow().UtcDateTime, looking.Name, null, looking.Id), "SeeingAsStopped", "Person", current.Id, current.Name);
        await write.CommitAsync(ct);
    }
}
