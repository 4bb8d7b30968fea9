using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Structure;

/// <summary>Adds, imports and removes redirects.</summary>
public sealed class EditRedirects(CmsDbContext db, ISignals signals)
{
    /// <summary>The most lines of one import.</summary>
    public const int MaxLines = 5_000;

    private const int AtOnce = 200;

    /// <summary>Why a redirect cannot be made; empty when it can. The code is the field that is wrong: <c>From</c> or <c>To</c>.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(RedirectRequest request, CancellationToken ct) =>
        (await RedirectRules.LoadAsync(db, [request], ct)).Plan(request).Refusal is { } refusal ? [refusal] : [];

    /// <summary>Makes one.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task AddAsync(RedirectRequest request, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var plan = (await RedirectRules.LoadAsync(db, [request], ct)).Plan(request);
        if (plan.Refusal is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        if (!plan.IsThere)
        {
            await AddAsync(write, plan, change, ct);
        }

        await write.CommitAsync(ct);
    }

    /// <summary>What an import would do: one plan for each line of a CSV with two columns, old address and target. A first line of headings is passed over.</summary>
    public async Task<IReadOnlyList<RedirectPlan>> RehearseAsync(string csv, CancellationToken ct)
    {
        var requests = Read(csv);
        var rules = await RedirectRules.LoadAsync(db, requests, ct);
        return [.. requests.Select(rules.Plan)];
    }

    /// <summary>Imports the lines that can be imported, some at a time, and says what became of each.</summary>
    public async Task<IReadOnlyList<RedirectPlan>> ImportAsync(string csv, ChangeContext change, CancellationToken ct)
    {
        var done = new List<RedirectPlan>();
        foreach (var some in Read(csv).Chunk(AtOnce))
        {
            await using var write = await db.BeginWriteAsync(ct);
            var rules = await RedirectRules.LoadAsync(db, some, ct);
            foreach (var plan in some.Select(rules.Plan))
            {
                done.Add(plan);
                if (plan is { Refusal: null, IsThere: false })
                {
                    await AddAsync(write, plan, change, ct);
                }
            }

            await write.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }

        return done;
    }

    /// <summary>Removes one; says whether it was there.</summary>
    public async Task<bool> RemoveAsync(string path, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.Set<Redirect>().FindAsync([path], ct) is not { } redirect)
        {
            return false;
        }

        db.Set<Redirect>().Remove(redirect);
        AuditLog.Add(db, change, "RedirectRemoved", "Redirect", Short(path), Cut(path, 512));
        await signals.RaiseAsync(db, write, SignalTopics.ContentWith([PageTags.Anything]), ct);
        await write.CommitAsync(ct);
        return true;
    }

    /// <summary>Where an address leads that no page has: a page's address in the site without a leading slash, or an address elsewhere; null for nowhere.</summary>
    public async Task<string?> TargetAsync(string path, CancellationToken ct)
    {
        var found = await (from redirect in db.Set<Redirect>().AsNoTracking().Where(r => r.Path == path)
                           join page in db.PublishedPages on redirect.ContentItemId equals page.ContentItemId into pages
                           from page in pages.DefaultIfEmpty()
                           select new { redirect.Address, Page = page == null ? null : page.Path }).FirstOrDefaultAsync(ct);
        return found?.Address ?? found?.Page;
    }

    private async Task AddAsync(WriteSession write, RedirectPlan plan, ChangeContext change, CancellationToken ct)
    {
        // A former address of a page that has left the site gives way.
        await db.Paths.Where(p => p.Path == plan.Path && !p.IsCurrent).ExecuteDeleteAsync(ct);
        db.Set<Redirect>().Add(new Redirect { Path = plan.Path, ContentItemId = plan.ContentItemId, Address = plan.Address, CreatedUtc = change.Now, Author = Cut(change.Author, 128) });
        AuditLog.Add(db, change, "RedirectAdded", "Redirect", Short(plan.Path), Cut($"{plan.Path} → {plan.Target}", 512));
        await signals.RaiseAsync(db, write, SignalTopics.ContentWith([PageTags.Anything]), ct);
    }

    private static List<RedirectRequest> Read(string csv)
    {
        var rows = Csv.Parse(csv).Where(r => r.Count >= 2).Select(r => new RedirectRequest(r[0], r[1])).ToList();
        if (rows is [var first, ..] && first.From.ToLowerInvariant() is "from" or "old" or "old address" or "address" && !first.To.Contains('/', StringComparison.Ordinal))
        {
            rows.RemoveAt(0);
        }

        return [.. rows.Take(MaxLines)];
    }

    private static string Short(string path) => Cut(path, 256);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
