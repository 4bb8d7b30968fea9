using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Core.Time;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Safeguarding;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Flow;

/// <summary>A council whose comments go the way of the product's own workflow type. Each test makes its own page, owner and comments; everything is done
/// on the pages, and by the jobs that follow.</summary>
public sealed class FlowFixture : IAsyncLifetime
{
    private int _count;
    private string _officer = "";
    private string _second = "";
    private string _lead = "";
    private string _approver = "";

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false) { Councils = [MarkedCouncil.Alder] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        _officer = await Host.AddPersonAsync(Council, "olive@example.org", "Olive Officer", Roles.CommentOfficer);
        _second = await Host.AddPersonAsync(Council, "sid@example.org", "Sid Second", Roles.CommentOfficer);
        _lead = await Host.AddPersonAsync(Council, "lena@example.org", "Lena Lead", Roles.SafeguardingLead);
        _approver = await Host.AddPersonAsync(Council, "ada@example.org", "Ada Approver", Roles.Approver);
        await RunJobsAsync();
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task RunJobsAsync() => Host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);

    /// <summary>Lets days pass, has done what came due, and then what that asked for: a reminder waits some minutes for others of its day.</summary>
    internal async Task PassAsync(double days)
    {
        Host.Clock.Advance(TimeSpan.FromDays(days));
        await RunJobsAsync();
        Host.Clock.Advance(TimeSpan.FromMinutes(30));
        await RunJobsAsync();
    }

    /// <summary>Lets time pass until just after a moment.</summary>
    internal Task PassToAsync(DateTime moment) => PassAsync((moment - Host.Clock.GetUtcNow().UtcDateTime).TotalDays + (1.0 / 24 / 60));

    /// <summary>The end of the day that lies so many working days from now.</summary>
    internal Task<DateTime> WorkingDayAsync(int days) => InAsync(services => services.GetRequiredService<WorkingDays>().AfterAsync(Host.Clock.GetUtcNow().UtcDateTime, days, default));

    internal Task<HttpClient> OfficerAsync() => Host.SignInPersonAsync(Council, _officer);

    internal Task<HttpClient> LeadAsync() => Host.SignInPersonAsync(Council, _lead);

    internal Task<HttpClient> ApproverAsync() => Host.SignInPersonAsync(Council, _approver);

    /// <summary>A page on the site with an owner who answers.</summary>
    internal async Task<Kept> PageAsync(string title)
    {
        var number = Interlocked.Increment(ref _count);
        var email = $"owner-{number}@example.org";
        var owner = await Host.AddPersonAsync(Council, email, $"Owner Number{number}", Roles.PageOwner);
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = $"flow-{number}" },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = $"Text of {title}." },
            ["OwnerPart"] = new JsonObject { ["Team"] = new JsonObject { ["Text"] = "A team" }, ["Person"] = new JsonObject { ["Text"] = owner } },
        }.KeptBy("A team");
        var id = await InAsync(async services =>
        {
            var change = new ChangeContext(Host.Clock.GetUtcNow().UtcDateTime, "Edda Editor");
            var made = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "Page", title, content, false), change, default);
            await services.GetRequiredService<PublishContent>().ExecuteAsync(made, change, default);
            return made;
        });
        await RunJobsAsync();
        return new(id, title, $"flow-{number}", owner, email);
    }

    /// <summary>A comment about a page, as the response box writes it down, with an address of its own.</summary>
    internal async Task<Sent> SentAsync(Kept page, string text, ReplyBy by = ReplyBy.Email)
    {
        Host.Clock.Advance(TimeSpan.FromMilliseconds(5));
        var email = $"sender-{Interlocked.Increment(ref _count)}@example.net";
        var contact = new CommentContact { CommentId = "", ReplyBy = by, Email = by == ReplyBy.Email ? email : null, Post = by == ReplyBy.Email ? null : "1 Any Road" };
        var sent = await InAsync(services => services.GetRequiredService<SendComment>().ExecuteAsync(
            new NewComment(text, page.Title, page.Path, page.Id, From: CommentFrom.ParentOrCarer, Contact: contact), default));
        await RunJobsAsync();
        return new(sent.CommentId, sent.Reference, sent.Secret, email);
    }

    internal async Task SortAsync(Sent comment) => await SortAsync(comment, "Send it to its owner", _ => { });

    internal async Task SortAsync(Sent comment, string button, Action<FormPage> fill, bool second = false)
    {
        using var officer = await Host.SignInPersonAsync(Council, second ? _second : _officer);
        var form = await FormPage.OpenAsync(officer, $"admin/comments/{comment.Id}");
        fill(form);
        using var answer = await form.PressAsync(button);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        await RunJobsAsync();
    }

    internal async Task LeaveOutAsync(Sent comment, LeaveOutReason reason)
    {
        await SortAsync(comment, "Propose to leave it out", form => form.Set("Input.Reason", reason.ToString()).Set("Input.Note", "It is so."));
        await SortAsync(comment, "Agree: leave it out", _ => { }, second: true);
    }

    /// <summary>The owner answers and sends it for approval.</summary>
    internal async Task AnswerAsync(Kept page, Sent comment, string text = "We have put the times on the page.", Action<FormPage>? more = null)
    {
        using var owner = await Host.SignInPersonAsync(Council, page.OwnerId);
        var form = (await FormPage.OpenAsync(owner, $"admin/answers/{comment.Id}", "#answer"))
            .Set("Form.Text", text).Set("Form.Action", "Planned").Set("Form.ActionText", "We will print the times too.")
            .Set("Form.ActionOwner", "School transport team").Set("Form.ActionDue", "2029-12-31");
        more?.Invoke(form);
        var preview = await form.PressAndFollowAsync("See how it will look");
        Assert.True(preview.Errors.Count == 0, string.Join(" ", preview.Errors));
        Assert.Contains("Thank you", (await preview.PressAndFollowAsync("Send for approval")).Text, StringComparison.Ordinal);
        await RunJobsAsync();
    }

    internal async Task ApproveAsync(Sent comment, bool run = true)
    {
        using var approver = await ApproverAsync();
        var answer = (await FindAsync(comment)).ResponseId;
        await (await FormPage.OpenAsync(approver, $"admin/answers/approve/{answer}", "#approve")).Set("Checked", "true").PressAndFollowAsync("Approve");
        if (run)
        {
            await RunJobsAsync();
        }
    }

    internal async Task HoldAsync(Sent comment)
    {
        await SortAsync(comment, "Give it to the safeguarding lead", _ => { });
        Assert.Equal(CommentSafety.Held, (await FindAsync(comment)).Safety);
    }

    internal Task ClearAsync(Sent comment) => DecideAsync(comment, "Clear it", CommentSafety.Cleared);

    internal Task ConfirmAsync(Sent comment) => DecideAsync(comment, "Confirm it", CommentSafety.Confirmed);

    /// <summary>The sender takes it back by the secret link.</summary>
    internal async Task TakeBackAsync(Sent comment)
    {
        using var browser = Host.CreateBrowser(Council);
        using var answer = await browser.PostAsync($"your-comments/{comment.Reference}/{comment.Secret}", new FormUrlEncodedContent([]));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        await RunJobsAsync();
    }

    internal Task<Comment> FindAsync(Sent comment) => DbAsync(db => db.Set<Comment>().AsNoTracking().SingleAsync(c => c.CommentId == comment.Id));

    internal Task<CommentResponse> ResponseAsync(Sent comment) => DbAsync(db =>
        db.Set<CommentResponse>().AsNoTracking().SingleAsync(r => db.Set<Comment>().Any(c => c.CommentId == comment.Id && c.ResponseId == r.ResponseId)));

    internal Task<WorkflowStatus> StatusAsync(Sent comment) => DbAsync(db =>
        db.Set<Workflow>().Where(w => w.CorrelationId == comment.Id && w.WorkflowTypeId == "public-comment").Select(w => w.Status).SingleAsync());

    /// <summary>Subjects of what went to an address, the oldest first.</summary>
    internal async Task<List<string>> SubjectsAsync(string address) => [.. (await MailAsync(address)).Select(m => m.Subject).Reverse()];

    internal async Task<List<SentMessage>> MailAsync(string address)
    {
        await RunJobsAsync();
        return await InAsync(services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 5_000).Where(m => m.To == address).ToList()));
    }

    internal async Task<string> PublicAsync(string path)
    {
        using var browser = Host.CreateBrowser(Council);
        return await browser.GetStringAsync(path);
    }

    private async Task DecideAsync(Sent comment, string button, CommentSafety expected)
    {
        var matter = await DbAsync(db => db.Set<SafeguardingCase>().OrderByDescending(c => c.HeldUtc).FirstAsync(c => c.CommentId == comment.Id));
        using var lead = await LeadAsync();
        await (await FormPage.OpenAsync(lead, $"admin/safeguarding/{matter.CaseId}", "#act")).Set("Note", "Looked into.").PressAsync(button);
        Assert.Equal(expected, (await FindAsync(comment)).Safety);
        await RunJobsAsync();
    }
}

/// <summary>A page and its owner.</summary>
internal sealed record Kept(string Id, string Title, string Path, string OwnerId, string OwnerEmail);

/// <summary>A comment that was sent, and its sender's address.</summary>
internal sealed record Sent(string Id, string Reference, string Secret, string Email);
