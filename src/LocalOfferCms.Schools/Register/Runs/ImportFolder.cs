using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Schools.Register.Runs;

/// <summary>Takes in the files that somebody put into a folder: a council's own (<c>App_Data/Sites/council/schools</c>), or that of all councils
/// (<c>App_Data/schools</c>). What was taken in moves to <c>done</c>, what was refused to <c>refused</c>, each with its report beside it.</summary>
internal sealed class ImportFolder(RegisterImport import, DataFolder data, TenantRegistry councils, CurrentTenant current, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "schools.folder";

    /// <summary>In the night, after the register's own.</summary>
    public const string EveryNight = "0 40 1 * * ?";

    private static readonly string[] Endings = [".csv", ".gz"];

    public string Kind => JobKind;

    /// <summary>Where a council's own files are put.</summary>
    public static string Of(DataFolder data, Tenant council) => Path.Combine(data.Site(council.Name), "schools");

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        await TakeAsync(Of(data, current.Value), [current.Value], ct);
        await TakeAsync(Path.Combine(data.Path, "App_Data", "schools"), [.. councils.All.Where(c => c.State == TenantState.Running)], ct);
    }

    private async Task TakeAsync(string folder, IReadOnlyList<Tenant> of, CancellationToken ct)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder).Where(f => Endings.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0 || Lock(folder) is not { } held)
        {
            return;
        }

        await using (held)
        {
            var sides = new SideFilePaths(files.Find(Is("links")), files.Find(Is("academies")), files.Find(Is("section41")), files.Find(f => Path.GetFileName(f).Contains("census", StringComparison.OrdinalIgnoreCase)));
            string?[] others = [sides.Links, sides.Trusts, sides.Section41, sides.Census];
            var mains = files.Except(others.OfType<string>()).OrderBy(RegisterFile.DayOf).ThenBy(f => f, StringComparer.Ordinal).ToList();
            foreach (var main in mains)
            {
                await TakeAsync(folder, main, sides, of, ct);
            }

            // The other files wait for one that they can go with.
            if (mains.Count > 0)
            {
                others.OfType<string>().ToList().ForEach(file => Move(folder, "done", file));
            }
        }
    }

    private async Task TakeAsync(string folder, string main, SideFilePaths sides, IReadOnlyList<Tenant> of, CancellationToken ct)
    {
        var (kind, report) = ("done", new List<string>());
        try
        {
            var plans = await import.RunAsync(of, new(main, sides) { Author = "schools folder" }, null, ct);
            var told = plans.Where(p => p.Rows > 0 || of.Count == 1).ToList();
            report.AddRange(told.SelectMany(RegisterReport.Of));
            kind = told.Count == 0 || told.Exists(p => p.Refusal is not null) ? "refused" : kind;
        }
        catch (RefusedException refused)
        {
            (kind, report) = ("refused", [refused.Message]);
        }

        await File.WriteAllLinesAsync(Move(folder, kind, main) + ".txt", report, ct);
    }

    private static Predicate<string> Is(string start) => file => Path.GetFileName(file).StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private string Move(string folder, string kind, string file)
    {
        var to = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, kind)).FullName, Path.GetFileName(file));
        to = File.Exists(to) ? Path.Combine(folder, kind, $"{clock.GetUtcNow():yyyyMMddHHmmss}-{Path.GetFileName(file)}") : to;
        File.Move(file, to, overwrite: true);
        return to;
    }

    /// <summary>The folder for this process alone; null while another has it.</summary>
    private static FileStream? Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, ".taking"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
