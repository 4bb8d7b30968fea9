using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.People;

/// <summary>Two councils whose people sign in.</summary>
public sealed class SignInFixture : IAsyncLifetime
{
    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Alder { get; private set; } = null!;

    internal Tenant Briar { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new() { Councils = [MarkedCouncil.Alder, MarkedCouncil.Briar] });
        Alder = Host.Council(MarkedCouncil.Alder.Name);
        Briar = Host.Council(MarkedCouncil.Briar.Name);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

public class SignInTests(SignInFixture councils) : IClassFixture<SignInFixture>
{
    [Fact]
    public async Task Workspace_Anonymous_AsksToSignInAndComesBack()
    {
        await councils.Host.AddPersonAsync(councils.Alder, "back@example.org", "Bela Back", Roles.Editor);
        using var browser = councils.Host.CreateBrowser(councils.Alder);

        using var asked = await browser.GetAsync("admin");
        var page = await FormPage.OpenAsync(browser, asked.Headers.Location!.ToString());
        var workspace = await page.Set("Email", "back@example.org").Set("Password", TestPeople.Password).PressAndFollowAsync("Sign in");

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal("Your work", workspace.Document.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task SignIn_WrongPassword_SaysSoAndKeepsTheAddress()
    {
        using var browser = councils.Host.CreateBrowser(councils.Alder);
        var page = await FormPage.OpenAsync(browser, "account/sign-in");

        var again = await page.Set("Email", "nobody@example.org").Set("Password", "not the password").PressAndFollowAsync("Sign in");

        Assert.Equal([LocalOfferCms.Admin.Pages.Account.SignInModel.Refused], again.Errors);
        Assert.Equal(["nobody@example.org"], again.Values("Email"));
        Assert.Equal([""], again.Values("Password"));
    }

    [Fact]
    public async Task Cookie_OfAnotherCouncil_OpensNothing()
    {
        var id = await councils.Host.AddPersonAsync(councils.Alder, "wall@example.org", "Wanda Wall", Roles.Administrator);
        var (_, value) = await TestPeople.TicketAsync(councils.Host, councils.Alder, id);
        using var browser = councils.Host.CreateBrowser(councils.Briar);
        browser.DefaultRequestHeaders.Add("Cookie", $"signed-in.{councils.Briar.Id:N}={value}");

        using var answer = await browser.GetAsync("admin");

        Assert.Contains("account/sign-in", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Workspace_RoleWithoutPermission_IsToldSo()
    {
        using var browser = await councils.Host.SignInAsync(councils.Alder, "No such role");

        using var answer = await browser.GetAsync("admin");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("You may not do this", await answer.Content.ReadAsStringAsync());
    }
}
