using System.Net;
using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Life;

public sealed class MovesTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    [Fact]
    public async Task Withdraw_WithANotice_SaysSoAtItsAddress()
    {
        var see = await life.PublishedAsync("new-club", "The new club");
        var id = await life.PublishedAsync("old-club", "The old club");

        var done = await PressAsync(life.Editor, id, "withdraw", page => page.Set("Input.Notice", "It ended in July.").Set("Input.See", "/alder/new-club"));

        Assert.Contains("is not on the site any more", done.Text);
        using var visit = await life.VisitAsync("old-club");
        var text = await visit.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Gone, visit.StatusCode);
        Assert.Contains("The old club has closed", text);
        Assert.Contains("It ended in July.", text);
        Assert.Contains("href=\"/alder/new-club\"", text);
        Assert.NotEqual(id, see);
    }

    [Fact]
    public async Task Withdraw_WithARedirect_LeadsToTheOtherPageUntilItIsBack()
    {
        await life.PublishedAsync("target", "Target");
        var id = await life.PublishedAsync("source", "Source");
        await PressAsync(life.Editor, id, "withdraw", page => page.Set("Input.Place", "redirect").Set("Input.See", "target"));

        using var away = await life.VisitAsync("source");
        Assert.Equal((HttpStatusCode.Found, "/alder/target"), (away.StatusCode, away.Headers.Location?.ToString()));

        await life.DoAsync<PublishContent>(publish => publish.ExecuteAsync(id, life.Change("Edda Editor"), default));
        using var back = await life.VisitAsync("source");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task Withdraw_RedirectToNoPage_ShowsErrorAndKeepsWhatWasTyped()
    {
        var id = await life.PublishedAsync("stays", "It stays");

        var again = await PressAsync(life.Editor, id, "withdraw", page => page.Set("Input.Place", "redirect").Set("Input.See", "nowhere/at-all"));

        Assert.Equal(["There is no page at 'nowhere/at-all' on the site. Copy the address of the page to see instead."], again.Errors);
        Assert.Equal(["nowhere/at-all"], again.Values("Input.See"));
        using var visit = await life.VisitAsync("stays");
        Assert.Equal(HttpStatusCode.OK, visit.StatusCode);
    }

    [Fact]
    public async Task Archive_Page_KeepsItWithABannerAndOutOfSearch()
    {
        var id = await life.PublishedAsync("minutes-zebra", "Minutes of the zebra group");

        await PressAsync(life.Editor, id, "archive");

        using var visit = await life.VisitAsync("minutes-zebra");
        Assert.Contains("This page is out of date", await visit.Content.ReadAsStringAsync());
        using var search = await life.VisitAsync("search?q=zebra");
        Assert.DoesNotContain("minutes-zebra", await search.Content.ReadAsStringAsync());
        Assert.Equal(1, await life.DbAsync(db => db.AuditEntries.CountAsync(e => e.SubjectId == id && e.Event == "ContentArchived")));
    }

    [Fact]
    public async Task Restore_FirstVersion_MakesADraftAndLosesNothing()
    {
        var id = await life.PublishedAsync("restored", "The first words");
        await life.DraftAsync("restored", "The second words", id: id);
        var first = await life.DbAsync(db => db.ContentVersions.Where(v => v.ContentItemId == id && v.Number == 1).Select(v => v.ContentItemVersionId).SingleAsync());

        var page = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}/restore/{first}");
        var done = await page.PressAndFollowAsync("Restore this version");

        Assert.Contains("Version 1 is the draft now", done.Text);
        var versions = await life.DbAsync(db => db.ContentVersions.Where(v => v.ContentItemId == id).OrderBy(v => v.Number).ToListAsync());
        Assert.Equal(["The first words", "The second words", "The first words"], versions.Select(v => v.DisplayText));
        Assert.Equal([false, false, true], versions.Select(v => v.Latest));
        Assert.Equal([true, false, false], versions.Select(v => v.Published));
    }

    [Fact]
    public async Task RollOver_PageOfOneYear_LeavesDatesAndDatedFactsBlankAndTheSiteAsItIs()
    {
        await life.FactAsync("closing-day", "31 October");
        var id = await life.PublishedAsync("transfer", "Moving to secondary school", content =>
        {
            content["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Apply by {{ fact:closing-day }}." };
            content["ExpiryPart"] = new JsonObject { ["Expires"] = new JsonObject { ["Value"] = "2027-09-01" } };
            content["CoProductionPart"] = new JsonObject { ["On"] = new JsonObject { ["Value"] = "2026-01-01" } };
        });

        var done = await PressAsync(life.Editor, id, "roll-over");

        Assert.Contains("Left blank: Facts in the text.", done.Text);
        var draft = JsonText.Object(await life.DbAsync(db => db.ContentVersions.Where(v => v.ContentItemId == id && v.Latest).Select(v => v.Data).SingleAsync()));
        Assert.Equal("Apply by **[to be filled in: closing-day]**.", (string?)draft["MarkdownBodyPart"]!["Markdown"]);
        Assert.Null(draft["ExpiryPart"]);
        Assert.Null(draft["ReviewPart"]!["ReviewDue"]);
        var item = await FormPage.OpenAsync(life.Editor, $"admin/content/{id}");
        Assert.Contains("Fill in what was left blank in the text.", item.Text);
        using var visit = await life.VisitAsync("transfer");
        Assert.DoesNotContain("to be filled in", await visit.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Delete_PageThatIsUsed_AsksFirstThenGoesIntoTheBinAndCanBeTakenOut()
    {
        var id = await life.PublishedAsync("used", "The used page");
        var user = await life.PublishedAsync("user", "The page that links", content => content["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "See [it](/used#part)." });

        var asked = await PressAsync(life.Editor, id, "delete");
        Assert.Equal(["1 page uses it. Look at the list first, then say that you know."], asked.Errors);
        Assert.Contains("The page that links", asked.Text);
        Assert.NotNull(asked.Document.QuerySelector($"main a[href$='/admin/content/{user}']"));

        var done = await asked.Set("Input.Knows", "true").Set("Input.Notice", "Ask us instead.").PressAndFollowAsync();
        Assert.Contains("is in the recycle bin for 30 days", done.Text);
        using var gone = await life.VisitAsync("used");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Equal(0, await life.DbAsync(db => db.ContentSummaries.CountAsync(s => s.ContentItemId == id)));

        var bin = await FormPage.OpenAsync(life.Editor, "admin/bin", $"main form:has(input[value='{id}'])");
        var back = await bin.PressAndFollowAsync();
        Assert.Contains("It is out of the recycle bin.", back.Text);
        Assert.Equal(1, await life.DbAsync(db => db.ContentSummaries.CountAsync(s => s.ContentItemId == id)));
        Assert.Equal("The used page", await life.DbAsync(db => db.ContentVersions.Where(v => v.ContentItemId == id && v.Latest).Select(v => v.DisplayText).SingleAsync()));
    }

    [Fact]
    public async Task Bin_AfterThirtyDays_IsEmptiedAndTheNoticeStays()
    {
        var id = await life.PublishedAsync("short-lived", "Short lived");
        await life.DoAsync<DeleteContent>(delete => delete.ExecuteAsync(id, false, new Closing("It is over."), life.Change("Edda Editor"), default));

        await life.PassAsync(TimeSpan.FromDays(29));
        await life.RunJobsAsync();
        Assert.Equal(1, await life.DbAsync(db => db.ContentItems.CountAsync(i => i.ContentItemId == id)));

        await life.PassAsync(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await life.RunJobsAsync();

        Assert.Equal(0, await life.DbAsync(db => db.ContentVersions.CountAsync(v => v.ContentItemId == id)));
        Assert.Equal(0, await life.DbAsync(db => db.BinnedItems.CountAsync(b => b.ContentItemId == id)));
        using var visit = await life.VisitAsync("short-lived");
        Assert.Equal(HttpStatusCode.Gone, visit.StatusCode);
        Assert.Contains("It is over.", await visit.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Delete_TheHomePageOrTheContactOfAllPages_IsRefusedWithWhy()
    {
        var home = await life.DbAsync(db => db.Paths.Where(p => p.Path == "").Select(p => p.ContentItemId).SingleAsync());

        Assert.Contains("It is the home page. Every site has one.", (await FormPage.OpenAsync(life.Editor, $"admin/content/{home}/move/delete")).Text);
        Assert.Contains("the contact of every page that names no other", (await FormPage.OpenAsync(life.Editor, "admin/content/contact/move/delete")).Text);
    }

    [Fact]
    public async Task Publish_WithAPublicNote_ShowsWhatChanged()
    {
        var id = await life.DraftAsync("noted", "Noted", note: "New opening times.", showNote: true);
        await life.DoAsync<PublishContent>(publish => publish.ExecuteAsync(id, life.Change("Edda Editor"), default));
        var other = await life.DraftAsync("unnoted", "Unnoted", note: "Only for us.");
        await life.DoAsync<PublishContent>(publish => publish.ExecuteAsync(other, life.Change("Edda Editor"), default));

        using var noted = await life.VisitAsync("noted");
        using var unnoted = await life.VisitAsync("unnoted");

        var text = await noted.Content.ReadAsStringAsync();
        Assert.Contains("What changed", text);
        Assert.Contains("New opening times.", text);
        Assert.DoesNotContain("Only for us.", await unnoted.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task StillRight_ByItsOwner_IsDueAgainAndSaysNothingNewToReaders()
    {
        var ownerId = await life.Host.AddPersonAsync(life.Council, "olu@example.org", "Olu Owner", Roles.PageOwner);
        var id = await life.PublishedAsync("still-right", "Still right", content =>
        {
            content["OwnerPart"]!["Person"] = new JsonObject { ["Text"] = ownerId };
            content["ReviewPart"] = new JsonObject { ["ReviewDue"] = new JsonObject { ["Value"] = life.Today.ToString("yyyy-MM-dd") }, ["CycleMonths"] = new JsonObject { ["Value"] = 6 } };
        });
        var published = await life.DbAsync(db => db.PublishedPages.Where(p => p.ContentItemId == id).Select(p => p.PublishedUtc).SingleAsync());
        await life.PassAsync(TimeSpan.FromDays(2));

        using var owner = await life.Host.SignInPersonAsync(life.Council, ownerId);
        var page = await FormPage.OpenAsync(owner, $"admin/content/{id}/review");
        var done = await page.PressAndFollowAsync("Still right");

        var due = life.Today.AddMonths(6);
        Assert.Contains($"is due again on {due:d MMMM yyyy}", done.Text);
        var summary = await life.DbAsync(db => db.ContentSummaries.AsNoTracking().SingleAsync(s => s.ContentItemId == id));
        Assert.Equal((due, false), (summary.ReviewDue!.Value, summary.HasDraft));
        Assert.Equal(published, await life.DbAsync(db => db.PublishedPages.Where(p => p.ContentItemId == id).Select(p => p.PublishedUtc).SingleAsync()));
        using var visit = await life.VisitAsync("still-right");
        var text = await visit.Content.ReadAsStringAsync();
        Assert.Contains("Olu Owner", text);
        Assert.Contains("Text of Still right.", text);
    }

    private static async Task<FormPage> PressAsync(HttpClient browser, string id, string move, Func<FormPage, FormPage>? fill = null)
    {
        var page = await FormPage.OpenAsync(browser, $"admin/content/{id}/move/{move}");
        return await (fill?.Invoke(page) ?? page).PressAndFollowAsync();
    }
}
