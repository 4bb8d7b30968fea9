using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.BrowserTests.Workspace;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.BrowserTests.Comments;

/// <summary>The people that a comment goes through.</summary>
internal sealed class CommentPeople(SitesFixture sites, string name) : CouncilPeople(sites, name)
{
    /// <summary>Somebody who signs in by password and then sets up the authenticator app that their role needs.</summary>
    public async Task<Colleague> WithSecondFactorAsync(string email, string person, string role)
    {
        await AddAsync(email, person, role);
        var colleague = new Colleague(await Sites.Browser.OpenAsync(), Home, script: true);
        await colleague.GoAsync("account/sign-in");
        await colleague.TypeAsync("Email address", email);
        await colleague.TypeAsync("Password", TestPeople.Password);
        await colleague.PressAsync("Sign in");
        var key = (await colleague.Page.Locator("#key").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await colleague.TypeAsync("Code from the app", Totp.Code(key, Sites.Host.Clock.GetUtcNow()));
        await colleague.PressAsync("Check the code");
        await colleague.PressAsync("I have kept them: continue");
        return colleague;
    }

    /// <summary>Sends a comment from a page, without script; gives the address by which its sender follows it, and the reference.</summary>
    public async Task<(string Link, string Reference)> SendAsync(Colleague sender, string page, string words)
    {
        await sender.GoAsync(page);
        await sender.TypeAsync(sender.Page.Locator("#comment"), words);
        await sender.PressAsync("Send your comment");
        await sender.SeesAsync("Your words are saved already");
        var link = sender.Page.Locator(".lo-box__kept a");
        var path = new Uri(Home, await link.GetAttributeAsync("href")).AbsolutePath[Home.AbsolutePath.Length..];
        return (path, path.Split('/')[1]);
    }
}
