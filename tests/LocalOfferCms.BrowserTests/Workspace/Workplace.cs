using System.Text.RegularExpressions;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>A council's workspace, and how people come to work in it.</summary>
/// <param name="sites">The councils.</param>
/// <param name="name">Which of them.</param>
/// <param name="script">Whether browsers run script.</param>
/// <param name="width">How wide they are.</param>
internal sealed partial class Workplace(SitesFixture sites, string name, bool script = true, int width = 1280)
{
    public const string Password = "a bus stop by the old mill";

    public Tenant Council { get; } = sites.Host.Councils.Single(c => c.Name == name);

    /// <summary>A browser in which a person is signed in; nobody when there is no id.</summary>
    public async Task<Colleague> OpenAsync(string? personId = null)
    {
        var open = await sites.Browser.OpenAsync(width, javaScript: script);
        if (personId is not null)
        {
            await open.SignInAsync(sites, Council, personId);
        }

        return new Colleague(open, sites.Home(name), script);
    }

    /// <summary>Somebody new, who is at work already.</summary>
    public async Task<Colleague> HireAsync(string role, string name) => await OpenAsync(await sites.Host.AddPersonAsync(Council, AddressOf(name), name, role));

    /// <summary>The administrator invites somebody, who finds the mail and joins.</summary>
    public async Task<Colleague> JoinAsync(Colleague administrator, string role, string name)
    {
        await administrator.GoAsync("admin/people/invite");
        await administrator.TypeAsync("Their email address", AddressOf(name));
        await administrator.TickAsync(role);
        await administrator.PressAsync("Send the invitation");

        var colleague = await OpenAsync();
        await colleague.GoAsync(await LinkInMailAsync(name, "account/invitation"));
        await colleague.TypeAsync("Your name", name);
        await colleague.TypeAsync("Choose a password", Password);
        await colleague.PressAsync("Join");
        await Assertions.Expect(colleague.Page).ToHaveURLAsync(new Regex("/admin$|/account/second-factor"));
        return colleague;
    }

    /// <summary>The address of a link in the newest mail to somebody, within the site.</summary>
    public async Task<string> LinkInMailAsync(string name, string link)
    {
        var mail = await sites.Host.MailToAsync(Council, AddressOf(name));
        // The mail names the site's own host; here it listens elsewhere.
        return new Uri(mail.Links.Single(l => l.Contains(link, StringComparison.Ordinal))).PathAndQuery.TrimStart('/');
    }

    /// <summary>Sets up an authenticator app, and gives its key.</summary>
    public async Task<string> SetUpSecondFactorAsync(Colleague person)
    {
        await person.GoAsync("account/second-factor");
        var key = (await person.Page.Locator("#key").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await person.TypeAsync("Code from the app", CodeOf(key));
        await person.PressAsync("Check the code");
        await person.SeesAsync("Keep your recovery codes");
        await person.PressAsync("I have kept them: continue");
        return key;
    }

    /// <summary>What the app shows now.</summary>
    public string CodeOf(string key) => Totp.Code(key, sites.Host.Clock.GetUtcNow());

    public static string AddressOf(string name) => $"{name.Replace(' ', '.').ToLowerInvariant()}@example.org";

    /// <summary>The id of the item whose page is open.</summary>
    public static string ItemOn(Colleague person) => ItemId().Match(person.Page.Url).Groups[1].Value;

    public static async Task SendAsync(Colleague author, string item, string approver)
    {
        await author.GoAsync($"admin/content/{item}");
        await author.FollowAsync("Send for review");
        await author.ChooseAsync("Who should approve it?", approver);
        await author.PressAsync("Send for review");
        await author.SeesAsync("sent it");
    }

    public static async Task PublishAsync(Colleague colleague, string item)
    {
        await colleague.GoAsync($"admin/content/{item}");
        if (await colleague.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Approve", Exact = true }).CountAsync() > 0)
        {
            await colleague.FollowAsync("Approve");
            await colleague.PressAsync("Approve");
        }

        await colleague.FollowAsync("Publish");
        await colleague.PressAsync("Publish now");
        Assert.Equal("", await colleague.ErrorsAsync());
        await colleague.SeesAsync("On the site");
    }

    [GeneratedRegex("/admin/content/([^/?#]+)")]
    private static partial Regex ItemId();
}
