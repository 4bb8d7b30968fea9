using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Checks;

/// <summary>A council whose jobs are done when a test says so, with somebody who owns pages.</summary>
public sealed class WorkspaceFixture : IAsyncLifetime
{
    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal string OwnerId { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new CmsHostOptions(RunsJobs: false) { Councils = [MarkedCouncil.Alder] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        OwnerId = await Host.AddPersonAsync(Council, "owner@example.org", "Olu Owner", Roles.PageOwner);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Somebody who has just signed in: tests move the clock, and a sign-in runs out.</summary>
    internal Task<HttpClient> SignInAsync(string role = Roles.Editor) => Host.SignInAsync(Council, role);

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> act) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, act);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    /// <summary>Puts a page on the site, past every gate, and returns its id.</summary>
    internal Task<string> PublishAsync(string title, string markdown, string team = "SEND team") => InAsync(async services =>
    {
        var change = new ChangeContext(Host.Clock.GetUtcNow().UtcDateTime, "test");
        var db = services.GetRequiredService<CmsDbContext>();
        var id = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "Page", title, new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = ContentPath.Slug(title) },
            ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "Something useful for families." } },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = markdown },
            ["OwnerPart"] = new JsonObject { ["Team"] = new JsonObject { ["Text"] = team }, ["Person"] = new JsonObject { ["Text"] = OwnerId } },
        }), change, default);
        await using var write = await db.BeginWriteAsync(default);
        var item = await db.ContentItems.SingleAsync(i => i.ContentItemId == id);
        await services.GetRequiredService<Publication>().PublishAsync(db, write, item, await db.ContentVersions.SingleAsync(v => v.ContentItemId == id && v.Latest), change, default);
        await write.CommitAsync(default);
        return id;
    });

    /// <summary>Does what is due in a few minutes.</summary>
    internal async Task RunJobsAsync(TimeSpan later)
    {
        Host.Clock.Advance(later);
        await Host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);
    }
}

/// <summary>Tests of this collection share the council.</summary>
[CollectionDefinition(Name)]
public sealed class WorkspaceCollection : ICollectionFixture<WorkspaceFixture>
{
    public const string Name = "Workspace of checks";
}
