using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>Brings the yearly publication out: its figures are kept as they stand at this moment.</summary>
internal sealed class PublishYear(CmsDbContext db, SiteSnapshots sites, ISignals signals, LocalTime local)
{
    private const int FewestDays = 30;

    public IReadOnlyList<Refusal> Refusals(YearPeriods periods, string familiesInvolved, DateTime now) =>
    [
        .. periods.All.FirstOrDefault() is { } last && (now - last.ToUtc).TotalDays < FewestDays
            ? new[] { new Refusal("", $"The last report came out on {LocalTime.Day(DateOnly.FromDateTime(local.FromUtc(last.ToUtc)))}. What has to be put right in it can be noted below; the next one may come out {FewestDays} days later.") }
            : [],
        .. familiesInvolved.Length > CommentYear.LongestText ? AnswerMoves.Check("FamiliesInvolved", familiesInvolved, CommentYear.LongestText, "") : [],
    ];

    /// <summary>Publishes it; gives the year that it stands under.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<int> ExecuteAsync(string familiesInvolved, ChangeContext change, CancellationToken ct)
    {
        var site = await sites.GetAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var periods = await YearPeriods.LoadAsync(db, site, change.Now, ct);
        AnswerMoves.ThrowIfAny(Refusals(periods, familiesInvolved, change.Now));
        var year = new CommentYear
        {
            Year = periods.NextYear, FromUtc = periods.FromUtc, ToUtc = change.Now, PublishedBy = change.Author, FamiliesInvolved = familiesInvolved.Trim(),
            Figures = JsonSerializer.Serialize(await YearFigures.CountAsync(db, periods.FromUtc, change.Now, ct)),
        };
        db.Set<CommentYear>().Add(year);
        AuditLog.Add(db, change, "CommentYearPublished", "CommentYear", FormattableString.Invariant($"{year.Year}"), FormattableString.Invariant($"the report of {year.Year}"));
        await signals.RaiseAsync(db, write, SignalTopics.ContentWith([AnswerAddress.Tag]), ct);
        CrashPoints.Pass("year:before-commit");
        await write.CommitAsync(ct);
        return year.Year;
    }
}

/// <summary>Notes beside a yearly publication what was put right afterwards.</summary>
internal sealed class NoteOnYear(CmsDbContext db, ISignals signals)
{
    public static IReadOnlyList<Refusal> Refusals(string? text) => [.. AnswerMoves.Check("Note", text, AnswerMoves.LongestNote, "Say what has to be put right. Everybody can read it.")];

    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(int year, string text, ChangeContext change, CancellationToken ct)
    {
        AnswerMoves.ThrowIfAny(Refusals(text));
        await using var write = await db.BeginWriteAsync(ct);
        var row = await db.Set<CommentYear>().SingleOrDefaultAsync(y => y.Year == year, ct) ?? throw AnswerMoves.Refused("Year", "Choose a report that is out.");
        YearNotes.Add(row, text.Trim(), change.Now);
        AuditLog.Add(db, change with { Reason = text.Trim() }, "CommentYearNoted", "CommentYear", FormattableString.Invariant($"{year}"), FormattableString.Invariant($"the report of {year}"));
        await signals.RaiseAsync(db, write, SignalTopics.ContentWith([AnswerAddress.Tag]), ct);
        await write.CommitAsync(ct);
    }
}
