using LocalOfferCms.Core;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Alerts;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Comments.Triage;

public class InboxTests(TriageFixture triage) : IClassFixture<TriageFixture>
{
    [Fact]
    public async Task List_ByReferenceWordsAndKind_FindsTheComment()
    {
        var comment = await triage.SentAsync("The wobbly bridge page has no map.");
        var typed = comment.Reference.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);

        foreach (var query in new[] { $"q={Uri.EscapeDataString(typed)}", "q=wobbly map", "q=wobbly&place=alderwort", "q=wobbly&channel=Site", "q=wobbly&about=none", "q=wobbly&topic=none", "q=wobbly&age=week", "q=wobbly&tab=all" })
        {
            Assert.Contains(comment.Reference, (await FormPage.OpenAsync(triage.Officer, $"admin/comments?{query}")).Text, StringComparison.Ordinal);
        }

        foreach (var query in new[] { "q=wobbly&channel=Phone", "q=wobbly&about=Content", "q=wobbly&topic=school", "q=wobbly&age=older", "q=wobbly&tab=published", "q=wobbly nonsense" })
        {
            Assert.Contains("0 comments", (await FormPage.OpenAsync(triage.Officer, $"admin/comments?{query}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Csv_UnsortedWords_StayInTheWorkspaceAndContactsAlways()
    {
        var comment = await triage.SentAsync("=cmd() zebra crossing", new CommentContact { CommentId = "", ReplyBy = ReplyBy.Email, Email = "zebra@example.org" });

        var unsorted = await triage.Officer.GetStringAsync("admin/comments?handler=Csv");
        await (await TriageFixture.OpenAsync(triage.Officer, comment)).PressAsync("Send it to its owner");
        var sorted = await triage.Officer.GetStringAsync("admin/comments?tab=owners&handler=Csv");

        Assert.Contains(comment.Reference, unsorted, StringComparison.Ordinal);
        Assert.DoesNotContain("zebra", unsorted, StringComparison.Ordinal);
        Assert.Contains("\"'=cmd() zebra crossing\"", sorted, StringComparison.Ordinal);
        Assert.DoesNotContain("zebra@example.org", sorted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_FiftyThousandComments_TakesFewQueries()
    {
        await using var own = new TriageFixtureOwner();
        var fixture = await own.StartAsync();
        Assert.True(await fixture.DbAsync(FillAsync) > 50_000);

        foreach (var address in new[] { "admin/comments", "admin/comments?tab=all&q=missing&page=40", "admin/comments?tab=owners&age=late" })
        {
            var page = await FormPage.OpenAsync(fixture.Officer, address);
            Assert.True(fixture.Host.Queries.CommandsOf(new Uri(fixture.Officer.BaseAddress!, address).ToString()).Count <= 8, address);
            Assert.True(page.Document.QuerySelectorAll("tbody tr").Length <= 50, address);
        }

        var first = await FormPage.OpenAsync(fixture.Officer, "admin/comments");
        Assert.Matches("6,[0-9]{3} comments", first.Text);
        Assert.Contains("Overdue", first.Text, StringComparison.Ordinal);
        Assert.Contains("comments should have been sorted by now", (await FormPage.OpenAsync(fixture.Officer, "admin")).Text, StringComparison.Ordinal);
    }

    /// <summary>400 comments, doubled seven times over by the database itself.</summary>
    private static async Task<int> FillAsync(Core.Data.CmsDbContext db)
    {
        db.AddRange(Enumerable.Range(0, 400).Select(i => new Comment
        {
            CommentId = $"c{i:000}", Reference = $"SEND-{i:000}", SecretHash = "", PageTitle = $"Page {i % 300}", PagePath = $"p/{i % 300}", Text = $"Comment number {i} about the offer and what is missing in it.",
            ReceivedUtc = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(i * 19), Stage = (CommentStage)(i % 8),
        }));
        await db.SaveChangesAsync();
        var columns = db.Model.FindEntityType(typeof(Comment))!.GetProperties().Select(p => $"\"{p.Name}\"").ToList();
        for (var letter = 'a'; letter <= 'g'; letter++)
        {
            var values = columns.Select(c => c is "\"CommentId\"" or "\"Reference\"" ? $"{c} || '{letter}'" : c);
            var sql = $"INSERT INTO \"Comments\" ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM \"Comments\"";
            await db.Database.ExecuteSqlRawAsync(sql);
        }

        return await db.Set<Comment>().CountAsync();
    }

    [Fact]
    public async Task Digest_ManyComments_IsOneMessageAnHourAndLateIsSaidOnce()
    {
        await using var own = new TriageFixtureOwner();
        var fixture = await own.StartAsync();
        await SentAndToldAsync(fixture, "First.");
        await SentAndToldAsync(fixture, "Second.");
        Assert.Equal(["New comments to sort"], (await fixture.MailToAsync("olive@example.org")).Select(m => m.Subject));

        await SentAndToldAsync(fixture, "Third.");
        Assert.Single(await fixture.MailToAsync("olive@example.org"));
        await fixture.PassAsync(TimeSpan.FromMinutes(61));
        var second = await fixture.MailToAsync("olive@example.org");
        Assert.Equal(2, second.Count);
        Assert.Contains("1 comment came since the last message.", second[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Third.", second[0].Text, StringComparison.Ordinal);

        // Three working days after a Tuesday is Friday: late from Saturday, said on Monday's round.
        await fixture.PassAsync(TimeSpan.FromDays(6));
        var late = await fixture.MailToAsync("olive@example.org");
        Assert.Equal("Comments wait too long to be sorted", late[0].Subject);
        Assert.Contains("3 comments should have been sorted by now.", late[0].Text, StringComparison.Ordinal);
        await fixture.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(3, (await fixture.MailToAsync("olive@example.org")).Count);
    }

    /// <summary>Sends a comment and has its workflow's step done that tells the officers.</summary>
    private static async Task SentAndToldAsync(TriageFixture fixture, string text)
    {
        var comment = await fixture.SentAsync(text);
        await fixture.InAsync(async services =>
        {
            var db = (Core.Data.CmsDbContext)services.GetService(typeof(Core.Data.CmsDbContext))!;
            await using var write = await db.BeginWriteAsync(default);
            await ((OfficerDigests)services.GetService(typeof(OfficerDigests))!).AskAsync(db, write, default);
            await write.CommitAsync(default);
            return comment;
        });
    }
}
