using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Useful;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Insight;

/// <summary>Reads figures about comments: counted in the database, out of indexes, however many there are. What is held for safety counts nowhere but in
/// the safeguarding lead's own total.</summary>
internal sealed class InsightReader(CmsDbContext db, IDatabaseEngine engine, CurrentTenant tenant, SiteSnapshots snapshots, TimeProvider clock)
{
    private const int MostPages = 20;
    private const string Now = "Now";
    private const string Held = "Held";
    private const string Seen = """ "Safety" IN ('None', 'Cleared') """;
    private const string IsOpen = """ "Stage" IN ('Received', 'LeavingOut', 'WithOwner', 'Answered', 'Approved') """;
    private const string Counts = $"""COUNT(*) AS "All", SUM(CASE WHEN {IsOpen} THEN 1 ELSE 0 END) AS "Open", SUM(CASE WHEN {IsOpen} AND "DueUtc" < @now THEN 1 ELSE 0 END) AS "Overdue" """;

    // Materialized: the comments of the period are read and told apart once, and added up five times.
    private static readonly string Sql =
        $"""
        WITH c AS MATERIALIZED (
            SELECT "OwnerId", "Topic", "About", "From", "Channel", {Counts} FROM "Comments"
            WHERE "ReceivedUtc" >= @from AND "ReceivedUtc" < @to AND {Seen} GROUP BY "OwnerId", "Topic", "About", "From", "Channel")
        {string.Join("\nUNION ALL ", Enum.GetValues<InsightBy>().Select(Grouped))}
        UNION ALL SELECT '{Now}', NULL, {Counts} FROM "Comments" WHERE {IsOpen} AND {Seen}
        """;

    private static readonly string SqlOfLead = $"""{Sql} UNION ALL SELECT '{Held}', NULL, COUNT(*), 0, 0 FROM "Comments" WHERE "Safety" IN ('Held', 'Confirmed')""";

    /// <summary>Counts by everything there is to count by: one query, and one for owners' names.</summary>
    public async Task<InsightFigures> CountAsync(InsightPeriod period, bool isLead, CancellationToken ct)
    {
        List<Cell> cells;
        await using (var connection = await engine.OpenReadAsync(tenant.Value, ct))
        {
            cells = await connection.QueryAsync(isLead ? SqlOfLead : Sql, row => new Cell(
                row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), Number(row, 2), Number(row, 3), Number(row, 4)),
                ct, ("@from", period.FromUtc), ("@to", period.ToUtc), ("@now", clock.GetUtcNow().UtcDateTime));
        }

        var owners = cells.Where(c => c.By == nameof(InsightBy.Owner)).Select(c => c.Key).OfType<string>().ToList();
        var names = await db.People.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name.Length > 0 ? p.Name : p.Email ?? "", ct);
        var site = await snapshots.GetAsync(ct);
        var now = cells.Single(c => c.By == Now);
        return new(now.Open, now.Overdue, cells.FirstOrDefault(c => c.By == Held)?.All,
            Enum.GetValues<InsightBy>().ToDictionary(by => by, by => Lines(cells.Where(c => c.By == by.ToString()), key => InsightWords.Of(by, key, names, site))));
    }

    /// <summary>How long answers took, month by month: one query of counts by days, out of which the middle is taken.</summary>
    public async Task<IReadOnlyList<AnswerMonth>> AnswersAsync(InsightPeriod period, CancellationToken ct)
    {
        var (from, to) = (period.FromUtc, period.ToUtc);
        var counted = await db.Set<Comment>().AsNoTracking()
            .Where(c => c.AnsweredUtc >= from && c.AnsweredUtc < to && (c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared))
            .Select(c => new { Came = c.ReceivedUtc, Answered = c.AnsweredUtc!.Value, InTime = c.DueUtc == null || c.AnsweredUtc <= c.DueUtc ? 1 : 0 })
            // Whole days, by arithmetic that both databases know. Years after 2099 would be a day out.
            .Select(c => new
            {
                c.Answered.Year, c.Answered.Month, c.InTime,
                Days = ((c.Answered.Year - c.Came.Year) * 365) + ((c.Answered.Year - 1) / 4) - ((c.Came.Year - 1) / 4) + c.Answered.DayOfYear - c.Came.DayOfYear,
            })
            .GroupBy(c => new { c.Year, c.Month, c.Days })
            .Select(g => new { g.Key.Year, g.Key.Month, g.Key.Days, Count = g.Count(), InTime = g.Sum(c => c.InTime) })
            .ToListAsync(ct);
        return [.. period.Months.Select(month =>
        {
            var ofMonth = counted.Where(c => c.Year == month.Year && c.Month == month.Month).OrderBy(c => c.Days).Select(c => (c.Days, c.Count)).ToList();
            return new AnswerMonth(month, ofMonth.Sum(c => c.Count), counted.Where(c => c.Year == month.Year && c.Month == month.Month).Sum(c => c.InTime),
                Share(ofMonth, 0.5), Share(ofMonth, 0.9));
        })];
    }

    /// <summary>Pages that most people did not find useful, with the same time before: one query.</summary>
    public async Task<IReadOnlyList<UsefulLine>> NotUsefulAsync(InsightPeriod period, CancellationToken ct)
    {
        var (before, from, to) = (period.BeforeUtc, period.FromUtc, period.ToUtc);
        var most = db.Set<PageUse>().AsNoTracking().Where(u => u.Day >= before && u.Day < to).GroupBy(u => u.PageId)
            .Select(g => new
            {
                Id = g.Key, Yes = g.Sum(u => u.Day >= from ? u.Yes : 0), No = g.Sum(u => u.Day >= from ? u.No : 0),
                YesBefore = g.Sum(u => u.Day < from ? u.Yes : 0), NoBefore = g.Sum(u => u.Day < from ? u.No : 0),
            })
            .Where(u => u.No > 0).OrderByDescending(u => u.No).ThenBy(u => u.Id).Take(MostPages);
        var rows = await (
            from use in most
            from page in db.PublishedPages.Where(p => p.ContentItemId == use.Id).DefaultIfEmpty()
            orderby use.No descending, use.Id
            select new { use, page!.Title, page.Path }).ToListAsync(ct);
        return [.. rows.Select(r => new UsefulLine(
            r.use.Id == UsefulSection.Search ? "Search results" : r.Title ?? "A page that has left the site", r.use.Id == UsefulSection.Search ? UsefulSection.Search : r.Path,
            r.use.Yes, r.use.No, r.use.YesBefore, r.use.NoBefore))];
    }

    /// <summary>Within how many days a share of the answers was given.</summary>
    internal static int? Share(IReadOnlyList<(int Days, int Count)> counted, double share)
    {
        var needed = Math.Ceiling(counted.Sum(c => c.Count) * share);
        var sum = 0;
        foreach (var (days, count) in counted)
        {
            if ((sum += count) >= needed)
            {
                return days;
            }
        }

        return null;
    }

    private static string Grouped(InsightBy by) => $"""SELECT '{by}', "{(by == InsightBy.Owner ? "OwnerId" : by)}", SUM("All"), SUM("Open"), SUM("Overdue") FROM c GROUP BY "{(by == InsightBy.Owner ? "OwnerId" : by)}" """;

    private static IReadOnlyList<InsightLine> Lines(IEnumerable<Cell> cells, Func<string?, string> nameOf) =>
        [.. cells.Select(c => new InsightLine(nameOf(c.Key), c.All, c.Open, c.Overdue)).OrderByDescending(l => l.All).ThenBy(l => l.Label, StringComparer.Ordinal)];

    // A sum over nothing is null, and PostgreSQL sums to wider numbers than it counts.
    private static int Number(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? 0 : Convert.ToInt32(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Cell(string By, string? Key, int All, int Open, int Overdue);
}
