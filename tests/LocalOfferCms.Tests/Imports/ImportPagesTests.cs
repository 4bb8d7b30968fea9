using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Imports;

/// <summary>Pages that somebody brings in by the workspace.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class ImportPagesTests(WorkspaceFixture workspace)
{
    private const string Guide = "<h1>Hedgerow</h1><p>About it.</p><h2>First step</h2><p>Ask.</p><h2>Second step</h2><p>Wait.</p><p></p><img src='hedge.gif' alt='A hedge'>";

    [Fact]
    public async Task Upload_Zip_ShowsWhatWouldBeMadeAndThenMakesDraftsOnce()
    {
        using var editor = await workspace.SignInAsync(Roles.Administrator);
        var look = await UploadAsync(editor, "pages.zip", Documents.Zip(("in/hedgerow.html", Documents.Bytes(Guide)), ("in/hedge.gif", Documents.Gif), ("in/bad.exe", [1])));

        Assert.Equal("What would be made", look.Document.QuerySelector("h1")?.TextContent);
        Assert.Contains("1 page: 1 new, 0 changed", look.Text, StringComparison.Ordinal);
        Assert.Contains("/hedgerow", look.Text, StringComparison.Ordinal);
        Assert.Contains("empty paragraphs", look.Text, StringComparison.Ordinal);
        Assert.Contains("Files of the kind '.exe' cannot become pages.", look.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("Hedgerow"));

        var made = await look.PressAndFollowAsync("Make 1 draft");

        Assert.Contains("1 draft is made.", made.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 brought in already", made.Text, StringComparison.Ordinal);
        var version = await workspace.DbAsync(db => db.ContentVersions.SingleAsync(v => v.DisplayText == "Hedgerow"));
        var content = new ContentDocument("Guide", JsonText.Object(version.Data));
        Assert.Equal((false, ContentStage.Draft), (version.Published, version.Stage));
        Assert.Equal(["First step", "Second step"], content.Items("Parts").Select(p => p.DisplayText));
        Assert.Equal("About it.\n", content.Part("MarkdownBodyPart").Plain("Markdown"));
        var picture = await workspace.DbAsync(db => db.MediaFiles.SingleAsync(f => f.Path.StartsWith("imports/hedgerow/")));
        Assert.Contains($"![A hedge](media:{picture.Path})", content.Items("Parts")[1].Content.Part("MarkdownBodyPart").Plain("Markdown"), StringComparison.Ordinal);

        var again = await UploadAsync(editor, "pages.zip", Documents.Zip(("in/hedgerow.html", Documents.Bytes(Guide)), ("in/hedge.gif", Documents.Gif)));
        Assert.Equal("Nothing is left to be made", again.Document.QuerySelector("h1")?.TextContent);
        Assert.Equal(1, await CountAsync("Hedgerow"));
    }

    [Fact]
    public async Task Upload_FileThatChanged_ReplacesTheDraftUnlessSomebodyWorkedOnIt()
    {
        using var editor = await workspace.SignInAsync(Roles.Administrator);
        await (await UploadAsync(editor, "fallow.md", Documents.Bytes("# Fallow\n\nOne."))).PressAndFollowAsync();
        await (await UploadAsync(editor, "fallow.md", Documents.Bytes("# Fallow\n\nTwo."))).PressAndFollowAsync();
        var version = await workspace.DbAsync(db => db.ContentVersions.SingleAsync(v => v.DisplayText == "Fallow"));
        Assert.Contains("Two.", version.Data, StringComparison.Ordinal);

        await workspace.InAsync(services =>
        {
            var content = JsonText.Object(version.Data);
            content["MarkdownBodyPart"]!["Markdown"] = "An editor's words.";
            return services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(version.ContentItemId, "Guide", "Fallow", content), new ChangeContext(workspace.Host.Clock.GetUtcNow().UtcDateTime, "editor"), default);
        });
        var look = await UploadAsync(editor, "fallow.md", Documents.Bytes("# Fallow\n\nThree."));

        Assert.Contains("The file has changed, and so has the page here. It is left as it is", look.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(look.Document.QuerySelectorAll("main button"), b => b.TextContent.StartsWith("Make", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upload_AddressThatIsTaken_GetsAnother()
    {
        await workspace.PublishAsync("Wetherby clubs", "Clubs.");
        using var editor = await workspace.SignInAsync(Roles.Administrator);

        var look = await UploadAsync(editor, "x.md", Documents.Bytes("# Wetherby clubs\n\nOne."));

        Assert.Contains("/wetherby-clubs-2", look.Text, StringComparison.Ordinal);
        Assert.Contains("Another page has the address that its title makes", look.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_NothingOrABomb_SaysWhatToDo()
    {
        using var editor = await workspace.SignInAsync(Roles.Administrator);
        var page = await FormPage.OpenAsync(editor, "admin/imports");
        var nothing = await page.PressAndFollowAsync("See what would be made");
        var bomb = await UploadAsync(editor, "bomb.zip", Documents.Zip([.. Enumerable.Range(0, 11).Select(n => ($"{n}.html", new byte[10_000_000]))]));

        Assert.Contains("Choose the files to bring in.", nothing.Errors);
        Assert.Contains(bomb.Errors, e => e.StartsWith("'bomb.zip' holds more than 100 MB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Batch_OfSomebodyElse_IsNotFound()
    {
        using var editor = await workspace.SignInAsync(Roles.Administrator);
        using var other = await workspace.SignInAsync(Roles.Administrator);
        await UploadAsync(editor, "y.md", Documents.Bytes("# Yonder\n\nOne."));
        var id = await workspace.DbAsync(db => db.ImportBatches.Where(b => b.Data.Contains("Yonder")).Select(b => b.ImportBatchId).SingleAsync());

        using var mine = await editor.GetAsync($"admin/imports/{id}");
        using var theirs = await other.GetAsync($"admin/imports/{id}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (mine.StatusCode, theirs.StatusCode));
    }

    private static async Task<FormPage> UploadAsync(HttpClient client, string name, byte[] bytes)
    {
        var page = await FormPage.OpenAsync(client, "admin/imports");
        return await page.Attach("Files", name, bytes).PressAndFollowAsync("See what would be made");
    }

    private Task<int> CountAsync(string title) => workspace.DbAsync(db => db.ContentVersions.CountAsync(v => v.DisplayText == title));
}
