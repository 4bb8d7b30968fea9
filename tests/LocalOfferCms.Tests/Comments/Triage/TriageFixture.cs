using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Triage;

/// <summary>A council whose officers sort comments. Jobs wait until a test has them done.</summary>
public sealed class TriageFixture : IAsyncLifetime
{
    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    /// <summary>Two officers, the safeguarding lead, and an administrator.</summary>
    internal HttpClient Officer { get; private set; } = null!;

    internal HttpClient Second { get; private set; } = null!;

    internal HttpClient Lead { get; private set; } = null!;

    internal string OfficerId { get; private set; } = "";

    internal string SecondId { get; private set; } = "";

    internal string LeadId { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false) { Councils = [MarkedCouncil.Alder] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        OfficerId = await Host.AddPersonAsync(Council, "olive@example.org", "Olive Officer", Roles.CommentOfficer);
        SecondId = await Host.AddPersonAsync(Council, "sid@example.org", "Sid Second", Roles.CommentOfficer);
        LeadId = await Host.AddPersonAsync(Council, "lena@example.org", "Lena Lead", Roles.SafeguardingLead);
        await SignInAsync();
    }

    public async Task DisposeAsync()
    {
        Officer.Dispose();
        Second.Dispose();
        Lead.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Lets time pass; a stay in the workspace does not last as long, so everybody signs in again.</summary>
    internal async Task PassAsync(TimeSpan time)
    {
        Host.Clock.Advance(time);
        await SignInAsync();
    }

    /// <summary>A comment about the page "Alderwort page", as the response box writes it down.</summary>
    internal async Task<Comment> SentAsync(string text, CommentContact? contact = null, CommentFrom? from = null)
    {
        // Ids sort by their moment: two comments of one moment would be as good as one.
        Host.Clock.Advance(TimeSpan.FromMilliseconds(5));
        var sent = await InAsync(services => services.GetRequiredService<SendComment>().ExecuteAsync(
            new NewComment(text, "Alderwort page", "support/page", "page", From: from, Contact: contact), default));
        return await FindAsync(sent.CommentId);
    }

    internal Task<Comment> FindAsync(string commentId) => DbAsync(db => db.Set<Comment>().AsNoTracking().SingleAsync(c => c.CommentId == commentId));

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    internal Task RunAsync(string jobKind) => InAsync(async services =>
    {
        await services.GetServices<IJobHandler>().Single(h => h.Kind == jobKind).HandleAsync("", default);
        return true;
    });

    internal Task RunJobsAsync() => Host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);

    internal async Task<IReadOnlyList<SentMessage>> MailToAsync(string address)
    {
        await RunJobsAsync();
        return await InAsync(services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 5_000).Where(m => m.To.Contains(address, StringComparison.Ordinal)).ToList()));
    }

    /// <summary>The sorting form of a comment.</summary>
    internal static Task<FormPage> OpenAsync(HttpClient person, Comment comment) => FormPage.OpenAsync(person, $"admin/comments/{comment.CommentId}");

    internal static async Task<HttpStatusCode> StatusAsync(HttpClient person, string address)
    {
        using var answer = await person.GetAsync(address);
        return answer.StatusCode;
    }

    /// <summary>Proposes to leave a comment out, and has the second officer agree.</summary>
    internal async Task<Comment> LeftOutAsync(string text, string reason = "Vexatious")
    {
        var comment = await SentAsync(text);
        await (await OpenAsync(Officer, comment)).Set("Input.Reason", reason).Set("Input.Note", "It says nothing about the offer.").PressAsync("Propose to leave it out");
        await (await OpenAsync(Second, comment)).PressAsync("Agree: leave it out");
        return await FindAsync(comment.CommentId);
    }

    private async Task SignInAsync()
    {
        Officer = await Host.SignInPersonAsync(Council, OfficerId);
        Second = await Host.SignInPersonAsync(Council, SecondId);
        Lead = await Host.SignInPersonAsync(Council, LeadId);
    }
}
