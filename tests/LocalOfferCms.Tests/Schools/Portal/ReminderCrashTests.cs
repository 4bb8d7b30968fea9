using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Crashes;
using LocalOfferCms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Portal;

/// <summary>Kills the web host while it reminds a SENCO of a report. After the next start they have had one message.
/// What a kill leaves on PostgreSQL, JobCrashTests and FlowCrashTests show.</summary>
[RunsOnce]
public sealed class ReminderCrashTests
{
    /// <summary>The place that such a job passes of its own.</summary>
    internal static readonly string[] Points = ["school-reminders:before-commit"];

    [Fact]
    public async Task Reminder_Killed_IsWrittenOnceAfterTheNextStart()
    {
        await using var data = await HostData.CreateAsync();
        await using (var first = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow(), RunsJobs: false)))
        {
            var council = new MarkedCouncil("alder", "Alderwort", "norfolk").ToTenant(Path.Combine(data.Folder, "recipes"));
            await DueAsync(first, await first.AddCouncilAsync(council with { CanonicalAddress = "https://alder.example" }));
        }

        await using (var host = HostProcess.Start(
            ["--urls", "http://127.0.0.1:0", "--SetUpConfiguredCouncils=false"],
            new Dictionary<string, string?>(data.Environment) { ["LOCALOFFER_CRASH_AT"] = Points[0] }))
        {
            Assert.Equal(CrashFixture.Killed, await host.EndedAsync(TimeSpan.FromMinutes(2)));
        }

        await using var next = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow().AddHours(1), RunsJobs: false));
        var alder = next.Councils.Single();
        await next.Services.GetRequiredService<JobRunner>().RunDueAsync(alder, default);
        var mail = await next.Services.GetRequiredService<TenantScopes>().RunAsync(alder, services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 10)));
        Assert.Equal("Ash Primary has no SEN information report here yet", Assert.Single(mail).Subject);
    }

    /// <summary>A school whose people have had two months and have written nothing, and the hour of reminders come.</summary>
    private static async Task DueAsync(CmsHost host, Tenant council)
    {
        var senco = await host.AddPersonAsync(council, "sana@example.org", "Sana Senco", Roles.SchoolContributor);
        await host.Services.GetRequiredService<JobRunner>().RunDueAsync(council, default);
        await host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        {
            var change = new ChangeContext(host.Clock.GetUtcNow().UtcDateTime, "editor");
            var content = new JsonObject
            {
                ["TitlePart"] = new JsonObject { ["Title"] = "Ash Primary" },
                ["AutoroutePart"] = new JsonObject { ["Path"] = "schools/ash-primary" },
                ["SchoolPart"] = new JsonObject { ["Phase"] = Text("primary"), ["Kind"] = Text("maintained"), ["FirstContact"] = Text("The class teacher"), ["AccountableBody"] = Text("The governing body") },
            }.KeptBy("Ash Primary");
            var school = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "School", "Ash Primary", content), change, default);
            await services.GetRequiredService<PublishContent>().ExecuteAsync(school, change, default);
            var db = services.GetRequiredService<CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            db.SchoolKeepers().Add(new SchoolKeeper { SchoolId = school, PersonId = senco, Task = KeeperTask.Keep, AddedUtc = change.Now.AddDays(-61) });
            (await db.Jobs.SingleAsync(j => j.Kind == ReviewReminders.JobKind)).DueUtc = change.Now.AddHours(-1);
            await write.CommitAsync(default);
        });
    }

    private static JsonObject Text(string text) => new() { ["Text"] = text };
}
