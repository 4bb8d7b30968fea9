using System.Data.Common;
using System.Threading.Channels;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Participation.Useful;

/// <summary>Counts whether pages were useful. Nobody is told that their answer is saved, only thanked: it is written after the reply has gone out, many
/// at once, and one that cannot be written (the database is being copied, say) is left out.</summary>
internal sealed partial class UsefulVotes(TenantScopes scopes, TimeProvider clock, ILogger<UsefulVotes> log) : BackgroundService
{
    private const int MostWaiting = 2_000;
    private const int MostAtOnce = 500;
    private readonly Channel<Vote> _waiting = Channel.CreateBounded<Vote>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Notes an answer.</summary>
    /// <param name="council">The council.</param>
    /// <param name="path">The page's address, without a leading slash. One at which there is no page is not counted.</param>
    /// <param name="useful">The answer.</param>
    public void Note(Tenant council, string path, bool useful) =>
        _waiting.Writer.TryWrite(new(council, path, CouncilDay.Of(council, clock.GetUtcNow().UtcDateTime).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), useful));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            var votes = new List<Vote>();
            while (votes.Count < MostAtOnce && _waiting.Reader.TryRead(out var vote))
            {
                votes.Add(vote);
            }

            foreach (var ofOne in votes.GroupBy(v => v.Council.Id))
            {
                await CountAsync(ofOne.First().Council, [.. ofOne], stoppingToken);
            }
        }
    }

    private async Task CountAsync(Tenant council, List<Vote> votes, CancellationToken ct)
    {
        try
        {
            await scopes.RunAsync(council, services => WriteAsync(services.GetRequiredService<CmsDbContext>(), votes, ct));
        }
        catch (Exception error) when (error is DbException or DbUpdateException or InvalidOperationException)
        {
            CouldNotCount(log, council.Name, votes.Count, error);
        }
    }

    private static async Task WriteAsync(CmsDbContext db, List<Vote> votes, CancellationToken ct)
    {
        var paths = votes.Select(v => v.Path).Distinct().ToList();
        var pages = await db.PublishedPages.AsNoTracking().Where(p => paths.Contains(p.Path!)).ToDictionaryAsync(p => p.Path!, p => p.ContentItemId, ct);
        pages.TryAdd(UsefulSection.Search, UsefulSection.Search);
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var ofPage in votes.Where(v => pages.ContainsKey(v.Path)).GroupBy(v => (Id: pages[v.Path], v.Day)))
        {
            var (id, day, yes, no) = (ofPage.Key.Id, ofPage.Key.Day, ofPage.Count(v => v.Useful), ofPage.Count(v => !v.Useful));
            if (await db.Set<PageUse>().Where(u => u.PageId == id && u.Day == day)
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.Yes, x => x.Yes + yes).SetProperty(x => x.No, x => x.No + no), ct) == 0)
            {
                db.Add(new PageUse { PageId = id, Day = day, Yes = yes, No = no });
            }
        }

        await write.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} answers to 'was this page useful?' of {Council} could not be counted.")]
    private static partial void CouldNotCount(ILogger log, string council, int count, Exception error);

    private sealed record Vote(Tenant Council, string Path, DateTime Day, bool Useful);
}
