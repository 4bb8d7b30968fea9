using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Life;

public sealed class ScheduleTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    [Fact]
    public async Task Schedule_LocalTime_GoesOnTheSiteThenAndNotBefore()
    {
        var id = await life.DraftAsync("summer", "Summer");
        var page = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}/move/schedule");
        var done = await page.Set("Input.Day", "2027-06-01").Set("Input.Time", "09:00").PressAndFollowAsync();
        Assert.Contains("The time is set", done.Text);
        Assert.Contains("Tuesday 1 June 2027, 9am", done.Text);

        await AtAsync("2027-06-01T07:59:00Z");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("summer"));
        await AtAsync("2027-06-01T08:00:00Z");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("summer"));
    }

    [Fact]
    public async Task Schedule_PutOffAndTakenBack_FollowsTheLastWord()
    {
        var late = await life.DraftAsync("late", "Late");
        var never = await life.DraftAsync("never", "Never");
        var edited = await life.DraftAsync("edited", "Edited");
        var start = life.Host.Clock.GetUtcNow().UtcDateTime;
        foreach (var id in new[] { late, never, edited })
        {
            await SetAsync(id, start.AddDays(1));
        }

        await SetAsync(late, start.AddDays(3));
        await life.DoAsync<UnscheduleContent>(take => take.ExecuteAsync(never, life.Change("Edda Editor"), default));
        await life.DraftAsync("edited", "Edited since", id: edited);

        await life.PassAsync(TimeSpan.FromDays(2));
        await life.RunJobsAsync();
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [await StatusAsync("late"), await StatusAsync("never"), await StatusAsync("edited")]);
        await life.PassAsync(TimeSpan.FromDays(2));
        await life.RunJobsAsync();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], [await StatusAsync("late"), await StatusAsync("never")]);
        Assert.Equal(1, await life.DbAsync(db => db.AuditEntries.CountAsync(e => e.SubjectId == edited && e.Event == "ContentUnscheduled")));
    }

    [Fact]
    public async Task Schedule_TimeThatClocksSkip_ShowsErrorAndKeepsWhatWasTyped()
    {
        var id = await life.DraftAsync("skipped", "Skipped");
        var page = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}/move/schedule");

        var again = await page.Set("Input.Day", "2028-03-26").Set("Input.Time", "01:30").PressAndFollowAsync();

        Assert.Equal(["The clocks go forward that night: 1:30 does not come on 26 March 2028. Choose a time an hour later."], again.Errors);
        Assert.Equal(["01:30"], again.Values("Input.Time"));
    }

    [Fact]
    public void FromLocal_TimeThatComesTwice_MeansTheFirst()
    {
        var time = ScheduledTime.FromLocal(new DateTime(2028, 10, 29, 1, 30, 0), "Europe/London");

        Assert.Equal(new DateTime(2028, 10, 29, 0, 30, 0, DateTimeKind.Utc), time.Utc);
        Assert.True(time.ComesTwice);
    }

    [Fact]
    public async Task Schedule_TimeThatHasPassed_IsRefused()
    {
        var id = await life.DraftAsync("passed", "Passed");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => SetAsync(id, life.Host.Clock.GetUtcNow().UtcDateTime.AddHours(-2)));

        Assert.Equal("TimePassed", Assert.Single(refused.Refusals).Code);
    }

    private Task SetAsync(string id, DateTime utc) => life.DoAsync<ScheduleContent>(schedule => schedule.ExecuteAsync(
        id, TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")), life.Change("Edda Editor"), default));

    private async Task AtAsync(string moment)
    {
        await life.PassAsync(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture) - life.Host.Clock.GetUtcNow());
        await life.RunJobsAsync();
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var visit = await life.VisitAsync(path);
        return visit.StatusCode;
    }
}
