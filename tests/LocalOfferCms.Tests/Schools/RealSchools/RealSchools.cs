using System.Text;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.RealSchools;

/// <summary>Five councils with their real schools of 2018, brought up to 2024. Every row is given a head by a name that occurs nowhere else.</summary>
public sealed class RealSchools : IAsyncLifetime
{
    public const string Head = "Quillfeather";

    /// <summary>The councils, with their numbers in the register.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Codes = new Dictionary<string, string>
    {
        ["norfolk"] = "926", ["sefton"] = "343", ["milton-keynes"] = "826", ["cambridgeshire"] = "873", ["peterborough"] = "874",
    };

    private static readonly string[] Folders = ["schools", "schools-cambridgeshire-peterborough"];

    internal CmsHost Host { get; private set; } = null!;

    internal IReadOnlyDictionary<string, Tenant> Councils { get; private set; } = new Dictionary<string, Tenant>();

    /// <summary>The schools of each council after 2018.</summary>
    internal Dictionary<string, IReadOnlySet<string>> Of2018 { get; } = [];

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false));
        if (!SharedData.Exists)
        {
            return;
        }

        var councils = new Dictionary<string, Tenant>();
        foreach (var (name, code) in Codes)
        {
            var council = await Host.AddCouncilAsync(new MarkedCouncil(name, $"{name.Replace("-", "", StringComparison.Ordinal)}wort", name));
            await SetAsync(council, code);
            councils[name] = council;
        }

        Councils = councils;
        await ImportAsync("edubasealldata20180901.csv");
        foreach (var (name, council) in councils)
        {
            Of2018[name] = await UrnsAsync(council);
        }

        await ImportAsync("edubasealldata20240617.csv");
    }

    public Task DisposeAsync() => Host.DisposeAsync().AsTask();

    /// <summary>Brings both halves of a year in, for all councils at once.</summary>
    internal async Task<IReadOnlyList<CouncilPlan>> ImportAsync(string file)
    {
        var plans = new List<CouncilPlan>();
        foreach (var folder in Folders)
        {
            var sides = new SideFilePaths(
                SharedData.Path(folder, "links_edubasealldata20250422.csv"), SharedData.Path(folder, "academies-group-membership.csv"),
                SharedData.Path(folder, folder == Folders[0] ? "section41-approved-A.csv" : "section41-approved-B.csv"), SharedData.Path(folder, "england_census_2022-23_subset.csv"));
            var order = new RegisterOrder(WithHeads(SharedData.Path(folder, file)), sides);
            plans.AddRange(await Host.Services.GetRequiredService<RegisterImport>().RunAsync([.. Councils.Values], order, null, default));
        }

        return [.. plans.Where(p => p.Rows > 0)];
    }

    internal Task<T> DbAsync<T>(Tenant council, Func<CmsDbContext, Task<T>> read) =>
        Host.Services.GetRequiredService<TenantScopes>().RunAsync(council, services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task<IReadOnlySet<string>> UrnsAsync(Tenant council) => DbAsync<IReadOnlySet<string>>(council, db =>
        Task.FromResult<IReadOnlySet<string>>(LocalOfferCms.Schools.SchoolsDb.Schools(db).Where(s => s.Urn != "").Select(s => s.Urn).ToHashSet()));

    /// <summary>The rows of a council in the files of 2024 that are open, by number, with the code of their type.</summary>
    internal static Dictionary<string, string> OpenRows(string code) => Rows((la, status) => la == code && status.StartsWith("Open", StringComparison.Ordinal));

    /// <summary>The number of every school in the later file, of whatever council.</summary>
    internal static IEnumerable<string> AllRows() => Rows((_, _) => true).Keys;

    private static Dictionary<string, string> Rows(Func<string, string, bool> isAsked)
    {
        var rows = new Dictionary<string, string>();
        foreach (var folder in Folders)
        {
            var table = Csv.Parse(File.ReadAllText(SharedData.Path(folder, "edubasealldata20240617.csv"), Encoding.Latin1));
            var heading = table[0].ToList();
            int At(string name) => heading.IndexOf(name);
            foreach (var row in table.Skip(1).Where(r => isAsked(r[At("LA (code)")], r[At("EstablishmentStatus (name)")])))
            {
                rows[row[At("URN")]] = row[At("TypeOfEstablishment (code)")];
            }
        }

        return rows;
    }

    private string WithHeads(string file)
    {
        var table = Csv.Parse(File.ReadAllText(file, Encoding.Latin1));
        int[] heads = [.. table[0].Select((name, i) => (name, i)).Where(c => c.name is "HeadFirstName" or "HeadLastName" or "PropsName").Select(c => c.i)];
        Assert.NotEmpty(heads);
        var text = new StringBuilder();
        foreach (var (n, row) in table.Index())
        {
            text.AppendJoin(',', row.Select((cell, i) => $"\"{(n > 0 && heads.Contains(i) ? Head : cell).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        var folder = Directory.CreateDirectory(Path.Combine(Host.Data.Folder, "register", Path.GetFileName(Path.GetDirectoryName(file)!))).FullName;
        var path = Path.Combine(folder, Path.GetFileName(file));
        File.WriteAllText(path, text.ToString(), Encoding.Latin1);
        return path;
    }

    private Task SetAsync(Tenant council, string code) => DbAsync(council, async db =>
    {
        await using var write = await db.BeginWriteAsync(default);
        db.SiteDocuments.Add(new SiteDocument { Kind = SiteDocumentKinds.Settings, Name = SchoolRegisterSettings.Document, Data = $$"""{"LaCodes":["{{code}}"],"Districts":[]}""" });
        await write.CommitAsync(default);
        return true;
    });
}
