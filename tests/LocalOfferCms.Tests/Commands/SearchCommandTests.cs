using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Commands;

/// <summary>The search's commands, beside a running host.</summary>
public sealed class SearchCommandTests(CommandLineFixture fixture) : IClassFixture<CommandLineFixture>
{
    [Fact]
    public async Task Rebuild_OfAnIndexThatLostAndGainedPages_FindsWhatIsPublished()
    {
        var council = await fixture.Node.AddCouncilAsync(new MarkedCouncil("rebuilt", "Rebuiltia", "norfolk"));
        using var client = fixture.Node.CreateClient();
        var before = await client.GetStringAsync("/rebuilt/search?q=leaflet");
        await fixture.Node.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        {
            var (db, index) = (services.GetRequiredService<CmsDbContext>(), services.GetRequiredService<ISearchIndex>());
            await using var write = await db.BeginWriteAsync(default);
            foreach (var id in await index.ItemsAsync(db, default))
            {
                await index.RemoveAsync(db, id, default);
            }

            await index.WriteAsync(db, new SearchDocument("ghost", "Page", "ghost", "Leaflet of a ghost", "", ""), default);
            await services.GetRequiredService<ISignals>().RaiseAsync(db, write, SignalTopics.Content, default);
            await write.CommitAsync(default);
        });
        Assert.Contains("Leaflet of a ghost", await client.GetStringAsync("/rebuilt/search?q=leaflet+ghost"), StringComparison.Ordinal);

        var (exit, output) = await fixture.RunAsync("search", "rebuild", "--tenant", "rebuilt");

        Assert.True(exit == 0, output);
        Assert.Matches(@"^\d{2} pages can be found\.", output);
        Assert.Equal(before, await Eventually.AsksAsync(() => client.GetStringAsync("/rebuilt/search?q=leaflet"), page => page == before));
        Assert.DoesNotContain("Leaflet of a ghost", await client.GetStringAsync("/rebuilt/search?q=ghost"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoResults_ListsWhatWasLookedForInVainMoreThanOnce_AndNothingOfWhoAsked()
    {
        await fixture.Node.AddCouncilAsync(new MarkedCouncil("missed", "Missedia", "norfolk"));
        using var client = fixture.Node.CreateClient();
        foreach (var words in new[] { "Zzxqv  hoverboard", "zzxqv once", "zzxqv HOVERBOARD", "someone@zzxqv.example", "someone@zzxqv.example", "zzxqv hoverboard", "zzxqv 01632 960123", "zzxqv 01632 960123" })
        {
            await client.GetStringAsync("/missed/search?q=" + Uri.EscapeDataString(words));
        }

        var listed = await Eventually.AsksAsync(ListMissedAsync, all => all.Length > 0 && all[0].GetProperty("count").GetInt32() >= 3);

        var missed = Assert.Single(listed);
        Assert.Equal(("zzxqv hoverboard", 3), (missed.GetProperty("term").GetString(), missed.GetProperty("count").GetInt32()));
        Assert.Equal(["count", "lastDay", "term"], missed.EnumerateObject().Select(member => member.Name).Order());
    }

    private async Task<JsonElement[]> ListMissedAsync()
    {
        var (exit, output) = await fixture.RunAsync("search", "no-results", "--tenant", "missed", "--json");
        Assert.True(exit == 0, output);
        return [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
    }
}
