using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Imports;

/// <summary>A page that others can be listed under.</summary>
internal sealed record ParentChoice(string Id, string Title);

/// <summary>Takes uploads in, keeps them until somebody says yes, and makes their drafts.</summary>
internal sealed class ImportDesk(CmsDbContext db, PageImport import, CurrentPerson current)
{
    /// <summary>The most that one upload may hold, in bytes.</summary>
    public const int MaxUpload = 60_000_000;

    private const int MostParents = 300;
    private static readonly string[] ParentTypes = ["LandingPage", "IndexPage"];

    public PageImport Import => import;

    public Task<List<ParentChoice>> ParentsAsync(CancellationToken ct) => db.PublishedPages.AsNoTracking()
        .Where(p => ParentTypes.Contains(p.ContentType) && p.Path != null).OrderBy(p => p.Title).Take(MostParents).Select(p => new ParentChoice(p.ContentItemId, p.Title)).ToListAsync(ct);

    /// <summary>Reads what was uploaded and keeps it. Returns the batch's id.</summary>
    /// <exception cref="RefusedException">It is too much, or nothing that a page can be made of.</exception>
    public async Task<string> TakeAsync(IReadOnlyList<IFormFile> files, ImportOptions options, CancellationToken ct)
    {
        var uploaded = new List<ImportFile>();
        foreach (var file in files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, ct);
            uploaded.Add(new(file.FileName.Replace('\\', '/').TrimStart('/'), bytes.ToArray()));
        }

        var (pages, unread) = ForeignFiles.Read(ForeignFiles.Unpack(uploaded));
        return await ImportBatch.KeepAsync(db, pages, unread, options, current.Id, current.Change().Now, ct);
    }

    /// <summary>A batch of the person who is signed in; null when there is none, or no longer.</summary>
    public Task<ImportBatch?> FindAsync(string id, CancellationToken ct)
    {
        var oldest = current.Change().Now - ImportBatch.Life;
        return db.ImportBatches.AsNoTracking().FirstOrDefaultAsync(b => b.ImportBatchId == id && b.PersonId == current.Id && b.CreatedUtc >= oldest, ct);
    }

    public Task<ImportPlan> PlanAsync(ImportBatch batch, CancellationToken ct)
    {
        var (pages, unread) = batch.Read();
        return import.PlanAsync(pages, unread, new(batch.ContentType, batch.ParentId), ct);
    }

    public Task<int> MakeAsync(ImportPlan plan, CancellationToken ct) => import.MakeAsync(plan, current.Change(), ct);
}
