using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Search;

/// <summary>Reads what <see cref="SearchMisses"/> counted.</summary>
internal sealed class MissedSearches(CmsDbContext db) : IMissedSearches
{
    public async Task<IReadOnlyList<MissedSearch>> ListAsync(DateOnly since, int most, CancellationToken ct)
    {
        var day = since.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var rows = await db.Set<SearchMiss>().AsNoTracking().Where(m => m.LastDay >= day).OrderByDescending(m => m.Count).ThenBy(m => m.Term).Take(most).ToListAsync(ct);
        return [.. rows.Select(m => new MissedSearch(m.Term, m.Count, DateOnly.FromDateTime(m.LastDay)))];
    }
}
