using System.Globalization;
using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Finder;

/// <summary>An invented school, as a test knows it.</summary>
internal sealed record TestSchool(int Number, string Name, string Phase, string Kind, int? Low, int? High, double? Latitude, double? Longitude, string Town, string Area, string[] Needs, bool Unit, bool Resourced, bool Nursery, bool Sixth, string Report)
{
    public string Id => $"school-{Number:000}";

    public bool HasReport => Report.Length > 0;

    public bool IsForAnyNeed => Needs.Length == 0 || Needs.Contains("any");
}

/// <summary>Two councils on a host: one with 600 invented schools, and its neighbour.</summary>
public sealed class FinderCouncil : IAsyncLifetime
{
    internal const int Count = 600;
    internal const double NearLatitude = 52.6;
    internal const double NearLongitude = 1.2;
    private static readonly string[] Phases = ["early-years", "primary", "secondary", "all-through", "post-16"];
    private static readonly string[] Kinds = ["maintained", "academy", "special", "college"];
    private static readonly string[] Needs = ["communication", "learning", "emotional", "sensory-physical", "any"];
    private static readonly string[] Areas = ["North", "South", "Coast"];
    private static readonly string[] Towns = ["Larkholt", "Saltmere", "St Osyth’s Green", "Fenwick"];

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal IReadOnlyList<TestSchool> Schools { get; } = Make();

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false));
        Council = await AddAsync("finder", "Fernshire", ["E07000148"], [.. Schools.Select(Item), .. Schools.Where(s => s.Report == "hosted").Select(Report)]);
        var neighbour = await AddAsync("neighbour", "Ashshire", ["E07000147"], []);
        var jobs = Host.Services.GetRequiredService<JobRunner>();
        await jobs.RunDueAsync(Council, default);
        await jobs.RunDueAsync(neighbour, default);
        var postcodes = Path.Combine(Host.Data.Folder, "postcodes.csv");
        await File.WriteAllLinesAsync(postcodes,
        [
            "postcode,latitude,longitude,admin_district_code", string.Create(CultureInfo.InvariantCulture, $"ZA1 1AA,{NearLatitude},{NearLongitude},E07000148"), "ZA2 2BB,52.7,1.1,E07000147", "ZA3 3CC,52.0,1.0,E07000999",
        ]);
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PostcodeImport>().RunAsync(postcodes, null, default);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal Task RunRecipeAsync(params object[] items) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, async services =>
    {
        var path = WriteRecipe(Path.GetRandomFileName(), [new { name = "content", data = items }]);
        var report = await services.GetRequiredService<RecipeRunner>().RunAsync(path, services.GetRequiredService<RecipeLibrary>().Options(Council, "test"), default);
        Assert.Empty(report.Errors);
    });

    internal static object Item(TestSchool school) => new
    {
        ContentItemId = school.Id, ContentType = "School", DisplayText = school.Name, Latest = true, Published = true,
        TitlePart = new { Title = school.Name }, AutoroutePart = new { Path = $"schools/s-{school.Number:000}" }, SummaryPart = new { Summary = new { Text = $"Invented school {school.Number}." } },
        SchoolPart = new
        {
            Phase = new { Text = school.Phase }, Kind = new { Text = school.Kind }, Needs = new { TaxonomyContentItemId = "needs", TermContentItemIds = school.Needs },
            ReportLink = new { Url = school.Report == "linked" ? $"https://{school.Id}.example.org/sen" : "" },
        },
        SchoolRegisterPart = new
        {
            LowAge = new { Value = school.Low }, HighAge = new { Value = school.High }, Latitude = new { Value = school.Latitude }, Longitude = new { Value = school.Longitude },
            Town = new { Text = school.Town }, Area = new { Text = school.Area }, SenUnit = new { Text = school.Unit ? "Yes" : "No" }, ResourcedProvision = new { Text = school.Resourced ? "Yes" : "" },
            Nursery = new { Text = school.Nursery ? "Yes" : "No" }, SixthForm = new { Text = school.Sixth ? "yes, from 16" : "No" },
        },
    };

    private static object Report(TestSchool school) => new
    {
        ContentItemId = $"report-{school.Number:000}", ContentType = "SenInformationReport", DisplayText = $"{school.Name}: report", Latest = true, Published = true,
        TitlePart = new { Title = $"{school.Name}: report" }, AutoroutePart = new { Path = $"schools/s-{school.Number:000}/sen-information-report" },
        ListedPart = new { Parents = new { ContentItemIds = new[] { school.Id } } }, SenInformationReportPart = new { School = new { ContentItemIds = new[] { school.Id } } },
    };

    private Task<Tenant> AddAsync(string name, string title, string[] districts, object[] items) => Host.AddCouncilAsync(new Tenant
    {
        Id = ContentIds.GuidFromName(name), Name = name, Title = $"{title} Local Offer", Prefix = name, Brand = "norfolk", Authorities = [new("E10000998", $"{title} County Council")],
        Recipe = WriteRecipe($"{name}.recipe.json",
        [
            new { name = "recipes", Values = new[] { new { executionid = "LocalOffer", name = "LocalOffer" } } },
            new { name = "settings", SiteName = $"{title} Local Offer", SchoolRegister = new { LaCodes = Array.Empty<string>(), Districts = districts } },
            new { name = "content", data = items },
        ]),
    });

    private string WriteRecipe(string name, object[] steps)
    {
        var path = Path.Combine(Host.Data.Folder, name);
        File.WriteAllText(path, JsonSerializer.Serialize(new { name = "Finder", steps }));
        return path;
    }

    private static List<TestSchool> Make()
    {
        var random = new Random(51);
        string[] special = ["St. Mary’s C.E. Infant & Nursery School", "École Zoë", "100% Academy", "Under_score School", "St Mary's Upper School"];
        return [.. Enumerable.Range(0, Count).Select(i => new TestSchool(
            i, i < special.Length ? special[i] : $"{Towns[i % Towns.Length]} School {i}", Phases[random.Next(Phases.Length)], Kinds[random.Next(Kinds.Length)],
            i % 11 == 0 ? null : 2 + random.Next(10), i % 11 == 0 ? null : 11 + random.Next(8),
            i % 13 == 0 ? null : Math.Round(NearLatitude + (random.NextDouble() - 0.5), 6), i % 13 == 0 ? null : Math.Round(NearLongitude + (random.NextDouble() - 0.5), 6),
            Towns[random.Next(Towns.Length)], Areas[random.Next(Areas.Length)],
            i % 3 == 0 ? [] : [.. Needs.Where(_ => random.Next(4) == 0)], random.Next(6) == 0, random.Next(6) == 0, random.Next(3) == 0, random.Next(4) == 0,
            i % 50 == 7 ? "hosted" : i % 5 == 0 ? "linked" : ""))];
    }
}
