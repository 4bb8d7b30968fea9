using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.People;

[Collection(PeopleCollection.Name)]
public class SecondFactorTests(PeopleFixture people)
{
    [Theory]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.CommentOfficer)]
    [InlineData(Roles.SafeguardingLead)]
    public async Task RoleThatNeedsIt_BeforeItIsSetUp_ReachesOnlyTheSetUpPage(string role)
    {
        var (email, _) = await people.AddAsync(role);
        using var browser = await people.SignInAsync(email);

        foreach (var address in new[] { "admin", "account", "account/email", "account/password", "admin/people" })
        {
            using var answer = await browser.GetAsync(address);
            Assert.StartsWith("/alder/account/second-factor?return=", answer.Headers.Location?.ToString());
        }

        await people.SetUpAppAsync(browser);
        Assert.Equal("Your work", await PeopleFixture.HeadingAsync(browser, "admin"));
    }

    [Fact]
    public async Task RoleThatNeedsItNot_SignsInWithAPasswordAlone()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        using var browser = await people.SignInAsync(email);

        Assert.Equal("Your work", await PeopleFixture.HeadingAsync(browser, "admin"));
    }

    [Fact]
    public async Task RoleGivenMeanwhile_PasswordAloneIsNotEnoughAnyMore()
    {
        var (email, id) = await people.AddAsync(Roles.Editor);
        using var browser = await people.SignInAsync(email);
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);
        await (await FormPage.OpenAsync(administrator, $"admin/people/{id}", "#roles")).Set("AddRole", Roles.Administrator).PressAndFollowAsync("Save the roles");

        using var answer = await browser.GetAsync("admin/people");

        Assert.StartsWith("/alder/account/second-factor", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task App_Code_IsAskedForAndWorksOnce()
    {
        var (email, key, _) = await WithAppAsync(Roles.Administrator);
        using var browser = people.Browser();
        using (var answer = await people.PostSignInAsync(browser, email, TestPeople.Password, "account/sign-in?return=%2Falder%2Fadmin%2Fpeople"))
        {
            Assert.Equal("/alder/account/code", answer.Headers.Location!.ToString());
        }

        using (var early = await browser.GetAsync("admin"))
        {
            Assert.Contains("account/sign-in", early.Headers.Location!.ToString());
        }

        var page = await FormPage.OpenAsync(browser, "account/code");
        var wrong = await page.Set("Code", "000000").PressAndFollowAsync("Sign in");
        var code = Totp.Code(key, people.Host.Clock.GetUtcNow());
        var list = await wrong.Set("Code", code).PressAndFollowAsync("Sign in");

        Assert.Single(wrong.Errors);
        Assert.Equal("People", list.Document.QuerySelector("h1")!.TextContent);
        Assert.Single((await CodeAsync(email, code)).Errors);
    }

    [Fact]
    public async Task App_EightWrongCodes_LockTheAccount()
    {
        var (email, key, _) = await WithAppAsync(Roles.Editor);
        for (var i = 0; i < SignIn.MostWrong; i++)
        {
            await CodeAsync(email, "000000");
        }

        using var answer = await people.PostSignInAsync(people.Browser(), email, TestPeople.Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(key);
    }

    [Fact]
    public async Task RecoveryCode_LetsInOnceAndIsTold()
    {
        var (email, _, codes) = await WithAppAsync(Roles.Editor);

        var first = await CodeAsync(email, codes[3].ToUpperInvariant().Replace("-", " "));
        var second = await CodeAsync(email, codes[3]);

        Assert.Equal("Your work", first.Document.QuerySelector("h1")!.TextContent);
        Assert.Single(second.Errors);
        Assert.Contains("9 are left", (await people.MailToAsync(email)).Text);
    }

    [Fact]
    public async Task RecoveryCodes_Download_HasThemAll()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        using var browser = await people.SignInAsync(email);
        var page = await FormPage.OpenAsync(browser, "account/second-factor");
        var key = page.Document.QuerySelector("#key")!.TextContent.Replace(" ", "");
        var shown = await page.Set("Code", Totp.Code(key, people.Host.Clock.GetUtcNow())).PressAndFollowAsync("Check the code", "#download");

        using var file = await shown.PressAsync("Download the codes");
        var text = await file.Content.ReadAsStringAsync();

        Assert.Equal("recovery-codes.txt", file.Content.Headers.ContentDisposition!.FileName);
        Assert.All(shown.Document.QuerySelectorAll(".lo-codes code"), code => Assert.Contains(code.TextContent, text));
        Assert.Empty((await FormPage.OpenAsync(browser, "account/second-factor")).Document.QuerySelectorAll(".lo-codes"));
    }

    [Fact]
    public async Task Picture_OfTheKey_IsSvgForItsOwnerAlone()
    {
        var (email, _) = await people.AddAsync(Roles.Editor);
        var (other, _) = await people.AddAsync(Roles.Editor);
        using var browser = await people.SignInAsync(email);
        using var stranger = await people.SignInAsync(other);
        var page = await FormPage.OpenAsync(browser, "account/second-factor");
        var address = page.Document.QuerySelector("img")!.GetAttribute("src")!;

        using var mine = await browser.GetAsync(address);
        using var theirs = await stranger.GetAsync(address);

        Assert.Equal("image/svg+xml", mine.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("style", await mine.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    [Fact]
    public async Task Reset_ByAnAdministrator_SignsOutTellsAndAsksToSetItUpAgain()
    {
        var (email, key, _) = await WithAppAsync(Roles.CommentOfficer);
        var id = await people.DbAsync(db => Task.FromResult(db.People.Single(p => p.Email == email).Id));
        using var administrator = await people.Host.SignInAsync(people.Alder, Roles.Administrator);

        await (await FormPage.OpenAsync(administrator, $"admin/people/{id}", "#reset")).PressAndFollowAsync("Reset their authenticator app");

        Assert.Equal("Your authenticator app was reset", (await people.MailToAsync(email)).Subject);
        using var browser = await people.SignInAsync(email);
        using var answer = await browser.GetAsync("admin");
        Assert.StartsWith("/alder/account/second-factor", answer.Headers.Location!.ToString());
        var (fresh, _) = await people.SetUpAppAsync(browser);
        Assert.NotEqual(key, fresh);
        Assert.True(await people.DbAsync(db => Task.FromResult(db.AuditEntries.Any(e => e.SubjectId == id && e.Event == "SecondFactorReset"))));
    }

    [Fact]
    public async Task Database_HoldsNeitherKeyNorCodesInClear()
    {
        var (_, key, codes) = await WithAppAsync(Roles.Editor);

        var kept = await people.DbAsync(db => Task.FromResult(string.Join('\n', db.PersonTokens.Select(t => t.Value).ToList())));

        Assert.DoesNotContain(key, kept);
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", ""), kept));
    }

    private async Task<(string Email, string Key, IReadOnlyList<string> Codes)> WithAppAsync(string role)
    {
        var (email, _) = await people.AddAsync(role);
        using var browser = await people.SignInAsync(email);
        var (key, codes) = await people.SetUpAppAsync(browser);
        // The code that was shown then is used up.
        people.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        return (email, key, codes);
    }

    private async Task<FormPage> CodeAsync(string email, string code)
    {
        var browser = people.Browser();
        using var answer = await people.PostSignInAsync(browser, email, TestPeople.Password);
        return await (await FormPage.OpenAsync(browser, "account/code")).Set("Code", code).PressAndFollowAsync("Sign in");
    }
}
