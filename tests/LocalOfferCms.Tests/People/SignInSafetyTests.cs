using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.People;

/// <summary>What somebody with bad intent would try at the door.</summary>
[Collection(PeopleCollection.Name)]
public class SignInSafetyTests(PeopleFixture people)
{
    [Fact]
    public async Task SignIn_EightWrongPasswords_LockTheAccountForAQuarterOfAnHourAndItsOwnerIsTold()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        for (var i = 0; i < SignIn.MostWrong; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await people.PostSignInAsync(people.Browser(), email, "wrong password")).StatusCode);
        }

        var locked = await FormPage.ReadAsync(people.Browser(), await people.PostSignInAsync(people.Browser(), email, TestPeople.Password));
        Assert.Equal([LocalOfferCms.Admin.Pages.Account.SignInModel.Refused], locked.Errors);
        Assert.Equal("Your account is locked for 15 minutes", (await people.MailToAsync(email)).Subject);
        Assert.Single(await people.Host.MailAsync(people.Alder), m => m.To == email);

        people.Host.Clock.Advance(SignIn.Lock);
        using var open = await people.SignInAsync(email);
    }

    [Fact]
    public async Task Cookie_OfAnotherCouncil_IsRefusedAndWrittenDownOnce()
    {
        var stranger = await people.Host.AddPersonAsync(people.Briar, people.NewEmail(), "Bruno Briar", Roles.Editor);
        var (name, value) = await TestPeople.TicketAsync(people.Host, people.Briar, stranger);
        var renamed = name.Replace(people.Briar.Id.ToString("N"), people.Alder.Id.ToString("N"), StringComparison.Ordinal);
        people.Host.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var cookie in new[] { $"{name}={value}", $"{renamed}={value}", $"{renamed}={value}" })
        {
            using var browser = people.Browser();
            browser.DefaultRequestHeaders.Add("Cookie", cookie);
            using var answer = await browser.GetAsync("admin");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/alder/account/sign-in", answer.Headers.Location!.ToString());
        }

        var entry = Assert.Single(await people.DbAsync(db => db.AuditEntries.Where(e => e.Event == "ForeignCookieRefused").ToListAsync()));
        Assert.Equal("The cookie is another council's.", entry.Note);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        Assert.Contains("a sign-in that is not of this site", (await FormPage.OpenAsync(administrator, "admin/audit?Event=ForeignCookieRefused")).Text);
    }

    [Fact]
    public async Task SignIn_UnknownAddressAndWrongPassword_AnswerTheSame()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);

        var known = await FormPage.ReadAsync(people.Browser(), await people.PostSignInAsync(people.Browser(), email, "wrong password"));
        var unknown = await FormPage.ReadAsync(people.Browser(), await people.PostSignInAsync(people.Browser(), people.NewEmail(), "wrong password"));

        Assert.Equal(known.Errors, unknown.Errors);
        Assert.Equal(known.Status, unknown.Status);
    }

    [Fact]
    public async Task SignIn_ManyWrongTriesFromOneMachine_HasToWait()
    {
        using var browser = people.Browser(people.Briar);
        HttpStatusCode last;
        var tries = 0;
        do
        {
            using var answer = await people.PostSignInAsync(browser, $"guess-{tries}@example.org", "wrong password");
            last = answer.StatusCode;
        }
        while (last == HttpStatusCode.OK && ++tries < 200);

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(ThrottleLimit.WrongFromMachine.Most, tries);
        people.Host.Clock.Advance(ThrottleLimit.WrongFromMachine.Window);
        using var later = await people.PostSignInAsync(browser, "guess@example.org", "wrong password");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/", "/alder/admin")]
    [InlineData("//elsewhere.example/", "/alder/admin")]
    [InlineData("/\\elsewhere.example", "/alder/admin")]
    [InlineData("/briar/admin", "/alder/admin")]
    [InlineData("/alderwood/admin", "/alder/admin")]
    [InlineData("javascript:alert(1)", "/alder/admin")]
    [InlineData("/alder/admin?from=here", "/alder/admin?from=here")]
    public async Task SignIn_ReturnAddress_StaysInsideTheSite(string given, string goes)
    {
        var (email, _) = await people.AddAsync(Roles.Editor);

        using var answer = await people.PostSignInAsync(people.Browser(), email, TestPeople.Password, $"account/sign-in?return={Uri.EscapeDataString(given)}");

        Assert.Equal(goes, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task SignOutEverywhere_StolenCookie_OpensNothing()
    {
        var (email, id) = await people.AddAsync(Roles.Editor);
        using var stolen = await people.Host.SignInPersonAsync(people.Alder, id);
        using var owner = await people.SignInAsync(email);
        Assert.Equal("Your work", await PeopleFixture.HeadingAsync(stolen, "admin"));

        var page = await FormPage.OpenAsync(owner, "account", "#everywhere");
        await page.PressAndFollowAsync("Sign out everywhere");

        foreach (var browser in new[] { stolen, owner })
        {
            using var answer = await browser.GetAsync("admin");
            Assert.Contains("account/sign-in", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task SignOut_CookieThatWasCopied_OpensNothing()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        using var browser = people.Browser();
        using var answer = await people.PostSignInAsync(browser, email, TestPeople.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("signed-in", StringComparison.Ordinal)).Split(';')[0];
        using var copy = people.Browser();
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal("Your work", await PeopleFixture.HeadingAsync(copy, "admin"));

        await (await FormPage.OpenAsync(browser, "admin", "form[action$='sign-out']")).PressAndFollowAsync("Sign out");

        using var after = await copy.GetAsync("admin");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task SignIn_InABrowserThatBringsAStay_BeginsAnotherAndEndsThatOne()
    {
        // Somebody leaves their own stay in a shared browser and hopes that the next person goes on in it.
        var (planted, _) = await people.AddAsync(Roles.Editor);
        var (victim, id) = await people.AddAsync(Roles.Editor);
        using var browser = people.Browser();
        using var first = await people.PostSignInAsync(browser, planted, TestPeople.Password);
        var cookie = first.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("signed-in", StringComparison.Ordinal)).Split(';')[0];

        using var second = await people.PostSignInAsync(browser, victim, TestPeople.Password);

        var fresh = second.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("signed-in", StringComparison.Ordinal)).Split(';')[0];
        Assert.NotEqual(cookie, fresh);
        using var attacker = people.Browser();
        attacker.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await attacker.GetAsync("admin");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(1, await people.DbAsync(db => db.PersonSessions.CountAsync(s => s.PersonId == id)));
    }

    [Fact]
    public async Task Stay_NothingDoneForTwoHours_Ends()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        using var browser = await people.SignInAsync(email);
        for (var i = 0; i < 3; i++)
        {
            people.Host.Clock.Advance(TimeSpan.FromMinutes(90));
            Assert.Equal("Your work", await PeopleFixture.HeadingAsync(browser, "admin"));
        }

        people.Host.Clock.Advance(TimeSpan.FromMinutes(121));
        using var answer = await browser.GetAsync("admin");
        Assert.Contains("account/sign-in", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Stay_InUseAllDay_EndsAfterTwelveHours()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        using var browser = await people.SignInAsync(email);
        for (var i = 0; i < 11; i++)
        {
            people.Host.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal("Your work", await PeopleFixture.HeadingAsync(browser, "admin"));
        }

        people.Host.Clock.Advance(TimeSpan.FromMinutes(61));
        using var answer = await browser.GetAsync("admin");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Account_OtherStay_CanBeEndedByItself()
    {
        var (email, id) = await people.AddAsync(Roles.Editor);
        using var other = await people.Host.SignInPersonAsync(people.Alder, id);
        people.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var mine = await people.SignInAsync(email);

        var page = await FormPage.OpenAsync(mine, "account", ".lo-stays form");
        var after = await page.PressAndFollowAsync();

        Assert.Contains("is signed out", after.Document.Body!.TextContent);
        using var answer = await other.GetAsync("admin");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("Your work", await PeopleFixture.HeadingAsync(mine, "admin"));
    }

    [Fact]
    public async Task SignIn_WithoutAntiForgeryToken_IsRefused()
    {
        using var browser = people.Browser();

        using var answer = await browser.PostAsync("account/sign-in", new FormUrlEncodedContent([new("Email", "a@example.org"), new("Password", "x")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Password_Changed_EndsOtherStaysAndKeepsThisOne()
    {
        var (email, id) = await people.AddAsync(Roles.Editor);
        using var other = await people.Host.SignInPersonAsync(people.Alder, id);
        using var mine = await people.SignInAsync(email);
        var page = await FormPage.OpenAsync(mine, "account/password");

        var wrong = await page.Set("Old", "not my password").Set("Password", "seven green umbrellas").PressAndFollowAsync("Save the password");
        var done = await wrong.Set("Old", TestPeople.Password).Set("Password", "seven green umbrellas").PressAndFollowAsync("Save the password");

        Assert.Equal(["This is not your password."], wrong.Errors);
        Assert.Equal("Your account", done.Document.QuerySelector("h1")!.TextContent);
        using var answer = await other.GetAsync("admin");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
