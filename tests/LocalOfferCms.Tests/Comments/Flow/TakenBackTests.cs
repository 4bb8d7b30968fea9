using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Flow;

/// <summary>Senders take comments back wherever they stand.</summary>
public class TakenBackTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Theory]
    [InlineData("Received", false)]
    [InlineData("Held", false)]
    [InlineData("LeavingOut", false)]
    [InlineData("WithOwner", true)]
    [InlineData("Answered", true)]
    [InlineData("Approved", false)]
    public async Task TakenBack_InAnyStage_EndsItsInstanceAndItsOwnerHears(string stage, bool hears)
    {
        var page = await flow.PageAsync($"Taken back {stage}");
        var comment = await flow.SentAsync(page, $"Words in stage {stage}.");
        await GoAsync(page, comment, stage);

        await flow.TakeBackAsync(comment);
        await flow.PassAsync(25);

        Assert.Equal(CommentStage.Withdrawn, (await flow.FindAsync(comment)).Stage);
        Assert.Equal(WorkflowStatus.Finished, await flow.StatusAsync(comment));
        Assert.Equal(hears ? 1 : 0, (await flow.SubjectsAsync(page.OwnerEmail)).Count(s => s.StartsWith("Taken back", StringComparison.Ordinal)));
        Assert.Single(await flow.SubjectsAsync(comment.Email));
        Assert.DoesNotContain($"Words in stage {stage}", await flow.PublicAsync(page.Path), StringComparison.Ordinal);
        if (hears)
        {
            using var owner = await flow.Host.SignInPersonAsync(flow.Council, page.OwnerId);
            Assert.Contains("Its sender took it back", await OldLinkAsync(owner, comment), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TakenBack_Published_AsksAnOfficer()
    {
        var page = await flow.PageAsync("Taken back when published");
        var comment = await flow.SentAsync(page, "Words that are out.");
        await GoAsync(page, comment, "Approved");
        await flow.RunJobsAsync();

        await flow.TakeBackAsync(comment);

        Assert.Equal(CommentStage.Published, (await flow.FindAsync(comment)).Stage);
        Assert.Equal(1, await flow.DbAsync(db => db.Set<CommentReply>().CountAsync(r => r.CommentId == comment.Id && r.About == ReplyAbout.TakeBack)));
    }

    [Fact]
    public async Task TakenBack_WithAnotherFoldedIn_TheOtherIsAnsweredForItself()
    {
        var page = await flow.PageAsync("Folded and taken back");
        var first = await flow.SentAsync(page, "The sensory room is shut on Mondays.");
        var other = await flow.SentAsync(page, "The sensory room is shut on Mondays!");
        await flow.SortAsync(first);
        await flow.SortAsync(other, "Put them together", form => form.Set("Input.SameAs", first.Id));

        await flow.TakeBackAsync(first);
        await flow.AnswerAsync(page, other);
        await flow.ApproveAsync(other);

        Assert.Equal(CommentStage.Published, (await flow.FindAsync(other)).Stage);
    }

    [Fact]
    public async Task Reassigned_OldLinkExplainsItself()
    {
        var page = await flow.PageAsync("Given on");
        var comment = await flow.SentAsync(page, "Whose is this?");
        await flow.SortAsync(comment);
        using var owner = await flow.Host.SignInPersonAsync(flow.Council, page.OwnerId);
        await (await FormPage.OpenAsync(owner, $"admin/answers/{comment.Id}/reassign")).Set("Reason", "It is about health.").PressAndFollowAsync();

        var text = await OldLinkAsync(owner, comment);

        Assert.Contains("somebody else may answer the comment now", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Whose is this?", text, StringComparison.Ordinal);
    }

    private static async Task<string> OldLinkAsync(HttpClient owner, Sent comment)
    {
        using var answer = await owner.GetAsync($"admin/answers/{comment.Id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task GoAsync(Kept page, Sent comment, string stage)
    {
        if (stage == "Held")
        {
            await flow.HoldAsync(comment);
        }
        else if (stage == "LeavingOut")
        {
            await flow.SortAsync(comment, "Propose to leave it out", form => form.Set("Input.Reason", "Vexatious").Set("Input.Note", "It is so."));
        }
        else if (stage != "Received")
        {
            await flow.SortAsync(comment);
            if (stage != "WithOwner")
            {
                await flow.AnswerAsync(page, comment);
            }

            if (stage == "Approved")
            {
                await flow.ApproveAsync(comment, run: false);
            }
        }
    }
}
