using System.Globalization;
using System.IO.Compression;
using System.Text;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Register;

/// <summary>Tests of the register share a host; each brings schools into a council of its own.</summary>
[CollectionDefinition(Name)]
public sealed class RegisterCollection : ICollectionFixture<RegisterFixture>
{
    public const string Name = "Register";
}

/// <summary>A host to which a test adds a council that has said which schools are its own.</summary>
public sealed class RegisterFixture : IAsyncLifetime
{
    private static int _count;

    internal CmsHost Host { get; private set; } = null!;

    /// <summary>The real files of four councils.</summary>
    internal static string File2018 => SharedData.Path("schools", "edubasealldata20180901.csv");

    /// <inheritdoc cref="File2018"/>
    internal static string File2024 => SharedData.Path("schools", "edubasealldata20240617.csv");

    internal static SideFilePaths Sides => new(
        SharedData.Path("schools", "links_edubasealldata20250422.csv"), SharedData.Path("schools", "academies-group-membership.csv"),
        SharedData.Path("schools", "section41-approved-A.csv"), SharedData.Path("schools", "england_census_2022-23_subset.csv"));

    public async Task InitializeAsync() => Host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false));

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>A council with these numbers in the register.</summary>
    internal async Task<Tenant> CouncilAsync(params string[] laCodes)
    {
        var council = await Host.AddCouncilAsync(new MarkedCouncil($"reg{Interlocked.Increment(ref _count)}", "Regwort", "norfolk"));
        await SetAsync(council, laCodes);
        return council;
    }

    internal Task SetAsync(Tenant council, params string[] laCodes) => SetAsync(Host, council, laCodes);

    internal static Task SetAsync(CmsHost host, Tenant council, params string[] laCodes) => host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        await db.SiteDocuments.Where(d => d.Kind == SiteDocumentKinds.Settings && d.Name == SchoolRegisterSettings.Document).ExecuteDeleteAsync();
        db.SiteDocuments.Add(new SiteDocument
        {
            Kind = SiteDocumentKinds.Settings,
            Name = SchoolRegisterSettings.Document,
            Data = $$"""{"LaCodes":[{{string.Join(',', laCodes.Select(code => $"\"{code}\""))}}],"Districts":[]}""",
        });
        await write.CommitAsync(default);
        return true;
    });

    internal async Task<CouncilPlan> ImportAsync(Tenant council, string file, SideFilePaths? sides = null, bool isDryRun = false, bool allowClosures = false) =>
        (await Host.Services.GetRequiredService<RegisterImport>().RunAsync([council], new(file, sides ?? new()) { IsDryRun = isDryRun, AllowClosures = allowClosures }, null, default)).Single();

    internal Task<T> InAsync<T>(Tenant council, Func<IServiceProvider, Task<T>> act) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(council, act);

    internal Task<T> DbAsync<T>(Tenant council, Func<CmsDbContext, Task<T>> read) => InAsync(council, services => read(services.GetRequiredService<CmsDbContext>()));

    /// <summary>The version on the site of the school with this number.</summary>
    internal async Task<(ContentVersion Version, ContentDocument Content)> SchoolAsync(Tenant council, string urn)
    {
        var version = await DbAsync(council, db => db.ContentVersions.AsNoTracking()
            .SingleAsync(v => v.Published && v.Data.Contains($"\"Urn\":{{\"Text\":\"{urn}\"}}")));
        return (version, new ContentDocument("School", JsonText.Object(version.Data)));
    }

    internal async Task<string> PageAsync(Tenant council, string path)
    {
        using var client = Host.CreateClient();
        using var answer = await client.GetAsync($"/{council.Name}/{path}");
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}";
    }

    /// <summary>A file in the register's form, made for a test: a row for each school of so few columns that it can be read.</summary>
    internal string File(string name, params Row[] rows) => Write(name, Text(rows));

    internal string Write(string name, string text) => Write(name, Encoding.Latin1.GetBytes(text));

    internal string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Host.Data.Folder, "files", Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture))).FullName, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    internal static string Text(params Row[] rows) =>
        "\"URN\",\"LA (code)\",\"LA (name)\",\"EstablishmentName\",\"TypeOfEstablishment (code)\",\"TypeOfEstablishment (name)\",\"EstablishmentStatus (name)\",\"CloseDate\",\"ReasonEstablishmentClosed (name)\",\"PhaseOfEducation (code)\",\"StatutoryLowAge\",\"StatutoryHighAge\",\"Street\",\"Town\",\"Postcode\",\"TelephoneNum\",\"HeadFirstName\",\"HeadLastName\"\r\n"
        + string.Concat(rows.Select(r => $"{r.Urn},\"{r.La}\",\"Alderwort\",\"{r.Name}\",\"{r.Type}\",\"Type {r.Type}\",\"{r.Status}\",\"{r.CloseDate}\",\"\",\"2\",4,11,\"1 High Street\",\"{r.Town}\",\"NR1 1AA\",\"{r.Telephone}\",\"Zebedee\",\"Quillfeather\"\r\n"));

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    internal static Row[] Rows(int count, int from = 200_001) =>
        [.. Enumerable.Range(from, count).Select(i => new Row(i.ToString(CultureInfo.InvariantCulture), $"School number {i}"))];
}

/// <summary>An invented school.</summary>
internal sealed record Row(string Urn, string Name, string La = "997", string Status = "Open", string Type = "01", string Town = "Saltmere", string Telephone = "01632960000", string CloseDate = "");
