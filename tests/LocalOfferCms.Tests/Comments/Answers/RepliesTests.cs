using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Answers;

/// <summary>Replies that an officer makes by telephone, by post, in large print or in Braille.</summary>
[Collection(AnswersCollection.Name)]
public sealed class RepliesTests(AnswersFixture answers)
{
    [Fact]
    public async Task Reply_ByPost_ShowsTheContactOnceAskedAndIsNoted()
    {
        var owner = await answers.PersonAsync("Rey Reply", Roles.PageOwner);
        var id = await answers.CommentAsync("Write to me", await answers.PageAsync("Replies", owner));
        await answers.AnswerAsync(owner, id, "We will write to you.");
        await answers.DbAsync(async db =>
        {
            db.Add(new CommentReply { CommentId = id, About = ReplyAbout.Answer, ReplyBy = ReplyBy.LargePrint, DueUtc = answers.Host.Clock.GetUtcNow().UtcDateTime.AddDays(5) });
            return await db.SaveChangesAsync();
        });
        using var officer = await answers.SignInAsync(answers.Officer);
        var reference = (await answers.FindAsync(id)).Reference;
        Assert.Contains(reference, (await FormPage.OpenAsync(officer, "admin/answers/replies")).Text, StringComparison.Ordinal);

        var page = await FormPage.OpenAsync(officer, $"admin/answers/replies/{id}?about=Answer", "#show");
        Assert.Contains("We will write to you.", page.Document.QuerySelector(".lo-answers__letter--large")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1 Original Road", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ShownAsync(id));
        var shown = await page.PressAndFollowAsync(null, "#done");
        Assert.Contains("1 Original Road", shown.Document.QuerySelector("#contact")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await ShownAsync(id));
        await shown.PressAndFollowAsync("I have done it");

        Assert.DoesNotContain(reference, (await FormPage.OpenAsync(officer, "admin/answers/replies", "main")).Document.QuerySelector(".lo-answers__list")?.TextContent ?? "", StringComparison.Ordinal);
        using var other = await answers.SignInAsync(owner);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"admin/answers/replies/{id}?about=Answer")).StatusCode);
        using var approver = await answers.SignInAsync(answers.Approver);
        Assert.Equal(HttpStatusCode.Forbidden, (await approver.GetAsync("admin/answers/replies")).StatusCode);
    }

    private Task<int> ShownAsync(string id) => answers.DbAsync(db => db.AuditEntries.CountAsync(a => a.Event == "CommentContactShown" && a.SubjectId == id));
}
