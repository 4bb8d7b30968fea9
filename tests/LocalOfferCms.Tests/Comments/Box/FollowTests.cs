using System.Net;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Box;

/// <summary>What a sender learns afterwards, and what others do not.</summary>
[Collection(BoxCollection.Name)]
public class FollowTests(BoxFixture box)
{
    [Fact]
    public async Task Reference_BeforePublication_SaysTheSameWhateverHappened()
    {
        Action<Comment>[] fates =
        [
            _ => { },
            c => c.Safety = CommentSafety.Held,
            c => (c.Stage, c.Safety) = (CommentStage.Published, CommentSafety.Confirmed),
            c => c.Stage = CommentStage.WithOwner,
            c => (c.Stage, c.LeaveOut, c.ClosedUtc) = (CommentStage.LeftOut, LeaveOutReason.Vexatious, box.Host.Clock.GetUtcNow().UtcDateTime),
            c => c.Stage = CommentStage.Withdrawn,
            c => c.Stage = CommentStage.Approved,
        ];
        var pages = new List<string>();
        for (var i = 0; i < fates.Length; i++)
        {
            var (reference, _) = await box.SendAsync($"One of several comments with a fate of its own: {i}.");
            await box.ChangeAsync(reference, fates[i]);
            using var answer = await box.Browser().GetAsync($"your-comments/{reference}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            pages.Add((await answer.Content.ReadAsStringAsync()).Replace(reference, "REFERENCE", StringComparison.Ordinal));
        }

        Assert.Contains("Received, being looked at.", pages[0]);
        Assert.DoesNotContain("fate of its own", pages[0]);
        Assert.All(pages, page => Assert.Equal(pages[0], page));
    }

    [Fact]
    public async Task Reference_Published_LeadsToTheAnswer()
    {
        var (reference, secret) = await box.SendAsync("Saturday buses are missing from the table.");
        var answer = await box.AnswerAsync(reference);

        var page = await FormPage.OpenAsync(box.Browser(), $"your-comments/{reference.ToLowerInvariant().Replace("send-", "send ", StringComparison.Ordinal)}");
        Assert.EndsWith($"/you-said-we-did#r-{answer}", page.Document.QuerySelector("main a")!.GetAttribute("href"));
        Assert.DoesNotContain("Saturday buses", page.Text);

        var own = await FormPage.OpenAsync(box.Browser(), $"your-comments/{reference}/{secret}");
        Assert.Contains("Saturday buses", own.Text);
        Assert.Contains("We heard you.", own.Text);
    }

    [Fact]
    public async Task SecretLink_Held_ShowsNoAnswerAndNoHold()
    {
        var (reference, secret) = await box.SendAsync("Something that worries whoever reads it.");
        await box.AnswerAsync(reference);
        await box.ChangeAsync(reference, c => c.Safety = CommentSafety.Held);

        var own = await FormPage.OpenAsync(box.Browser(), $"your-comments/{reference}/{secret}");
        Assert.Contains("We have received it. It is being looked at.", own.Text);
        Assert.DoesNotContain("We heard you.", own.Text);
    }

    [Fact]
    public async Task SecretLink_AfterRedaction_ShowsTheSendersOwnWords()
    {
        var (reference, secret) = await box.SendAsync("Mrs Bell at the front desk was kind.");
        await box.ChangeAsync(reference, c => c.Text = "Somebody at the front desk was kind.");

        Assert.Contains("Mrs Bell", (await FormPage.OpenAsync(box.Browser(), $"your-comments/{reference}/{secret}")).Text);
    }

    [Fact]
    public async Task Form_TypedReference_LeadsToItsPage()
    {
        var (reference, _) = await box.SendAsync("I would like to know what became of this.");
        var form = await FormPage.OpenAsync(box.Browser(), "your-comments");
        var page = await form.Set("Reference", $" {reference[5..].ToLowerInvariant()} ").PressAndFollowAsync();
        Assert.Contains("Received, being looked at.", page.Text);

        var wrong = await form.Set("Reference", "not one").PressAndFollowAsync();
        Assert.Equal(["Enter the reference as we gave it to you, like SEND-7K3Q9"], wrong.Errors);
    }

    [Fact]
    public async Task SecretLink_WrongOrOfAnotherCouncil_IsNotKnown()
    {
        var (reference, secret) = await box.SendAsync("This stays within the walls.");
        string[] unknown =
        [
            $"your-comments/{reference}/{secret}x", $"your-comments/{reference}/{secret[..^1]}", $"your-comments/{reference}/{secret}x/details", "your-comments/SEND-22222/" + secret,
        ];
        foreach (var address in unknown)
        {
            using var answer = await box.Browser().GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("We do not know this reference", await answer.Content.ReadAsStringAsync());
        }

        foreach (var address in new[] { $"your-comments/{reference}", $"your-comments/{reference}/{secret}", $"your-comments/{reference}/{secret}/details" })
        {
            using var there = await box.Browser(box.Neighbour).GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
            using var here = await box.Browser().GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        }
    }

    [Fact]
    public async Task TakeBack_NotPublished_WithdrawsAndForgetsTheContact()
    {
        var sent = await box.SendAsync("On second thoughts I would rather not.");
        await (await box.DetailsAsync(sent)).Set("Way", "Phone").Set("Phone", "01603 000000").PressAndFollowAsync();
        var own = await FormPage.OpenAsync(box.Browser(), $"your-comments/{sent.Reference}/{sent.Secret}", "main details form");
        var after = await own.PressAndFollowAsync("Take this comment back");

        Assert.Contains("You took this comment back.", after.Text);
        var row = await box.RowAsync(sent.Reference);
        Assert.Equal(CommentStage.Withdrawn, row.Stage);
        Assert.NotNull(row.ClosedUtc);
        Assert.Equal(0, await box.DbAsync(db => db.Set<CommentContact>().CountAsync(c => c.CommentId == row.CommentId)));
        Assert.Equal(1, await box.DbAsync(db => db.AuditEntries.CountAsync(e => e.SubjectId == row.CommentId && e.Event == "CommentWithdrawn")));
    }

    [Fact]
    public async Task TakeBack_Published_AsksAnOfficerOnce()
    {
        var sent = await box.SendAsync("Published, and now I regret it.");
        await box.AnswerAsync(sent.Reference);
        for (var i = 0; i < 2; i++)
        {
            var own = await FormPage.OpenAsync(box.Browser(), $"your-comments/{sent.Reference}/{sent.Secret}", "main details form");
            await own.PressAndFollowAsync("Ask to take it back");
        }

        var row = await box.RowAsync(sent.Reference);
        Assert.Equal(CommentStage.Published, row.Stage);
        var asked = await box.DbAsync(db => db.Set<CommentReply>().Where(r => r.CommentId == row.CommentId).ToListAsync());
        Assert.Equal(ReplyAbout.TakeBack, Assert.Single(asked).About);
    }
}
