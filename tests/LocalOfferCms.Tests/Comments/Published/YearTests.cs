using System.Net;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Published;

/// <summary>The yearly publication: so far, on the day, and afterwards.</summary>
public class YearTests
{
    [Fact]
    [Trait("Item", "X1")]
    public async Task Year_BeforeOnAndAfterPublication_IsFrozenByTheButton()
    {
        await using var council = new OneCouncil();
        await council.StartAsync();
        Assert.Contains("These are the numbers so far", await council.Site.TextAsync("you-said-we-did/2026"));
        await council.Site.PublishedAsync("First", "page", comments: 6, action: ActionStatus.Done);
        await AddAsync(council.Site, 7, c => (c.Stage, c.LeaveOut, c.AnsweredUtc) = (CommentStage.LeftOut, LeaveOutReason.Vexatious, null));
        await AddAsync(council.Site, 2, c => (c.IsApart, c.Stage) = (true, CommentStage.Closed));
        council.Site.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        var soFar = Rows(await council.Site.VisitAsync("you-said-we-did/2026"));
        Assert.Equal(("6", "13", "fewer than 5", "10"), (soFar["Published here with our answer"], soFar["All comments that we received"], soFar["Not from or for a family: answered and counted apart"], soFar["Days until we answered (half took less, half took longer)"]));
        Assert.Equal("1", soFar["Done"]);

        using var officer = await council.Site.OfficerAsync();
        var form = await FormPage.OpenAsync(officer, "admin/published-answers/year", "#publish");
        var done = await form.Set("FamiliesInvolved", "A group met four times.").PressAndFollowAsync("Publish the year");
        Assert.Contains("The report of 2026 is out", done.Document.Body!.TextContent);

        var page = await council.Site.VisitAsync("you-said-we-did/2026");
        Assert.Contains("We published this report on 24 November 2026", page.QuerySelector("main")!.TextContent);
        Assert.Contains("A group met four times.", page.QuerySelector("main")!.TextContent);
        council.Site.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await council.Site.PublishedAsync("Later", "page", comments: 9);
        Assert.Equal(soFar, Rows(await council.Site.VisitAsync("you-said-we-did/2026")));
        Assert.DoesNotContain("Put right since then", await council.Site.TextAsync("you-said-we-did/2026"));
        Assert.Empty((await FormPage.OpenAsync(officer, "admin/published-answers/year")).Document.QuerySelectorAll("#publish"));

        var first = await council.Site.DbAsync(db => db.Set<CommentResponse>().Where(r => r.YouSaid == "First").Select(r => r.ResponseId).SingleAsync());
        await (await FormPage.OpenAsync(officer, $"admin/published-answers/{first}/correct")).Set("Note", "Better words.").PressAsync("Correct it");
        await (await FormPage.OpenAsync(officer, $"admin/published-answers/{later}/correct")).Set("Note", "Better words.").PressAsync("Correct it");
        await (await FormPage.OpenAsync(officer, "admin/published-answers/year", "#note")).Set("Note", "One number was wrong.").PressAsync("Add the note");
        var notes = (await council.Site.VisitAsync("you-said-we-did/2026")).QuerySelector("section[aria-labelledby=put-right]")!;
        Assert.Equal(2, notes.QuerySelectorAll("li").Length);
        Assert.Contains("One answer was corrected after this report", notes.TextContent);
        Assert.Contains("One number was wrong.", await council.Site.RawAsync("you-said-we-did/2026.csv"));

        council.Site.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var next = Rows(await council.Site.VisitAsync("you-said-we-did/2027"));
        Assert.Equal("9", next["Came before this time and published in it"]);
        Assert.Equal("0", next["All comments that we received"]);
        using var browser = council.Site.Host.CreateBrowser(council.Site.Council);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("you-said-we-did/2028")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("you-said-we-did/1999")).StatusCode);
        Assert.Contains("There is no report of 2025 by itself", await council.Site.TextAsync("you-said-we-did/2025"));
        Assert.Contains("These are the numbers so far", await council.Site.TextAsync("you-said-we-did/2026", council.Site.Neighbour));
    }

    [Fact]
    public async Task Clock_TwelveMonths_WritesOnceAtEachStepAndWhenItIsLate()
    {
        await using var council = new OneCouncil();
        await council.StartAsync();
        await council.Site.Host.AddPersonAsync(council.Site.Council, "olive@example.org", "Olive Officer", Roles.CommentOfficer);
        await AddAsync(council.Site, 1, _ => { });
        var due = DateOnly.FromDateTime(council.Site.Now.AddDays(-10)).AddYears(1);

        Assert.Equal(0, await MailsAsync(61));
        Assert.Equal(1, await MailsAsync(60));
        Assert.Equal(1, await MailsAsync(45));
        Assert.Equal(2, await MailsAsync(30));
        Assert.Equal(3, await MailsAsync(7));
        Assert.Equal(3, await MailsAsync(0));
        Assert.Equal(4, await MailsAsync(-1));
        Assert.Equal(4, await MailsAsync(-40));
        using (var officer = await council.Site.OfficerAsync())
        {
            Assert.Contains("The yearly report of comments was due by", (await FormPage.OpenAsync(officer, "admin")).Text);
            await (await FormPage.OpenAsync(officer, "admin/published-answers/year", "#publish")).PressAndFollowAsync("Publish the year");
            Assert.DoesNotContain("The yearly report of comments was due by", (await FormPage.OpenAsync(officer, "admin")).Text);
        }

        Assert.Equal(4, await MailsAsync(-41));

        async Task<int> MailsAsync(int daysBefore)
        {
            var day = due.AddDays(-daysBefore).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
            council.Site.Host.Clock.Advance(day - council.Site.Now);
            for (var twice = 0; twice < 2; twice++)
            {
                await council.Site.InAsync(async services =>
                {
                    await services.GetServices<IJobHandler>().Single(h => h.Kind == "comments.year").HandleAsync("{}", default);
                    return true;
                });
            }

            await council.Site.RunJobsAsync();
            return await council.Site.InAsync(services => Task.FromResult(services.GetRequiredService<Core.Mail.SentMail>().List(0, 500)
                .Count(m => m.To.Contains("olive@", StringComparison.Ordinal) && m.Subject.Contains("yearly report", StringComparison.Ordinal))));
        }
    }

    private static Task AddAsync(PublishedFixture site, int count, Action<Comment> change) => site.DbAsync(async db =>
    {
        for (var i = 0; i < count; i++)
        {
            var comment = site.NewComment("page", "school", null);
            change(comment);
            db.Set<Comment>().Add(comment);
        }

        return await db.SaveChangesAsync();
    });

    private static Dictionary<string, string> Rows(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll(".lo-answer-table tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelector("td")!.TextContent);

    /// <summary>A host of its own: these tests let months pass.</summary>
    private sealed class OneCouncil : IAsyncDisposable
    {
        public PublishedFixture Site { get; } = new();

        public Task StartAsync() => Site.InitializeAsync();

        public async ValueTask DisposeAsync() => await Site.DisposeAsync();
    }
}
