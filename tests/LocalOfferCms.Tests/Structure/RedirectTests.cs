using System.Net;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.TestSupport.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Structure;

public class RedirectTests(StructureSite site) : IClassFixture<StructureSite>
{
    [Theory]
    [InlineData("kb5/directory/Home.page", "support/page", "/support/page")]
    [InlineData("/old/elsewhere/", "https://www.example.org/there?x=1", "https://www.example.org/there?x=1")]
    [InlineData("old-list", "services", "/services")]
    public async Task Add_LeadsThereAtOnce(string from, string to, string expected)
    {
        using var done = await (await site.OpenAsync("admin/structure/redirects")).Set("From", from).Set("To", to).PressAsync("Add it");
        var (status, location) = await site.AskAsync(from.Trim('/'));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.MovedPermanently, status);
        Assert.Equal(expected.StartsWith('/') ? $"/{site.Council.Prefix}{expected}" : expected, location);
    }

    [Theory]
    [InlineData("support/page", "index", "From", "The address 'support/page' belongs to the page")]
    [InlineData("services", "index", "From", "is a page that every site has")]
    [InlineData("admin/x", "index", "From", "which the site keeps for itself")]
    [InlineData("", "index", "From", "Write the old address")]
    [InlineData("old-a", "old-a", "To", "It would lead to itself.")]
    [InlineData("old-a", "no-such-page", "To", "There is no page at 'no-such-page'.")]
    [InlineData("old-a", "javascript:alert(1)", "To", "Write a whole address")]
    [InlineData("old-a", "https://user@evil.example/", "To", "Write a whole address")]
    public async Task Add_WhatCannotBe_IsRefusedInWordsBesideTheField(string from, string to, string field, string words)
    {
        var refused = await (await site.OpenAsync("admin/structure/redirects")).Set("From", from).Set("To", to).PressAndFollowAsync("Add it");

        Assert.Contains(words, Assert.Single(refused.Errors));
        Assert.Contains(words, refused.Document.QuerySelector($"#{field}-error")!.TextContent);
        Assert.Equal([to], refused.Values("To"));
    }

    [Fact]
    public async Task Add_ChainAndLoop_AreRefused()
    {
        await (await site.OpenAsync("admin/structure/redirects")).Set("From", "chain-1").Set("To", "index").PressAsync("Add it");

        var chain = await (await site.OpenAsync("admin/structure/redirects")).Set("From", "chain-2").Set("To", "chain-1").PressAndFollowAsync("Add it");

        Assert.Equal(["'chain-1' leads on to somewhere else. Write where that leads in the end."], chain.Errors);
    }

    [Fact]
    public async Task Import_ShowsWhatWouldBeMade_ThenMakesIt()
    {
        const string Csv = "Old address,New address\nold/one.aspx,index\nold/two,\"https://www.example.org/a,b\"\nsupport/page,index\nold/three,old/one.aspx\n";
        var form = await site.OpenAsync("admin/structure/redirects/import");

        var rehearsal = await form.Attach("Csv", "redirects.csv", System.Text.Encoding.UTF8.GetBytes(Csv)).PressAndFollowAsync("Show what would be made", "#import");
        var (before, _) = await site.AskAsync("old/one.aspx");
        var done = await rehearsal.PressAndFollowAsync("Make 2 redirects");

        Assert.Contains("2 lines cannot be taken", rehearsal.Text);
        Assert.Equal(HttpStatusCode.NotFound, before);
        Assert.Contains("2 redirects are made; 2 lines were not taken.", done.Text);
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/{site.Council.Prefix}/index"), await site.AskAsync("old/one.aspx"));
        Assert.Equal((HttpStatusCode.MovedPermanently, "https://www.example.org/a,b"), await site.AskAsync("old/two"));
    }

    [Fact]
    public async Task Remove_AsksFirst_ThenLeadsNowhere()
    {
        await (await site.OpenAsync("admin/structure/redirects")).Set("From", "gone-soon").Set("To", "index").PressAsync("Add it");
        var sure = await FormPage.OpenAsync(site.Administrator, "admin/structure/redirects/remove?path=gone-soon");

        var done = await sure.PressAndFollowAsync("Remove it");

        Assert.Contains("'gone-soon' leads nowhere now.", done.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync("gone-soon")).Status);
    }

    [Fact]
    public async Task Export_HasTheRedirects_AndAnotherCouncilTakesThemIn()
    {
        await (await site.OpenAsync("admin/structure/redirects")).Set("From", "carried/over").Set("To", "index").PressAsync("Add it");
        var file = Path.Combine(site.Host.Data.Folder, "redirects.json");

        var steps = await site.InAsync(async s =>
        {
            await s.GetRequiredService<RecipeExporter>().ExportAsync(file, default);
            using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(file));
            return json.RootElement.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("name").GetString() == "redirects").Select(step => step.GetRawText()).ToList();
        });
        await (await FormPage.OpenAsync(site.Administrator, "admin/structure/redirects/remove?path=carried/over")).PressAsync("Remove it");
        var report = await site.InAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(file, new RecipeOptions { Author = "test" }, default));

        Assert.Contains("\"carried/over\"", Assert.Single(steps));
        Assert.Empty(report.Errors);
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/{site.Council.Prefix}/index"), await site.AskAsync("carried/over"));
    }

    [Fact]
    public async Task Redirect_OfOneCouncil_LeadsNowhereAtAnother()
    {
        var (other, administrator) = await site.AddCouncilAsync();
        using (administrator)
        {
            await (await site.OpenAsync("admin/structure/redirects")).Set("From", "only-here").Set("To", "index").PressAsync("Add it");
            using var client = site.Host.CreateClient();

            using var answer = await client.GetAsync($"/{other.Name}/only-here");

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
