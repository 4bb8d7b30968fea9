using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Board;

/// <summary>What becomes of a school that was chosen.</summary>
internal enum ChaseFate
{
    /// <summary>It is written to.</summary>
    Written,

    /// <summary>It was asked not long ago.</summary>
    AskedLately,

    /// <summary>Nobody keeps it, and it has no mailbox.</summary>
    NobodyToReach,

    /// <summary>Its report is up to date, or none is asked of it.</summary>
    NothingToAsk,
}

/// <summary>Somebody who gets a message.</summary>
/// <param name="Email">Their address.</param>
/// <param name="Words">Who it is.</param>
/// <param name="PersonId">The person of the workspace; null for a mailbox.</param>
internal sealed record ChaseReceiver(string Email, string Words, string? PersonId);

/// <summary>A school that was chosen.</summary>
internal sealed record ChaseLine(SchoolStanding Standing, DateTime? ChasedUtc, IReadOnlyList<ChaseReceiver> To, ChaseFate Fate)
{
    public string Id => Standing.School.ContentItemId;

    public string Name => Standing.School.Name;

    /// <summary>The school and what is asked of it, as the message has it.</summary>
    public string Words => $"- {Name}: {string.Join(' ', ReportStanding.Reasons(Standing))}";
}

/// <summary>Who would be written to, and who not.</summary>
internal sealed record ChasePlan(IReadOnlyList<ChaseLine> Lines)
{
    public IEnumerable<ChaseLine> Of(ChaseFate fate) => Lines.Where(l => l.Fate == fate);

    /// <summary>One message for each receiver, however many schools they keep.</summary>
    public IReadOnlyList<(ChaseReceiver To, IReadOnlyList<ChaseLine> Schools)> Messages =>
    [
        .. Of(ChaseFate.Written).SelectMany(line => line.To.Select(to => (To: to, Line: line))).GroupBy(m => EmailAddress.Normalise(m.To.Email))
            .Select(g => (g.First().To, (IReadOnlyList<ChaseLine>)[.. g.Select(m => m.Line)])),
    ];
}

/// <summary>Makes plans of whom to ask for reports. Reads alone.</summary>
internal sealed class ChasePlans(CmsDbContext db, BoardReader board, SiteSnapshots snapshots, LocalTime local, TimeProvider clock)
{
    /// <summary>How many schools may be written to at once.</summary>
    public const int MostSchools = 500;

    /// <summary>Makes a plan for some schools.</summary>
    /// <param name="ids">The schools.</param>
    /// <param name="again">Whether those that were asked lately are asked again.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ChasePlan> OfAsync(IReadOnlyCollection<string> ids, bool again, CancellationToken ct)
    {
        var query = new BoardQuery(null, null, null, null, null, null, null);
        var rows = await query.InOrder(db, ReportStanding.On(db, local.Today).Where(s => ids.Contains(s.School.ContentItemId))).ToListAsync(ct);
        var keepers = await board.KeepersAsync(ids, ct);
        var settings = ChaseSettings.Of(await snapshots.GetAsync(ct));
        var lately = clock.GetUtcNow().UtcDateTime.AddDays(-settings.AgainAfterDays);
        return new([.. rows.Select(row =>
        {
            var to = Receivers(row.Standing.School, keepers[row.Standing.School.ContentItemId]);
            return new ChaseLine(row.Standing, row.ChasedUtc, to, FateOf(row, to, again ? null : lately));
        })]);
    }

    private static ChaseFate FateOf(BoardRow row, IReadOnlyList<ChaseReceiver> to, DateTime? lately) =>
        row.Standing.State is ReportState.UpToDate or ReportState.NotAsked ? ChaseFate.NothingToAsk
        : to.Count == 0 ? ChaseFate.NobodyToReach
        : row.ChasedUtc > lately ? ChaseFate.AskedLately
        : ChaseFate.Written;

    private static IReadOnlyList<ChaseReceiver> Receivers(SchoolIndex school, IEnumerable<BoardKeeper> keepers)
    {
        ChaseReceiver[] people = [.. keepers.Where(k => EmailAddress.Refuse(k.Email) is null).Select(k => new ChaseReceiver(k.Email, k.Words, k.PersonId))];
        return people.Length > 0 ? people : EmailAddress.Refuse(school.Mailbox) is null ? [new(school.Mailbox, school.Mailbox, null)] : [];
    }
}
