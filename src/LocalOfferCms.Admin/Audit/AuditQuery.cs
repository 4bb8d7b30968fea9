using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Audit;

/// <summary>What is asked of the audit.</summary>
/// <param name="Who">Part of a name or address, or the whole name of a command.</param>
/// <param name="Event">An event's name.</param>
/// <param name="Item">An item's id, or part of its title.</param>
/// <param name="From">First day, in the council.</param>
/// <param name="To">Last day, in the council.</param>
internal sealed record AuditFilter(string? Who, string? Event, string? Item, DateOnly? From, DateOnly? To);

/// <summary>Reads the audit, the newest first. Ids are made of the time, so that a page of it is read off an index, however long it is.</summary>
internal sealed class AuditQuery(CmsDbContext db, CurrentTenant tenant)
{
    public const int PageSize = 50;

    /// <summary>How many people a part of a name may mean.</summary>
    private const int MostPeople = 100;

    /// <summary>A page of entries, and whether there are older ones.</summary>
    public async Task<(IReadOnlyList<AuditEntry> Entries, bool HasOlder)> PageAsync(AuditFilter filter, string? before, CancellationToken ct)
    {
        var entries = await FilteredAsync(filter, ct);
        if (before is { Length: > 0 })
        {
            entries = entries.Where(e => e.AuditEntryId.CompareTo(before) < 0);
        }

        var page = await entries.OrderByDescending(e => e.AuditEntryId).Take(PageSize + 1).ToListAsync(ct);
        return (page.Take(PageSize).ToList(), page.Count > PageSize);
    }

    /// <summary>All entries, one after the other.</summary>
    public async Task<IAsyncEnumerable<AuditEntry>> AllAsync(AuditFilter filter, CancellationToken ct) =>
        (await FilteredAsync(filter, ct)).OrderByDescending(e => e.AuditEntryId).AsAsyncEnumerable();

    private async Task<IQueryable<AuditEntry>> FilteredAsync(AuditFilter filter, CancellationToken ct)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (Clean(filter.Who) is { } who)
        {
            var people = await PeopleAsync(who, ct);
            entries = entries.Where(e => e.Author == who || people.Contains(e.AuthorId!));
        }

        if (Clean(filter.Event) is { } what)
        {
            entries = entries.Where(e => e.Event == what);
        }

        if (Clean(filter.Item) is { } item)
        {
            var lower = item.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862
            entries = entries.Where(e => e.SubjectId == item || e.SubjectTitle.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
        }

        var (from, to) = (Utc(filter.From), Utc(filter.To?.AddDays(1)));
        return entries.Where(e => (from == null || e.AtUtc >= from) && (to == null || e.AtUtc < to));
    }

    private async Task<List<string>> PeopleAsync(string who, CancellationToken ct)
    {
        var lower = who.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862
        return await db.People.AsNoTracking().Where(p => p.Name.ToLower().Contains(lower) || p.Email!.ToLower().Contains(lower))
            .OrderBy(p => p.Id).Take(MostPeople).Select(p => p.Id).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
    }

    private DateTime? Utc(DateOnly? day) => day is { } date
        ? TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), TimeZoneInfo.FindSystemTimeZoneById(tenant.Value.TimeZone))
        : null;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
