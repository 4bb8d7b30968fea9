using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Workflows.Instances;

namespace LocalOfferCms.Tests.Comments.Flow;

/// <summary>Comments on their whole way by the product's own workflow type.</summary>
public class WholeWayTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Folded_SharesTheAnswer_BothArePublishedAndBothHear()
    {
        var page = await flow.PageAsync("Garden times");
        var first = await flow.SentAsync(page, "The opening times of the sensory garden are wrong.");
        var other = await flow.SentAsync(page, "Opening times of the sensory garden: wrong again!");
        await flow.SortAsync(first);
        await flow.SortAsync(other, "Put them together", form => form.Set("Input.SameAs", first.Id));
        Assert.Single(await flow.SubjectsAsync(page.OwnerEmail));

        await flow.AnswerAsync(page, first);
        await flow.ApproveAsync(first);

        foreach (var comment in new[] { first, other })
        {
            Assert.Equal(CommentStage.Published, (await flow.FindAsync(comment)).Stage);
            Assert.Equal([$"We have your comment {comment.Reference}", $"We have answered your comment {comment.Reference}"], await flow.SubjectsAsync(comment.Email));
        }
    }

    [Fact]
    public async Task SortedSlowly_IsRemindedAndEscalatedByItsOwnClock()
    {
        var page = await flow.PageAsync("Slow page");
        var comment = await flow.SentAsync(page, "The bus times are wrong.");
        await flow.PassToAsync(await flow.WorkingDayAsync(8));
        await flow.SortAsync(comment);
        var (due, reminder) = ((await flow.FindAsync(comment)).DueUtc!.Value, await flow.WorkingDayAsync(10));
        Assert.Equal(await flow.WorkingDayAsync(15), due);
        Assert.Single(await flow.SubjectsAsync(page.OwnerEmail));

        await flow.PassToAsync(reminder.AddHours(-2));
        Assert.Single(await flow.SubjectsAsync(page.OwnerEmail));
        await flow.PassToAsync(reminder);
        Assert.Single(await flow.SubjectsAsync(page.OwnerEmail), s => s.StartsWith("Reminder", StringComparison.Ordinal));
        await flow.PassToAsync(due.AddHours(-2));
        Assert.DoesNotContain(await flow.MailAsync("olive@example.org"), m => m.Subject.StartsWith("Not answered", StringComparison.Ordinal) && m.Text.Contains("Slow page", StringComparison.Ordinal));
        await flow.PassToAsync(due);
        Assert.Single(await flow.MailAsync("olive@example.org"), m => m.Subject.StartsWith("Not answered", StringComparison.Ordinal) && m.Text.Contains("Slow page", StringComparison.Ordinal));
        Assert.Single(await flow.SubjectsAsync(page.OwnerEmail), s => s.StartsWith("Reminder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HeldWhenTheReminderIsDue_IsRemindedWhenItIsLetGoOn()
    {
        var page = await flow.PageAsync("Held page");
        var comment = await flow.SentAsync(page, "The lift is broken again.");
        await flow.SortAsync(comment);
        await flow.HoldAsync(comment);
        await flow.PassAsync(40);
        Assert.Single(await flow.SubjectsAsync(page.OwnerEmail));

        await flow.ClearAsync(comment);
        await flow.PassAsync(0);

        Assert.Single(await flow.SubjectsAsync(page.OwnerEmail), s => s.StartsWith("Reminder", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(LeaveOutReason.OneIndividual, true)]
    [InlineData(LeaveOutReason.Vexatious, false)]
    internal async Task LeftOut_OnlyWhatIsAboutOnePerson_ShowsTheComplaintRoute(LeaveOutReason reason, bool complaint)
    {
        var page = await flow.PageAsync($"Left out {reason}");
        var comment = await flow.SentAsync(page, "My transport has not come since May.");
        await flow.LeaveOutAsync(comment, reason);

        var mail = (await flow.MailAsync(comment.Email))[0];
        var own = await flow.PublicAsync($"your-comments/{comment.Reference}/{comment.Secret}");
        var main = own[own.IndexOf("<h1", StringComparison.Ordinal)..own.IndexOf("What you told us", StringComparison.Ordinal)];
        foreach (var text in new[] { mail.Text, main })
        {
            Assert.Equal(complaint, text.Contains("complain", StringComparison.OrdinalIgnoreCase));
            Assert.Equal(!complaint, text.Contains(CommentWords.NotMeantSeriously, StringComparison.Ordinal));
        }

        Assert.Equal(WorkflowStatus.Finished, await AfterClockAsync(comment));
    }

    [Fact]
    public async Task ActionDone_TheEntryThePageAndTheSenderHearOnce()
    {
        var page = await flow.PageAsync("Action page");
        var comment = await flow.SentAsync(page, "Please print the times.");
        await flow.SortAsync(comment);
        await flow.AnswerAsync(page, comment);
        await flow.ApproveAsync(comment);
        var answer = (await flow.FindAsync(comment)).ResponseId;
        using var officer = await flow.OfficerAsync();

        for (var i = 0; i < 2; i++)
        {
            var form = await FormPage.OpenAsync(officer, $"admin/published-answers/{answer}/action");
            await form.Set("State", "done").Set("Text", "The times are printed.").PressAndFollowAsync("Save the action");
        }

        Assert.Single(await flow.SubjectsAsync(comment.Email), $"What we promised about your comment {comment.Reference} is done");
        Assert.Contains("Because families told us: The times are printed.", await flow.PublicAsync(page.Path), StringComparison.Ordinal);
        Assert.Contains("The times are printed.", await flow.PublicAsync($"you-said-we-did?answer={answer}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ActionDropped_NothingIsWaitedForAnyMore()
    {
        var page = await flow.PageAsync("Dropped action page");
        var comment = await flow.SentAsync(page, "Please print the rules.");
        await flow.SortAsync(comment);
        await flow.AnswerAsync(page, comment);
        await flow.ApproveAsync(comment);
        using var officer = await flow.OfficerAsync();

        var form = await FormPage.OpenAsync(officer, $"admin/published-answers/{(await flow.FindAsync(comment)).ResponseId}/action");
        var saved = await form.Set("State", "no-change").Set("Text", "The rules changed, so there is nothing to print.").PressAndFollowAsync("Save the action");
        Assert.Empty(saved.Errors);

        // The clocks for a reminder and for the target run out one after the other.
        await flow.PassAsync(20);
        await flow.PassAsync(20);
        Assert.Equal(WorkflowStatus.Finished, await flow.StatusAsync(comment));
        Assert.DoesNotContain(await flow.SubjectsAsync(comment.Email), s => s.Contains("is done", StringComparison.Ordinal));
    }

    private async Task<WorkflowStatus> AfterClockAsync(Sent comment)
    {
        await flow.PassAsync(8);
        return await flow.StatusAsync(comment);
    }
}
