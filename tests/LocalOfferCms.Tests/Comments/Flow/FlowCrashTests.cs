using System.Net;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Answers.Routing;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Participation.Retention;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Crashes;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Flow;

/// <summary>One comment goes its whole way, and the process is killed at every named point of it. Whoever pressed a button presses it again; the rest goes
/// on by itself, and each message goes out once.</summary>
public sealed class FlowCrashTests : IAsyncLifetime
{
    /// <summary>The places that comments and requests pass.</summary>
    internal static readonly string[] Points =
    [
        "comments:routed", "comments:notice", "comments:answered", "comments:approved", "comment:published", "action:before-commit",
        "request:before-commit", "request:before-answer", "year:before-commit", "year-clock:before-commit", "expire:before-commit",
    ];

    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);
    private readonly Dictionary<string, (string Id, string Cookie)> _people = [];
    private HostData _data = null!;
    private CmsHost _host = null!;
    private string _comment = "";

    private Tenant Council => _host.Councils.Single();

    public async Task InitializeAsync()
    {
        _data = await HostData.CreateAsync();
        _host = await StartAsync();
        var council = new MarkedCouncil("alder", "Alderwort", "norfolk").ToTenant(Path.Combine(_data.Folder, "recipes"));
        await _host.AddCouncilAsync(council with { CanonicalAddress = "https://alder.example" });
        foreach (var role in new[] { Roles.CommentOfficer, Roles.Approver })
        {
            var id = await _host.AddPersonAsync(Council, $"{role.Split(' ')[^1].ToLowerInvariant()}@example.org", $"Some {role}", role);
            var (name, value) = await TestPeople.TicketAsync(_host, Council, id);
            _people[role] = (id, $"{name}={value}");
        }

        await RunJobsAsync();
        _comment = await InAsync(async services => (await services.GetRequiredService<SendComment>().ExecuteAsync(new NewComment(
            "The times are missing.", "Alderwort page", "support/page", "page", From: CommentFrom.ParentOrCarer,
            Contact: new CommentContact { CommentId = "", ReplyBy = ReplyBy.Email, Email = "sender@example.net" }), default)).CommentId);
        await RunJobsAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _data.DisposeAsync();
    }

    [Fact]
    public async Task Comment_KilledAtEveryPointOfItsWay_GoesOnAndEachMessageGoesOnce()
    {
        await PressAsync(SortAsync);
        await KillAsync("comments:routed");
        Assert.Equal(CommentStage.WithOwner, await StageAsync());

        await InAsync(AskForReminderAsync);
        await KillAsync("comments:notice");

        await KillAsync("comments:answered", AnswerAsync);
        await KillAsync("comments:approved", ApproveAsync, runAfter: false);
        Assert.Equal(CommentStage.Approved, await StageAsync());
        await KillAsync("comment:published");
        Assert.Equal(CommentStage.Published, await StageAsync());

        await KillAsync("action:before-commit", ActionDoneAsync);
        await KillAsync("request:before-commit", ComplainAsync);
        await KillAsync("request:before-answer", AnswerRequestAsync);
        await MakeDueAsync(YearClock.JobKind, receivedDaysAgo: 340);
        await KillAsync("year-clock:before-commit");
        await KillAsync("year:before-commit", PublishYearAsync);
        await MakeDueAsync(Expire.JobKind, receivedDaysAgo: 340);
        await KillAsync("expire:before-commit");

        var mail = await InAsync(services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 500)));
        string[] once = ["Please answer", "Reminder", "To approve", "We have your comment", "We have answered", "What we promised", "The yearly report"];
        Assert.All(once, subject => Assert.Single(mail, m => m.Subject.StartsWith(subject, StringComparison.Ordinal)));
        Assert.Single(mail, m => m.To == "paula@example.net" && m.Subject.StartsWith("Our answer", StringComparison.Ordinal));
        Assert.Equal(2, mail.Count(m => m.To == "paula@example.net"));
        // The branch that would remind still waits for its day.
        Assert.Equal((WorkflowStatus.Halted, 1, 1, 1), await InAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            return (await db.Set<Workflow>().Where(w => w.CorrelationId == _comment).Select(w => w.Status).SingleAsync(), await db.Set<CommentYear>().CountAsync(),
                await db.Set<FormRequest>().CountAsync(), await db.AuditEntries.CountAsync(e => e.Event == "AnswerPublished"));
        }));
    }

    /// <summary>Kills the process at a point, while it does what waits or while somebody presses a button; then does the same again in one that lives.</summary>
    private async Task KillAsync(string point, Func<Func<string, HttpClient>, Task>? press = null, bool runAfter = true)
    {
        await _host.DisposeAsync();
        await using (var process = HostProcess.Start(
            ["--urls", "http://127.0.0.1:0", "--SetUpConfiguredCouncils=false"], new Dictionary<string, string?>(_data.Environment) { ["LOCALOFFER_CRASH_AT"] = point }))
        {
            if (press is not null)
            {
                var site = new Uri(await process.ListeningAsync(LongEnough), "/alder/");
                await Assert.ThrowsAsync<HttpRequestException>(() => press(role => Browser(role, site)));
            }

            Assert.Equal(CrashFixture.Killed, await process.EndedAsync(LongEnough));
        }

        _host = await StartAsync();
        await InAsync(services => services.GetRequiredService<CmsDbContext>().Jobs
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntilUtc, (DateTime?)null).SetProperty(j => j.LeasedBy, (string?)null)));
        if (press is not null)
        {
            await PressAsync(press);
        }

        if (runAfter)
        {
            await RunJobsAsync();
        }
    }

    private Task PressAsync(Func<Func<string, HttpClient>, Task> press) => press(role =>
    {
        var browser = _host.CreateBrowser(Council);
        browser.DefaultRequestHeaders.Add("Cookie", _people.TryGetValue(role, out var person) ? person.Cookie : "none=none");
        return browser;
    });

    private HttpClient Browser(string role, Uri site)
    {
        var cookies = new CookieContainer();
        if (_people.TryGetValue(role, out var person))
        {
            var parts = person.Cookie.Split('=', 2);
            cookies.Add(new Uri(site, "/"), new Cookie(parts[0], parts[1], "/"));
        }

        return new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = site, Timeout = LongEnough };
    }

    private async Task SortAsync(Func<string, HttpClient> browserOf)
    {
        using var officer = browserOf(Roles.CommentOfficer);
        using var answer = await (await FormPage.OpenAsync(officer, $"admin/comments/{_comment}")).PressAsync("Send it to its owner");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task AnswerAsync(Func<string, HttpClient> browserOf)
    {
        using var officer = browserOf(Roles.CommentOfficer);
        var form = (await FormPage.OpenAsync(officer, $"admin/answers/{_comment}", "#answer"))
            .Set("Form.Text", "The times are there.").Set("Form.Action", "Planned").Set("Form.ActionText", "We will print them.")
            .Set("Form.ActionOwner", "School transport team").Set("Form.ActionDue", "2039-12-31");
        var preview = await form.PressAndFollowAsync("See how it will look");
        Assert.True(preview.Errors.Count == 0, string.Join(" ", preview.Errors));
        await preview.PressAndFollowAsync("Send for approval");
    }

    private async Task ApproveAsync(Func<string, HttpClient> browserOf)
    {
        var answer = await AnswerIdAsync(browserOf);
        using var approver = browserOf(Roles.Approver);
        await (await FormPage.OpenAsync(approver, $"admin/answers/approve/{answer}", "#approve")).Set("Checked", "true").PressAndFollowAsync("Approve");
    }

    private async Task ActionDoneAsync(Func<string, HttpClient> browserOf)
    {
        using var officer = browserOf(Roles.CommentOfficer);
        var list = await FormPage.OpenAsync(officer, "admin/published-answers");
        var answer = list.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.EndsWith("/action", StringComparison.Ordinal) || h.Contains("published-answers/", StringComparison.Ordinal) && !h.EndsWith("/year", StringComparison.Ordinal));
        await (await FormPage.OpenAsync(officer, answer.EndsWith("/action", StringComparison.Ordinal) ? answer : $"{answer}/action")).Set("State", "done").Set("Text", "They are printed.").PressAndFollowAsync("Save the action");
    }

    private async Task ComplainAsync(Func<string, HttpClient> browserOf)
    {
        using var visitor = browserOf("");
        await (await FormPage.OpenAsync(visitor, "data-protection-complaint/form")).Set("Input.Words", "My letter went to a neighbour.").Set("Input.Name", "Paula Parent")
            .Set("Input.Email", "paula@example.net").PressAndFollowAsync("Send your complaint");
    }

    private async Task AnswerRequestAsync(Func<string, HttpClient> browserOf)
    {
        using var officer = browserOf(Roles.CommentOfficer);
        var list = await FormPage.OpenAsync(officer, "admin/requests");
        var request = list.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("admin/requests/", StringComparison.Ordinal));
        await (await FormPage.OpenAsync(officer, request, "#answer")).Set("Answer", "We are sorry.").PressAndFollowAsync("Send the answer");
    }

    private static async Task PublishYearAsync(Func<string, HttpClient> browserOf)
    {
        using var officer = browserOf(Roles.CommentOfficer);
        await (await FormPage.OpenAsync(officer, "admin/published-answers/year", "#publish")).PressAndFollowAsync("Publish the year");
    }

    /// <summary>The answer that waits for approval, as the approver's list links to it.</summary>
    private static async Task<string> AnswerIdAsync(Func<string, HttpClient> browserOf)
    {
        using var approver = browserOf(Roles.Approver);
        var list = await FormPage.OpenAsync(approver, "admin/answers/approve");
        return list.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("answers/approve/", StringComparison.Ordinal)).Split('/')[^1];
    }

    private async Task<bool> AskForReminderAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        var comment = await db.Set<Comment>().SingleAsync(c => c.CommentId == _comment);
        var now = _host.Clock.GetUtcNow().UtcDateTime - CommentNotices.Wait - TimeSpan.FromMinutes(1);
        comment.RemindedUtc = now;
        await services.GetRequiredService<CommentNotices>().AskAsync(write, NoticeKind.Reminder, comment.OwnerId!, now, default);
        await write.CommitAsync(default);
        return true;
    }

    /// <summary>A recurring job's time has come, and the comment has been there long.</summary>
    private Task MakeDueAsync(string kind, int receivedDaysAgo) => InAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        var now = _host.Clock.GetUtcNow().UtcDateTime;
        await db.Set<Comment>().ExecuteUpdateAsync(set => set.SetProperty(c => c.ReceivedUtc, now.AddDays(-receivedDaysAgo)));
        return await db.Jobs.Where(j => j.Kind == kind && j.CompletedUtc == null).ExecuteUpdateAsync(set => set.SetProperty(j => j.DueUtc, now.AddMinutes(-1)));
    });

    private Task<CommentStage> StageAsync() => InAsync(services => services.GetRequiredService<CmsDbContext>().Set<Comment>().Where(c => c.CommentId == _comment).Select(c => c.Stage).SingleAsync());

    private Task<CmsHost> StartAsync() => CmsHost.StartAsync(new CmsHostOptions(Data: _data, Now: TimeProvider.System.GetUtcNow(), RunsJobs: false));

    private Task RunJobsAsync() => _host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);

    private Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => _host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);
}
