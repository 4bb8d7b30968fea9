using LocalOfferCms.Core.Audit;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Moves;
using LocalOfferCms.Participation.Triage.Samples;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Triage;

/// <summary>Acceptance item X12: a complaint about one child's support is kept apart from comments on the offer, by two people, and only for the two reasons of reg 56(4).</summary>
public class LeavingOutTests(TriageFixture triage) : IClassFixture<TriageFixture>
{
    [Fact]
    public async Task Propose_NoReason_IsRefusedAndNothingTypedIsLost()
    {
        var comment = await triage.SentAsync("My own plan is late.");

        var refused = await (await TriageFixture.OpenAsync(triage.Officer, comment)).Set("Input.Text", "A plan is late.").PressAndFollowAsync("Propose to leave it out");

        Assert.Equal(["Choose one of the two lawful reasons. There is no third.", "Write why the reason applies, for the person who decides."], refused.Errors.Order());
        Assert.Equal("A plan is late.", refused.Values("Input.Text").Single());
        Assert.Equal(2, refused.Document.QuerySelectorAll("input[name='Input.Reason']").Length);
    }

    [Fact]
    public async Task Agree_TheProposer_MayNot()
    {
        var comment = await ProposedAsync("My own transport is late.");

        var own = await TriageFixture.OpenAsync(triage.Officer, comment);

        Assert.Contains("You proposed this yourself. Somebody else has to decide.", own.Text, StringComparison.Ordinal);
        Assert.Null(own.Document.QuerySelector("[formaction*=Agree]"));
        await Assert.ThrowsAsync<Core.RefusedException>(() => triage.InAsync(async services =>
        {
            await ((AgreeLeavingOut)services.GetService(typeof(AgreeLeavingOut))!).ExecuteAsync(comment.CommentId, (await triage.FindAsync(comment.CommentId)).Revision, new(triage.Host.Clock.GetUtcNow().UtcDateTime, "Olive Officer", null, triage.OfficerId), default);
            return true;
        }));
        Assert.Equal(CommentStage.LeavingOut, (await triage.FindAsync(comment.CommentId)).Stage);
    }

    [Fact]
    public async Task Agree_SecondPerson_LeavesItOutWithItsReason()
    {
        var comment = await ProposedAsync("My own taxi is late.");

        await (await TriageFixture.OpenAsync(triage.Second, comment)).PressAsync("Agree: leave it out");

        var left = await triage.FindAsync(comment.CommentId);
        Assert.Equal((CommentStage.LeftOut, LeaveOutReason.OneIndividual, triage.OfficerId), (left.Stage, left.LeaveOut, left.LeaveOutById));
        Assert.NotNull(left.ClosedUtc);
        var entry = await triage.DbAsync(db => db.AuditEntries.SingleAsync(a => a.Event == "CommentLeftOut" && a.SubjectId == comment.CommentId));
        Assert.Equal((triage.SecondId, "About services to one individual"), (entry.AuthorId, entry.Note));
    }

    [Fact]
    public async Task Refuse_WithNote_PutsItBackToBeSorted()
    {
        var comment = await ProposedAsync("Speech therapy waits are far too long here.");
        var page = await TriageFixture.OpenAsync(triage.Second, comment);

        var asked = await page.PressAndFollowAsync("Refuse: sort it again");
        Assert.Equal(["Write why it is not left out, for the person who proposed it."], asked.Errors);
        await asked.Set("RefusalNote", "This is about waiting times for everybody.").PressAsync("Refuse: sort it again");

        var back = await triage.FindAsync(comment.CommentId);
        Assert.Equal((CommentStage.Received, (LeaveOutReason?)null, (string?)null), (back.Stage, back.LeaveOut, back.LeaveOutById));
    }

    [Fact]
    public async Task Sample_OfAMonth_IsLookedAtBySomebodyWhoDecidedNoneOfIt()
    {
        await using var own = await OwnFixtureAsync();
        var fixture = own.Fixture;
        var left = await fixture.LeftOutAsync("Rubbish rubbish rubbish.");
        await fixture.PassAsync(TimeSpan.FromDays(10));
        await fixture.RunAsync(SamplePicker.JobKind);
        await fixture.RunAsync(SamplePicker.JobKind);
        Assert.Equal(1, await fixture.DbAsync(db => db.Set<SampleCheck>().CountAsync()));

        var proposer = await FormPage.OpenAsync(fixture.Officer, "admin/comments/checks");
        Assert.Contains("Somebody else looks at it.", proposer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("second look", (await FormPage.OpenAsync(fixture.Second, "admin")).Text, StringComparison.Ordinal);

        var third = await fixture.Host.SignInPersonAsync(fixture.Council, await fixture.Host.AddPersonAsync(fixture.Council, "thea@example.org", "Thea Third", Core.People.Roles.CommentOfficer));
        Assert.Contains("1 comment that was left out needs a second look", (await FormPage.OpenAsync(third, "admin")).Text, StringComparison.Ordinal);
        var page = await FormPage.OpenAsync(third, "admin/comments/checks");
        var refused = await page.Set("Verdict", "PutBack").PressAndFollowAsync("Say so");
        Assert.Equal(["Write why it should not have been left out."], refused.Errors);
        await refused.Set("Note", "It says that the page is rubbish: that is about quality.").PressAsync("Say so");

        var back = await fixture.FindAsync(left.CommentId);
        Assert.Equal((CommentStage.Received, (LeaveOutReason?)null, (DateTime?)null), (back.Stage, back.LeaveOut, back.ClosedUtc));
        Assert.True(await fixture.DbAsync(db => db.AuditEntries.AnyAsync(a => a.Event == "CommentPutBack" && a.SubjectId == left.CommentId)));
    }

    private async Task<Comment> ProposedAsync(string text)
    {
        var comment = await triage.SentAsync(text);
        using var answer = await (await TriageFixture.OpenAsync(triage.Officer, comment)).Set("Input.Reason", "OneIndividual").Set("Input.Note", "It is about one plan.").PressAsync("Propose to leave it out");
        return await triage.FindAsync(comment.CommentId);
    }

    private static async Task<Own> OwnFixtureAsync()
    {
        var fixture = new TriageFixture();
        await fixture.InitializeAsync();
        return new(fixture);
    }

    private sealed record Own(TriageFixture Fixture) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(Fixture.DisposeAsync());
    }
}
