using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Tests.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Jobs;

public sealed class JobRunnerTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    [Fact]
    public async Task RunDue_JobThatIsDue_DoesItOnce()
    {
        var council = await councils.AddAsync("jobs-once");
        await AddAsync(council, "once");

        await RunAsync(council);
        await RunAsync(council);

        Assert.Single(councils.Jobs.Done, payload => payload == "\"once\"");
    }

    [Fact]
    public async Task RunDue_JobOfARolledBackWrite_IsNotThere()
    {
        var council = await councils.AddAsync("jobs-undone");
        await councils.InAsync(council, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            await services.GetRequiredService<JobQueue>().AddAsync(db, write, "test", "undone", default);
            return await db.SaveChangesAsync();
        });

        await RunAsync(council);

        Assert.DoesNotContain("\"undone\"", councils.Jobs.Done);
    }

    [Fact]
    public async Task RunDue_EightWorkers_EachJobIsDoneByOne()
    {
        var council = await councils.AddAsync("jobs-workers");
        for (var i = 0; i < 40; i++)
        {
            await AddAsync(council, $"worker-{i}");
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RunAsync(council)));

        var done = councils.Jobs.Done.Where(payload => payload.StartsWith("\"worker-", StringComparison.Ordinal)).ToList();
        Assert.Equal(40, done.Count);
        Assert.Equal(40, done.Distinct().Count());
    }

    [Fact]
    public async Task RunDue_JobThatFails_ClimbsTheLadderIsParkedAndCanBeTriedAgain()
    {
        var council = await councils.AddAsync("jobs-parked");
        await AddAsync(council, "parked");
        councils.Jobs.Fail("\"parked\"");

        foreach (var rung in JobRunner.RetryLadder)
        {
            var next = await RunAsync(council);
            Assert.Equal(councils.Clock.GetUtcNow().UtcDateTime + rung, next);
            councils.Clock.Advance(rung);
        }

        Assert.Null(await RunAsync(council));
        var parked = await councils.DbAsync(council, db => db.Jobs.AsNoTracking().SingleAsync());
        Assert.NotNull(parked.ParkedUtc);
        Assert.Contains("The other side does not answer.", parked.LastError, StringComparison.Ordinal);

        councils.Jobs.Mend("\"parked\"");
        Assert.Equal(1, await councils.InAsync(council, services =>
            services.GetRequiredService<JobQueue>().RetryParkedAsync(services.GetRequiredService<CmsDbContext>(), parked.JobId, default)));
        await RunAsync(council);
        Assert.Contains("\"parked\"", councils.Jobs.Done);
    }

    [Fact]
    public async Task RunDue_JobHeldByAWorkerThatDied_IsTakenWhenItsLeaseEnds()
    {
        var council = await councils.AddAsync("jobs-lease");
        await AddAsync(council, "leased");
        await councils.DbAsync(council, db => db.Jobs.ExecuteUpdateAsync(set => set
            .SetProperty(j => j.LeasedBy, "a worker that died")
            .SetProperty(j => j.LeasedUntilUtc, councils.Clock.GetUtcNow().UtcDateTime.AddMinutes(5))));

        Assert.Equal(councils.Clock.GetUtcNow().UtcDateTime.AddMinutes(5), await RunAsync(council));
        Assert.DoesNotContain("\"leased\"", councils.Jobs.Done);

        councils.Clock.Advance(TimeSpan.FromMinutes(6));
        await RunAsync(council);
        Assert.Contains("\"leased\"", councils.Jobs.Done);
    }

    [Fact]
    public async Task RunDue_RecurringJob_IsMovedToItsNextTime()
    {
        var council = await councils.AddAsync("jobs-cron");
        await AddAsync(council, "nightly", cron: "0 0 3 * * ?");

        var next = await RunAsync(council);

        Assert.Contains("\"nightly\"", councils.Jobs.Done);
        Assert.True(next > councils.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(0, next!.Value.Minute);
    }

    private Task<bool> AddAsync(Tenant council, string payload, string? cron = null) => councils.InAsync(council, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        await services.GetRequiredService<JobQueue>().AddAsync(db, write, "test", payload, default, cron: cron);
        await write.CommitAsync(default);
        return true;
    });

    private Task<DateTime?> RunAsync(Tenant council) => councils.InAsync(council, services => services.GetRequiredService<JobRunner>().RunDueAsync(council, default));
}
