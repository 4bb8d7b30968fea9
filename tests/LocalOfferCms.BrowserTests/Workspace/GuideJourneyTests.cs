using System.Text.RegularExpressions;
using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport.People;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>A guide from the invitation of its author to the return of its first version, as the people do it: by keyboard alone, with script and without.</summary>
[Collection(SitesCollection.Name)]
public partial class GuideJourneyTests(SitesFixture sites)
{
    private const string Council = "norfolk";

    // 64 by 48 pixels of colour.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAR0lEQVR42u3PMQkAAAgAMNMZwiTGMaod/ITBCiyy57UQEBAQEBAQEBAQEBAQEBAQEDgG6jUBAQEBAQEBAQEBAQEBAQEBgZMFJyDE01ulpLQAAAAASUVORK5CYII=");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Guide_FromInvitationToItsFirstVersionAgain(bool script)
    {
        var council = sites.Host.Councils.Single(c => c.Name == Council);
        var name = script ? "Getting to school on a bus" : "Getting to school by taxi";
        await using var administrator = await OpenAsync(script, await sites.Host.AddPersonAsync(council, $"journey-{script}@example.org", "Ada Administrator", Roles.Administrator), council);
        await using var editor = await JoinAsync(administrator, "Editor", $"Edith {(script ? "Script" : "Plain")}", script);
        await using var approver = await JoinAsync(administrator, "Approver", $"Abena {(script ? "Script" : "Plain")}", script);
        await SetUpSecondFactorAsync(approver);

        var item = await WriteAsync(editor, name);
        await SendAsync(editor, item, $"Abena {(script ? "Script" : "Plain")}");
        await PublishAsync(approver, item);
        var page = await PublicAsync(item, editor, name);

        await using var second = await JoinAsync(administrator, "Editor", $"Sunil {(script ? "Script" : "Plain")}", script);
        await BothSaveAsync(editor, second, item);
        await RestoreAsync(editor, item);
        await PublishAsync(editor, item);

        await editor.GoAsync(page);
        await editor.SeesAsync("Ask the transport team");
        Assert.DoesNotContain("Ring the office", await editor.Page.ContentAsync());
    }

    private async Task<Colleague> OpenAsync(bool script, string? personId, Tenant council)
    {
        var open = await sites.Browser.OpenAsync(javaScript: script);
        if (personId is not null)
        {
            await open.SignInAsync(sites, council, personId);
        }

        return new Colleague(open, sites.Home(Council), script);
    }

    /// <summary>The administrator invites somebody, who finds the mail and joins.</summary>
    private async Task<Colleague> JoinAsync(Colleague administrator, string role, string name, bool script)
    {
        var address = $"{name.Replace(' ', '.').ToLowerInvariant()}@example.org";
        await administrator.GoAsync("admin/people/invite");
        await administrator.TypeAsync("Their email address", address);
        await administrator.TickAsync(role);
        await administrator.PressAsync("Send the invitation");
        var link = await LinkInMailAsync(administrator, address, "account/invitation");

        var colleague = await OpenAsync(script, null, sites.Host.Councils.Single(c => c.Name == Council));
        await colleague.GoAsync(link);
        await colleague.TypeAsync("Your name", name);
        await colleague.TypeAsync("Choose a password", "a bus stop by the old mill");
        await colleague.PressAsync("Join");
        await Assertions.Expect(colleague.Page).ToHaveURLAsync(new Regex("/admin$"));
        return colleague;
    }

    private static async Task<string> LinkInMailAsync(Colleague reader, string to, string link)
    {
        var row = reader.Page.Locator("tr", new() { HasText = to });
        for (var tries = 0; tries < 100 && await row.CountAsync() == 0; tries++)
        {
            await reader.GoAsync("admin/mail");
        }

        await reader.EnterAsync(row.First.GetByRole(AriaRole.Link));
        var address = await reader.Page.Locator($"main a[href*='{link}']").First.GetAttributeAsync("href") ?? throw new InvalidOperationException("The mail has no link.");
        // The mail names the site's own host; here it listens elsewhere.
        return new Uri(address).PathAndQuery.TrimStart('/');
    }

    private async Task SetUpSecondFactorAsync(Colleague person)
    {
        await person.GoAsync("account/second-factor");
        var key = (await person.Page.Locator("#key").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await person.TypeAsync("Code from the app", Totp.Code(key, sites.Host.Clock.GetUtcNow()));
        await person.PressAsync("Check the code");
        await person.SeesAsync("Keep your recovery codes");
        await person.PressAsync("I have kept them: continue");
    }

    /// <summary>Writes a guide with a picture and a document; gives the item's id.</summary>
    private static async Task<string> WriteAsync(Colleague editor, string name)
    {
        await editor.GoAsync("admin/content/new/Guide");
        await editor.TypeAsync("Title", name);
        await editor.TypeAsync("Summary", "Who can have free transport, how to ask for it, and what to do when the answer is no.");
        await editor.TypeAsync("Text", "## How to ask\n\nAsk the transport team. They answer within four weeks.\n");
        await editor.TypeAsync("Owner team", "Example transport team");
        await editor.TypeDateAsync("Review due", 1, 9, 2027);
        await editor.PressAsync("Insert a picture into Text");
        await editor.Page.Locator("#Files").SetInputFilesAsync(new FilePayload { Name = $"{name.Replace(' ', '-')}.png", MimeType = "image/png", Buffer = Picture });
        await editor.PressAsync("Add to the library");
        await editor.FollowAsync("Use this");
        var text = editor.Page.Locator("main textarea.lo-md__text").First;
        await editor.TypeAsync(text, (await text.InputValueAsync()).Replace("![]", "![A child waits at a bus stop]", StringComparison.Ordinal));

        await editor.PressAsync("Insert a document into Text");
        await editor.FollowAsync("Use this");
        await editor.PressAsync("Save draft");
        Assert.Equal("", await editor.ErrorsAsync());
        await editor.SeesAsync(name);
        return ItemId().Match(editor.Page.Url).Groups[1].Value;
    }

    private static async Task SendAsync(Colleague editor, string item, string approver)
    {
        await editor.GoAsync($"admin/content/{item}");
        await editor.FollowAsync("Send for review");
        await editor.ChooseAsync("Who should approve it?", approver);
        await editor.PressAsync("Send for review");
        await editor.SeesAsync("sent it");
    }

    private static async Task PublishAsync(Colleague colleague, string item)
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

    /// <summary>What anybody sees; gives the page's address.</summary>
    private async Task<string> PublicAsync(string item, Colleague editor, string name)
    {
        await editor.GoAsync($"admin/content/{item}");
        await editor.SeesAsync("View on the site");
        var address = await editor.Page.GetByRole(AriaRole.Link, new() { Name = "View on the site" }).GetAttributeAsync("href");
        await using var visitor = await sites.Browser.OpenAsync(360);
        await visitor.Page.GoAndCheckAsync(new Uri(sites.Home(Council), address).ToString());
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(name);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Img, new() { Name = "A child waits at a bus stop" })).ToBeVisibleAsync();
        Assert.True(await visitor.Page.Locator("main img").First.EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth > 0)"));
        Assert.True(await visitor.Page.Locator("main a[href*='/media/']").CountAsync() > 0, "The document is not on the page.");
        return address!;
    }

    /// <summary>Two people have the form open. The second to save sees both texts, and no word is lost.</summary>
    private static async Task BothSaveAsync(Colleague first, Colleague second, string item)
    {
        await first.GoAsync($"admin/content/{item}/edit");
        await second.GoAsync($"admin/content/{item}/edit");
        await first.TypeAsync("Summary", "Free transport: who can have it, and how to ask.");
        await first.PressAsync("Save draft");
        await second.TypeAsync("Text", "## How to ask\n\nRing the office. They answer within four weeks.\n");
        await second.PressAsync("Save draft");

        await second.SeesAsync("Two of you changed this page");
        await second.SeesAsync("Ring the office");
        await second.SeesAsync("Free transport: who can have it");
        await second.PressAsync("Save these words");
        await second.GoAsync($"admin/content/{item}/edit");
        Assert.Equal("Free transport: who can have it, and how to ask.", await second.Page.GetByLabel("Summary", new() { Exact = true }).First.InputValueAsync());
        Assert.Contains("Ring the office", await second.Page.GetByLabel("Text", new() { Exact = true }).First.InputValueAsync());
    }

    private static async Task RestoreAsync(Colleague editor, string item)
    {
        await editor.GoAsync($"admin/content/{item}/history");
        await editor.EnterAsync(editor.Page.GetByRole(AriaRole.Link, new() { Name = "Restore version 1", Exact = true }));
        await editor.PressAsync("Restore this version");
        Assert.Equal("", await editor.ErrorsAsync());
    }

    [GeneratedRegex("/admin/content/([^/?#]+)")]
    private static partial Regex ItemId();
}
