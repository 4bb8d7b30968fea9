using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>The yearly publications of a council. Each counts from the end of the one before to its own moment, so that no comment falls between two,
/// and stands under the year in which it came out; one that comes out when that year has its own already stands under the next.</summary>
/// <param name="All">Those that are out, the newest first.</param>
/// <param name="FromUtc">From when the next one counts.</param>
/// <param name="NextYear">The year that the next one stands under.</param>
/// <param name="Due">The day by which the next one is due: twelve months after the last, or after the first comment; null before there is any.</param>
internal sealed record YearPeriods(IReadOnlyList<CommentYear> All, DateTime FromUtc, int NextYear, DateOnly? Due)
{
    /// <summary>The law is of 2014.</summary>
    public const int First = 2014;

    /// <summary>The setting that says when the council last published, before it did so here: <c>Comments.LastPublished</c>, an ISO date.</summary>
    private const string LastPublished = "LastPublished";

    public static async Task<YearPeriods> LoadAsync(CmsDbContext db, SiteSnapshot site, DateTime now, CancellationToken ct)
    {
        var all = await db.Set<CommentYear>().AsNoTracking().OrderByDescending(y => y.Year).ToListAsync(ct);
        var before = all.FirstOrDefault()?.ToUtc ?? Setting(site, db.Tenant.TimeZone);
        var first = before ?? await db.Set<Comment>().MinAsync(c => (DateTime?)c.ReceivedUtc, ct);
        var today = CouncilDay.Of(db.Tenant, now);
        return new(all, first ?? now.AddYears(-1), Math.Max(today.Year, (all.FirstOrDefault()?.Year ?? 0) + 1),
            first is { } begun ? CouncilDay.Of(db.Tenant, begun).AddYears(1) : null);
    }

    public CommentYear? Find(int year) => All.FirstOrDefault(y => y.Year == year);

    /// <summary>The day that the setting names, UTC; null when it names none.</summary>
    public static DateTime? Setting(SiteSnapshot site, string timeZone) =>
        DateOnly.TryParseExact(site.Setting(CommentSettings.Document, LastPublished), "yyyy-MM-dd", out var day) ? LocalMoment.ToUtc(day.ToDateTime(TimeOnly.MinValue), timeZone) : null;
}

/// <summary>Notes beside yearly publications about what was put right afterwards.</summary>
internal sealed class YearNotes(CmsDbContext db)
{
    public static IReadOnlyList<YearNote> Of(CommentYear year) => JsonSerializer.Deserialize<List<YearNote>>(year.Notes) ?? [];

    /// <summary>Adds a note to the publication that counts a moment, in the caller's write; nothing when none does yet.</summary>
    public async Task AddAsync(DateTime counted, string text, ChangeContext change, CancellationToken ct)
    {
        if (await db.Set<CommentYear>().FirstOrDefaultAsync(y => y.FromUtc <= counted && counted < y.ToUtc, ct) is { } year)
        {
            Add(year, text, change.Now);
        }
    }

    public static void Add(CommentYear year, string text, DateTime now) => year.Notes = JsonSerializer.Serialize(Of(year).Append(new YearNote(now, text)));
}
