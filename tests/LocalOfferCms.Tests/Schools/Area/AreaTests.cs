using System.Net;
using LocalOfferCms.Schools.Area;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Life;
using LocalOfferCms.Tests.Schools.Portal;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Schools.Area;

/// <summary>What schools and the council share with each other.</summary>
public sealed class AreaTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private const string Address = "admin/my-schools/area";
    private readonly SchoolDesk _desk = new(life);

    [Fact]
    public async Task Letter_OfTheCouncil_IsFoundFilledAndAdapted()
    {
        var school = await _desk.SchoolAsync("Hazel Primary");
        var senco = (await _desk.KeeperAsync("Sam Senco", KeeperTask.Keep, school)).Browser;
        await ShareAsync(life.Editor, "Inviting to a review", "Dear parents of {school}, come on {day}.");

        var found = await FormPage.OpenAsync(senco, $"{Address}?q=inviting+review&kind=letter&audience=families&from=council");
        Assert.Contains("1 found", found.Text);
        Assert.Contains("1 found", (await FormPage.OpenAsync(senco, $"{Address}?q=invit+rev&from=council")).Text);
        Assert.Contains("0 found", (await FormPage.OpenAsync(senco, $"{Address}?q=viting")).Text);
        Assert.Contains("0 found", (await FormPage.OpenAsync(senco, $"{Address}?q=inviting+review&kind=policy")).Text);
        var item = found.Document.QuerySelector(".lo-schools__name a")!.GetAttribute("href")!;
        Assert.Contains("Dear parents of Hazel Primary, come on {day}.", (await FormPage.OpenAsync(senco, item)).Document.QuerySelector("#text")!.TextContent);

        var edit = await FormPage.OpenAsync(senco, $"{Address}/new/edit?from={item[(item.LastIndexOf('/') + 1)..]}", "#share");
        var done = await edit.Set("Title", "Our invitation").PressAndFollowAsync("Share it");
        Assert.Contains("Adapted from: Inviting to a review", done.Text);
        Assert.Contains("From: Hazel Primary", done.Text);
    }

    [Fact]
    public async Task Item_OfASchool_IsItsOwnToWithdraw_AndTheCouncilsToTakeDownWithAReason()
    {
        var (mine, other) = (await _desk.SchoolAsync("Holly Primary"), await _desk.SchoolAsync("Ivy Primary"));
        var (owner, reader) = ((await _desk.KeeperAsync("Olga Owner", KeeperTask.Keep, mine)).Browser, (await _desk.KeeperAsync("Rea Reader", KeeperTask.Keep, other)).Browser);
        var item = await ShareAsync(owner, "A calm corner", "Put a chair there.");

        var theirs = await FormPage.OpenAsync(reader, item);
        Assert.Null(theirs.Document.QuerySelector("#withdraw"));
        Assert.Null(theirs.Document.QuerySelector("#take-down"));
        using var edit = await reader.GetAsync($"{item}/edit");
        Assert.Equal(HttpStatusCode.NotFound, edit.StatusCode);

        var council = await FormPage.OpenAsync(life.Editor, item, "#take-down");
        var refused = await FormPage.ReadAsync(life.Editor, await council.PressAsync(), "#take-down");
        Assert.Contains("Say why", Assert.Single(refused.Errors));
        await refused.Set("Reason", "It names a child.").PressAsync();
        using var gone = await reader.GetAsync(item);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var own = await FormPage.OpenAsync(owner, item, "#withdraw");
        Assert.Contains("It names a child.", own.Text);
        await own.PressAsync();
        Assert.Equal(0, await life.DbAsync(db => db.AreaItems().CountAsync(i => i.Title == "A calm corner")));
    }

    [Fact]
    public async Task File_Shared_IsForSchoolsAndCouncilAlone()
    {
        var (mine, other) = (await _desk.SchoolAsync("Juniper Primary"), await _desk.SchoolAsync("Larch Primary"));
        var (owner, reader) = ((await _desk.KeeperAsync("Olga Owner", KeeperTask.Keep, mine)).Browser, (await _desk.KeeperAsync("Rea Reader", KeeperTask.Keep, other)).Browser);
        var form = await FormPage.OpenAsync(owner, $"{Address}/new/edit", "#share");
        var wrong = await FormPage.ReadAsync(owner, await form.Set("Title", "Plan").Set("Kind", "template").Set("Audience", "staff").Attach("Upload", "plan.exe", [1, 2, 3]).PressAsync(), "#share");
        Assert.Contains("Choose a document", wrong.Errors[0]);
        Assert.Equal("Plan", wrong.Values("Title")[0]);

        var item = await ShareAsync(owner, "Plan of support", "", file: "plan.pdf");
        var link = (await FormPage.OpenAsync(reader, item)).Document.QuerySelector("a[download]")!.GetAttribute("href")!;
        using var read = await reader.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var anybody = life.Host.CreateClient();
        using var refused = await anybody.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task File_Shared_CannotBeDeletedFromTheLibrary()
    {
        var owner = (await _desk.KeeperAsync("Una Owner", KeeperTask.Keep, await _desk.SchoolAsync("Hazel Primary"))).Browser;
        var item = await ShareAsync(owner, "Transition passport", "", file: "passport.pdf");
        var id = await life.DbAsync(db => db.AreaItems().Where(i => i.Title == "Transition passport").Select(i => i.MediaFileId!).SingleAsync());

        var page = await FormPage.OpenAsync(life.Editor, $"admin/media/{id}");

        var used = page.Document.QuerySelectorAll("section[aria-labelledby=used] a").Single(link => link.TextContent == "Transition passport");
        Assert.Equal(item, used.GetAttribute("href"));
        Assert.Matches("is used by .*'Transition passport'.* first", page.Text);
    }

    /// <summary>Shares something, and gives its address.</summary>
    private static async Task<string> ShareAsync(HttpClient browser, string title, string text, string? file = null)
    {
        var form = await FormPage.OpenAsync(browser, $"{Address}/new/edit", "#share");
        form.Set("Title", title).Set("Kind", "letter").Set("Audience", "families").Set("Text", text);
        if (file is not null)
        {
            form.Attach("Upload", file, System.Text.Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
        }

        using var answer = await form.PressAsync("Share it");
        Assert.True(answer.Headers.Location is not null, string.Join(" ", (await FormPage.ReadAsync(browser, answer)).Errors));
        return answer.Headers.Location!.ToString();
    }
}
