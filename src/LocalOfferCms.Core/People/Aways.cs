using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Who is away: what is sent to them goes to their stand-in until they are back.</summary>
public sealed class Aways(CmsDbContext db, TimeProvider clock)
{
    /// <summary>The longest absence that can be set.</summary>
    public const int MostDays = 366;

    private DateOnly Today => CouncilDay.Of(db.Tenant, clock.GetUtcNow().UtcDateTime);

    /// <summary>A person's absence; null when they are there.</summary>
    public Task<Away?> FindAsync(string personId, CancellationToken ct)
    {
        var today = Today;
        return db.Set<Away>().AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == personId && a.Until >= today, ct);
    }

    /// <summary>Everybody who is away today, by id.</summary>
    public async Task<IReadOnlyDictionary<string, Away>> NowAsync(CancellationToken ct)
    {
        var today = Today;
        return await db.Set<Away>().AsNoTracking().Where(a => a.Until >= today).ToDictionaryAsync(a => a.PersonId, ct);
    }

    /// <summary>Why an absence cannot be set; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string personId, DateOnly? until, string? standInId, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (until is not { } last)
        {
            refusals.Add(new("UntilMissing", "Enter your last day away, such as 2026-12-03."));
        }
        else if (last < Today)
        {
            refusals.Add(new("UntilPassed", "Your last day away must be today or later."));
        }
        else if (last > Today.AddDays(MostDays))
        {
            refusals.Add(new("UntilFar", "Your last day away must be within a year. If you are leaving, ask an administrator to hand your work over."));
        }

        if (standInId == personId)
        {
            refusals.Add(new("StandInSelf", "Choose somebody else to stand in for you."));
        }
        else if (standInId is not null && !await db.People.AnyAsync(p => p.Id == standInId && p.DisabledUtc == null && p.PlatformEmail == null, ct))
        {
            refusals.Add(new("StandInGone", "The person you chose cannot sign in. Choose somebody else."));
        }

        return refusals;
    }

    /// <summary>Sets an absence.</summary>
    /// <param name="personId">Who is away.</param>
    /// <param name="until">Their last day away.</param>
    /// <param name="standInId">Who gets their work; null for whoever is next in line.</param>
    /// <param name="change">Who says so.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task SetAsync(string personId, DateOnly? until, string? standInId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await RefusalsAsync(personId, until, standInId, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        if (await db.Set<Away>().FirstOrDefaultAsync(a => a.PersonId == personId, ct) is not { } away)
        {
            db.Add(away = new Away { PersonId = personId });
        }

        (away.Until, away.StandInId) = (until!.Value, standInId);
        AuditLog.Add(db, change, "PersonAway", "Person", personId, await NameAsync(personId, ct));
        await write.CommitAsync(ct);
    }

    /// <summary>Ends an absence: they are back.</summary>
    public async Task EndAsync(string personId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.Set<Away>().Where(a => a.PersonId == personId).ExecuteDeleteAsync(ct) > 0)
        {
            AuditLog.Add(db, change, "PersonBack", "Person", personId, await NameAsync(personId, ct));
        }

        await write.CommitAsync(ct);
    }

    private async Task<string> NameAsync(string personId, CancellationToken ct) =>
        await db.People.Where(p => p.Id == personId).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? personId;
}
