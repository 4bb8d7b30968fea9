using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Life;

/// <summary>A draft on its way: sent, sent back, sent again, approved, published. All by pages and buttons.</summary>
public sealed class ReviewMovesTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    [Fact]
    public async Task Draft_SentBackAndSentAgain_IsApprovedAndPublished()
    {
        var id = await life.DraftAsync("journey", "A journey");

        var sent = await PressAsync(life.Editor, id, "submit", page => page.Set("Input.To", life.ApproverId).Set("Input.Note", "Please look at the dates."));
        Assert.Contains("was sent for review", sent.Text);
        Assert.Contains("Please look at the dates.", Assert.Single(await life.MailToAsync("ada@example.org"), m => m.Subject == "To approve: A journey").Text);

        var back = await PressAsync(life.Approver, id, "return", page => page.Set("Input.Note", "The second date is wrong."));
        Assert.Contains("was sent back", back.Text);
        Assert.Contains("The second date is wrong.", Assert.Single(await life.MailToAsync("edda@example.org"), m => m.Subject == "Sent back: A journey").Text);
        Assert.Contains("The second date is wrong.", (await FormPage.OpenAsync(life.Editor, $"admin/content/{id}")).Text);

        await life.DraftAsync("journey", "A journey", id: id);
        await PressAsync(life.Editor, id, "submit");
        await PressAsync(life.Approver, id, "approve");
        var published = await PressAsync(life.Approver, id, "publish");

        Assert.Contains("is on the site", published.Text);
        using var visit = await life.VisitAsync("journey");
        Assert.Equal(HttpStatusCode.OK, visit.StatusCode);
        Assert.Equal(
            ["ContentApproved", "ContentPublished", "ContentReturned", "ContentSubmitted", "ContentSubmitted"],
            await life.DbAsync(db => db.AuditEntries.Where(e => e.SubjectId == id).OrderBy(e => e.Event).Select(e => e.Event).ToListAsync()));
    }

    [Fact]
    public async Task Return_NoNote_ShowsError()
    {
        var id = await life.DraftAsync("no-note", "No note");
        await PressAsync(life.Editor, id, "submit");

        var again = await PressAsync(life.Approver, id, "return");

        Assert.Equal(["Write what is to be changed. The author reads it."], again.Errors);
        Assert.Equal(ContentStage.InReview, await StageAsync(id));
    }

    [Fact]
    public async Task Publish_NothingButTheTitle_SaysWhatIsMissingBeforeTheButton()
    {
        var id = await life.DraftAsync("bare", "Bare", content =>
        {
            content.Remove("OwnerPart");
            content.Remove("ReviewPart");
        });

        var item = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}");
        Assert.Contains("Publish: not now", item.Text);
        Assert.Contains("Say which team or person looks after this page.", item.Text);
        Assert.Contains("Say when somebody will look at this page again.", item.Text);
        var move = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}/move/publish");
        Assert.DoesNotContain("Publish now", move.Text);
    }

    [Fact]
    public async Task Publish_ByWhoMayNot_IsForbidden()
    {
        var id = await life.DraftAsync("owned", "Owned");
        using var owner = await life.Host.SignInAsync(life.Council, Roles.PageOwner);

        using var page = await owner.GetAsync($"admin/content/{id}/move/publish");

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
    }

    [Fact]
    public async Task Submit_OfSomebodyElsesPage_IsNotOfferedToAPageOwner()
    {
        var id = await life.DraftAsync("not-mine", "Not mine");
        using var owner = await life.Host.SignInAsync(life.Council, Roles.PageOwner);

        var item = await FormPage.OpenAsync(owner, $"admin/content/{id}");
        using var move = await owner.GetAsync($"admin/content/{id}/move/submit");

        Assert.Contains("You can look at it, and at its history.", item.Text);
        Assert.Equal(HttpStatusCode.Forbidden, move.StatusCode);
    }

    [Fact]
    public async Task Approve_OwnWorkWhereAnotherIsAskedFor_IsRefused()
    {
        await using var other = await SecondPersonAsync(true);
        var id = await life.DraftAsync("own-work", "Own work", author: "Ada Approver");
        Assert.Contains("Somebody else has to approve it first", (await FormPage.OpenAsync(life.Editor, $"admin/content/{id}")).Text);
        await life.DraftAsync("own-work", "Own work", id: id);
        await PressAsync(life.Editor, id, "submit");

        var item = await FormPage.OpenAsync(life.Approver, $"admin/content/{id}");
        Assert.Contains("You wrote some of it. Somebody else has to approve it.", item.Text);
        await Assert.ThrowsAsync<RefusedException>(() => life.DoAsync<ApproveContent>(approve => approve.ExecuteAsync(id, life.Change("Ada Approver"), default)));
        await life.DoAsync<ApproveContent>(approve => approve.ExecuteAsync(id, life.Change("Ben Approver"), default));
        Assert.Contains("is on the site", (await PressAsync(life.Editor, id, "publish")).Text);
    }

    [Fact]
    public async Task ChangedWhileInReview_IsADraftAgain()
    {
        var id = await life.DraftAsync("changed-meanwhile", "Changed meanwhile");
        await PressAsync(life.Editor, id, "submit");

        await life.DraftAsync("changed-meanwhile", "Changed again", id: id);

        Assert.Equal(ContentStage.Draft, await StageAsync(id));
        Assert.Equal(2, await life.DbAsync(db => db.ContentVersions.CountAsync(v => v.ContentItemId == id)));
    }

    private Task<ContentStage> StageAsync(string id) =>
        life.DbAsync(db => db.ContentVersions.Where(v => v.ContentItemId == id && v.Latest).Select(v => v.Stage).SingleAsync());

    private static async Task<FormPage> PressAsync(HttpClient browser, string id, string move, Func<FormPage, FormPage>? fill = null)
    {
        var page = await FormPage.OpenAsync(browser, $"admin/content/{id}/move/{move}");
        return await (fill?.Invoke(page) ?? page).PressAndFollowAsync();
    }

    private async Task<IAsyncDisposable> SecondPersonAsync(bool on)
    {
        await life.SetAsync("LocalOffer", settings => settings["SecondPersonApproves"] = on);
        return new Undo(() => life.SetAsync("LocalOffer", settings => settings.Remove("SecondPersonApproves")));
    }

    private sealed class Undo(Func<Task> act) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await act();
    }
}
