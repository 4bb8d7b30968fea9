using System.Net;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Safeguarding;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Walls;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Triage;

/// <summary>What may mean that a child is at risk goes to the safeguarding lead at once, and nobody else learns of it.</summary>
public class SafeguardingTests(TriageFixture triage) : IClassFixture<TriageFixture>
{
    [Theory]
    [InlineData("When I get home he hits me.", true)]
    [InlineData("She is SCARED to go home, every day", true)]
    [InlineData("I don’t feel safe here", true)]
    [InlineData("dont feel safe", true)]
    [InlineData("he wants to die", true)]
    [InlineData("She self-harms at night", true)]
    [InlineData("they are self harming", true)]
    [InlineData("there were bruises", true)]
    [InlineData("The site hits the mark", false)]
    [InlineData("The safe route to school is missing", false)]
    [InlineData("I am dying to know when the page is finished", false)]
    [InlineData("Please add the date of the meeting", false)]
    [InlineData("", false)]
    public async Task Words_OfTheList_AreNoticed(string text, bool possible)
    {
        var site = await triage.InAsync(services => services.GetRequiredService<Core.Pages.SiteSnapshots>().GetAsync(default));

        Assert.Equal(possible, SafeguardingWords.IsPossible(site, text));
    }

    [Fact]
    public async Task Send_PossibleMatter_IsHeldAtOnceAndTheLeadIsToldWithoutContent()
    {
        var comment = await triage.SentAsync("My brother hits me when we are alone at Marrowfield.");

        Assert.Equal((CommentSafety.Held, CommentStage.Received), (comment.Safety, comment.Stage));
        var mail = (await triage.MailToAsync("lena@example.org")).First();
        Assert.Contains("/admin/safeguarding", mail.Links[0], StringComparison.Ordinal);
        foreach (var trace in new[] { "Marrowfield", "hits me", comment.Reference, comment.CommentId, "Alderwort page" })
        {
            Assert.DoesNotContain(trace, mail.Text + mail.Subject, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(await triage.MailToAsync("olive@example.org"), m => m.Subject.Contains("safeguarding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Held_EveryRouteOfTheWorkspace_OfficerFindsNothing()
    {
        await using var own = new TriageFixtureOwner();
        var fixture = await own.StartAsync();
        var comment = await fixture.SentAsync("Quillbottom: she is scared to go home.");
        await fixture.DbAsync(db => db.Set<Comment>().Where(c => c.CommentId == comment.CommentId).ExecuteUpdateAsync(set => set.SetProperty(c => c.PageTitle, "Thistledown page").SetProperty(c => c.PagePath, "thistledown")));
        var matter = await fixture.DbAsync(db => db.Set<SafeguardingCase>().SingleAsync());
        var samples = new RouteSamples(new AnyId(comment.CommentId), new Dictionary<string, string[]>());
        string[] addresses =
        [
            .. samples.Addresses(fixture.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints).Where(a => a.StartsWith("admin", StringComparison.Ordinal)),
            .. new[] { "", "to-agree", "owners", "to-approve", "published", "left-out", "all" }.SelectMany(tab => new[] { $"admin/comments?tab={tab}", $"admin/comments?tab={tab}&handler=Csv" }),
            $"admin/comments?tab=all&q={comment.Reference}", "admin/comments?tab=all&q=Quillbottom", "admin/comments?tab=all&place=Thistledown", $"admin/comments/{matter.CaseId}",
        ];
        Assert.True(addresses.Length > 60, "The workspace's routes were not found.");

        foreach (var person in new[] { fixture.Officer, await fixture.Host.SignInAsync(fixture.Council, Roles.Editor) })
        {
            foreach (var address in addresses)
            {
                using var answer = await person.GetAsync(address);
                var html = await answer.Content.ReadAsStringAsync();
                foreach (var trace in new[] { "Quillbottom", "scared to go home", comment.Reference, "Thistledown" })
                {
                    var asked = address.Contains(trace, StringComparison.OrdinalIgnoreCase);
                    Assert.True(asked || !html.Contains(trace, StringComparison.OrdinalIgnoreCase), $"'{trace}' shows at {address}");
                }
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, await TriageFixture.StatusAsync(fixture.Officer, $"admin/comments/{comment.CommentId}"));
        Assert.Equal(HttpStatusCode.NotFound, await TriageFixture.StatusAsync(fixture.Lead, $"admin/comments/{comment.CommentId}"));
        Assert.Equal(HttpStatusCode.Forbidden, await TriageFixture.StatusAsync(fixture.Officer, $"admin/safeguarding/{matter.CaseId}"));
        Assert.Contains("0 comments", (await FormPage.OpenAsync(fixture.Officer, $"admin/comments?tab=all&q={comment.Reference}")).Text, StringComparison.Ordinal);
        Assert.Contains("All (0)", (await FormPage.OpenAsync(fixture.Officer, "admin/comments")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("to sort", (await FormPage.OpenAsync(fixture.Officer, "admin")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hold_ByAnOfficer_TakesItFromEverybodyWhateverTheFormSays()
    {
        var comment = await triage.SentAsync("Something at the Wednesday group worries me.");
        var page = (await TriageFixture.OpenAsync(triage.Officer, comment)).Set("Input.Text", "").Set("Input.HoldNote", "Sounds like neglect.");
        await triage.DbAsync(db => db.Set<Comment>().Where(c => c.CommentId == comment.CommentId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Revision, c => c.Revision + 1)));

        using var answer = await page.PressAsync("Give it to the safeguarding lead");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await TriageFixture.StatusAsync(triage.Officer, $"admin/comments/{comment.CommentId}"));
        Assert.Equal(comment.Text, (await triage.FindAsync(comment.CommentId)).Text);
        var entry = await triage.DbAsync(db => db.AuditEntries.OrderByDescending(a => a.AuditEntryId).FirstAsync(a => a.Event == "CommentHeld"));
        Assert.Equal(("a safeguarding matter", (string?)null), (entry.SubjectTitle, entry.Note));
        Assert.NotEqual(comment.CommentId, entry.SubjectId);
    }

    [Fact]
    public async Task Hold_WithItsOwner_TakesItFromThemAndClearingGivesItBack()
    {
        var comment = await triage.SentAsync("The quiet room is never quiet.");
        await (await TriageFixture.OpenAsync(triage.Officer, comment)).PressAsync("Send it to its owner");
        await triage.DbAsync(db => db.Set<Comment>().Where(c => c.CommentId == comment.CommentId).ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, triage.SecondId)));
        await (await TriageFixture.OpenAsync(triage.Officer, comment)).PressAsync("Give it to the safeguarding lead");
        var held = await triage.FindAsync(comment.CommentId);
        Assert.Equal((CommentSafety.Held, (string?)null, CommentStage.Received), (held.Safety, held.OwnerId, held.Stage));

        await (await MatterAsync(comment)).Set("Note", "Spoke to the school: nothing in it.").PressAsync("Clear it");

        var cleared = await triage.FindAsync(comment.CommentId);
        Assert.Equal((CommentSafety.Cleared, triage.SecondId, CommentStage.WithOwner), (cleared.Safety, cleared.OwnerId, cleared.Stage));
    }

    [Fact]
    public async Task Lead_OpensWordsAndContact_EachTimeAudited()
    {
        var comment = await triage.SentAsync("I want to die.", new CommentContact { CommentId = "", ReplyBy = ReplyBy.Phone, Phone = "01632 960777" });
        var page = await MatterAsync(comment, "main form:not([id])");
        Assert.DoesNotContain("I want to die", page.Document.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("960777", page.Document.Source.Text, StringComparison.Ordinal);
        var caseId = (await triage.DbAsync(db => db.Set<SafeguardingCase>().SingleAsync(c => c.CommentId == comment.CommentId))).CaseId;

        var words = await page.PressAndFollowAsync("Open the words");
        var contact = await page.PressAndFollowAsync("Open the contact details");
        await page.PressAndFollowAsync("Open the words");

        Assert.Contains("I want to die.", words.Text, StringComparison.Ordinal);
        Assert.Contains("01632 960777", contact.Text, StringComparison.Ordinal);
        var events = await triage.DbAsync(db => db.AuditEntries.Where(a => a.SubjectId == caseId && a.AuthorId == triage.LeadId).OrderBy(a => a.AuditEntryId).Select(a => a.Event).ToListAsync());
        Assert.Equal(["CommentContactOpened", "CommentOriginalOpened", "CommentOriginalOpened"], events.Order());
    }

    [Fact]
    public async Task Confirm_IsNeverSeenAgainAndTakesNoSecondDecision()
    {
        var comment = await triage.SentAsync("He is beaten at home.");
        var page = await MatterAsync(comment);
        var refused = await page.PressAndFollowAsync("Confirm it", "#act");
        Assert.Equal(["Write down what was done. It stays with the matter."], refused.Errors);

        await refused.Set("Note", "Passed to the front door team.").PressAsync("Confirm it");

        Assert.Equal(CommentSafety.Confirmed, (await triage.FindAsync(comment.CommentId)).Safety);
        Assert.Equal(HttpStatusCode.NotFound, await TriageFixture.StatusAsync(triage.Officer, $"admin/comments/{comment.CommentId}"));
        var again = await page.Set("Note", "Again").PressAndFollowAsync("Clear it", "#act");
        Assert.Equal(["This matter is closed."], again.Errors);
        Assert.Equal(CommentSafety.Confirmed, (await triage.FindAsync(comment.CommentId)).Safety);
    }

    [Fact]
    public async Task Clear_FromTheWordList_WaitsToBeSortedAgainAndOfficersAreTold()
    {
        await using var own = new TriageFixtureOwner();
        var fixture = await own.StartAsync();
        var comment = await fixture.SentAsync("The website hit me with too many pop-ups: it hits me in the eye.");
        await fixture.RunAsync("comments.digest");
        Assert.Empty(await fixture.MailToAsync("olive@example.org"));

        var caseId = (await fixture.DbAsync(db => db.Set<SafeguardingCase>().SingleAsync())).CaseId;
        await (await FormPage.OpenAsync(fixture.Lead, $"admin/safeguarding/{caseId}", "#act")).Set("Note", "A figure of speech.").PressAsync("Clear it");

        var cleared = await fixture.FindAsync(comment.CommentId);
        Assert.Equal((CommentSafety.Cleared, CommentStage.Received), (cleared.Safety, cleared.Stage));
        Assert.Equal("New comments to sort", Assert.Single(await fixture.MailToAsync("olive@example.org")).Subject);
        Assert.Equal(HttpStatusCode.OK, await TriageFixture.StatusAsync(fixture.Officer, $"admin/comments/{comment.CommentId}"));
    }

    private async Task<FormPage> MatterAsync(Comment comment, string form = "#act")
    {
        var matter = await triage.DbAsync(db => db.Set<SafeguardingCase>().SingleAsync(c => c.CommentId == comment.CommentId));
        return await FormPage.OpenAsync(triage.Lead, $"admin/safeguarding/{matter.CaseId}", form);
    }

    /// <summary>The comment's id wherever a route asks for one.</summary>
    private sealed class AnyId(string id) : Dictionary<string, string[]>, IReadOnlyDictionary<string, string[]>
    {
        bool IReadOnlyDictionary<string, string[]>.TryGetValue(string key, out string[] value)
        {
            value = [key == "width" ? "360" : id];
            return true;
        }
    }
}

/// <summary>A council for one test that counts everything there is.</summary>
internal sealed class TriageFixtureOwner : IAsyncDisposable
{
    private readonly TriageFixture _fixture = new();

    public async Task<TriageFixture> StartAsync()
    {
        await _fixture.InitializeAsync();
        return _fixture;
    }

    public ValueTask DisposeAsync() => new(_fixture.DisposeAsync());
}
