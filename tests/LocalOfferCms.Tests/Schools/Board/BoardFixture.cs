using LocalOfferCms.Core.Text;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.OwnReports;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Board;

/// <summary>A council with 600 schools and 5,400 versions of their reports, and a small one whose schools each test brings along.</summary>
public sealed class BoardFixture : IAsyncLifetime
{
    public const int Count = 600;
    private const int VersionsEach = 9;
    private static readonly string Answer = "{\"SenInformationReportPart\":{\"Item01\":{\"Markdown\":\"" + new string('x', 3_000) + "\"}}}";

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Large { get; private set; } = null!;

    internal Tenant Small { get; private set; } = null!;

    /// <summary>An editor of the large council.</summary>
    internal HttpClient Editor { get; private set; } = null!;

    /// <summary>An editor of the small one.</summary>
    internal HttpClient Officer { get; private set; } = null!;

    /// <summary>The schools of the large council, as they were put in.</summary>
    internal IReadOnlyList<SchoolIndex> Schools { get; } = [.. Enumerable.Range(0, Count).Select(School)];

    internal DateOnly Today => DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false));
        Large = await Host.AddCouncilAsync(new MarkedCouncil("alder", "Alderwort", "norfolk"));
        Small = await Host.AddCouncilAsync(new MarkedCouncil("briar", "Briarwort", "sefton"));
        Editor = await Host.SignInAsync(Large, Roles.Editor);
        Officer = await Host.SignInPersonAsync(Small, await Host.AddPersonAsync(Small, "olga@example.org", "Olga Officer", Roles.Editor));
        await InAsync(Large, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(Schools);
            db.AddRange(Schools.Where(s => s.Report == ReportPlace.Linked).Select(s => new OwnReportCheck
            {
                SchoolId = s.ContentItemId, Address = "https://own.example.org/report", CheckedUtc = Host.Clock.GetUtcNow().UtcDateTime.AddDays(-3), Status = 200, FoundYear = s.ReportYear,
            }));
            db.AddRange(Enumerable.Range(0, 20).Select(n => new Person { Id = $"keeper-{n}", UserName = $"keeper-{n}@example.org", Email = $"keeper-{n}@example.org", Name = $"Keeper {n}" }));
            db.AddRange(Enumerable.Range(0, Count).Where(HasKeeper).Select(i => new SchoolKeeper { SchoolId = Id(i), PersonId = $"keeper-{i / 10 % 20}", Task = KeeperTask.Keep }));
            await db.SaveChangesAsync();
            for (var i = 0; i < Count; i++)
            {
                db.AddRange(Report(i));
            }

            await db.SaveChangesAsync();
            return true;
        });
    }

    public async Task DisposeAsync()
    {
        Editor.Dispose();
        Officer.Dispose();
        await Host.DisposeAsync();
    }

    internal static string Id(int i) => $"school-{i:000}";

    internal static bool HasKeeper(int i) => i % 10 == 0;

    internal Task<T> InAsync<T>(Tenant council, Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(council, work);

    internal Task<T> DbAsync<T>(Tenant council, Func<CmsDbContext, Task<T>> work) => InAsync(council, services => work(services.GetRequiredService<CmsDbContext>()));

    /// <summary>Puts a school into the small council.</summary>
    internal Task<string> AddAsync(string id, string name, Action<SchoolIndex>? change = null, params (string Email, string Name, KeeperTask Task)[] keepers) => DbAsync(Small, async db =>
    {
        var school = New(id, name);
        change?.Invoke(school);
        db.Add(school);
        foreach (var keeper in keepers)
        {
            var person = db.People.FirstOrDefault(p => p.Email == keeper.Email);
            if (person is null)
            {
                person = new Person { Id = $"person-{keeper.Email}", UserName = keeper.Email, Email = keeper.Email, Name = keeper.Name };
                db.Add(person);
            }

            db.Add(new SchoolKeeper { SchoolId = id, PersonId = person.Id, Task = keeper.Task });
            await db.SaveChangesAsync();
        }

        await db.SaveChangesAsync();
        return id;
    });

    internal Task RunJobAsync<T>(Tenant council) where T : IJobHandler => InAsync(council, async services =>
    {
        await services.GetServices<IJobHandler>().OfType<T>().Single().HandleAsync("", default);
        return true;
    });

    private static SchoolIndex New(string id, string name) => new()
    {
        ContentItemId = id, Name = name, SearchName = FoldedText.Of(name), Phase = "primary", Kind = "maintained", HasDuty = true,
    };

    private static SchoolIndex School(int i)
    {
        var (phase, kind) = (i % 5) switch
        {
            0 => ("primary", "maintained"), 1 => ("secondary", "academy"), 2 => ("early-years", "early-years"), 3 => ("post-16", "college"), _ => ("primary", "academy"),
        };
        var school = New(Id(i), $"School {i}");
        (school.Phase, school.Kind, school.HasDuty, school.Urn) = (phase, kind, SchoolKind.Named(kind).HasDuty, $"{100_000 + i}");
        school.Trust = kind == "academy" ? $"Trust {i % 12}" : "";
        school.Area = $"District {i % 7}";
        school.Mailbox = i % 4 == 0 ? "" : $"senco-{i}@example.org";
        school.Report = (ReportPlace)(i % 3);
        if (school.Report != ReportPlace.None)
        {
            school.ReportYear = i % 4 == 0 ? 2024 : 2026;
            school.ReportReviewOn = i % 7 == 0 ? new DateOnly(2026, 10, 1) : new DateOnly(2027, 7, 1);
            school.ReportItemId = school.Report == ReportPlace.Hosted ? $"report-{i:000}" : null;
        }

        return school;
    }

    private static IEnumerable<object> Report(int i)
    {
        var id = $"report-{i:000}";
        yield return new ContentItem { ContentItemId = id, ContentType = ReportStanding.ContentType };
        for (var n = 1; n <= VersionsEach; n++)
        {
            yield return new ContentVersion
            {
                ContentItemVersionId = $"{id}-{n}", ContentItemId = id, Number = n, Latest = n == VersionsEach, Published = n == VersionsEach, Stage = ContentStage.Published,
                DisplayText = $"Report of school {i}", Data = Answer,
            };
        }
    }
}

[CollectionDefinition(Name)]
public sealed class BoardCollection : ICollectionFixture<BoardFixture>
{
    public const string Name = "Board of schools";
}
