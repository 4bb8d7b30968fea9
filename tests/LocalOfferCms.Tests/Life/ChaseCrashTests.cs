using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Crashes;
using LocalOfferCms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Life;

/// <summary>Kills the web host while it reminds an owner of a review. After the next start the owner has had one message.
/// What a kill leaves on PostgreSQL, JobCrashTests and FlowCrashTests show.</summary>
[RunsOnce]
public sealed class ChaseCrashTests
{
    /// <summary>The places that such a job passes of its own.</summary>
    internal static readonly string[] Points = ["chase:before-commit"];

    [Theory]
    [InlineData("chase:before-commit")]
    [InlineData("job:handled")]
    public async Task Chase_Killed_WritesOnceAfterTheNextStart(string point)
    {
        await using var data = await HostData.CreateAsync();
        await using (var first = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow(), RunsJobs: false)))
        {
            var council = new MarkedCouncil("alder", "Alderwort", "norfolk").ToTenant(Path.Combine(data.Folder, "recipes"));
            await DueAsync(first, await first.AddCouncilAsync(council with { CanonicalAddress = "https://alder.example" }));
        }

        await using (var host = HostProcess.Start(
            ["--urls", "http://127.0.0.1:0", "--SetUpConfiguredCouncils=false"],
            new Dictionary<string, string?>(data.Environment) { ["LOCALOFFER_CRASH_AT"] = point }))
        {
            Assert.Equal(CrashFixture.Killed, await host.EndedAsync(TimeSpan.FromMinutes(2)));
        }

        await using var next = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow().AddHours(1), RunsJobs: false));
        var alder = next.Councils.Single();
        await next.Services.GetRequiredService<JobRunner>().RunDueAsync(alder, default);
        var mail = await next.Services.GetRequiredService<TenantScopes>().RunAsync(alder, services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 10)));
        Assert.Equal("Is 'Due page' still right?", Assert.Single(mail).Subject);
    }

    /// <summary>A page that is due today, its owner, and the time of chasing come.</summary>
    private static async Task DueAsync(CmsHost host, Tenant council)
    {
        var owner = await host.AddPersonAsync(council, "olu@example.org", "Olu Owner", Roles.PageOwner);
        await host.Services.GetRequiredService<JobRunner>().RunDueAsync(council, default);
        await host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        {
            var change = new ChangeContext(host.Clock.GetUtcNow().UtcDateTime, "editor");
            var content = new JsonObject
            {
                ["TitlePart"] = new JsonObject { ["Title"] = "Due page" },
                ["AutoroutePart"] = new JsonObject { ["Path"] = "due-page" },
                ["OwnerPart"] = new JsonObject { ["Team"] = new JsonObject { ["Text"] = "A team" }, ["Person"] = new JsonObject { ["Text"] = owner } },
                ["ReviewPart"] = new JsonObject { ["ReviewDue"] = new JsonObject { ["Value"] = change.Now.ToString("yyyy-MM-dd") } },
            }.KeptBy("A team");
            var id = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "Page", "Due page", content), change, default);
            await services.GetRequiredService<PublishContent>().ExecuteAsync(id, change, default);
            var db = services.GetRequiredService<CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            (await db.Jobs.SingleAsync(j => j.Kind == ReviewChaser.JobKind)).DueUtc = change.Now.AddHours(-1);
            await write.CommitAsync(default);
        });
    }
}
