using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Box;

/// <summary>What the workflow type "Public comment" does of the sender's side.</summary>
[Collection(BoxCollection.Name)]
public class StepTests(BoxFixture box)
{
    [Fact]
    public async Task Entered_WithEmail_IsAcknowledgedOnceThoughTheWorkflowTriesToo()
    {
        var sent = await EnterAsync("Said at a meeting in the library.", new CommentContact { CommentId = "", ReplyBy = ReplyBy.Email, Email = "meeting@example.org" });
        await RunAsync("AcknowledgeCommentTask", sent.CommentId);
        await RunAsync("AcknowledgeCommentTask", sent.CommentId);

        var message = Assert.Single(await MailToAsync("meeting@example.org"));
        Assert.Contains(message.Links, link => link.EndsWith($"{sent.Reference}/{sent.Secret}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Acknowledge_AddressWithoutMark_WritesOnceWithoutTheSecret()
    {
        var sent = await EnterAsync("Came from an older system.", null);
        await box.DbAsync(async db =>
        {
            db.Add(new CommentContact { CommentId = sent.CommentId, ReplyBy = ReplyBy.Email, Email = "older@example.org" });
            return await db.SaveChangesAsync();
        });
        await RunAsync("AcknowledgeCommentTask", sent.CommentId);
        await RunAsync("AcknowledgeCommentTask", sent.CommentId);

        var message = Assert.Single(await MailToAsync("older@example.org"));
        Assert.DoesNotContain(sent.Secret, message.Text);
    }

    [Fact]
    public async Task TellSender_ByEmail_SendsTheAnswer()
    {
        var sent = await EnterAsync("Tell me by mail.", new CommentContact { CommentId = "", ReplyBy = ReplyBy.Email, Email = "tell@example.org" });
        await box.AnswerAsync(sent.Reference);
        await RunAsync("TellSenderTask", sent.CommentId, "Answer");

        Assert.Contains(await MailToAsync("tell@example.org"), m => m.Subject.EndsWith($"We have answered your comment {sent.Reference}", StringComparison.Ordinal) && m.Text.Contains("We heard you.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TellSender_ByBraille_AsksForAReplyByHandOnce()
    {
        var sent = await EnterAsync("Answer me in Braille.", new CommentContact { CommentId = "", ReplyBy = ReplyBy.Braille, Post = "1 High Street" });
        await RunAsync("TellSenderTask", sent.CommentId, "Answer");
        await RunAsync("TellSenderTask", sent.CommentId, "Answer");

        var reply = Assert.Single(await box.DbAsync(db => db.Set<CommentReply>().Where(r => r.CommentId == sent.CommentId).ToListAsync()));
        Assert.Equal((ReplyAbout.Answer, ReplyBy.Braille, null), (reply.About, reply.ReplyBy, reply.DoneUtc));
        Assert.True(reply.DueUtc > box.Host.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task TellSender_HeldComment_SaysNothing()
    {
        var sent = await EnterAsync("A comment that is held.", new CommentContact { CommentId = "", ReplyBy = ReplyBy.Email, Email = "held@example.org" });
        await box.ChangeAsync(sent.Reference, c => c.Safety = CommentSafety.Held);
        await RunAsync("TellSenderTask", sent.CommentId, "LeftOut");

        Assert.Single(await MailToAsync("held@example.org"));
    }

    [Fact]
    public async Task Values_OfAComment_AreReferencePageAndTopicAlone()
    {
        var sent = await EnterAsync("Words that no mail may carry.", null);
        var values = await box.InAsync(async services =>
        {
            var source = services.GetServices<IWorkflowValues>().Single(v => v.Prefix == "Comment");
            var db = services.GetRequiredService<CmsDbContext>();
            var found = new List<string?>();
            foreach (var name in new[] { "Reference", "Page", "Text" })
            {
                found.Add(await source.FindAsync(db, sent.CommentId, name, default));
            }

            return found;
        });

        Assert.Equal(new List<string?> { sent.Reference, "A page", null }, values);
    }

    private Task<SentComment> EnterAsync(string text, CommentContact? contact) =>
        box.EnterAsync(new NewComment(text, "A page", "support/page", "page", Channel: CommentChannel.Meeting, EnteredById: "officer", Contact: contact, EnteredByName: "An Officer"));

    private async Task<IReadOnlyList<LocalOfferCms.Core.Mail.SentMessage>> MailToAsync(string address) => [.. (await box.Host.MailAsync(box.Council)).Where(m => m.To == address)];

    private Task RunAsync(string name, string commentId, string? about = null) => box.InAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        var result = await services.GetServices<IWorkflowActivity>().Single(a => a.Name == name).ExecuteAsync(new ActivityContext
        {
            Db = db, Write = write, WorkflowId = "test", CorrelationId = commentId, Properties = new JsonObject { ["About"] = about }, Input = [],
            Now = box.Host.Clock.GetUtcNow().UtcDateTime,
        }, default);
        await write.CommitAsync(default);
        return result;
    });
}
