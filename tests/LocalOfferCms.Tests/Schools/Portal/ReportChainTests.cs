using LocalOfferCms.Core.Content;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Life;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Portal;

/// <summary>A report's way to families, and its confirmation a year later.</summary>
public sealed class ReportChainTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private readonly SchoolDesk _desk = new(life);

    [Fact]
    public async Task Report_SentApprovedAndPublished_EachMoveOnceWithItsMail()
    {
        var school = await _desk.SchoolAsync("Thorn Primary");
        var (senco, _, sencoMail) = await _desk.KeeperAsync("Tia Thorn", KeeperTask.Keep, school);
        var (head, _, headMail) = await _desk.KeeperAsync("Hugo Head", KeeperTask.Approve, school);
        Assert.Contains("Nothing has been written yet", (await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/send")).Document.QuerySelector("#reasons")!.TextContent);
        await _desk.FillAsync(school);

        var send = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/send", "#move");
        Assert.Contains("With the approver", (await send.Set("Cycle", "6").Set("Note", "Please read item 3.").PressAndFollowAsync("Send it to be approved")).Text);
        var asked = Assert.Single(await life.MailToAsync(headMail));
        Assert.Contains("Please read item 3.", asked.Text);
        Assert.Contains(asked.Links, l => l.Contains("account/link?token=", StringComparison.Ordinal));

        var approve = await FormPage.OpenAsync(head, $"admin/my-schools/{school}/send", "#move");
        Assert.Contains(SchoolDesk.Answer, approve.Text);
        await approve.PressAsync("Approve, and put it on the site");

        var report = await _desk.ReportAsync(school);
        Assert.True(report.Version!.Published);
        Assert.Equal((life.Today, life.Today.AddMonths(6)), (report.Part.Date("ApprovedOn")!.Value, report.Part.Date("NextReviewOn")!.Value));
        foreach (var what in new[] { "ContentSubmitted", "ContentApproved", "ContentPublished" })
        {
            Assert.Equal(1, await _desk.AuditsAsync(what, report.ReportId));
        }

        Assert.Equal(["Approved: Thorn Primary: SEN information report", "On the site: Thorn Primary: SEN information report"],
            (await life.MailToAsync(sencoMail)).Select(m => m.Subject).Order());
        Assert.Equal(ReportPlace.Hosted, await life.DbAsync(db => db.Schools().Where(s => s.ContentItemId == school).Select(s => s.Report).SingleAsync()));
        using var page = await life.VisitAsync($"{report.SchoolPath}/sen-information-report");
        Assert.True(page.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Approver_SendsItBackWithWords_AndApprovesOnlyWhatWasRead()
    {
        var school = await _desk.SchoolAsync("Umber Primary");
        var (senco, _, sencoMail) = await _desk.KeeperAsync("Uma Umber", KeeperTask.Keep, school);
        var (head, _, _) = await _desk.KeeperAsync("Hedy Head", KeeperTask.Approve, school);
        await _desk.FillAsync(school);
        await (await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/send", "#move")).PressAsync("Send it to be approved");

        var silent = await FormPage.ReadAsync(head, await (await FormPage.OpenAsync(head, $"admin/my-schools/{school}/send", "#return")).PressAsync("Send it back"), "#return");
        Assert.Contains("Write what is to be changed", Assert.Single(silent.Errors));
        await silent.Set("Back", "Say more about clubs.").PressAsync("Send it back");
        Assert.Contains("Say more about clubs.", (await FormPage.OpenAsync(senco, $"admin/my-schools/{school}")).Document.QuerySelector("#returned")!.TextContent);
        Assert.Contains("Say more about clubs.", Assert.Single(await life.MailToAsync(sencoMail)).Text);

        await (await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/send", "#move")).PressAsync("Send it to be approved");
        var open = await FormPage.OpenAsync(head, $"admin/my-schools/{school}/send", "#move");
        await (await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/items/sir-03f", "#answer")).Set("Text", $"All clubs are open to all. {SchoolDesk.Answer}").PressAsync("Save and stay here");
        var stale = await FormPage.ReadAsync(head, await open.PressAsync("Approve, and put it on the site"), "#move");

        Assert.Contains("It was changed after you opened this page", Assert.Single(stale.Errors));
        Assert.False((await _desk.ReportAsync(school)).IsOnSite);
    }

    [Fact]
    public async Task Council_ThatLooks_PutsItOnTheSiteAfterTheSchoolApproved()
    {
        var school = await _desk.SchoolAsync("Violet Primary");
        var (head, _, headMail) = await _desk.KeeperAsync("Vic Violet", KeeperTask.Approve, school);
        await _desk.FillAsync(school);
        await LooksAsync(school, "yes");
        try
        {
            await (await FormPage.OpenAsync(head, $"admin/my-schools/{school}/send", "#move")).PressAsync("Approve, and send it to the council");

            Assert.Equal(ContentStage.Approved, (await _desk.ReportAsync(school)).Version!.Stage);
            Assert.Contains(await life.MailToAsync("edda@example.org"), m => m.Subject.Contains("Violet Primary", StringComparison.Ordinal));
            Assert.Contains("To look at: Violet Primary", (await FormPage.OpenAsync(life.Editor, "admin")).Text);
            Assert.Null((await FormPage.OpenAsync(head, $"admin/my-schools/{school}/send")).Document.QuerySelector("#move"));
            using var forced = await head.PostAsync($"admin/my-schools/{school}/send?handler=Publish", Token(await FormPage.OpenAsync(head, $"admin/my-schools/{school}/send", "#return")));
            Assert.False((await _desk.ReportAsync(school)).IsOnSite);

            var look = await FormPage.OpenAsync(life.Editor, $"admin/my-schools/{school}/send", "#move");
            Assert.Contains(SchoolDesk.Answer, look.Text);
            await look.PressAsync("Put it on the site");
            Assert.True((await _desk.ReportAsync(school)).Version!.Published);
            Assert.Contains("On the site: Violet Primary: SEN information report", (await life.MailToAsync(headMail)).Select(m => m.Subject));
        }
        finally
        {
            await LooksAsync(school, "no");
        }
    }

    [Fact]
    public async Task Confirm_ANewYear_MakesOneVersionWithNewDatesAndTheSameWords()
    {
        var school = await _desk.SchoolAsync("Willow Primary");
        var (_, headId, _) = await _desk.KeeperAsync("Will Willow", KeeperTask.Approve, school);
        using (var head = await life.Host.SignInPersonAsync(life.Council, headId))
        {
            await _desk.PublishAsync(school, head);
            Assert.Contains("It is confirmed for", (await FormPage.OpenAsync(head, $"admin/my-schools/{school}/confirm")).Text);
        }

        var before = await _desk.ReportAsync(school);
        await life.PassAsync(TimeSpan.FromDays(340));
        using var later = await life.Host.SignInPersonAsync(life.Council, headId);
        var page = await FormPage.OpenAsync(later, $"admin/my-schools/{school}/confirm");
        var done = await page.PressAndFollowAsync("Confirm, and put it on the site");
        await page.PressAsync("Confirm, and put it on the site");

        Assert.Contains("Confirmed for", done.Document.Body!.TextContent);
        var after = await _desk.ReportAsync(school);
        Assert.Equal((before.Version!.Number + 1, true), (after.Version!.Number, after.Version.Published));
        Assert.Equal((LocalOfferCms.Schools.Reports.SchoolYear.Words(LocalOfferCms.Schools.Reports.SchoolYear.StartOf(life.Today)), life.Today, life.Today.AddMonths(12)), (after.Part.Text("SchoolYear"), after.Part.Date("ApprovedOn")!.Value, after.Part.Date("NextReviewOn")!.Value));
        Assert.Equal(before.Answer("Item07"), after.Answer("Item07"));
    }

    [Fact]
    public async Task Confirm_AnItemMissing_IsNotOffered()
    {
        var school = await _desk.SchoolAsync("Xanthe Primary");
        var (head, headId, _) = await _desk.KeeperAsync("Xara Head", KeeperTask.Approve, school);
        await _desk.FillAsync(school);
        await life.InAsync(async services => await services.GetRequiredService<ReportDrafts>().SaveAsync(school, [new("Item10", "", null)], life.Change("Sam Writer"), default));
        await (await FormPage.OpenAsync(head, $"admin/my-schools/{school}/send", "#move")).PressAsync("Approve, and put it on the site");
        await life.PassAsync(TimeSpan.FromDays(340));
        using var later = await life.Host.SignInPersonAsync(life.Council, headId);

        var page = await FormPage.OpenAsync(later, $"admin/my-schools/{school}/confirm");

        Assert.Contains("that the report says nothing about", page.Document.QuerySelector("#reasons")!.TextContent);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.DoesNotContain("Confirm all unchanged", (await FormPage.OpenAsync(later, $"admin/my-schools/{school}")).Text);
    }

    [Fact]
    public async Task SharedMailbox_AtEachYearlyConfirmation_NamesThePerson()
    {
        var school = await _desk.SchoolAsync("Yew Primary");
        var (head, _, _) = await _desk.KeeperAsync("Yan Head", KeeperTask.Approve, school);
        await _desk.PublishAsync(school, head);
        await (await FormPage.OpenAsync(life.Editor, $"admin/schools/{school}/keepers", "#invite")).Set("Email", "senco@yew.example.org").Set("Name", "Yola Yew").PressAsync("Send the invitation");
        var id = await life.DbAsync(db => db.People.Where(p => p.Email == "senco@yew.example.org").Select(p => p.Id).SingleAsync());
        await life.PassAsync(TimeSpan.FromDays(340));
        using var senco = await life.Host.SignInPersonAsync(life.Council, id);

        var page = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/confirm");
        var refused = await FormPage.ReadAsync(senco, await page.PressAsync("Confirm, and send it to be approved"));
        Assert.Contains("Enter your own name", Assert.Single(refused.Errors));
        await refused.Set("NamedPerson", "Yves Yew").PressAsync("Confirm, and send it to be approved");

        Assert.Equal(("Yves Yew", LocalOfferCms.Schools.Reports.SchoolYear.StartOf(life.Today)), await life.DbAsync(async db => (await db.SchoolKeepers().SingleAsync(k => k.SchoolId == school && k.PersonId == id)) is var k ? (k.NamedPerson, k.NamedYear) : default));
        Assert.Equal(ContentStage.InReview, (await _desk.ReportAsync(school)).Version!.Stage);
    }

    private static FormUrlEncodedContent Token(FormPage page) =>
        new([KeyValuePair.Create("__RequestVerificationToken", page.Values("__RequestVerificationToken")[0])]);

    private async Task LooksAsync(string school, string answer) =>
        await (await FormPage.OpenAsync(life.Editor, $"admin/schools/{school}/keepers", "#looks")).Set("Looks", answer).PressAsync("Save");
}
