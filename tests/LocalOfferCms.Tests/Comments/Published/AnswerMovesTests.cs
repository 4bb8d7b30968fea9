using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Published;

/// <summary>What officers do with published answers.</summary>
public class AnswerMovesTests(PublishedFixture council) : IClassFixture<PublishedFixture>
{
    [Fact]
    public async Task Correct_WithNote_IsReadByThePublicAtOnce()
    {
        var (word, better) = (council.Word(), council.Word());
        var id = await council.PublishedAsync(word, "page");
        await council.TextAsync("you-said-we-did");
        using var officer = await council.OfficerAsync();

        var form = await FormPage.OpenAsync(officer, $"admin/published-answers/{id}/correct");
        var refused = await form.Set("YouSaid", better).Set("Text", "A new answer.").Set("Note", "").PressAsync("Correct it");
        var again = await FormPage.ReadAsync(officer, refused);
        Assert.Equal(["Say what you put right. Everybody can read it."], again.Errors);
        Assert.Equal([better], again.Values("YouSaid"));
        var done = await again.Set("Note", "The word was wrong.").PressAndFollowAsync("Correct it");

        Assert.Contains("The answer is corrected", done.Document.Body!.TextContent);
        foreach (var path in new[] { "you-said-we-did", "support/page" })
        {
            var text = await council.TextAsync(path);
            Assert.Contains(better, text);
            Assert.Contains("The word was wrong.", text);
            Assert.DoesNotContain(word, text);
        }
    }

    [Fact]
    public async Task Correct_FormThatIsOutOfDate_IsRefusedAndNothingIsLost()
    {
        var id = await council.PublishedAsync(council.Word());
        using var officer = await council.OfficerAsync();
        var first = await FormPage.OpenAsync(officer, $"admin/published-answers/{id}/correct");
        var second = await FormPage.OpenAsync(officer, $"admin/published-answers/{id}/correct");
        await first.Set("Note", "First.").PressAsync("Correct it");

        var refused = await FormPage.ReadAsync(officer, await second.Set("Text", "My words").Set("Note", "Second.").PressAsync("Correct it"));

        Assert.Contains("Somebody else changed this answer while you wrote", Assert.Single(refused.Errors));
        Assert.Equal(["My words"], refused.Values("Text"));
    }

    [Fact]
    [Trait("Item", "X15")]
    public async Task TakeDown_WithReason_LeavesTheSiteAtOnceAndStaysOnRecord()
    {
        var word = council.Word();
        var id = await council.PublishedAsync(word, "sheet");
        await council.TextAsync("sheet");
        using var officer = await council.OfficerAsync();

        var form = await FormPage.OpenAsync(officer, $"admin/published-answers/{id}/take-down");
        Assert.NotEmpty((await FormPage.ReadAsync(officer, await form.PressAsync("Take it down"))).Errors);
        await form.Set("Reason", "It tells who the child is.").PressAndFollowAsync("Take it down");

        foreach (var path in new[] { "sheet", "you-said-we-did", "you-said-we-did.csv" })
        {
            Assert.DoesNotContain(word, await council.RawAsync(path));
        }

        Assert.Contains("We took 1 answer down to protect somebody.", await council.TextAsync("sheet"));
        Assert.Contains("down to protect somebody.", await council.TextAsync("you-said-we-did"));
        Assert.Contains("nothing for", await council.TextAsync("search?q=" + word));
        Assert.Equal("It tells who the child is.", await council.DbAsync(db => db.AuditEntries.Where(e => e.Event == "AnswerTakenDown" && e.SubjectId == id).Select(e => e.Note).SingleAsync()));
        Assert.Contains(word, (await FormPage.OpenAsync(officer, $"admin/published-answers/{id}")).Text);
    }

    [Fact]
    [Trait("Item", "X1")]
    public async Task Action_Done_TheEntryAndThePageSaySo()
    {
        var word = council.Word();
        var id = await council.PublishedAsync(word, "toolkit");
        await council.TextAsync("toolkit");
        using var officer = await council.OfficerAsync();

        var form = await FormPage.OpenAsync(officer, $"admin/published-answers/{id}/action");
        await form.Set("State", "done").Set("Text", "A list of questions was added.").PressAndFollowAsync("Save the action");

        var page = await council.VisitAsync("toolkit");
        Assert.Contains("Because families told us: A list of questions was added.", page.QuerySelector(".lo-stamp__changed")!.TextContent);
        Assert.Equal("Done", page.QuerySelector($"#r-{id} .govuk-tag")!.TextContent);
        Assert.Contains("Done on 24 November 2026", page.QuerySelector($"#r-{id}")!.TextContent);
        Assert.Contains("A list of questions was added.", await council.TextAsync("you-said-we-did?action=done"));
        Assert.Equal(ActionStatus.Done, await council.DbAsync(db => db.Set<CommentResponse>().Where(r => r.ResponseId == id).Select(r => r.Action).SingleAsync()));
    }

    [Fact]
    public async Task Action_PlannedWithoutADay_IsRefused()
    {
        var id = await council.PublishedAsync(council.Word(), action: ActionStatus.None);
        using var officer = await council.OfficerAsync();

        var form = await FormPage.OpenAsync(officer, $"admin/published-answers/{id}/action");
        var refused = await FormPage.ReadAsync(officer, await form.Set("State", "planned").Set("Due", "").PressAsync("Save the action"));

        Assert.Equal(["Say by when it is to be done."], refused.Errors);
    }

    [Fact]
    public async Task List_ActionThatIsLate_SaysSoInWords()
    {
        var word = council.Word();
        var id = await council.PublishedAsync(word);
        await council.DbAsync(db => db.Set<CommentResponse>().Where(r => r.ResponseId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.ActionDue, DateOnly.FromDateTime(council.Now).AddDays(-3))));
        using var officer = await council.OfficerAsync();

        var list = await FormPage.OpenAsync(officer, "admin/published-answers?due=late");

        Assert.Contains(word, list.Text);
        Assert.Contains("Late by 3 days", list.Text);
        Assert.Contains("that we promised families", (await FormPage.OpenAsync(officer, "admin")).Text);
        using var editor = await council.Host.SignInAsync(council.Council, Roles.Editor);
        Assert.DoesNotContain("that we promised families", (await FormPage.OpenAsync(editor, "admin")).Text);
    }
}
