using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Search;

/// <summary>Counts searches that found nothing, so that editors learn which words families use. A search is written down only when it comes again;
/// until then this process knows no more of it than a number made from it. Writing happens after the answer has gone out, and one that cannot be
/// written (the database is being copied, say) is left out.</summary>
public sealed partial class SearchMisses(TenantScopes scopes, TimeProvider clock, ILogger<SearchMisses> log) : BackgroundService
{
    private const int MostOnce = 10_000;
    private const int MostWaiting = 500;
    private const int MostDigits = 4;
    private readonly ConcurrentDictionary<(Guid Council, int Term), byte> _once = new();
    private readonly Channel<(Tenant Council, string Term)> _again = Channel.CreateBounded<(Tenant, string)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Notes a search that found nothing.</summary>
    public void Note(Tenant council, string words)
    {
        var term = string.Join(' ', words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        // What may be somebody's own (an address, a number) is nobody else's search.
        if (term.Length is 0 or > SearchMiss.TermLength || term.Contains('@') || term.Count(char.IsDigit) > MostDigits)
        {
            return;
        }

        if (_once.Count >= MostOnce)
        {
            _once.Clear();
        }

        if (!_once.TryAdd((council.Id, string.GetHashCode(term)), 0))
        {
            _again.Writer.TryWrite((council, term));
        }
    }

    /// <summary>The searches of a council that found nothing, the most frequent first.</summary>
    public static async Task<IReadOnlyList<MissedSearch>> ListAsync(CmsDbContext db, int most, CancellationToken ct) =>
        [.. (await db.Set<SearchMiss>().AsNoTracking().OrderByDescending(m => m.Count).ThenBy(m => m.Term).Take(most).ToListAsync(ct))
            .Select(m => new MissedSearch(m.Term, m.Count, DateOnly.FromDateTime(m.LastDay)))];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (council, term) in _again.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await scopes.RunAsync(council, services => WriteAsync(services.GetRequiredService<CmsDbContext>(), term, stoppingToken));
            }
            catch (Exception error) when (error is DbException or DbUpdateException or InvalidOperationException)
            {
                CouldNotCount(log, council.Name, error);
            }
        }
    }

    private async Task WriteAsync(CmsDbContext db, string term, CancellationToken ct)
    {
        const int FirstKept = 2;
        var today = clock.GetUtcNow().UtcDateTime.Date;
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.Set<SearchMiss>().Where(m => m.Term == term).ExecuteUpdateAsync(m => m.SetProperty(x => x.Count, x => x.Count + 1).SetProperty(x => x.LastDay, today), ct) == 0)
        {
            db.Add(new SearchMiss { Term = term, Count = FirstKept, LastDay = today });
        }

        await write.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A search of {Council} that found nothing could not be counted.")]
    private static partial void CouldNotCount(ILogger log, string council, Exception error);
}
