using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Life;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Portal;

/// <summary>Reminders as the review's day comes and passes, and their end when somebody confirms.</summary>
public sealed class ReminderTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private readonly SchoolDesk _desk = new(life);

    [Fact]
    public async Task Reminders_StepByStep_WriteOnceThenTellTheApproverThenTheCouncil_AndStopWhenConfirmed()
    {
        var school = await _desk.SchoolAsync("Zinnia Primary");
        var (_, _, sencoMail) = await _desk.KeeperAsync("Zoe Senco", KeeperTask.Keep, school);
        var (head, headId, headMail) = await _desk.KeeperAsync("Zac Head", KeeperTask.Approve, school);
        await _desk.FillAsync(school);
        await (await FormPage.OpenAsync(head, $"admin/my-schools/{school}/send", "#move")).Set("Cycle", "4").PressAsync("Approve, and put it on the site");
        var due = (await _desk.ReportAsync(school)).Part.Date("NextReviewOn")!.Value;
        Assert.Equal(life.Today.AddMonths(4), due);
        var (senco0, head0) = ((await life.MailToAsync(sencoMail)).Count, (await life.MailToAsync(headMail)).Count);

        List<(int Senco, int Head, bool Council)> steps = [];
        foreach (var day in new[] { -15, -14, -13, 0, 1, 7, 21, 27, 28, 60 })
        {
            await life.PassAsync(due.AddDays(day).ToDateTime(TimeOnly.MinValue) - life.Today.ToDateTime(TimeOnly.MinValue));
            await RemindAsync();
            await RemindAsync();
            steps.Add(((await life.MailToAsync(sencoMail)).Count - senco0, (await life.MailToAsync(headMail)).Count - head0,
                (await life.DbAsync(db => ReviewReminders.UnansweredAsync(db, default))).Contains(school)));
        }

        Assert.Equal(
            [(0, 0, false), (1, 0, false), (1, 0, false), (2, 0, false), (2, 0, false), (3, 1, false), (4, 2, false), (4, 2, false), (4, 2, true), (4, 2, true)], steps);
        var mail = (await life.MailToAsync(sencoMail))[0];
        Assert.Contains("account/link?token=", mail.Text);

        using var later = await life.Host.SignInPersonAsync(life.Council, headId);
        await (await FormPage.OpenAsync(later, $"admin/my-schools/{school}/confirm")).PressAsync("Confirm, and put it on the site");
        var sent = (await life.MailToAsync(sencoMail)).Count;
        await life.PassAsync(TimeSpan.FromDays(30));
        await RemindAsync();

        Assert.Equal(sent, (await life.MailToAsync(sencoMail)).Count);
        Assert.DoesNotContain(school, await life.DbAsync(db => ReviewReminders.UnansweredAsync(db, default)));
    }

    [Fact]
    public async Task Reminder_OfSeveralSchools_IsOneMessage()
    {
        var (one, two) = (await _desk.SchoolAsync("Alder Infants"), await _desk.SchoolAsync("Alder Juniors"));
        var (_, _, mail) = await _desk.KeeperAsync("Abi Alder", KeeperTask.Keep, one, two);

        await life.PassAsync(TimeSpan.FromDays(60));
        await RemindAsync();

        var message = Assert.Single(await life.MailToAsync(mail));
        Assert.Equal("SEN information reports of 2 schools", message.Subject);
        Assert.Contains("Alder Juniors: no report is here yet", message.Text);
    }

    private Task RemindAsync() => life.InAsync(async services =>
    {
        await services.GetServices<IJobHandler>().Single(h => h.Kind == ReviewReminders.JobKind).HandleAsync("{}", default);
        return true;
    });
}
