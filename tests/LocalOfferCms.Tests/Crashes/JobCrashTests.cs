using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Crashes;

/// <summary>Kills the web host while it publishes a page whose time has come. After the next start the page is there, published once.</summary>
[Collection(CrashCollection.Name)]
public class JobCrashTests(CrashFixture crashes)
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    /// <summary>The places that such a job passes.</summary>
    internal static readonly string[] Points = ["publish:flags-set", "publish:before-commit", "job:handled"];

    public static TheoryData<string> Cases => [.. Points];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task ScheduledPublication_Killed_IsDoneOnceAfterTheNextStart(string point)
    {
        await using var data = await crashes.Scheduled.CopyAsync();

        await using (var host = HostProcess.Start(
            ["--urls", "http://127.0.0.1:0", "--SetUpConfiguredCouncils=false"],
            new Dictionary<string, string?>(data.Environment) { ["LOCALOFFER_CRASH_AT"] = point }))
        {
            Assert.Equal(CrashFixture.Killed, await host.EndedAsync(LongEnough));
        }

        // An hour later: the dead worker's hold on the job has run out.
        await using var next = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow().AddHours(1), RunsJobs: false));
        var council = next.Councils.Single();
        await next.Services.GetRequiredService<JobRunner>().RunDueAsync(council, CancellationToken.None);
        using var client = next.CreateClient();
        Assert.Contains("Published on time", await client.GetStringAsync($"/{council.Name}/scheduled"));
        await next.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.SubjectId == "scheduled" && e.Event == "ContentPublished"));
            Assert.Equal(1, await db.ContentVersions.CountAsync(v => v.ContentItemId == "scheduled" && v.Published));
            var now = next.Clock.GetUtcNow().UtcDateTime;
            Assert.Empty(await db.Jobs.Where(j => j.CompletedUtc == null && j.Cron == null && j.DueUtc <= now).Select(j => $"{j.Kind}: {j.LastError}").ToListAsync());
        });
    }
}
