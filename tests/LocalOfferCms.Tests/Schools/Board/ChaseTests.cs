using System.Net;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Board;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Schools.Board;

/// <summary>Asking many schools for their reports: shown first, sent once, written down.</summary>
[Collection(BoardCollection.Name)]
public class ChaseTests(BoardFixture board)
{
    [Fact]
    public async Task Ticked_Sent_GoesToKeepersElseToTheMailboxAndIsWrittenDown()
    {
        await board.AddAsync("kept", "Kept Primary", null, ("kim@example.org", "Kim Keeper", KeeperTask.Keep), ("hal@example.org", "Hal Head", KeeperTask.Approve));
        await board.AddAsync("boxed", "Boxed Primary", s => s.Mailbox = "senco@boxed.example.org");
        await board.AddAsync("silent", "Silent Primary");
        await board.AddAsync("fine", "Fine Primary", s => (s.Report, s.ReportYear) = (ReportPlace.Linked, 2026));

        var page = await TickAsync("kept", "boxed", "silent", "fine");
        Assert.Contains("2 schools would be asked, by 3 messages", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 school left out: nobody can be reached", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 school left out: the report is up to date", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href$='admin/schools/silent/keepers']"));
        var done = await page.PressAndFollowAsync("Send to 2 schools");

        Assert.Contains("2 schools asked. 3 messages are on the way.", done.Text, StringComparison.Ordinal);
        var toKim = await board.Host.MailToAsync(board.Small, "kim@example.org");
        Assert.Contains("- Kept Primary: No report is linked here yet.", toKim.Text, StringComparison.Ordinal);
        Assert.Contains("2026 to 2027", toKim.Text, StringComparison.Ordinal);
        Assert.Contains("account/link?token=", toKim.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", toKim.Text, StringComparison.Ordinal);
        Assert.Contains("- Boxed Primary", (await board.Host.MailToAsync(board.Small, "senco@boxed.example.org")).Text, StringComparison.Ordinal);

        var history = await FormPage.OpenAsync(board.Officer, "admin/schools/kept/asked");
        Assert.Matches(@"Asked on .*2026.*, by Olga Officer", history.Text.ReplaceLineEndings(" "));
        Assert.Contains("To Kim Keeper; Hal Head (approves).", history.Text, StringComparison.Ordinal);
        Assert.Equal(["Olga Officer"], await board.DbAsync(board.Small, db => db.AuditEntries.Where(e => e.Event == "SchoolChased" && e.SubjectId == "boxed").Select(e => e.Author).ToListAsync()));
    }

    [Fact]
    public async Task SameButtonTwice_SendsOnce()
    {
        await board.AddAsync("twice", "Twice Primary", s => s.Mailbox = "twice@example.org");
        using var first = await (await TickAsync("twice")).PressAsync("Send to 1 school");
        var shown = await (await TickAsync("twice")).Set("Again", "true").PressAndFollowAsync("Show it again with my changes", "main form[method=post]");

        using var second = await shown.PressAsync("Send to 1 school");
        var third = await shown.PressAndFollowAsync("Send to 1 school");

        Assert.Contains("had been sent already, to 1 school", third.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await MailToAsync("twice@example.org")).Count);
    }

    [Fact]
    public async Task AskedLately_IsLeftOutUnlessSaid()
    {
        await board.AddAsync("lately", "Lately Primary", s => s.Mailbox = "lately@example.org");
        using var sent = await (await TickAsync("lately")).PressAsync("Send to 1 school");

        var page = await TickAsync("lately");
        Assert.Contains("1 school left out: asked in the last 14 days", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Send to", page.Text, StringComparison.Ordinal);
        var shown = await page.Set("Again", "true").PressAndFollowAsync("Show it again with my changes", "main form[method=post]");
        await shown.PressAndFollowAsync("Send to 1 school");

        Assert.Equal(2, (await MailToAsync("lately@example.org")).Count);
        Assert.Equal(2, (await FormPage.OpenAsync(board.Officer, "admin/schools/lately/asked")).Document.QuerySelectorAll("main ol li").Length);
    }

    [Fact]
    public async Task SeveralSchoolsOfOnePerson_AreOneMessage()
    {
        await board.AddAsync("trust-1", "Elm Academy", s => s.Trust = "Grove Trust", ("tess@example.org", "Tess Trust", KeeperTask.Keep));
        await board.AddAsync("trust-2", "Fir Academy", s => (s.Trust, s.Report, s.ReportYear) = ("Grove Trust", ReportPlace.Hosted, 2024), ("tess@example.org", "Tess Trust", KeeperTask.Keep));

        var found = await FormPage.OpenAsync(board.Officer, "admin/schools?trust=Grove+Trust", "form[action$='admin/schools/chase']");
        using var answer = await found.PressAsync("true");
        var page = await FormPage.ReadAsync(board.Officer, answer, "main form[method=post]");
        await page.PressAndFollowAsync("Send to 2 schools");

        var mail = Assert.Single(await MailToAsync("tess@example.org"));
        Assert.Contains("- Elm Academy: No report is linked here yet.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("- Fir Academy: It is for the school year 2024 to 2025.", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Subject", "", "Write a subject of one line, in 150 characters at most.")]
    [InlineData("Subject", "About {schools}", "{schools} is several lines: use it in the message only.")]
    [InlineData("Text", "Hello {school} and {schools}", "{school} stands for nothing. Use {schools}, {site}, {year}.")]
    [InlineData("Text", "Hello", "Keep {schools} in the message: there it names the schools, and says what is asked.")]
    public async Task Words_ThatCannotBeSent_ShowErrorAndAreKept(string field, string words, string error)
    {
        var id = $"words-{words.Length}";
        await board.AddAsync(id, "Words Primary", s => s.Mailbox = "words@example.org");

        var again = await (await TickAsync(id)).Set(field, words).PressAndFollowAsync("Send to 1 school", "main form[method=post]");

        Assert.Equal([error], again.Errors);
        Assert.Equal([words], again.Values(field));
        Assert.Empty(await MailToAsync("words@example.org"));
    }

    [Fact]
    public async Task Words_Kept_BeginTheNextMessage()
    {
        await board.AddAsync("begin", "Begin Primary", s => s.Mailbox = "begin@example.org");
        var before = await TickAsync("begin");
        var usual = before.Values("Subject").Single();

        await before.Set("Subject", "Your report for {year}").Set("KeepWords", "true").PressAndFollowAsync("Send to 1 school");

        Assert.Equal("Your report for 2026 to 2027", (await board.Host.MailToAsync(board.Small, "begin@example.org")).Subject);
        var next = await TickAsync("begin");
        Assert.Equal(["Your report for {year}"], next.Values("Subject"));
        await next.Set("Subject", usual).Set("Again", "true").Set("KeepWords", "true").PressAndFollowAsync("Show it again with my changes");
    }

    [Fact]
    public async Task NothingTicked_SaysSo()
    {
        var page = await FormPage.OpenAsync(board.Officer, "admin/schools/chase");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["Tick the schools that you want to write to."], page.Errors);
    }

    [Fact]
    public async Task MoreThanAtOnce_AsksToNarrow()
    {
        var page = await FormPage.OpenAsync(board.Editor, "admin/schools/chase?all=true");

        Assert.Equal([$"You can write to {ChasePlans.MostSchools} schools at once. Narrow the board first, by phase or area."], page.Errors);
    }

    [Fact]
    public async Task History_OfNoSuchSchool_IsNotFound()
    {
        using var answer = await board.Officer.GetAsync("admin/schools/no-such-school/asked");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<IReadOnlyList<SentMessage>> MailToAsync(string address) =>
        [.. (await board.Host.MailAsync(board.Small)).Where(m => m.To == address)];

    private Task<FormPage> TickAsync(params string[] schools) =>
        FormPage.OpenAsync(board.Officer, $"admin/schools/chase?{string.Join('&', schools.Select(s => $"school={s}"))}", "main form[method=post]");
}
