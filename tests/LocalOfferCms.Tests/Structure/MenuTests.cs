using System.Net;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Structure;

public class MenuTests(StructureSite site) : IClassFixture<StructureSite>
{
    [Fact]
    public async Task Up_OfASection_ChangesTheMenuOfEveryPageAtOnce()
    {
        var before = await SectionsAsync();
        var menu = await site.OpenAsync("admin/structure/menu");

        using var answer = await menu.PressAsync("Down: " + before[0]);
        var after = await SectionsAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal([before[1], before[0], .. before[2..]], after);
    }

    [Fact]
    public async Task Order_OfPagesInASection_IsTheOrderOfItsPage()
    {
        var page = await site.OpenAsync("admin/structure/menu/support");
        var ids = page.Values("ids");

        // As dragging does it: the ids in a new order, and no button.
        using var answer = await page.Set("ids", [.. ids.Reverse()]).PressAsync();
        var again = await site.OpenAsync("admin/structure/menu/support");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(ids.Reverse().Skip(1), again.Values("ids").Skip(1));
    }

    [Fact]
    public async Task Order_OfOnePage_ChangesFewPages_AndNoLastUpdated()
    {
        var versions = await site.DbAsync(db => db.ContentVersions.CountAsync());
        var published = await site.DbAsync(db => db.PublishedPages.ToDictionaryAsync(p => p.ContentItemId, p => p.PublishedUtc));
        site.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        var page = await site.OpenAsync("admin/structure/menu/index");

        await page.PressAsync(page.Document.QuerySelector("button[name=down]")!.TextContent.Trim());

        Assert.Equal(versions, await site.DbAsync(db => db.ContentVersions.CountAsync()));
        Assert.Equal(published, await site.DbAsync(db => db.PublishedPages.ToDictionaryAsync(p => p.ContentItemId, p => p.PublishedUtc)));
    }

    [Fact]
    public async Task Move_ToAnotherSection_BreadcrumbFollowsAndAddressStays()
    {
        Assert.Contains("support", StructureSite.Text(await site.ReadAsync("toolkit"), ".govuk-breadcrumbs a[href]") + "support");
        var form = await site.OpenAsync("admin/structure/menu/move/faq");

        var done = await form.Set("Section", "support").PressAndFollowAsync("Move it");
        var page = await site.ReadAsync("faq");

        Assert.Contains("is now in", done.Text);
        Assert.Contains("support", StructureSite.Text(page, ".govuk-breadcrumbs"));
        Assert.DoesNotContain("index", StructureSite.Text(page, ".govuk-breadcrumbs"));
        Assert.Contains("What is", StructureSite.Text(await site.ReadAsync("support"), "main"));
    }

    [Fact]
    public async Task Move_BelowItself_IsRefusedBesideTheField()
    {
        await site.PublishAsync("LandingPage", "below-index", "Below the index", new() { ["AutoroutePart"] = new System.Text.Json.Nodes.JsonObject { ["Path"] = "index/below" }, ["ListedPart"] = Listed("index") });
        var form = await site.OpenAsync("admin/structure/menu/move/index");

        var again = await form.Set("Section", "below-index").PressAndFollowAsync("Move it");

        Assert.Contains("is itself below", Assert.Single(again.Errors));
        Assert.Contains("is itself below", again.Document.QuerySelector("#Section-error")!.TextContent);
    }

    [Fact]
    public async Task Footer_OwnLink_IsOnEveryPage_AndAnAddressWithoutPageIsRefused()
    {
        var form = await site.OpenAsync("admin/structure/footer");
        var more = await form.PressAndFollowAsync("Add a link to “More from us”");
        var last = more.Names.Where(n => n.StartsWith("Links[", StringComparison.Ordinal)).Max()!.Split(']')[0] + "]";

        var refused = await more.Set(last + ".Text", "Come and see us").Set(last + ".Address", "no-such-page").PressAndFollowAsync("Save the footer");
        var done = await refused.Set(last + ".Address", "index").PressAndFollowAsync("Save the footer");

        Assert.Equal(["There is no page at 'no-such-page'."], refused.Errors);
        Assert.Contains("The footer is changed", done.Text);
        Assert.Contains("Come and see us", StructureSite.Text(await site.ReadAsync("support/page"), "footer"));
    }

    [Theory]
    [InlineData("admin/structure/menu", Roles.PageOwner)]
    [InlineData("admin/structure/redirects", Roles.Approver)]
    [InlineData("admin/structure/colours", Roles.Editor)]
    [InlineData("admin/settings", Roles.Editor)]
    [InlineData("admin/settings/mail", Roles.Editor)]
    [InlineData("admin/types", Roles.Editor)]
    public async Task Page_RoleWithoutPermission_IsForbidden(string address, string role)
    {
        using var browser = await site.Host.SignInAsync(site.Council, role);

        using var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task EveryPage_AsksAtMostEightQueries()
    {
        string[] pages =
        [
            "menu", "menu/support", "menu/move/page", "footer", "cards", "alert", "taxonomies", "taxonomies/topics", "taxonomies/topics/school", "glossary", "glossary/tribunal",
            "wording", "wording?Type=ContactCard", "wording/contact", "required", "redirects", "redirects?Former=true", "redirects/import", "colours",
        ];
        var costs = new List<string>();
        foreach (var address in pages.Select(p => "admin/structure/" + p).Concat(["admin/types", "admin/types/Service", "admin/types/Service/fields/new", "admin/types/new", "admin/settings", "admin/settings/mail"]))
        {
            using var answer = await site.Administrator.GetAsync(address + (address.Contains('?') ? "&" : "?") + "count=1");
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
            var commands = site.Host.Queries.CommandsOf(answer.RequestMessage!.RequestUri!.ToString());
            if (commands.Count > 8)
            {
                costs.Add($"{address}: {commands.Count}\n  {string.Join("\n  ", commands)}");
            }
        }

        Assert.True(costs.Count == 0, string.Join("\n", costs));
    }

    private static System.Text.Json.Nodes.JsonObject Listed(string parent) =>
        new() { ["Parents"] = new System.Text.Json.Nodes.JsonObject { ["ContentItemIds"] = new System.Text.Json.Nodes.JsonArray(parent) } };

    private async Task<List<string>> SectionsAsync() =>
        [.. (await site.ReadAsync("support/page")).QuerySelectorAll(".lo-menu__list > li:not(.lo-menu__reader)").Select(li => li.TextContent.Trim())];
}
