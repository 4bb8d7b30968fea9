using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Published;

/// <summary>A council that publishes answers to comments, and another that must learn nothing of it. Jobs wait until a test has them done.</summary>
public sealed class PublishedFixture : IAsyncLifetime
{
    private int _count;

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal Tenant Neighbour { get; private set; } = null!;

    internal DateTime Now => Host.Clock.GetUtcNow().UtcDateTime;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false) { Councils = [MarkedCouncil.Alder, MarkedCouncil.Briar] });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        Neighbour = Host.Council(MarkedCouncil.Briar.Name);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task RunJobsAsync() => Host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);

    internal Task<HttpClient> OfficerAsync() => Host.SignInAsync(Council, Roles.CommentOfficer);

    /// <summary>A word that no other answer has.</summary>
    internal string Word() => $"quibble{Interlocked.Increment(ref _count):000}";

    /// <summary>An approved answer with its comments; gives the ids of the comments and of the answer.</summary>
    internal Task<(IReadOnlyList<string> Comments, string Answer)> ApprovedAsync(
        string said, string? item = null, string? topic = "school", int comments = 1, ActionStatus action = ActionStatus.Planned, Action<Comment>? more = null) => DbAsync(async db =>
    {
        var id = ContentIds.New(Now);
        db.Set<CommentResponse>().Add(new CommentResponse
        {
            ResponseId = id, YouSaid = said, Text = $"We heard: {said}", Action = action, ActionText = "Something is done.", ActionOwner = "Local Offer team",
            ActionDue = DateOnly.FromDateTime(Now).AddDays(30), Topic = topic, ContentItemId = item, Stage = ResponseStage.Approved, AuthorId = "owner", ApprovedById = "approver",
        });
        var made = Enumerable.Range(0, comments).Select(_ => NewComment(item, topic, id)).ToList();
        made.ForEach(c => more?.Invoke(c));
        db.Set<Comment>().AddRange(made);
        await db.SaveChangesAsync();
        return ((IReadOnlyList<string>)[.. made.Select(c => c.CommentId)], id);
    });

    /// <summary>A comment as it is when its answer has been approved.</summary>
    internal Comment NewComment(string? item, string? topic, string? answer) => new()
    {
        CommentId = ContentIds.New(Now), Reference = $"SEND-{Interlocked.Increment(ref _count):00000}", SecretHash = "none", ReceivedUtc = Now.AddDays(-10), PageTitle = "A page", PagePath = "support/page",
        ContentItemId = item, Topic = topic, Text = "As it was sent.", Stage = CommentStage.Approved, ResponseId = answer, AnsweredUtc = Now,
    };

    /// <summary>Takes the step "publish" of a comment's workflow.</summary>
    internal Task PublishAsync(string commentId) => InAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        var task = services.GetServices<IWorkflowActivity>().Single(a => a.Name == "PublishCommentTask");
        await using var write = await db.BeginWriteAsync(default);
        var result = await task.ExecuteAsync(new ActivityContext
        {
            Db = db, Write = write, WorkflowId = "workflow", CorrelationId = commentId, Properties = [], Input = new JsonObject(), Now = Now,
        }, default);
        await write.CommitAsync(default);
        Assert.Equal("Done", result.Outcome);
        return true;
    });

    /// <summary>An answer that is on the site; gives its id.</summary>
    internal async Task<string> PublishedAsync(string said, string? item = null, string? topic = "school", int comments = 1, ActionStatus action = ActionStatus.Planned)
    {
        var (ids, answer) = await ApprovedAsync(said, item, topic, comments, action);
        await PublishAsync(ids[0]);
        return answer;
    }

    internal async Task<IHtmlDocument> VisitAsync(string path, Tenant? council = null)
    {
        using var browser = Host.CreateBrowser(council ?? Council);
        using var answer = await browser.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    internal async Task<string> TextAsync(string path, Tenant? council = null) => (await VisitAsync(path, council)).QuerySelector("main")!.TextContent;

    internal async Task<string> RawAsync(string path)
    {
        using var browser = Host.CreateBrowser(Council);
        return await browser.GetStringAsync(path);
    }
}
