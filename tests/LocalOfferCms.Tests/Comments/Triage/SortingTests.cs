using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Moves;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Triage;

public class SortingTests(TriageFixture triage) : IClassFixture<TriageFixture>
{
    [Fact]
    public async Task Page_NewComment_MarksWhatMayIdentifySomebodyInWordsToo()
    {
        var comment = await triage.SentAsync("My son Tom loves the club. Ring me on 01632 960123.");

        var page = await TriageFixture.OpenAsync(triage.Officer, comment);

        Assert.Equal(["Tom (May be a person's name)", "01632 960123 (Telephone number)"], page.Document.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.Contains("is never left out: that is what these comments are for", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeOut_Name_ReplacesItEverywhereAndSavesNothing()
    {
        var comment = await triage.SentAsync("My son Tom waited. Tom was sad; tomorrow Tom goes again.");
        var page = await TriageFixture.OpenAsync(triage.Officer, comment);

        var after = await page.PressAndFollowAsync("Take this out: Tom");

        Assert.Equal("My son [name] waited. [name] was sad; tomorrow [name] goes again.", after.Values("Input.Text").Single());
        Assert.Contains("Tom", after.Document.QuerySelector("del")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(comment.Text, (await triage.FindAsync(comment.CommentId)).Text);
    }

    [Fact]
    public async Task Route_MarksLeft_AsksForTheTickAndKeepsWhatWasTyped()
    {
        var comment = await triage.SentAsync("Mrs Patel was kind to us.");
        var page = (await TriageFixture.OpenAsync(triage.Officer, comment)).Set("Input.Text", "Mrs Patel was very kind.");

        var refused = await page.PressAndFollowAsync("Send it to its owner");

        Assert.Equal(["Look at what is still marked. Take it out, or tick that nobody can be identified by it."], refused.Errors);
        Assert.Equal("Mrs Patel was very kind.", refused.Values("Input.Text").Single());
        using var answer = await refused.Set("Input.NobodyIdentified", "true").PressAsync("Send it to its owner");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Route_EditedText_LosesTheWordsAsSentAndKeepsThemSealed()
    {
        var comment = await triage.SentAsync("Our daughter Aisha cannot use the form.");
        var page = (await TriageFixture.OpenAsync(triage.Officer, comment)).Set("Input.Text", "Our child cannot use the form.").Set("Input.Topic", "school").Set("Input.From", "apart").Set("Input.Page", "whole-offer");

        await page.PressAsync("Send it to its owner");

        var sorted = await triage.FindAsync(comment.CommentId);
        Assert.Equal((CommentStage.WithOwner, "Our child cannot use the form.", "school", true, (string?)null), (sorted.Stage, sorted.Text, sorted.Topic, sorted.IsApart, sorted.ContentItemId));
        Assert.Equal("The Local Offer as a whole", sorted.PageTitle);
        Assert.Equal(comment.Text, await triage.DbAsync(db => db.Set<CommentOriginal>().Where(o => o.CommentId == comment.CommentId).Select(o => o.Text).SingleAsync()));
        Assert.True(await triage.DbAsync(db => db.AuditEntries.AnyAsync(a => a.Event == "CommentSorted" && a.SubjectTitle == comment.Reference)));
        var shown = await TriageFixture.OpenAsync(triage.Officer, comment);
        Assert.DoesNotContain("Aisha", shown.Document.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Route_EmptyText_IsRefused()
    {
        var comment = await triage.SentAsync("Too long to read.");

        var refused = await (await TriageFixture.OpenAsync(triage.Officer, comment)).Set("Input.Text", " ").PressAndFollowAsync("Send it to its owner");

        Assert.StartsWith("Keep what the comment says.", refused.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal(CommentStage.Received, (await triage.FindAsync(comment.CommentId)).Stage);
    }

    [Fact]
    public async Task Route_StaleForm_ShowsBothTextsAndLosesNothing()
    {
        var comment = await triage.SentAsync("The page about clubs is out of date.");
        var stale = (await TriageFixture.OpenAsync(triage.Officer, comment)).Set("Input.Text", "Olive's version.");
        await triage.DbAsync(db => db.Set<Comment>().Where(c => c.CommentId == comment.CommentId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Revision, c => c.Revision + 1)));

        var shown = await stale.PressAndFollowAsync("Send it to its owner");

        Assert.StartsWith("Somebody else has changed this comment", shown.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal([comment.Text, "Olive's version."], shown.Document.QuerySelectorAll(".lo-comments__stale .lo-comments__words").Select(w => w.TextContent));
        Assert.Equal("Olive's version.", shown.Values("Input.Text").Single());
        await shown.PressAsync("Send it to its owner");
        Assert.Equal("Olive's version.", (await triage.FindAsync(comment.CommentId)).Text);
    }

    [Fact]
    public async Task Route_SortedMeanwhile_IsRefusedWithTheTextShown()
    {
        var comment = await triage.SentAsync("The search finds nothing.");
        var late = (await TriageFixture.OpenAsync(triage.Second, comment)).Set("Input.Text", "Sid's version.");
        await (await TriageFixture.OpenAsync(triage.Officer, comment)).PressAsync("Send it to its owner");

        var shown = await late.PressAndFollowAsync("Send it to its owner");

        Assert.Contains("Sid's version.", shown.Text, StringComparison.Ordinal);
        Assert.Equal(comment.Text, (await triage.FindAsync(comment.CommentId)).Text);
    }

    [Fact]
    public async Task Fold_SimilarOnTheSamePage_SharesItsAnswerAndIsCounted()
    {
        var first = await triage.SentAsync("The opening times of the sensory garden are wrong.");
        var other = await triage.SentAsync("Opening times of the sensory garden: wrong again!");
        var page = await TriageFixture.OpenAsync(triage.Officer, other);
        Assert.Contains(first.Reference, page.Document.QuerySelector("[aria-labelledby=fold]")!.TextContent, StringComparison.Ordinal);

        var missing = await page.PressAndFollowAsync("Put them together");
        Assert.Equal(["Choose the comment that says the same."], missing.Errors);
        var early = await missing.Set("Input.SameAs", first.CommentId).PressAndFollowAsync("Put them together");
        Assert.Equal(["Sort that comment first. This one can then share its answer."], early.Errors);
        await (await TriageFixture.OpenAsync(triage.Second, first)).PressAsync("Send it to its owner");
        await early.PressAsync("Put them together");

        var folded = await triage.FindAsync(other.CommentId);
        Assert.Equal((first.CommentId, CommentStage.WithOwner), (folded.SameAsId, folded.Stage));
        var chain = await triage.SentAsync("The sensory garden again.");
        var refused = await PostAsync(chain, "Put them together", ("Input.SameAs", other.CommentId), first);
        Assert.Equal(["That comment is folded into another one. Choose the other one."], refused.Errors);
    }

    [Fact]
    public void Fold_ItselfOrAnswered_IsRefused()
    {
        var comment = Unsaved(CommentStage.Received);
        Assert.Equal("SameComment", FoldComment.Refusals(comment, comment).Single().Code);
        Assert.Equal("OtherAnswered", FoldComment.Refusals(comment, Unsaved(CommentStage.Published)).Single().Code);
        Assert.Equal("NoSuchComment", FoldComment.Refusals(comment, Unsaved(CommentStage.Received, CommentSafety.Held)).Single().Code);
        Assert.Equal("NotUnsorted", FoldComment.Refusals(Unsaved(CommentStage.LeftOut), comment).Single().Code);
        Assert.Equal("NotUnsorted", SortComment.Refusals(Unsaved(CommentStage.Withdrawn)).Single().Code);
        Assert.Equal("NotUnsorted", ProposeLeavingOut.Refusals(Unsaved(CommentStage.WithOwner)).Single().Code);
        Assert.Empty(HoldComment.Refusals(Unsaved(CommentStage.Published)));
        Assert.Equal("Withdrawn", HoldComment.Refusals(Unsaved(CommentStage.Withdrawn)).Single().Code);
        Assert.Equal("NotProposed", AgreeLeavingOut.Refusals(comment, "somebody").Single().Code);
    }

    [Fact]
    public async Task Page_AnotherOne_IsFoundAndChosen()
    {
        var comment = await triage.SentAsync("Nothing about transport here.");
        var page = (await TriageFixture.OpenAsync(triage.Officer, comment)).Set("Input.PageWords", "guide");

        var found = await page.PressAndFollowAsync("Find the page");
        await found.Set("Input.Page", "guide").PressAsync("Send it to its owner");

        Assert.Equal("guide", (await triage.FindAsync(comment.CommentId)).ContentItemId);
    }

    [Fact]
    public async Task Enter_ByTelephone_GivesTheReferenceAndWaitsToBeSorted()
    {
        var page = await FormPage.OpenAsync(triage.Officer, "admin/comments/new");
        // As a browser's field for a day takes it: it shows nothing for a day that is written otherwise.
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", Assert.Single(page.Values("Input.Day")));
        var empty = await page.Set("Input.Day", "2027-01-01").PressAndFollowAsync("Enter it");
        Assert.Equal(["Say how the comment came.", "The day on which it was received cannot be in the future.", "Write down what was said, in the person's own words."], empty.Errors.Order());

        var done = await empty.Set("Input.Channel", "Phone").Set("Input.Day", "2026-11-20").Set("Input.Text", "He said that the map is hard to read.").Set("Input.ReplyBy", "Phone").Set("Input.Phone", "01632 960124")
            .PressAndFollowAsync("Enter it");

        var entered = await triage.DbAsync(db => db.Set<Comment>().SingleAsync(c => c.Text == "He said that the map is hard to read."));
        Assert.Contains(entered.Reference, done.Text, StringComparison.Ordinal);
        Assert.Equal((CommentChannel.Phone, triage.OfficerId, new DateOnly(2026, 11, 20)), (entered.Channel, entered.EnteredById, DateOnly.FromDateTime(entered.ReceivedUtc)));
        Assert.Equal("01632 960124", await triage.DbAsync(db => db.Set<CommentContact>().Where(c => c.CommentId == entered.CommentId).Select(c => c.Phone).SingleAsync()));
        Assert.DoesNotContain("960124", (await TriageFixture.OpenAsync(triage.Second, entered)).Document.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Original_WithReason_IsShownAndAudited()
    {
        var comment = await triage.SentAsync("Our Liam was left out.");
        await (await TriageFixture.OpenAsync(triage.Officer, comment)).Set("Input.Text", "Our child was left out.").PressAsync("Send it to its owner");
        Assert.Equal(HttpStatusCode.Forbidden, await TriageFixture.StatusAsync(triage.Officer, $"admin/comments/{comment.CommentId}/original"));

        var asked = await FormPage.OpenAsync(triage.Lead, $"admin/comments/{comment.CommentId}/original");
        Assert.DoesNotContain("Liam", asked.Document.Source.Text, StringComparison.Ordinal);
        var refused = await asked.PressAndFollowAsync("Open them");
        Assert.Equal(["Write why you need to read it. The reason is kept in the audit."], refused.Errors);
        var opened = await refused.Set("Reason", "A subject access request").PressAndFollowAsync("Open them");

        Assert.Contains("Our Liam was left out.", opened.Text, StringComparison.Ordinal);
        var entry = await triage.DbAsync(db => db.AuditEntries.SingleAsync(a => a.Event == "CommentOriginalOpened" && a.SubjectId == comment.CommentId));
        Assert.Equal(("A subject access request", triage.LeadId), (entry.Note, entry.AuthorId));
    }

    private async Task<FormPage> PostAsync(Comment comment, string button, (string Name, string Value) field, Comment similar)
    {
        var page = await TriageFixture.OpenAsync(triage.Officer, comment);
        Assert.Contains(similar.CommentId, page.Document.Source.Text, StringComparison.Ordinal);
        return await page.Set(field.Name, field.Value).PressAndFollowAsync(button);
    }

    private static Comment Unsaved(CommentStage stage, CommentSafety safety = CommentSafety.None) =>
        new() { CommentId = ContentIds.New(new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc)), Reference = "SEND-2A3C4", SecretHash = "", PageTitle = "", PagePath = "", Text = "", Stage = stage, Safety = safety };
}
