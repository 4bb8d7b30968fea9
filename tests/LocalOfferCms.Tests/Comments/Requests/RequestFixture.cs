using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
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

namespace LocalOfferCms.Tests.Comments.Requests;

/// <summary>A council with an officer, a safeguarding lead, an administrator, and the pages under which forms stand. Jobs wait until a test has them done.</summary>
public sealed class RequestFixture : IAsyncLifetime
{
    public const string OfficerEmail = "olga@example.org";
    public const string LeadEmail = "lena@example.org";
    public const string AdminEmail = "adam@example.org";
    public const string Secret = "the-secret-of-a-sender";

    private int _comments;
    private string _officerId = "", _leadId = "", _adminId = "";

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal HttpClient Officer { get; private set; } = null!;

    internal HttpClient Lead { get; private set; } = null!;

    internal HttpClient Admin { get; private set; } = null!;

    internal HttpClient Visitor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false) { Councils = [MarkedCouncil.Alder] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        _officerId = await Host.AddPersonAsync(Council, OfficerEmail, "Olga Officer", Roles.CommentOfficer);
        _leadId = await Host.AddPersonAsync(Council, LeadEmail, "Lena Lead", Roles.SafeguardingLead);
        _adminId = await Host.AddPersonAsync(Council, AdminEmail, "Adam Administrator", Roles.Administrator);
        Visitor = Host.CreateBrowser(Council);
        await SignInAsync();
        await PublishAsync("data-protection-complaint", "Complain about how we use your data");
        await PublishAsync("help-getting-this-information", "Help getting this information");
        await RunJobsAsync();
    }

    public async Task DisposeAsync()
    {
        Officer.Dispose();
        Lead.Dispose();
        Admin.Dispose();
        Visitor.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Lets time pass; a stay in the workspace does not last as long, so everybody signs in again.</summary>
    internal async Task PassAsync(TimeSpan time)
    {
        Host.Clock.Advance(time);
        await SignInAsync();
        await RunJobsAsync();
    }

    internal async Task RunJobsAsync()
    {
        // What a job asks for is done by the next run.
        for (var i = 0; i < 4; i++)
        {
            await Host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);
        }
    }

    internal async Task<IReadOnlyList<SentMessage>> MailToAsync(string address)
    {
        await RunJobsAsync();
        return await InAsync(services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 500).Where(m => m.To.Contains(address, StringComparison.Ordinal)).ToList()));
    }

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    internal DateTime Now => Host.Clock.GetUtcNow().UtcDateTime;

    /// <summary>A comment as the box would have left it, with how to reach its sender.</summary>
    internal async Task<Comment> CommentAsync(string? email = null, CommentSafety safety = CommentSafety.None, Action<Comment>? more = null)
    {
        var number = Interlocked.Increment(ref _comments);
        var comment = new Comment
        {
            CommentId = $"comment-{number}", Reference = CommentReferences.New(), SecretHash = CommentSecrets.Hash(Secret), ReceivedUtc = Now,
            PageTitle = "Page", PagePath = "support/page", Text = "Working text", Safety = safety, Stage = CommentStage.Received,
        };
        more?.Invoke(comment);
        await DbAsync(async db =>
        {
            db.Add(comment);
            db.Add(new CommentOriginal { CommentId = comment.CommentId, Text = "Words as they were sent" });
            if (email is not null)
            {
                db.Add(new CommentContact { CommentId = comment.CommentId, ReplyBy = ReplyBy.Email, Email = email });
            }

            return await db.SaveChangesAsync();
        });
        return comment;
    }

    /// <summary>The page of a comment's sender about what is held.</summary>
    internal static string MyDataOf(Comment comment) => $"your-comments/{comment.Reference}/{Secret}/my-data";

    internal Task<List<string>> AuditAsync(string what) => DbAsync(db => db.AuditEntries.Where(e => e.Event == what).OrderBy(e => e.AuditEntryId).Select(e => e.SubjectTitle).ToListAsync());

    private async Task SignInAsync()
    {
        Officer = await Host.SignInPersonAsync(Council, _officerId);
        Lead = await Host.SignInPersonAsync(Council, _leadId);
        Admin = await Host.SignInPersonAsync(Council, _adminId);
    }

    private Task<string> PublishAsync(string path, string title) => InAsync(async services =>
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "The council's own words." },
        }.KeptBy("Family information team");
        var change = new ChangeContext(Now, "test");
        var id = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "Page", title, content, false), change, default);
        await services.GetRequiredService<PublishContent>().ExecuteAsync(id, change, default);
        return id;
    });
}

[CollectionDefinition(Name)]
public sealed class RequestCollection : ICollectionFixture<RequestFixture>
{
    public const string Name = "Requests";
}
