using System.Net;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.People;

/// <summary>Links in mail: to choose a new password, to sign in, to confirm an address.</summary>
[Collection(PeopleCollection.Name)]
public partial class AccountMailTests(PeopleFixture people)
{
    private const string NewPassword = "seven green umbrellas";

    [Fact]
    public async Task Forgot_KnownAndUnknownAddress_AnswerTheSame()
    {
        var (known, _) = await people.AddAsync(Roles.Editor);
        var unknown = people.NewEmail();

        var one = await AskAsync("account/forgot", known);
        var two = await AskAsync("account/forgot", unknown);

        Assert.Equal(Neutral(one, known), Neutral(two, unknown));
        Assert.Equal("Choose a new password", (await people.MailToAsync(known)).Subject);
        Assert.DoesNotContain(await people.Host.MailAsync(people.Alder), m => m.To == unknown);
    }

    [Fact]
    public async Task Reset_ByLink_NewPasswordWorksOldOneAndOldStaysDoNot()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        using var before = await people.SignInAsync(email);
        await AskAsync("account/forgot", email);
        var link = PeopleFixture.LinkOf(await people.MailToAsync(email));

        var page = await FormPage.OpenAsync(people.Browser(), link);
        var done = await page.Set("Password", NewPassword).PressAndFollowAsync("Save the password");

        Assert.Contains("Your password is changed", done.Document.Body!.TextContent);
        using (var stay = await before.GetAsync("admin"))
        {
            Assert.Equal(HttpStatusCode.Redirect, stay.StatusCode);
        }

        using var old = await people.PostSignInAsync(people.Browser(), email, TestPeople.Password);
        using var fresh = await people.PostSignInAsync(people.Browser(), email, NewPassword);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, fresh.StatusCode);
        Assert.Equal("This link does not work any more", await PeopleFixture.HeadingAsync(people.Browser(), link));
        Assert.Equal("Your password was changed", (await people.MailToAsync(email)).Subject);
    }

    [Fact]
    public async Task Reset_AfterTwoHoursOrAtAnotherCouncil_DoesNotWork()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        await AskAsync("account/forgot", email);
        var link = PeopleFixture.LinkOf(await people.MailToAsync(email));

        Assert.Equal("This link does not work any more", await PeopleFixture.HeadingAsync(people.Browser(people.Briar), link));
        Assert.Equal("Choose a new password", await PeopleFixture.HeadingAsync(people.Browser(), link));
        people.Host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("This link does not work any more", await PeopleFixture.HeadingAsync(people.Browser(), link));
    }

    [Fact]
    public async Task Forgot_AskedManyTimes_SendsThreeMailsAnHour()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("Check your email", await AskAsync("account/forgot", email));
        }

        Assert.Equal(3, (await people.Host.MailAsync(people.Alder)).Count(m => m.To == email));
        people.Host.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync("account/forgot", email);
        Assert.Equal(4, (await people.Host.MailAsync(people.Alder)).Count(m => m.To == email));
    }

    [Fact]
    public async Task SignInLink_ScannerOpensIt_ButtonStillSignsInOnce()
    {
        var (email, _) = await people.AddAsync(Roles.PageOwner);
        var link = await MagicLinkAsync(email, "admin?from=mail");
        using (var scanner = people.Browser())
        {
            await scanner.GetAsync(link);
        }

        using var browser = people.Browser();
        var page = await FormPage.OpenAsync(browser, link);
        using var answer = await page.PressAsync("Sign in");
        using var workspace = await browser.GetAsync("admin");

        Assert.Equal("/alder/admin?from=mail", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, workspace.StatusCode);
        Assert.Equal("This link does not work any more", await PeopleFixture.HeadingAsync(people.Browser(), link));
    }

    [Fact]
    public async Task SignInLink_AfterADay_OffersANewOneToTheSameAddressThatLeadsToTheSamePage()
    {
        var (email, _) = await people.AddAsync(Roles.PageOwner);
        var link = await MagicLinkAsync(email, "admin?from=mail");
        people.Host.Clock.Advance(TimeSpan.FromHours(24));
        using var browser = people.Browser();

        var page = await FormPage.OpenAsync(browser, link);
        var sent = await page.PressAndFollowAsync("Send me a new link");
        var fresh = PeopleFixture.LinkOf(await people.MailToAsync(email));
        using var answer = await (await FormPage.OpenAsync(browser, fresh)).PressAsync("Sign in");

        Assert.Equal("Check your email", sent.Document.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain(email, sent.Text);
        Assert.NotEqual(link, fresh);
        Assert.Equal("/alder/admin?from=mail", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task SignInLink_PersonWithAnApp_IsAskedForTheCodeToo()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        using var first = await people.SignInAsync(email);
        var (key, _) = await people.SetUpAppAsync(first);
        people.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var browser = people.Browser();

        var code = await (await FormPage.OpenAsync(browser, await MagicLinkAsync(email, "admin"))).PressAndFollowAsync("Sign in");
        using var early = await browser.GetAsync("admin");
        var workspace = await code.Set("Code", Totp.Code(key, people.Host.Clock.GetUtcNow())).PressAndFollowAsync("Sign in");

        Assert.Equal("Enter a code", code.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, early.StatusCode);
        Assert.Equal("Your work", workspace.Document.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("//elsewhere.example/x", "elsewhere.example/x")]
    [InlineData("https://elsewhere.example", "admin")]
    [InlineData("javascript:alert(1)", "admin")]
    [InlineData("\\\\elsewhere.example", "admin")]
    [InlineData("admin/content/a:b", "admin/content/a:b")]
    [InlineData("/admin?q=1", "admin?q=1")]
    [InlineData("", "admin")]
    [InlineData(null, "admin")]
    public void ReturnPath_StaysInsideTheSite(string? given, string path) => Assert.Equal(path, MagicLinks.ReturnPath(given));

    [Fact]
    public async Task Email_Change_NeedsBothAddresses()
    {
        var (email, id) = await people.AddAsync(Roles.Editor);
        var next = people.NewEmail();
        using var browser = await people.SignInAsync(email);
        await (await FormPage.OpenAsync(browser, "account/email")).Set("Email", next).PressAndFollowAsync("Send the emails");
        var (old, fresh) = (PeopleFixture.LinkOf(await people.MailToAsync(email)), PeopleFixture.LinkOf(await people.MailToAsync(next)));

        var half = await (await FormPage.OpenAsync(people.Browser(), fresh)).PressAndFollowAsync("Confirm");
        var unchanged = await people.DbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Email).SingleAsync());
        var whole = await (await FormPage.OpenAsync(people.Browser(), old)).PressAndFollowAsync("Confirm");

        Assert.Equal("Thank you: one half is confirmed", half.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(email, unchanged);
        Assert.Equal("Your email address is changed", whole.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(next, await people.DbAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Email).SingleAsync()));
        using var signedIn = await people.SignInAsync(next);
        Assert.Equal("Your email address was changed", (await people.MailToAsync(email)).Subject);
    }

    private async Task<string> AskAsync(string address, string email)
    {
        var page = await FormPage.OpenAsync(people.Browser(), address);
        using var answer = await page.Set("Email", email).PressAsync("Send the email");
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> MagicLinkAsync(string email, string path)
    {
        await people.InAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var id = await db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
            await using var write = await db.BeginWriteAsync(default);
            await services.GetRequiredService<Mailbox>().AddAsync(db, write, new(email, "Is it still right?", "Look at your page.", await services.GetRequiredService<MagicLinks>().AddAsync(id, "Open the page", path, default)), default);
            await write.CommitAsync(default);
            return true;
        });
        return PeopleFixture.LinkOf(await people.MailToAsync(email));
    }

    // Everything but the address itself and what protects the form.
    private static string Neutral(string html, string email) => Tokens().Replace(html.Replace(email, "(address)", StringComparison.Ordinal), "");

    [GeneratedRegex("""<input name="__RequestVerificationToken"[^>]*>""")]
    private static partial Regex Tokens();
}
