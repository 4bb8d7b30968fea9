using System.Globalization;
using System.Text.Json;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Participation.Published;

/// <summary>A yearly publication as the public reads it: kept figures when it is out, else the figures so far.</summary>
/// <param name="Year">The year in its address.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Table">The figures as they may be shown; null for a past year that has no publication of its own.</param>
/// <param name="Row">The publication; null while it is not out.</param>
/// <param name="Involved">How families took part.</param>
/// <param name="Others">Years that have a publication, the newest first.</param>
/// <param name="NextYear">The year that counts now.</param>
internal sealed record YearView(int Year, DateOnly From, DateOnly To, YearTable? Table, CommentYear? Row, IReadOnlyList<string> Involved, IReadOnlyList<int> Others, int NextYear)
{
    public bool IsOut => Row is not null;

    public IReadOnlyList<YearNote> Notes => Row is null ? [] : YearNotes.Of(Row);

    /// <summary>Loads it by five queries at most; null for a year that never had one and never will.</summary>
    public static async Task<YearView?> LoadAsync(CmsDbContext db, SiteSnapshot site, LocalTime local, int year, DateTime now, CancellationToken ct)
    {
        var periods = await YearPeriods.LoadAsync(db, site, now, ct);
        if (year < YearPeriods.First || year > periods.NextYear)
        {
            return null;
        }

        DateOnly Day(DateTime utc) => DateOnly.FromDateTime(local.FromUtc(utc));
        var (row, others) = (periods.Find(year), periods.All.Select(y => y.Year).Where(y => y != year).ToList());
        var figures = row is not null ? JsonSerializer.Deserialize<YearFigures>(row.Figures) : year == periods.NextYear ? await YearFigures.CountAsync(db, periods.FromUtc, now, ct) : null;
        return new(year, Day(row?.FromUtc ?? periods.FromUtc), Day(row?.ToUtc ?? now), figures is null ? null : YearTable.Of(figures, CommentSettings.Of(site).SmallestCount), row,
            [.. row is { FamiliesInvolved.Length: > 0 } ? [row.FamiliesInvolved] : Array.Empty<string>(), .. figures?.Involved ?? []], others, periods.NextYear);
    }
}

/// <summary><c>/you-said-we-did/2026.csv</c>: the figures that the page shows.</summary>
internal static class YearFile
{
    public static async Task<IResult> ServeAsync(int year, CmsDbContext db, SiteSnapshots snapshots, LocalTime local, TimeProvider clock, PageTags tags, CancellationToken ct)
    {
        tags.DependOnlyOn([AnswerAddress.Tag]);
        if (await YearView.LoadAsync(db, await snapshots.GetAsync(ct), local, year, clock.GetUtcNow().UtcDateTime, ct) is not { Table: { } table } view)
        {
            return Results.NotFound();
        }

        string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        List<IReadOnlyList<string?>> rows =
        [
            ["What", "Number"],
            ["From", Iso(view.From)],
            ["To", Iso(view.To)],
            ["State", view.IsOut ? "published" : "so far"],
            [table.Received.Words, table.Received.Value],
            .. table.Comments.Concat(table.Besides).Select(line => (IReadOnlyList<string?>)[line.Words, line.Value]),
            .. table.Actions.Select(line => (IReadOnlyList<string?>)["Actions: " + line.Words, line.Value]),
            .. view.Involved.Select(text => (IReadOnlyList<string?>)["How families took part", text]),
            .. view.Notes.Select(note => (IReadOnlyList<string?>)["Put right afterwards", note.Text]),
        ];
        return CsvFile.Result(AnswersFile.Noticed(db.Tenant, rows));
    }
}
