using System.Net;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Flow;

/// <summary>Comments that the safeguarding lead gets on their way, and goes through with or not.</summary>
public class HeldTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task HeldWhileAnswered_Cleared_IsApprovedAndPublishedOnce()
    {
        var (page, comment) = await AnsweredAsync("quagmire");
        await flow.HoldAsync(comment);
        using (var approver = await flow.ApproverAsync())
        {
            Assert.DoesNotContain("quagmire", await approver.GetStringAsync("admin/answers/approve"), StringComparison.Ordinal);
            Assert.DoesNotContain("waits for approval", await approver.GetStringAsync("admin"), StringComparison.Ordinal);
        }

        await flow.ClearAsync(comment);
        await flow.ApproveAsync(comment);

        Assert.Equal(CommentStage.Published, (await flow.FindAsync(comment)).Stage);
        Assert.Contains("quagmire", await flow.PublicAsync(page.Path), StringComparison.Ordinal);
        Assert.Single(await flow.SubjectsAsync(comment.Email), $"We have answered your comment {comment.Reference}");
    }

    [Fact]
    public async Task HeldWhileApproved_Cleared_IsPublishedOnceAndNotBefore()
    {
        var (page, comment) = await AnsweredAsync("quicklime");
        await flow.ApproveAsync(comment, run: false);
        await flow.HoldAsync(comment);
        Assert.DoesNotContain("quicklime", await flow.PublicAsync(page.Path), StringComparison.Ordinal);
        Assert.NotEqual(WorkflowStatus.Faulted, await flow.StatusAsync(comment));

        await flow.ClearAsync(comment);

        Assert.Contains("quicklime", await flow.PublicAsync(page.Path), StringComparison.Ordinal);
        Assert.Single(await flow.SubjectsAsync(comment.Email), $"We have answered your comment {comment.Reference}");
    }

    [Fact]
    public async Task HeldWhileOthersGoOnWithTheAnswer_Cleared_IsPublishedWithThem()
    {
        var page = await flow.PageAsync("Shared page");
        var first = await flow.SentAsync(page, "The gate is locked at noon.");
        var other = await flow.SentAsync(page, "A locked gate keeps us out.");
        await flow.SortAsync(first);
        await flow.SortAsync(other);
        await flow.AnswerAsync(page, first, more: form => form.Set("Form.Also", other.Id));
        await flow.HoldAsync(other);
        await flow.ApproveAsync(first);
        Assert.Equal(CommentStage.Received, (await flow.FindAsync(other)).Stage);

        await flow.ClearAsync(other);

        Assert.Equal(CommentStage.Published, (await flow.FindAsync(other)).Stage);
        Assert.Single(await flow.SubjectsAsync(other.Email), $"We have answered your comment {other.Reference}");
        Assert.Single(await flow.SubjectsAsync(first.Email), $"We have answered your comment {first.Reference}");
    }

    [Fact]
    public async Task PublishedAndHeld_IsTakenDownEverywhereAtOnce_AndComesBackWhenCleared()
    {
        var (page, comment) = await AnsweredAsync("quillwort");
        await flow.ApproveAsync(comment);
        var answer = (await flow.FindAsync(comment)).ResponseId!;
        await flow.RunJobsAsync();
        string[] addresses = [page.Path, $"you-said-we-did?answer={answer}", "search?q=quillwort", "you-said-we-did.csv"];
        foreach (var address in addresses)
        {
            Assert.Contains("quillwort", await flow.PublicAsync(address), StringComparison.OrdinalIgnoreCase);
        }

        var before = await FiguresAsync();
        await flow.HoldAsync(comment);

        foreach (var address in addresses)
        {
            var html = await flow.PublicAsync(address);
            Assert.DoesNotContain("quillwort on the page", html, StringComparison.OrdinalIgnoreCase);
        }

        var held = await FiguresAsync();
        Assert.Equal((before.Received - 1, before.Published - 1, before.Answered - 1, before.TakenDown), (held.Received, held.Published, held.Answered, held.TakenDown));
        await flow.ClearAsync(comment);
        foreach (var address in addresses)
        {
            Assert.Contains("quillwort on the page", await flow.PublicAsync(address), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(before.Published, (await FiguresAsync()).Published);
        Assert.Single(await flow.SubjectsAsync(comment.Email), $"We have answered your comment {comment.Reference}");
    }

    [Theory]
    [InlineData("Received")]
    [InlineData("WithOwner")]
    [InlineData("Answered")]
    [InlineData("Approved")]
    [InlineData("Published")]
    public async Task Confirmed_EndsItsInstanceAndCountsNowhere(string stage)
    {
        var before = await FiguresAsync();
        var page = await flow.PageAsync($"Confirmed {stage}");
        var comment = await flow.SentAsync(page, $"Quibblesome{stage} words.", ReplyBy.Post);
        await GoAsync(page, comment, stage);
        await flow.HoldAsync(comment);

        await flow.ConfirmAsync(comment);
        await flow.PassAsync(25);

        Assert.Equal(WorkflowStatus.Finished, await flow.StatusAsync(comment));
        Assert.Equal(0, await flow.DbAsync(db => db.Set<CommentReply>().CountAsync(r => r.CommentId == comment.Id)));
        Assert.DoesNotContain($"Quibblesome{stage}", await flow.PublicAsync(page.Path), StringComparison.Ordinal);
        Assert.DoesNotContain($"Quibblesome{stage}", await flow.PublicAsync("you-said-we-did.csv"), StringComparison.Ordinal);
        var after = await FiguresAsync();
        Assert.Equal((before.Received, before.Published, before.Waiting, before.Answered, before.TakenDown), (after.Received, after.Published, after.Waiting, after.Answered, after.TakenDown));
        using var officer = await flow.OfficerAsync();
        foreach (var address in new[] { "admin/comments?tab=all", "admin/answers?all=true", "admin/answers/approve", "admin/answers/replies", "admin/published-answers", "admin/published-answers?down=true", "admin/published-answers/year", "admin/insight" })
        {
            using var answer = await officer.GetAsync(address);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, address);
            Assert.False(html.Contains($"Quibblesome{stage}", StringComparison.Ordinal) || html.Contains(page.Title, StringComparison.Ordinal), address);
        }
    }

    private async Task GoAsync(Kept page, Sent comment, string stage)
    {
        var steps = new List<Func<Task>>
        {
            () => flow.SortAsync(comment), () => flow.AnswerAsync(page, comment),
            () => flow.ApproveAsync(comment, run: stage == "Published"),
        };
        var count = stage switch { "Received" => 0, "WithOwner" => 1, "Answered" => 2, _ => 3 };
        foreach (var step in steps.Take(count))
        {
            await step();
        }
    }

    private async Task<(Kept, Sent)> AnsweredAsync(string word)
    {
        var page = await flow.PageAsync($"A place of families {word.Length}");
        var comment = await flow.SentAsync(page, $"Put the {word} on the page.");
        await flow.SortAsync(comment);
        await flow.AnswerAsync(page, comment, $"It is done: {word} on the page.");
        return (page, comment);
    }

    private Task<YearFigures> FiguresAsync() => flow.DbAsync(db => YearFigures.CountAsync(db, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc), default));
}
