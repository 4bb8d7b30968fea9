using System.Text;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.BrowserTests.Workspace;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Schools;

/// <summary>An officer brings schools in from the national register and asks them for their reports, by keyboard (regulation 51; s.69 of the Act).</summary>
[Collection(SitesCollection.Name)]
public class ChaseJourneyTests(SitesFixture sites)
{
    private const string Reached = "Tansyford Primary School";
    private const string Silent = "Yarrowmere Primary School";
    private const string Senco = "senco.tansyford@example.org";
    private readonly Workplace _work = new(sites, "sefton");

    [Fact]
    public async Task Officer_FromTheRegisterToTheMailAndTheCount()
    {
        await using var officer = await _work.HireAsync(Roles.Editor, "Odette Officer");
        await ImportAsync(officer);
        await InviteAsync(officer);
        await ChaseAsync(officer);

        var mail = await sites.Host.MailToAsync(_work.Council, Senco);
        Assert.Contains($"- {Reached}: No report is linked here yet.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Silent, mail.Text, StringComparison.Ordinal);

        await SeeAskedAsync(officer);
        await SeeTrendAsync(officer);
    }

    private async Task ImportAsync(Colleague officer)
    {
        await officer.GoAsync("admin/schools/imports");
        await officer.Page.GetByLabel("File of all establishments").SetInputFilesAsync(new FilePayload { Name = "edubasealldata20261101.csv", MimeType = "text/csv", Buffer = Encoding.Latin1.GetBytes(Register) });
        await officer.PressAsync("See what would change");
        await officer.SeesAsync("What would change");
        await officer.SeesAsync("New (2)");
        await officer.SeesAsync(Reached);
        var report = officer.Page.Url;
        await officer.PressAsync("Bring these schools in");
        await sites.Host.MailAsync(_work.Council);
        await DoneAsync(officer, report);
        await officer.SeesAsync("What changed");
        await officer.SeesAsync("Brought in");
    }

    // The host does its jobs beside the test.
    private static async Task DoneAsync(Colleague officer, string report)
    {
        const int MostTries = 300;
        for (var tries = 0; tries < MostTries; tries++)
        {
            await officer.GoAsync(report);
            if (await officer.Page.GetByText("What changed").CountAsync() > 0)
            {
                return;
            }
        }
    }

    private static async Task InviteAsync(Colleague officer)
    {
        await FilterAsync(officer);
        await TickBothAsync(officer);
        await officer.PressAsync("Write to the ticked schools");
        await officer.SeesAsync("2 schools left out: nobody can be reached");
        await officer.FollowAsync(Reached);
        await officer.TypeAsync("Their email address", Senco);
        await officer.TypeAsync("Their name", "Sena Senco");
        await officer.PressAsync("Send the invitation");
        Assert.Equal("", await officer.ErrorsAsync());
        await officer.SeesAsync("Sena Senco");
    }

    private static async Task ChaseAsync(Colleague officer)
    {
        await FilterAsync(officer);
        await TickBothAsync(officer);
        await officer.PressAsync("Write to the ticked schools");
        await officer.SeesAsync("1 school would be asked, by 1 message");
        await officer.SeesAsync("1 school left out: nobody can be reached");
        await officer.TypeAsync("Subject", "Your SEN information report, please");
        await officer.PressAsync("Show it again with my changes");
        await officer.SeesAsync("As Sena Senco gets it");
        Assert.Contains(Reached, await officer.Page.Locator(".lo-life__words").TextContentAsync(), StringComparison.Ordinal);
        await officer.PressAsync("Send to 1 school");
        await officer.SeesAsync("1 school asked. 1 message is on the way.");
    }

    private static async Task FilterAsync(Colleague officer)
    {
        await officer.GoAsync("admin/schools");
        await officer.FollowAsync("No report linked");
        await officer.TypeAsync("Name, or number (URN)", "Primary School");
        await officer.PressAsync("Show");
        Assert.Equal(2, await officer.Page.Locator("main tbody tr").CountAsync());
    }

    private static async Task TickBothAsync(Colleague officer)
    {
        await officer.TickAsync($"Write to {Reached}");
        await officer.TickAsync($"Write to {Silent}");
    }

    private static async Task SeeAskedAsync(Colleague officer)
    {
        await FilterAsync(officer);
        Assert.Equal("Never", (await Row(officer, Silent).Locator("td").Last.TextContentAsync())!.Trim());
        await officer.EnterAsync(Row(officer, Reached).Locator("a[href$='/asked']"));
        await officer.SeesAsync("by Odette Officer");
        await officer.SeesAsync("To Sena Senco.");
    }

    private static ILocator Row(Colleague officer, string school) => officer.Page.Locator("main tbody tr", new() { HasText = school });

    private async Task SeeTrendAsync(Colleague officer)
    {
        await CountAsync();
        await sites.Host.MailAsync(_work.Council);
        await officer.GoAsync("admin/schools");
        await officer.FollowAsync("How it has changed");
        await officer.SeesAsync("Each month shows its last count.");
        var file = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Page.GetByRole(AriaRole.Link, new() { Name = "Download it as a table (CSV)" }).PressAsync("Enter"));
        Assert.Contains("No report linked", await File.ReadAllTextAsync((await file.PathAsync())!), StringComparison.Ordinal);
        await FilterAsync(officer);
        var board = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Page.GetByRole(AriaRole.Link, new() { Name = "Download what is found as a table (CSV)" }).PressAsync("Enter"));
        Assert.Equal(3, (await File.ReadAllLinesAsync((await board.PathAsync())!)).Count(line => line.Length > 0));
    }

    /// <summary>What happens every night.</summary>
    private Task CountAsync() => sites.Host.Services.GetRequiredService<TenantScopes>().RunAsync(_work.Council, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(default);
        await services.GetRequiredService<JobQueue>().AddAsync(db, write, "schools.count", "{}", default);
        await write.CommitAsync(default);
        return true;
    });

    private const string Register =
        "\"URN\",\"LA (code)\",\"LA (name)\",\"EstablishmentName\",\"TypeOfEstablishment (code)\",\"TypeOfEstablishment (name)\",\"EstablishmentStatus (name)\",\"CloseDate\",\"ReasonEstablishmentClosed (name)\",\"PhaseOfEducation (code)\",\"StatutoryLowAge\",\"StatutoryHighAge\",\"Street\",\"Town\",\"Postcode\",\"TelephoneNum\"\r\n"
        + "900301,\"343\",\"Sefton\",\"" + Reached + "\",\"01\",\"Community school\",\"Open\",\"\",\"\",\"2\",4,11,\"1 High Street\",\"Dockend\",\"ZB1 1AB\",\"01632960301\"\r\n"
        + "900302,\"343\",\"Sefton\",\"" + Silent + "\",\"01\",\"Community school\",\"Open\",\"\",\"\",\"2\",4,11,\"2 High Street\",\"Dockend\",\"ZB1 1AB\",\"01632960302\"\r\n"
        + "900303,\"306\",\"Elsewhere\",\"School of another council\",\"01\",\"Community school\",\"Open\",\"\",\"\",\"2\",4,11,\"3 High Street\",\"Faraway\",\"ZB1 1AB\",\"01632960303\"\r\n";
}
