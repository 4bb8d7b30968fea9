using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Checks.Kept;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Checks;

/// <summary>The checks as somebody in the workspace meets them.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class ChecksPagesTests(WorkspaceFixture workspace) : IAsyncLifetime
{
    private static readonly TimeSpan AFewMinutes = TimeSpan.FromMinutes(5);
    private HttpClient _editor = null!;

    public async Task InitializeAsync() => _editor = await workspace.SignInAsync();

    public Task DisposeAsync()
    {
        _editor.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Report_PageWithFaults_ListsThemByOwnerUntilItLeaves()
    {
        var id = await workspace.PublishAsync("Quillfeather club", "To join, [click here](/no-such-page). Ask for speach therapy.", "Leisure team");
        await workspace.RunJobsAsync(AFewMinutes);

        var all = await FormPage.OpenAsync(_editor, "admin/checks?q=quillfeather");
        var others = await FormPage.OpenAsync(_editor, "admin/checks?q=quillfeather&owner=SEND+team");
        var mustFix = await FormPage.OpenAsync(_editor, "admin/checks?q=quillfeather&owner=Leisure+team&severity=MustFix");

        Assert.Contains("The link 'click here' does not say where it leads.", all.Text, StringComparison.Ordinal);
        Assert.Contains("'speach' is not in the dictionary.", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("click here", others.Text, StringComparison.Ordinal);
        Assert.Contains("click here", mustFix.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("speach", mustFix.Text, StringComparison.Ordinal);
        Assert.EndsWith($"/admin/content/{id}", all.Document.QuerySelector("tbody th a")!.GetAttribute("href"), StringComparison.Ordinal);

        await workspace.InAsync(async services =>
        {
            await services.GetServices<IContentHandler>().OfType<CheckedWhenPublished>().Single().UnpublishedAsync(services.GetRequiredService<CmsDbContext>(), id, default);
            return true;
        });
        Assert.Equal((0, 0), await workspace.DbAsync(async db => (await db.PageFindings.CountAsync(f => f.ContentItemId == id), await db.LinkUses.CountAsync(u => u.ContentItemId == id))));
    }

    [Fact]
    public async Task Report_AsATable_HasNoFormulas()
    {
        await workspace.PublishAsync("=HYPERLINK(Brindlewick)", "[click here](/x)");
        await workspace.RunJobsAsync(AFewMinutes);

        using var response = await _editor.GetAsync("admin/checks?handler=Csv&q=brindlewick&severity=MustFix");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n");

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("\"'=HYPERLINK(Brindlewick)\",\"hyperlink-brindlewick\",\"SEND team\",\"Must fix\",\"Words of links\",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ManyFindings_IsPagedAndCostsFewQueries()
    {
        await workspace.PublishAsync("Marrowby", string.Join("\n\n", Enumerable.Range(0, 70).Select(n => $"{new string((char)('a' + (n % 26)), 1)}qzx{(char)('a' + (n / 26))}w ![](media:{n}.png) [here](/{n})")));
        await workspace.RunJobsAsync(AFewMinutes);

        var page = await FormPage.OpenAsync(_editor, "admin/checks?q=marrow&code=AlternativeText");

        Assert.Equal(10, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("There are 60 more like this.", page.Text, StringComparison.Ordinal);
        Assert.InRange(workspace.Host.Queries.CommandsOf($"{_editor.BaseAddress}admin/checks?q=marrow&code=AlternativeText").Count, 1, 8);
    }

    [Fact]
    public async Task Post_FormOfTheEditor_ShowsWhatIsFoundBesideItsFields()
    {
        using var response = await PostAsync(new()
        {
            ["type"] = "Guide", ["TitlePart.Title"] = "Travel", ["AutoroutePart.Path"] = "travel", ["SummaryPart.Summary"] = "Travel.",
            ["MarkdownBodyPart.Markdown"] = "First.\r\n\r\n[click here](/a)", ["Parts[7].TitlePart.Title"] = "Buses", ["Parts[7].MarkdownBodyPart.Markdown"] = "![](media:bus.png)",
        });
        var panel = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            ["#field-markdownbodypart-markdown Text, line 3", "#field-parts-0-markdownbodypart-markdown Buses: Text, line 1", "#field-summarypart-summary Summary"],
            panel.QuerySelectorAll("a").Take(3).Select(a => $"{a.GetAttribute("href")} {a.TextContent}").Order(StringComparer.Ordinal));
        Assert.Equal("Must fix", panel.QuerySelector("h3 strong")?.TextContent);
    }

    [Fact]
    public async Task Post_Json_ShowsWhatIsFound()
    {
        using var response = await PostAsync(new() { ["type"] = "Guide", ["content"] = """{"MarkdownBodyPart":{"Markdown":"To apply, [click here](/a)."}}""" });

        Assert.Contains("1 thing to look at.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NoSuchType", "{}")]
    [InlineData("Guide", "[1]")]
    [InlineData("Guide", "{")]
    public async Task Post_Nonsense_IsABadRequest(string type, string content)
    {
        using var response = await PostAsync(new() { ["type"] = type, ["content"] = content });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Post_WithoutTheRight_IsForbidden()
    {
        using var officer = await workspace.SignInAsync(Roles.CommentOfficer);
        using var response = await PostAsync(new() { ["type"] = "Guide", ["content"] = "{}" }, officer);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Paste_HtmlOfWord_ComesBackAsMarkdown()
    {
        using var response = await PasteAsync("<p class=MsoNormal><b>Bold</b> words<o:p></o:p></p>"u8.ToArray(), await TokenAsync(_editor));

        Assert.Equal("**Bold** words\n", await response.Content.ReadAsStringAsync());
        Assert.Equal("text/markdown", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Paste_WithoutTokenOrTooLong_IsRefused()
    {
        using var forged = await PasteAsync("<p>x</p>"u8.ToArray(), null);
        using var large = await PasteAsync(new byte[(512 * 1024) + 1], await TokenAsync(_editor));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge), (forged.StatusCode, large.StatusCode));
    }

    [Fact]
    public async Task Words_AddedByAnEditor_AreRightFromThenOn()
    {
        var page = await FormPage.OpenAsync(_editor, "admin/checks/words");
        var refused = await page.Set("Words", "Wherryman\n123").PressAndFollowAsync("Save");
        Assert.Contains("'123' is not a word. Write one word on each line, in letters only.", refused.Errors);
        Assert.Contains("Wherryman", refused.Values("Words")[0], StringComparison.Ordinal);

        var saved = await refused.Set("Words", "wherryman\r\nAlderwort").PressAndFollowAsync("Save");

        Assert.Contains("The council's words are saved.", saved.Document.Body!.TextContent, StringComparison.Ordinal);
        using var response = await PostAsync(new() { ["type"] = "Guide", ["MarkdownBodyPart.Markdown"] = "A wherryman helps." });
        Assert.DoesNotContain("wherryman", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await workspace.DbAsync(db => db.AuditEntries.CountAsync(a => a.Event == "WordsChanged")));
    }

    private async Task<HttpResponseMessage> PostAsync(Dictionary<string, string> form, HttpClient? client = null)
    {
        client ??= _editor;
        form["__RequestVerificationToken"] = await TokenAsync(client);
        return await client.PostAsync("admin/checks", new FormUrlEncodedContent(form));
    }

    private async Task<HttpResponseMessage> PasteAsync(byte[] html, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "admin/checks/paste") { Content = new ByteArrayContent(html) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/html") { CharSet = Encoding.UTF8.WebName };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await _editor.SendAsync(request);
    }

    private static async Task<string> TokenAsync(HttpClient client) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync("admin/checks")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
