using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.People;

/// <summary>The platform's staff enter a council by its own leave, and only then.</summary>
[Collection(PeopleCollection.Name)]
public class PlatformTests(PeopleFixture people)
{
    private const string Password = "seven green umbrellas";

    [Fact]
    public async Task Staff_CouncilThatLetThemIn_EnterUntilItsTimeEnds()
    {
        var email = people.NewEmail();
        using var staff = await StaffAsync(email);
        var refused = await EnterAsync(staff, "alder");
        Assert.Contains("has not let you in", Assert.Single(refused.Errors));

        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        var grant = await FormPage.OpenAsync(administrator, "admin/people/platform", "#grant");
        var empty = await grant.PressAndFollowAsync("Let them in", "#grant");
        Assert.Equal(4, empty.Errors.Count);
        await empty.Set("Email", email).Set("Role", Roles.Editor).Set("Hours", "4").Set("Reason", "A page that does not show").PressAndFollowAsync("Let them in");

        var console = await EnterAsync(staff, "alder");
        var door = new Uri(new Uri("http://localhost/"), console.Document.QuerySelector(".govuk-inset-text a")!.GetAttribute("href")!);
        var entry = await FormPage.OpenAsync(staff, door.ToString());
        var workspace = await entry.PressAndFollowAsync("Enter");

        Assert.Equal("Your work", workspace.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync("http://localhost/alder/admin/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("http://localhost/briar/admin")).StatusCode);
        Assert.Equal("This link does not work any more", await PeopleFixture.HeadingAsync(staff, door.ToString()));
        Assert.Contains(email, (await FormPage.OpenAsync(administrator, "admin/people/platform")).Text);
        Assert.DoesNotContain(email, (await FormPage.OpenAsync(administrator, $"admin/people?words={email}")).Document.QuerySelector("table")?.TextContent ?? "");
        Assert.True(await people.DbAsync(db => db.AuditEntries.AnyAsync(e => e.Event == "PlatformEntered" && e.SubjectTitle.StartsWith(email))));

        people.Host.Clock.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("http://localhost/alder/admin")).StatusCode);
        people.Host.Clock.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("http://localhost/alder/admin")).StatusCode);
        people.Host.Clock.Advance(TimeSpan.FromMinutes(41));
        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("http://localhost/alder/admin")).StatusCode);
    }

    [Fact]
    public async Task Visit_EndedByTheCouncil_EndsAtOnce()
    {
        var email = people.NewEmail();
        using var staff = await StaffAsync(email);
        var id = await people.InAsync(services => services.GetRequiredService<PlatformVisits>().GrantAsync(email, Roles.Administrator, 2, new(people.Host.Clock.GetUtcNow().UtcDateTime, "test", "A test"), default));
        var console = await EnterAsync(staff, "alder");
        await (await FormPage.OpenAsync(staff, "http://localhost" + console.Document.QuerySelector(".govuk-inset-text a")!.GetAttribute("href"))).PressAndFollowAsync("Enter");
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("http://localhost/alder/admin/people")).StatusCode);

        await people.InAsync(async services =>
        {
            await services.GetRequiredService<PlatformVisits>().EndAsync(id, new(people.Host.Clock.GetUtcNow().UtcDateTime, "test"), default);
            return true;
        });

        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("http://localhost/alder/admin")).StatusCode);
        Assert.Contains("has not let you in", Assert.Single((await EnterAsync(staff, "alder")).Errors));
    }

    [Fact]
    public async Task Console_WithoutSignIn_AsksForIt()
    {
        using var browser = people.Host.CreateClient();

        using var answer = await browser.GetAsync("platform/console");

        Assert.Contains("/platform/sign-in?return=", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Console_CookieOfACouncil_OpensNothing()
    {
        var (_, id) = await people.AddAsync(Roles.Administrator);
        var (_, value) = await TestPeople.TicketAsync(people.Host, people.Alder, id);
        using var browser = people.Host.CreateClient();
        browser.DefaultRequestHeaders.Add("Cookie", $"platform-signed-in={value}; signed-in={value}");

        using var answer = await browser.GetAsync("platform/console");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_AnyOfTheThreeWrong_AnswersTheSame()
    {
        var email = people.NewEmail();
        using var staff = await StaffAsync(email);
        foreach (var (address, password, code) in new[] { (email, Password, "000000"), (email, "wrong password", "000000"), (people.NewEmail(), Password, "000000") })
        {
            var page = await FormPage.OpenAsync(people.Host.CreateBrowser(people.Alder), "http://localhost/platform/sign-in");
            var again = await page.Set("Email", address).Set("Password", password).Set("Code", code).PressAndFollowAsync("Sign in");
            Assert.Equal(["The email address, the password or the code is not right. Check all three and try again."], again.Errors);
        }
    }

    /// <summary>Somebody of the platform's staff who has set themselves up and signed in.</summary>
    private async Task<HttpClient> StaffAsync(string email)
    {
        await using var scope = people.Host.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<PlatformStaff>().CreateAsync(email, default);
        var browser = people.Host.CreateBrowser(people.Alder);
        var page = await FormPage.OpenAsync(browser, $"http://localhost/{link}");
        var key = page.Document.QuerySelector("#key")!.TextContent.Replace(" ", "");
        var signIn = await page.Set("Password", Password).Set("Code", Totp.Code(key, people.Host.Clock.GetUtcNow())).PressAndFollowAsync("Save");
        people.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var console = await signIn.Set("Email", email).Set("Password", Password).Set("Code", Totp.Code(key, people.Host.Clock.GetUtcNow())).PressAndFollowAsync("Sign in");
        Assert.Equal("Councils", console.Document.QuerySelector("h1")!.TextContent);
        return browser;
    }

    private static async Task<FormPage> EnterAsync(HttpClient staff, string council)
    {
        var page = await FormPage.OpenAsync(staff, "http://localhost/platform/console");
        var form = page.Document.QuerySelectorAll(".lo-stays form").First(f => f.QuerySelector("[name=council]")!.GetAttribute("value") == council);
        form.SetAttribute("id", "chosen");
        return await page.Choose("#chosen").PressAndFollowAsync();
    }
}
