using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Guidance.Feeds;

/// <summary><c>/events.ics</c>: all events to come, and <c>/events/{id}.ics</c>: one of them, for a reader's own calendar.</summary>
internal static class EventsCalendar
{
    private const int Most = 1_000;

    public static async Task<IResult> ServeAllAsync(HttpRequest request, CmsDbContext db, SiteSnapshots snapshots, LocalTime local, ContentMarkdown markdown, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        var rows = await Published(db).OrderBy(r => r.Page.SortDate ?? DateTime.MaxValue).Take(Most).ToListAsync(ct);
        // Databases sort what is missing, and text, each in its own way.
        var coming = rows.OrderBy(row => row.Page.SortDate ?? DateTime.MaxValue).ThenBy(row => row.Page.ContentItemId, StringComparer.Ordinal).Where(row => !EventTimes.Of(row.Part, local).IsPast(local.Now));
        return File(db.Tenant, request, site, $"{site.SiteName}: events", coming, local, markdown);
    }

    public static async Task<IResult> ServeOneAsync(
        string id, HttpRequest request, CmsDbContext db, SiteSnapshots snapshots, LocalTime local, ContentMarkdown markdown, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        return await Published(db).FirstOrDefaultAsync(r => r.Page.ContentItemId == id, ct) is { } row && row.Part.Moment("StartsAt") is not null
            ? File(db.Tenant, request, site, row.Page.Title, [row], local, markdown)
            : Results.NotFound();
    }

    private static IResult File(
        Tenant tenant, HttpRequest request, SiteSnapshot site, string name, IEnumerable<Row> rows, LocalTime local, ContentMarkdown markdown)
    {
        var (address, terms, shown) = (TenantAddress.Of(tenant, request), TermDates.Of(site), rows.ToList());
        var entries = shown.Select(row => Entry(row, tenant, address, terms, local, markdown)).OfType<CalendarEntry>().ToList();
        var newest = shown.Count > 0 ? shown.Max(row => row.Page.PublishedUtc) : DateTime.UnixEpoch;
        var title = tenant.DemonstrationNotice is { } notice ? $"{name} ({notice})" : name;
        return Results.Text(new CalendarFile(title, entries).Write(new DateTimeOffset(newest, TimeSpan.Zero)), CalendarFile.MediaType);
    }

    private static CalendarEntry? Entry(Row row, Tenant tenant, string site, TermDates terms, LocalTime local, ContentMarkdown markdown)
    {
        var part = row.Part;
        var times = EventTimes.Of(part, local);
        if (times.Starts is not { } starts)
        {
            return null;
        }

        var (rule, exceptOn) = part.Flag("TermTimeOnly") ? terms.Narrow(starts, times.Rule) : (times.Rule, []);
        return new CalendarEntry
        {
            Uid = $"{row.Page.ContentItemId}.{tenant.Name}@{new Uri(site).Host}",
            Summary = row.Page.Title,
            Starts = starts,
            Ends = times.Ends,
            AllDay = times.Ends is null && starts.TimeOfDay == TimeSpan.Zero,
            Location = string.Join(", ", new[] { part.Text("Venue"), part.Text("Address") }.Where(t => t.Length > 0)),
            Description = string.Join("\n", new[]
            {
                tenant.DemonstrationNotice is { } notice ? $"{notice}. This event is made up." : "",
                row.Page.Summary,
                Said("How often", times.Recurrence), Said("Cost", part.Text("Cost")), Said("Booking", markdown.PlainText(part.Markdown("Booking"))), Said("Access", part.Text("Access")),
                Said("Who runs it", part.Text("Organiser")),
            }.Where(t => t.Length > 0)),
            Url = TenantAddress.Page(site, row.Page.Path!),
            RRule = rule,
            ExceptOn = exceptOn,
            ChangedUtc = row.Page.PublishedUtc,
        };
    }

    private static string Said(string label, string text) => text.Length > 0 ? $"{label}: {text}" : "";

    private static IQueryable<Row> Published(CmsDbContext db) =>
        from page in ListedPages.Of(db)
        join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
        where page.ContentType == "Event"
        select new Row { Page = page, Data = version.Data };

    private sealed record Row
    {
        public required PublishedPage Page { get; init; }
        public required string Data { get; init; }
        public ContentPart Part => new ContentDocument("Event", JsonText.Object(Data)).Part("EventPart");
    }
}
