using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Life;

public sealed class ChasingTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    [Fact]
    public async Task Chase_AsTheDayComesAndPasses_WritesOncePerStep()
    {
        var ownerId = await life.Host.AddPersonAsync(life.Council, "pat@example.org", "Pat Page", Roles.PageOwner);
        var due = life.Today.AddDays(31);
        await life.PublishedAsync("chased", "Chased page", content => Owned(content, ownerId, due));

        List<int> counts = [];
        foreach (var day in new[] { 0, 1, 1, 28, 1, 1, 6, 7 })
        {
            await life.PassAsync(TimeSpan.FromDays(day));
            await ChaseAsync();
            await ChaseAsync();
            counts.Add((await life.MailToAsync("pat@example.org")).Count);
        }

        // 31 days before; 30; 29; 1; the day; the day after; a week after; two weeks after.
        Assert.Equal([0, 1, 1, 1, 2, 2, 3, 4], counts);
        var mail = (await life.MailToAsync("pat@example.org"))[0];
        Assert.Equal("Is 'Chased page' still right?", mail.Subject);
        Assert.Contains(mail.Links, link => link.Contains("account/link?token=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chase_SeveralPagesOfOnePerson_AreOneMessage()
    {
        await life.Host.AddPersonAsync(life.Council, "sam@example.org", "Sam Several", Roles.PageOwner);
        for (var i = 1; i <= 3; i++)
        {
            await life.PublishedAsync($"several-{i}", $"Several {i}", content =>
            {
                content["OwnerPart"] = new JsonObject { ["Team"] = new JsonObject { ["Text"] = "sam@example.org" } };
                content["ReviewPart"] = new JsonObject { ["ReviewDue"] = new JsonObject { ["Value"] = life.Today.ToString("yyyy-MM-dd") } };
            });
        }

        await ChaseAsync();

        var mail = Assert.Single(await life.MailToAsync("sam@example.org"));
        Assert.Equal("Are these 3 pages still right?", mail.Subject);
        Assert.Contains("Several 3", mail.Text);
    }

    [Fact]
    public async Task Recurring_JobsOfACouncil_AreThereOnce()
    {
        await life.RunJobsAsync();
        await life.RunJobsAsync();

        Assert.Equal(1, await life.DbAsync(db => db.Jobs.CountAsync(j => j.Kind == ReviewChaser.JobKind && j.CompletedUtc == null)));
    }

    [Fact]
    public async Task FirstPage_OfAnOwner_ShowsTheirReviewsWithTheButton()
    {
        var ownerId = await life.Host.AddPersonAsync(life.Council, "dash@example.org", "Dash Owner", Roles.PageOwner);
        using var owner = await life.Host.SignInPersonAsync(life.Council, ownerId);
        await life.PublishedAsync("dash", "Dash page", content => Owned(content, ownerId, life.Today));
        await life.PublishedAsync("not-theirs", "Not theirs", content => Owned(content, life.EditorId, life.Today));

        var first = await FormPage.OpenAsync(owner, "admin");
        Assert.Contains("Dash page", first.Text);
        Assert.DoesNotContain("Not theirs", first.Text);
        var done = await first.PressAndFollowAsync("Still right: Dash page");

        Assert.Contains("Nothing waits for you", done.Text);
    }

    [Fact]
    public async Task ChangeKeeper_KeepsWhatWasFlaggedAndStillRightSettlesIt()
    {
        var id = await life.PublishedAsync("flagged", "Flagged", content => Owned(content, life.EditorId, life.Today.AddDays(100)));
        await life.DbAsync(async db =>
        {
            db.ReviewFlags.Add(new() { ContentItemId = id, SourceItemId = "x", Reason = "The fact 'Cost' has changed.", FlaggedUtc = life.Host.Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync();
        });

        await life.DoAsync<ChangeKeeper>(keeper => keeper.ExecuteAsync(id, new KeeperOptions("Another team", null, null), life.Change("Edda Editor"), default));
        Assert.Equal(1, await life.DbAsync(db => db.ReviewFlags.CountAsync(f => f.ContentItemId == id)));
        Assert.Equal("Another team", await life.DbAsync(db => db.ContentSummaries.Where(s => s.ContentItemId == id).Select(s => s.Owner).SingleAsync()));

        await life.DoAsync<ConfirmContent>(confirm => confirm.ExecuteAsync(id, "Edda Editor", life.Change("Edda Editor"), default));
        Assert.Equal(0, await life.DbAsync(db => db.ReviewFlags.CountAsync(f => f.ContentItemId == id)));
    }

    private static void Owned(JsonObject content, string ownerId, DateOnly due)
    {
        content["OwnerPart"] = new JsonObject { ["Team"] = new JsonObject { ["Text"] = "A team" }, ["Person"] = new JsonObject { ["Text"] = ownerId } };
        content["ReviewPart"] = new JsonObject { ["ReviewDue"] = new JsonObject { ["Value"] = due.ToString("yyyy-MM-dd") } };
    }

    private Task ChaseAsync() => life.InAsync(async services =>
    {
        await services.GetServices<IJobHandler>().Single(h => h.Kind == ReviewChaser.JobKind).HandleAsync("{}", default);
        return true;
    });
}
