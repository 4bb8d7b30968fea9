using System.Net;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Requests;

/// <summary>What is held with a comment: seen by the secret link, and taken away when an officer has decided.</summary>
[Collection(RequestCollection.Name)]
public class MyDataTests(RequestFixture council)
{
    [Fact]
    public async Task Page_SaysWhatIsHeld_InKinds()
    {
        var comment = await council.CommentAsync("mira@example.org");

        var page = await FormPage.OpenAsync(council.Visitor, RequestFixture.MyDataOf(comment));

        Assert.Contains("An email address", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mira@example.org", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Working text", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WrongSecret_KnowsNothing()
    {
        var comment = await council.CommentAsync("milo@example.org");
        using var answer = await council.Visitor.GetAsync($"your-comments/{comment.Reference}/wrong/my-data");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Remove_OfficerDecides_ContactGoesTheRecordStays()
    {
        var comment = await council.CommentAsync("mona@example.org");
        var asked = await (await FormPage.OpenAsync(council.Visitor, RequestFixture.MyDataOf(comment)))
            .Set("Input.Wish", nameof(RequestWish.Remove)).Set("Input.Words", "Please.").PressAndFollowAsync();
        Assert.Contains("We have it, and answer by", asked.Text, StringComparison.Ordinal);
        Assert.Null(asked.Document.QuerySelector("main form"));
        var request = await RequestOfAsync(comment);

        var page = await FormPage.OpenAsync(council.Officer, $"admin/requests/{request.RequestId}", "#answer");
        Assert.Contains("section 30(6)", page.Values("KeptReason").Single(), StringComparison.Ordinal);
        var refused = await page.Set("Answer", "It is done.").Set("KeptReason", "").PressAndFollowAsync("Send the answer", "#answer");
        Assert.Equal(["Say what is kept and why. Nothing is taken away without that."], refused.Errors);
        Assert.Equal(["It is done."], refused.Values("Answer"));
        await refused.Set("KeptReason", "The record that the law asks for.").PressAndFollowAsync("Send the answer");

        Assert.Equal((0, 1, 1), await council.DbAsync(async db => (
            await db.Set<CommentContact>().CountAsync(c => c.CommentId == comment.CommentId),
            await db.Set<Comment>().CountAsync(c => c.CommentId == comment.CommentId), await db.Set<CommentOriginal>().CountAsync(c => c.CommentId == comment.CommentId))));
        var mail = Assert.Single(await council.MailToAsync("mona@example.org"));
        Assert.Contains("The record that the law asks for.", mail.Text, StringComparison.Ordinal);
        var after = await FormPage.OpenAsync(council.Visitor, RequestFixture.MyDataOf(comment));
        Assert.Contains("We have deleted how to reach you.", after.Text, StringComparison.Ordinal);
        Assert.Contains("The record that the law asks for.", after.Text, StringComparison.Ordinal);
        Assert.Contains(request.Reference, await council.AuditAsync("RequestContactRemoved"));
        Assert.Contains(request.Reference, await council.AuditAsync("RequestAnswered"));
    }

    [Fact]
    public async Task Correct_WithoutSayingWhat_ShowsError()
    {
        var comment = await council.CommentAsync();

        var again = await (await FormPage.OpenAsync(council.Visitor, RequestFixture.MyDataOf(comment))).Set("Input.Wish", nameof(RequestWish.Correct)).PressAndFollowAsync();

        Assert.Equal(["Say what is wrong, and what it should be."], again.Errors);
    }

    [Fact]
    public async Task Held_TheRequestShowsToTheSafeguardingLeadAlone()
    {
        var comment = await council.CommentAsync("hana@example.org", CommentSafety.Held);
        await (await FormPage.OpenAsync(council.Visitor, RequestFixture.MyDataOf(comment))).Set("Input.Wish", nameof(RequestWish.See)).PressAndFollowAsync();
        var request = await RequestOfAsync(comment);

        Assert.Single(await council.MailToAsync(RequestFixture.LeadEmail), m => m.Subject.Contains(request.Reference, StringComparison.Ordinal));
        Assert.DoesNotContain(await council.MailToAsync(RequestFixture.OfficerEmail), m => m.Subject.Contains(request.Reference, StringComparison.Ordinal));
        using var officer = await council.Officer.GetAsync($"admin/requests/{request.RequestId}");
        using var lead = await council.Lead.GetAsync($"admin/requests/{request.RequestId}");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (officer.StatusCode, lead.StatusCode));
        Assert.DoesNotContain(request.Reference, await council.Officer.GetStringAsync("admin/requests"), StringComparison.Ordinal);
        Assert.Contains(request.Reference, await council.Lead.GetStringAsync("admin/requests"), StringComparison.Ordinal);
    }

    private Task<FormRequest> RequestOfAsync(Comment comment) => council.DbAsync(db => db.Set<FormRequest>().AsNoTracking().SingleAsync(r => r.CommentId == comment.CommentId));
}
