using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.ReadIn;

/// <summary>A council whose schools have reports of their own; jobs are done when a test says so.</summary>
public sealed class ReadInFixture : IAsyncLifetime
{
    private int _count;

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false));
        Council = await Host.AddCouncilAsync(new MarkedCouncil("alder", "Alderwort", "norfolk"));
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> act) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, act);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    /// <summary>Puts a school on the site, past every gate; gives its id.</summary>
    internal Task<string> PublishAsync(string title, string? reportAddress = null, string? id = null) => InAsync(async services =>
    {
        var change = new ChangeContext(Host.Clock.GetUtcNow().UtcDateTime, "test");
        var part = new JsonObject { ["Phase"] = Text("primary"), ["Kind"] = Text("academy") };
        if (reportAddress is not null)
        {
            part["ReportLink"] = new JsonObject { ["Url"] = reportAddress, ["Text"] = "Our report" };
        }

        var school = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(id, "School", title, new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = $"schools/{ContentPath.Slug(title)}" },
            ["SummaryPart"] = new JsonObject { ["Summary"] = Text("A school.") },
            ["SchoolPart"] = part,
        }), change, default);
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        var item = await db.ContentItems.SingleAsync(i => i.ContentItemId == school);
        await services.GetRequiredService<Publication>().PublishAsync(db, write, item, await db.ContentVersions.SingleAsync(v => v.ContentItemId == school && v.Latest), change, default);
        await write.CommitAsync(default);
        return school;
    });

    /// <summary>A school, and somebody who keeps it and is signed in.</summary>
    internal async Task<(string School, HttpClient Browser)> KeptAsync(string title)
    {
        var school = await PublishAsync(title);
        return (school, await KeeperAsync(school));
    }

    /// <summary>Somebody who keeps a school and is signed in.</summary>
    internal async Task<HttpClient> KeeperAsync(string school)
    {
        var person = await Host.AddPersonAsync(Council, $"keeper-{Interlocked.Increment(ref _count)}@example.org", "Kit Keeper", Roles.SchoolContributor);
        await InAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            db.SchoolKeepers().Add(new SchoolKeeper { SchoolId = school, PersonId = person, AddedUtc = Host.Clock.GetUtcNow().UtcDateTime });
            await write.CommitAsync(default);
            return true;
        });
        return await Host.SignInPersonAsync(Council, person);
    }

    private static JsonObject Text(string text) => new() { ["Text"] = text };
}

/// <summary>Tests of this collection share the council.</summary>
[CollectionDefinition(Name)]
public sealed class ReadInCollection : ICollectionFixture<ReadInFixture>
{
    public const string Name = "Reading in reports";
}
