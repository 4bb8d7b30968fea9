using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Answers;

/// <summary>Tests about answering share a council; each makes people, pages and comments of its own.</summary>
[CollectionDefinition(Name)]
public sealed class AnswersCollection : ICollectionFixture<AnswersFixture>
{
    public const string Name = "Answers";
}

/// <summary>A council whose comments are routed, reminded of and answered by a workflow type that begins when a comment has been sorted. Jobs wait until a
/// test has them done.</summary>
public sealed class AnswersFixture : IAsyncLifetime
{
    public const string Original = "Original words of Oona Original";
    public const string Address = "oona.original@example.net";

    private const string Type = """
        { "WorkflowTypeId": "answering", "Name": "Answering", "IsEnabled": true,
          "Activities": [
            { "ActivityId": "s", "Name": "CommentSortedEvent", "IsStart": true, "Properties": {} },
            { "ActivityId": "r", "Name": "RouteCommentTask", "IsStart": false, "Properties": {} },
            { "ActivityId": "f", "Name": "ForkTask", "IsStart": false, "Properties": { "Forks": ["Chase", "Answer"] } },
            { "ActivityId": "w", "Name": "WorkingDaysEvent", "IsStart": false, "Properties": { "WorkingDays": 10 } },
            { "ActivityId": "m", "Name": "RemindCommentOwnerTask", "IsStart": false, "Properties": {} },
            { "ActivityId": "x", "Name": "WorkingDaysEvent", "IsStart": false, "Properties": { "WorkingDays": 6 } },
            { "ActivityId": "e", "Name": "EscalateCommentTask", "IsStart": false, "Properties": {} },
            { "ActivityId": "a", "Name": "CommentAnsweredEvent", "IsStart": false, "Properties": {} },
            { "ActivityId": "n", "Name": "NotifyApproversTask", "IsStart": false, "Properties": {} },
            { "ActivityId": "d", "Name": "CommentDecidedEvent", "IsStart": false, "Properties": {} },
            { "ActivityId": "b", "Name": "ReturnToOwnerTask", "IsStart": false, "Properties": {} }
          ],
          "Transitions": [
            { "Id": 1, "SourceActivityId": "s", "SourceOutcomeName": "Route", "DestinationActivityId": "r" },
            { "Id": 2, "SourceActivityId": "r", "SourceOutcomeName": "Done", "DestinationActivityId": "f" },
            { "Id": 3, "SourceActivityId": "f", "SourceOutcomeName": "Chase", "DestinationActivityId": "w" },
            { "Id": 4, "SourceActivityId": "f", "SourceOutcomeName": "Answer", "DestinationActivityId": "a" },
            { "Id": 5, "SourceActivityId": "w", "SourceOutcomeName": "Done", "DestinationActivityId": "m" },
            { "Id": 6, "SourceActivityId": "m", "SourceOutcomeName": "Reminded", "DestinationActivityId": "x" },
            { "Id": 7, "SourceActivityId": "x", "SourceOutcomeName": "Done", "DestinationActivityId": "e" },
            { "Id": 8, "SourceActivityId": "a", "SourceOutcomeName": "Done", "DestinationActivityId": "n" },
            { "Id": 9, "SourceActivityId": "n", "SourceOutcomeName": "Done", "DestinationActivityId": "d" },
            { "Id": 10, "SourceActivityId": "d", "SourceOutcomeName": "Returned", "DestinationActivityId": "b" },
            { "Id": 11, "SourceActivityId": "b", "SourceOutcomeName": "Done", "DestinationActivityId": "a" }
          ] }
        """;

    private int _count;

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    /// <summary>The comment officer, to whom everything comes that nobody else looks after.</summary>
    internal Somebody Officer { get; private set; } = null!;

    internal Somebody Approver { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false) { Councils = [MarkedCouncil.Alder] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Host.Data.Folder, "recipes")).FullName, "answering.recipe.json");
        await File.WriteAllTextAsync(path, $$"""{ "name": "Answering", "steps": [{ "name": "WorkflowType", "data": [{{Type}}] }] }""");
        await InAsync(services => services.GetRequiredService<RecipeRunner>().RunAsync(path, new RecipeOptions { Author = "test", RecipesFolder = Path.GetDirectoryName(path)! }, default));
        Officer = await PersonAsync("Olga Officer", Roles.CommentOfficer);
        Approver = await PersonAsync("Ada Approver", Roles.Approver);
        await RunJobsAsync();
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task RunJobsAsync() => Host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);

    /// <summary>Lets days pass one by one, so that each job runs on its own day.</summary>
    internal async Task PassAsync(int days)
    {
        for (var i = 0; i < days; i++)
        {
            // A reminder waits some minutes for others of its day.
            Host.Clock.Advance(TimeSpan.FromMinutes(23 * 60));
            await RunJobsAsync();
            Host.Clock.Advance(TimeSpan.FromMinutes(60));
            await RunJobsAsync();
        }
    }

    internal async Task<Somebody> PersonAsync(string name, params string[] roles)
    {
        var email = $"{name.Replace(' ', '.').ToLowerInvariant()}-{Interlocked.Increment(ref _count)}@example.org";
        return new(await Host.AddPersonAsync(Council, email, name, roles), name, email);
    }

    /// <summary>A browser in which somebody is signed in.</summary>
    internal Task<HttpClient> SignInAsync(Somebody person) => Host.SignInPersonAsync(Council, person.Id);

    /// <summary>A page on the site.</summary>
    internal Task<string> PageAsync(string title, Somebody? owner = null, string? parent = null, string? topic = null) => InAsync(async services =>
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = $"answers-{Interlocked.Increment(ref _count)}" },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = $"Text of {title}." },
        }.KeptBy("Family information team");
        if (owner is not null)
        {
            content["OwnerPart"] = new JsonObject { ["Team"] = new JsonObject { ["Text"] = owner.Name }, ["Person"] = new JsonObject { ["Text"] = owner.Id } };
        }

        if (parent is not null)
        {
            content["ListedPart"] = new JsonObject { ["Parents"] = new JsonObject { ["ContentItemIds"] = new JsonArray(parent) } };
        }

        if (topic is not null)
        {
            content["TopicsPart"] = new JsonObject { ["Topics"] = new JsonObject { ["TaxonomyContentItemId"] = "topics", ["TermContentItemIds"] = new JsonArray(topic) } };
        }

        var change = new ChangeContext(Host.Clock.GetUtcNow().UtcDateTime, "Edda Editor");
        var id = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "Page", title, content, false), change, default);
        await services.GetRequiredService<PublishContent>().ExecuteAsync(id, change, default);
        return id;
    });

    /// <summary>A comment as sorting leaves it; its workflow has begun, and the jobs that follow are done.</summary>
    internal async Task<string> CommentAsync(string text, string? page = null, Action<Comment>? more = null, bool run = true)
    {
        var id = await InAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var now = Host.Clock.GetUtcNow().UtcDateTime;
            var title = page is null ? "" : await db.PublishedPages.Where(p => p.ContentItemId == page).Select(p => p.Title).SingleAsync();
            await using var write = await db.BeginWriteAsync(default);
            var comment = new Comment
            {
                CommentId = ContentIds.New(now), Reference = CommentReferences.New(), SecretHash = "none", ReceivedUtc = now, ContentItemId = page,
                PageTitle = title.Length > 0 ? title : "Search results", PagePath = "answers", From = CommentFrom.ParentOrCarer, Text = text,
            };
            more?.Invoke(comment);
            db.Add(comment);
            db.Add(new CommentOriginal { CommentId = comment.CommentId, Text = Original });
            db.Add(new CommentContact { CommentId = comment.CommentId, ReplyBy = ReplyBy.Post, Email = Address, Phone = "01632 960123", Post = "1 Original Road" });
            await services.GetRequiredService<WorkflowEvents>().RaiseAsync(db, write, new(CommentEvents.Sorted, comment.CommentId, CommentEvents.Outcome.Route), default);
            await write.CommitAsync(default);
            return comment.CommentId;
        });
        if (run)
        {
            await RunJobsAsync();
        }

        return id;
    }

    internal Task<Comment> FindAsync(string id) => DbAsync(db => db.Set<Comment>().AsNoTracking().SingleAsync(c => c.CommentId == id));

    internal Task<CommentResponse> AnswerOfAsync(string commentId) => DbAsync(async db =>
    {
        var response = await db.Set<Comment>().Where(c => c.CommentId == commentId).Select(c => c.ResponseId).SingleAsync();
        return await db.Set<CommentResponse>().AsNoTracking().SingleAsync(r => r.ResponseId == response);
    });

    /// <summary>The mail that went to somebody, the newest first.</summary>
    internal async Task<List<SentMessage>> MailToAsync(Somebody person)
    {
        await RunJobsAsync();
        return await InAsync(services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 1_000).Where(m => m.To == person.Email).ToList()));
    }

    /// <summary>Fills the form in as somebody does who has an answer.</summary>
    internal static FormPage Fill(FormPage form, string text = "We have put the times on the page.") => form
        .Set("Form.Text", text).Set("Form.Action", "Planned").Set("Form.ActionText", "We will print the times too.")
        .Set("Form.ActionOwner", "School transport team").Set("Form.ActionDue", "2027-12-31");

    /// <summary>Answers a comment and sends the answer for approval.</summary>
    internal async Task AnswerAsync(Somebody person, string commentId, string text = "We have put the times on the page.", Action<FormPage>? more = null)
    {
        using var browser = await SignInAsync(person);
        var form = Fill(await FormPage.OpenAsync(browser, $"admin/answers/{commentId}", "#answer"), text);
        more?.Invoke(form);
        var preview = await form.PressAndFollowAsync("See how it will look");
        Assert.True(preview.Errors.Count == 0, string.Join(" ", preview.Errors));
        Assert.Contains("Thank you", (await preview.PressAndFollowAsync("Send for approval")).Text, StringComparison.Ordinal);
        await RunJobsAsync();
    }
}

/// <summary>Somebody of the council.</summary>
internal sealed record Somebody(string Id, string Name, string Email);
