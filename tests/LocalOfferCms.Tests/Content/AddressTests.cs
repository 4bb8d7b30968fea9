using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Tests.Recipes;

namespace LocalOfferCms.Tests.Content;

public sealed class AddressTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    [Fact]
    public async Task Publish_AtANewAddress_TheOldOneRedirects()
    {
        var desk = await Desk.OpenAsync(councils, "moved");
        var id = await desk.PublishAsync(null, "old", "Short breaks");

        await desk.PublishAsync(id, "social-care/short-breaks", "Short breaks now");

        Assert.Equal("social-care/short-breaks", Assert.IsType<PageMoved>(await desk.ReadAsync("old")).Path);
        Assert.Equal("Short breaks now", await desk.TitleAsync("social-care/short-breaks"));
    }

    [Fact]
    public async Task Publish_BackAtItsFormerAddress_NothingLoops()
    {
        var desk = await Desk.OpenAsync(councils, "back");
        var id = await desk.PublishAsync(null, "a", "First");
        await desk.PublishAsync(id, "b", "Second");

        await desk.PublishAsync(id, "a", "Third");

        Assert.Equal("Third", await desk.TitleAsync("a"));
        Assert.Equal("a", Assert.IsType<PageMoved>(await desk.ReadAsync("b")).Path);
    }

    [Fact]
    public async Task Publish_AtAnAddressThatAnotherPageHas_IsRefusedWithItsName()
    {
        var desk = await Desk.OpenAsync(councils, "taken");
        await desk.PublishAsync(null, "health", "Health services");
        var other = await desk.SaveAsync(null, "health", "Another");

        var refusal = Assert.Single(await desk.WhyNotPublishAsync(other));

        Assert.Equal("PathTaken", refusal.Code);
        Assert.Contains("Health services", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => desk.PublishAsync(other));
        Assert.Equal("Health services", await desk.TitleAsync("health"));
    }

    [Fact]
    public async Task Publish_AtTheAddressOfAWithdrawnPage_TakesIt()
    {
        var desk = await Desk.OpenAsync(councils, "free-again");
        await desk.WithdrawAsync(await desk.PublishAsync(null, "fair", "Old fair"));

        await desk.PublishAsync(null, "fair", "New fair");

        Assert.Equal("New fair", await desk.TitleAsync("fair"));
    }

    [Theory]
    [InlineData("media/x", "PathReserved")]
    [InlineData("admin", "PathReserved")]
    [InlineData("a/../b", "PathInvalid")]
    [InlineData("what?", "PathInvalid")]
    public async Task Publish_AtAnAddressThatCannotBe_IsRefused(string path, string code)
    {
        var desk = await Desk.OpenAsync(councils, $"bad-{ContentPath.Slug(path)}");
        var id = await desk.SaveAsync(null, path, "Somewhere");

        Assert.Equal(code, Assert.Single(await desk.WhyNotPublishAsync(id)).Code);
    }

    [Fact]
    public async Task Publish_WithoutAnAddress_MakesOneFromTheTitle()
    {
        var desk = await Desk.OpenAsync(councils, "slug");

        await desk.PublishAsync(null, "", "Café & crèche: what’s on?");

        Assert.Equal("Café & crèche: what’s on?", await desk.TitleAsync("cafe-creche-whats-on"));
    }

    [Fact]
    [Trait("Item", "NOR-28")]
    [Trait("Item", "NOR-83")]
    public async Task Read_PageListedUnderTwoSections_HasTheFirstInItsBreadcrumbAndStandsInBothLists()
    {
        var desk = await Desk.OpenAsync(councils, "two-sections");
        var home = await desk.PublishAsync(null, "", "Home", content => content["AutoroutePart"]!["SetHomepage"] = true);
        var support = await desk.PublishAsync(null, "support", "Support", content => Under(content, home));
        var plans = await desk.PublishAsync(null, "plans", "Plans", content => Under(content, home));
        await desk.PublishAsync(null, "people", "People who can help", content => Under(content, support, plans));

        var page = Assert.IsType<PageFound>(await desk.ReadAsync("people")).Page;
        Assert.Equal(["Home", "Support"], page.Ancestors.Select(a => a.Title));
        Assert.Equal("People who can help", Assert.Single(Assert.IsType<PageFound>(await desk.ReadAsync("support")).Page.Children).Title);
        Assert.Equal("People who can help", Assert.Single(Assert.IsType<PageFound>(await desk.ReadAsync("plans")).Page.Children).Title);
        Assert.Empty(Assert.IsType<PageFound>(await desk.ReadAsync("")).Page.Ancestors);
    }

    [Fact]
    public async Task Read_PagesThatAreEachOthersParents_EndsAndShowsBoth()
    {
        var desk = await Desk.OpenAsync(councils, "cycle");
        var one = await desk.PublishAsync(null, "one", "One");
        var two = await desk.PublishAsync(null, "two", "Two", content => Under(content, one));
        await desk.PublishAsync(one, "one", "One again", content => Under(content, two));

        Assert.Equal("Two", await desk.TitleAsync("two"));
    }

    private static void Under(JsonObject content, params string[] parents) => content["ListedPart"] = new JsonObject
    {
        ["Parents"] = new JsonObject { ["ContentItemIds"] = new JsonArray([.. parents.Select(p => (JsonNode)p)]) },
    };
}
