using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.BrowserTests.Sites;
using LocalOfferCms.Core.People;
using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Workspace;

/// <summary>A guide from the invitation of its author to the return of its first version, as the people do it: by keyboard alone, with script and without.</summary>
[Collection(SitesCollection.Name)]
public class GuideJourneyTests(SitesFixture sites)
{
    private const string Council = "norfolk";

    // 64 by 48 pixels of colour.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAR0lEQVR42u3PMQkAAAgAMNMZwiTGMaod/ITBCiyy57UQEBAQEBAQEBAQEBAQEBAQEDgG6jUBAQEBAQEBAQEBAQEBAQEBgZMFJyDE01ulpLQAAAAASUVORK5CYII=");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Guide_FromInvitationToItsFirstVersionAgain(bool script)
    {
        var (mode, workplace) = (script ? "Script" : "Plain", new Workplace(sites, Council, script));
        var name = script ? "Getting to school on a bus" : "Getting to school by taxi";
        await using var administrator = await workplace.HireAsync(Roles.Administrator, $"Ada {mode}");
        await using var editor = await workplace.JoinAsync(administrator, "Editor", $"Edith {mode}");
        await using var approver = await workplace.JoinAsync(administrator, "Approver", $"Abena {mode}");
        await workplace.SetUpSecondFactorAsync(approver);

        var item = await WriteAsync(editor, name);
        await Workplace.SendAsync(editor, item, $"Abena {mode}");
        await Workplace.PublishAsync(approver, item);
        var page = await PublicAsync(item, editor, name);

        await using var second = await workplace.JoinAsync(administrator, "Editor", $"Sunil {mode}");
        await BothSaveAsync(editor, second, item);
        await RestoreAsync(editor, item);
        await Workplace.PublishAsync(editor, item);

        await editor.GoAsync(page);
        await editor.SeesAsync("Ask the transport team");
        Assert.DoesNotContain("Ring the office", await editor.Page.ContentAsync());
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
        return Workplace.ItemOn(editor);
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
}
