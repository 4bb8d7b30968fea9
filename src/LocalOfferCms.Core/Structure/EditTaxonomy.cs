using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Structure;

/// <summary>Reads and changes taxonomies.</summary>
public sealed class EditTaxonomy(CmsDbContext db, ISignals signals, JobQueue jobs)
{
    /// <summary>All taxonomies of the council, by title.</summary>
    public async Task<IReadOnlyList<Taxonomy>> AllAsync(CancellationToken ct)
    {
        var rows = await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == SiteDocumentKinds.Taxonomy).ToListAsync(ct);
        return [.. rows.Select(d => new Taxonomy(d.Name, JsonText.Object(d.Data))).OrderBy(t => t.Title, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>One taxonomy; null when there is none.</summary>
    public async Task<Taxonomy?> FindAsync(string name, CancellationToken ct) =>
        await db.SiteDocuments.AsNoTracking().FirstOrDefaultAsync(d => d.Kind == SiteDocumentKinds.Taxonomy && d.Name == name, ct) is { } row
            ? new Taxonomy(row.Name, JsonText.Object(row.Data))
            : null;

    /// <summary>How many published items have each term.</summary>
    public Task<Dictionary<string, int>> CountsAsync(string name, CancellationToken ct) =>
        db.Terms.Where(t => t.Taxonomy == name).GroupBy(t => t.Term).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>Why a change cannot be made; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string name, TermChange what, CancellationToken ct) =>
        await FindAsync(name, ct) is not { } taxonomy ? [ContentRefusals.NotFound] : what.Refuse(taxonomy) is { } refusal ? [refusal] : [];

    /// <summary>Makes a change in one transaction. After a merge a job takes the pages along.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string name, TermChange what, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await RefusalsAsync(name, what, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        await SaveSettings.PutAsync(db, SiteDocumentKinds.Taxonomy, name, data =>
        {
            var taxonomy = new Taxonomy(name, data);
            AuditLog.Add(db, change, what.Event, "Taxonomy", name, $"{taxonomy.Title}: {what.NameIn(taxonomy)}");
            what.Apply(taxonomy);
        }, change.Now, ct);
        if (what is MergeTerm merge)
        {
            await jobs.AddAsync(db, write, MergedTerm.JobKind, new MergedTerm.Payload(name, merge.Id, merge.Into), ct);
        }

        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
    }
}
