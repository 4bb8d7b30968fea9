using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>What somebody who leaves hands over.</summary>
/// <param name="Items">How many pages and other items they own.</param>
public sealed record HandOverSize(int Items);

/// <summary>Gives everything that a person owns to another, and keeps the person out from then on. All of it, or nothing.</summary>
public sealed class HandOver(CmsDbContext db, PersonChanges people, IEnumerable<IOwnedWork> owned, TimeProvider clock)
{
    /// <summary>How much there is.</summary>
    public async Task<HandOverSize> SizeAsync(string personId, CancellationToken ct) =>
        new(await db.ContentVersions.Where(v => v.Owner == personId && (v.Latest || v.Published)).Select(v => v.ContentItemId).Distinct().CountAsync(ct));

    /// <summary>Why it cannot be done; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string fromId, string? toId, CancellationToken ct)
    {
        var to = toId is null ? null : await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == toId, ct);
        return toId is null ? [new("NoHeir", "Choose who takes over.")]
            : toId == fromId ? [new("SameHeir", "Choose somebody else to take over.")]
            : to is null || !to.MaySignIn(clock.GetUtcNow().UtcDateTime) || to.PlatformEmail is not null ? [new("HeirGone", "The person who is to take over cannot sign in. Choose somebody else.")]
            : [];
    }

    /// <summary>Does it in one transaction.</summary>
    /// <returns>How many items have another owner now.</returns>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<int> ExecuteAsync(string fromId, string toId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await RefusalsAsync(fromId, toId, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var size = await SizeAsync(fromId, ct);
        await db.ContentVersions.Where(v => v.Owner == fromId && (v.Latest || v.Published)).ExecuteUpdateAsync(set => set.SetProperty(v => v.Owner, toId), ct);
        var names = await db.People.Where(p => p.Id == fromId || p.Id == toId).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        AuditLog.Add(db, change with { Reason = $"{size.Items} to {names[toId]}. {change.Reason}".Trim() }, "PersonHandedOver", "Person", fromId, names[fromId]);
        foreach (var work in owned)
        {
            await work.PassOnAsync(write, fromId, toId, change, ct);
        }

        await people.DisableInAsync(write, fromId, change, ct);
        await write.CommitAsync(ct);
        return size.Items;
    }
}
