using System.Net;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Media;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Life;

public sealed class PreviewTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    [Fact]
    public async Task Preview_Draft_LooksAsThePublicPageWill()
    {
        var id = await life.DraftAsync("previewed", "Previewed page");

        var preview = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}/preview?bare=true");
        await life.DoAsync<PublishContent>(publish => publish.ExecuteAsync(id, life.Change("Edda Editor"), default));
        using var visit = await life.VisitAsync("previewed");
        var page = await FormPage.ReadAsync(life.Editor, visit);

        Assert.Equal(Shown(page), Shown(preview));
        Assert.Contains("Text of Previewed page.", Shown(preview));
    }

    /// <summary>The page as a browser shows it: runs of blanks are one.</summary>
    private static string Shown(FormPage page) =>
        System.Text.RegularExpressions.Regex.Replace(page.Document.QuerySelector("main .lo-page")!.OuterHtml, @"\s+", " ").Replace("> <", "><", StringComparison.Ordinal);

    [Fact]
    public async Task PreviewAt_Width_FramesThePreviewAndNothingElseMayBeFramed()
    {
        var id = await life.DraftAsync("framed", "Framed page");

        using var framing = await life.Editor.GetAsync($"admin/content/{id}/preview/360");
        using var framed = await life.Editor.GetAsync($"admin/content/{id}/preview?bare=true");
        using var odd = await life.Editor.GetAsync($"admin/content/{id}/preview/361");
        using var item = await life.Editor.GetAsync($"admin/content/{id}");

        Assert.Contains($"src=\"/alder/admin/content/{id}/preview?bare=true\"", await framing.Content.ReadAsStringAsync());
        Assert.Contains("frame-src 'self'", Policy(framing));
        Assert.Contains("frame-ancestors 'self'", Policy(framed));
        Assert.Contains("frame-ancestors 'none'", Policy(item));
        Assert.Equal(HttpStatusCode.NotFound, odd.StatusCode);
    }

    [Fact]
    public async Task Link_ForSomebodyWithoutAccount_ShowsTheDraftUntilItIsRevoked()
    {
        var id = await life.DraftAsync("linked", "Linked draft");
        var address = await MakeAsync(id);

        using var seen = await life.VisitAsync(address);
        var text = await seen.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Contains("Text of Linked draft.", text);
        Assert.Contains("This is a draft.", text);
        Assert.Equal("no-store", seen.Headers.CacheControl?.ToString());
        Assert.Equal(["same-origin"], seen.Headers.GetValues("Referrer-Policy"));
        Assert.Contains("noindex", seen.Headers.GetValues("X-Robots-Tag").Single());
        Assert.False(seen.Headers.Contains("Set-Cookie"));

        var item = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}", "main form[action*='Revoke']");
        await item.PressAndFollowAsync();
        using var revoked = await life.VisitAsync(address);
        Assert.Equal(HttpStatusCode.Gone, revoked.StatusCode);
        var after = await revoked.Content.ReadAsStringAsync();
        Assert.Contains("This link does not work any more", after);
        Assert.DoesNotContain("Linked draft", after);
    }

    [Fact]
    public async Task Link_ToADraftWithAPicture_ShowsThePictureToWhoHasTheLinkAlone()
    {
        var uploaded = await life.InAsync(services => services.GetRequiredService<MediaUpload>().AddAsync(
            [new("bus.png", _ => Task.FromResult(SampleFiles.Png(40, 30)))], life.Change("Edda Editor"), default));
        var file = uploaded.Single().File!;
        var id = await life.DraftAsync("pictured", "Pictured draft", content => content["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = $"![A bus](media:{file.Path})" });
        var address = await MakeAsync(id);

        Assert.Equal(HttpStatusCode.OK, await FetchAsync(file, address));
        Assert.Equal(HttpStatusCode.NotFound, await FetchAsync(file, null));
        Assert.Equal(HttpStatusCode.NotFound, await FetchAsync(file, "preview/made-up"));
        var other = await MakeAsync(await life.DraftAsync("plain", "Plain draft"));
        Assert.Equal(HttpStatusCode.NotFound, await FetchAsync(file, other));

        var item = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}", "main form[action*='Revoke']");
        await item.PressAndFollowAsync();
        Assert.Equal(HttpStatusCode.NotFound, await FetchAsync(file, address));
    }

    /// <summary>Asks for a file as the page at an address does.</summary>
    private async Task<HttpStatusCode> FetchAsync(MediaFile file, string? from)
    {
        using var visitor = life.Host.CreateBrowser(life.Council);
        visitor.DefaultRequestHeaders.Referrer = from is null ? null : new Uri(visitor.BaseAddress!, from);
        using var answer = await visitor.GetAsync(file.Address);
        return answer.StatusCode;
    }

    [Fact]
    public async Task Link_AfterItsDays_OpensNothing()
    {
        var id = await life.DraftAsync("runs-out", "Runs out");
        var address = await MakeAsync(id, days: "2");

        await life.PassAsync(TimeSpan.FromDays(2) + TimeSpan.FromSeconds(1));

        using var late = await life.VisitAsync(address);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task Link_AtAnotherCouncil_OpensNothing()
    {
        var id = await life.DraftAsync("walled", "Walled");
        var address = await MakeAsync(id);

        using var elsewhere = await life.Host.CreateBrowser(life.Neighbour).GetAsync(address);

        Assert.Equal(HttpStatusCode.Gone, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Link_TokenIsNotKept()
    {
        var id = await life.DraftAsync("hashed", "Hashed");
        var token = (await MakeAsync(id)).Split('/')[^1];

        var link = await life.DbAsync(db => db.PreviewLinks.AsNoTracking().SingleAsync(l => l.ContentItemId == id));

        Assert.True(token.Length >= 32);
        Assert.DoesNotContain(token, link.TokenHash);
        Assert.Equal(64, link.TokenHash.Length);
    }

    [Fact]
    public async Task Link_ToAGuide_LeadsToThePartsOfTheDraft()
    {
        var parts = new JsonArray([.. new[] { "First", "Second" }.Select(name => new JsonObject
        {
            ["ContentItemId"] = $"part-{name}", ["ContentType"] = "GuidePart", ["DisplayText"] = name, ["TitlePart"] = new JsonObject { ["Title"] = name },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = $"{name} words of the draft." },
        })]);
        var id = await life.InAsync(services => services.GetRequiredService<SaveDraft>().ExecuteAsync(
            new DraftOptions(null, "Guide", "Parted", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Parted" }, ["Parts"] = new JsonObject { ["ContentItems"] = parts } }),
            life.Change("Edda Editor"), default));
        var address = await MakeAsync(id);

        foreach (var (browser, start) in new[] { (life.Host.CreateBrowser(life.Council), address), (life.Editor, $"admin/content/{id}/preview") })
        {
            var first = await FormPage.OpenAsync(browser, start);
            var second = await FormPage.OpenAsync(browser, first.Document.QuerySelector("main a[href$='/second']")!.GetAttribute("href")!);

            Assert.Contains("First words of the draft.", first.Text);
            Assert.Contains("Second words of the draft.", second.Text);
            using var none = await browser.GetAsync($"{start}/third");
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("91")]
    [InlineData("soon")]
    public async Task Link_ForTooManyOrNoDays_ShowsError(string days)
    {
        var id = await life.DraftAsync($"days-{days}", $"Days {days}");
        var item = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}", "main form.lo-life__share");

        var again = await item.Set("Days", days).PressAndFollowAsync("Make a preview link");

        Assert.Single(again.Errors);
        Assert.Equal(0, await life.DbAsync(db => db.PreviewLinks.CountAsync(l => l.ContentItemId == id)));
    }

    /// <summary>The address of a new link, below the council's own.</summary>
    private async Task<string> MakeAsync(string id, string days = "14")
    {
        var item = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}", "main form.lo-life__share");
        var made = await item.Set("For", "Parents' forum").Set("Days", days).PressAndFollowAsync("Make a preview link");
        var address = made.Document.QuerySelector(".lo-life__link a")!.GetAttribute("href")!;
        return address[(address.IndexOf("/alder/", StringComparison.Ordinal) + "/alder/".Length)..];
    }

    private static string Policy(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();
}
