using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Register.Runs;

/// <summary>Which report a job is about.</summary>
internal sealed record UploadedImport(string Id, string Author, bool AllowClosures);

/// <summary>What somebody uploads: the file of all establishments, and those of the files beside it that they have.</summary>
internal sealed record ImportUpload(IFormFile Schools, IFormFile? Links, IFormFile? Trusts, IFormFile? Section41, IFormFile? Census)
{
    /// <summary>The files beside the first, each with what it is.</summary>
    public IEnumerable<(string Kind, IFormFile? File)> Sides =>
        [(nameof(Links), Links), (nameof(Trusts), Trusts), (nameof(Section41), Section41), (nameof(Census), Census)];
}

/// <summary>Uploads in the workspace: first what would happen, then, when somebody says yes, a job that does it.</summary>
internal sealed class ImportDesk(CmsDbContext db, RegisterImport import, ImportRuns runs, JobQueue jobs, DataFolder data, CurrentTenant council, TimeProvider clock)
{
    /// <summary>The largest upload: the register's own file has about 60 MB.</summary>
    public const long MaxUpload = 150L << 20;

    // In four bytes each they still fit the 255 that file systems allow.
    private const int LongestName = 60;

    /// <summary>Keeps the files and works out what they would do. Gives the report's id.</summary>
    /// <exception cref="RefusedException">A file is not what it should be; the code is the name of a <see cref="SideFilePaths"/> when it is one of those.</exception>
    public async Task<string> LookAsync(ImportUpload upload, string author, CancellationToken ct)
    {
        var id = ContentIds.New(clock.GetUtcNow().UtcDateTime);
        var folder = Directory.CreateDirectory(FolderOf(id));
        try
        {
            await SaveAsync(upload.Schools, Main(id), ct);
            foreach (var (kind, side) in upload.Sides.Where(side => side.File is not null))
            {
                await SaveAsync(side!, Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName, kind)).FullName, NameOf(side!)), ct);
            }

            var order = Order(id, Path.GetFileName(upload.Schools.FileName), author) with { IsDryRun = true };
            var plan = (await import.RunAsync([council.Value], order, null, ct)).Single();
            return await runs.KeepAsync(plan, order, import.DayOf(order), ImportState.LookedAt, id, ct);
        }
        catch (RefusedException)
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Somebody has said yes: a job does it. False when there is nothing to say yes to.</summary>
    public async Task<bool> AcceptAsync(string id, string author, bool allowClosures, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var run = await db.SchoolImports().FirstOrDefaultAsync(i => i.SchoolImportId == id, ct);
        if (run is null || !CanBeAccepted(run))
        {
            return false;
        }

        (run.State, run.Refusal) = (ImportState.Waiting, "");
        await jobs.AddAsync(db, write, ImportUploaded.JobKind, new UploadedImport(id, author, allowClosures), ct);
        await write.CommitAsync(ct);
        return true;
    }

    /// <summary>Whether its files are there and nobody has said yes.</summary>
    public bool CanBeAccepted(SchoolImport run) => run.State is ImportState.LookedAt or ImportState.Refused && File.Exists(Main(run.SchoolImportId));

    /// <summary>Does what somebody said yes to. Once it is done the files are gone, and doing it again does nothing.</summary>
    public async Task TakeAsync(UploadedImport uploaded, CancellationToken ct)
    {
        var run = await db.SchoolImports().AsNoTracking().FirstOrDefaultAsync(i => i.SchoolImportId == uploaded.Id, ct);
        if (run is null || !File.Exists(Main(uploaded.Id)))
        {
            return;
        }

        var order = Order(uploaded.Id, run.FileName, uploaded.Author) with { RunId = uploaded.Id, AllowClosures = uploaded.AllowClosures };
        var plan = (await import.RunAsync([council.Value], order, null, ct)).Single();
        if (plan.Refusal is null)
        {
            Directory.Delete(FolderOf(uploaded.Id), recursive: true);
        }
    }

    private RegisterOrder Order(string id, string name, string author) =>
        new(Main(id), new(Side(id, nameof(SideFilePaths.Links)), Side(id, nameof(SideFilePaths.Trusts)), Side(id, nameof(SideFilePaths.Section41)), Side(id, nameof(SideFilePaths.Census)))) { Name = name, Author = author };

    private string FolderOf(string id) => Path.Combine(ImportFolder.Of(data, council.Value), "waiting", id);

    private string Main(string id) => Path.Combine(FolderOf(id), "schools.csv");

    private string? Side(string id, string kind) => Path.Combine(FolderOf(id), kind) is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder).Single() : null;

    // It keeps its name: the census has its years in it.
    private static string NameOf(IFormFile file)
    {
        var name = string.Concat(Path.GetFileName(file.FileName.Replace('\\', '/')).Split(Path.GetInvalidFileNameChars())).TrimStart('.');
        return name.Length == 0 ? "file.csv" : name[^Math.Min(name.Length, LongestName)..];
    }

    private static async Task SaveAsync(IFormFile file, string path, CancellationToken ct)
    {
        await using var to = new FileStream(path, FileMode.Create);
        await file.CopyToAsync(to, ct);
    }
}

/// <summary>Brings in an upload that somebody has said yes to.</summary>
internal sealed class ImportUploaded(ImportDesk desk) : IJobHandler
{
    public const string JobKind = "schools.import";

    public string Kind => JobKind;

    public Task HandleAsync(string payload, CancellationToken ct) => desk.TakeAsync(System.Text.Json.JsonSerializer.Deserialize<UploadedImport>(payload)!, ct);
}
