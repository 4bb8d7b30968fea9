using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Search;

/// <summary>A council with the product's glossary, whose index a test fills.</summary>
internal sealed class SearchedCouncil(StorageHost host, Tenant tenant) : IAsyncDisposable
{
    public StorageHost Host => host;
    public Tenant Tenant => tenant;

    public static async Task<SearchedCouncil> StartAsync(TestEngine engine, IEnumerable<SearchDocument> pages, bool withGlossary = false, string settings = "")
    {
        var host = await StorageHost.StartAsync(engine);
        await host.ListenAsync();
        var council = new SearchedCouncil(host, await host.CreateAsync("searched"));
        if (withGlossary || settings.Length > 0)
        {
            await council.RunRecipeAsync(withGlossary, settings);
        }

        await council.WriteAsync([.. pages]);
        return council;
    }

    public Task WriteAsync(params SearchDocument[] pages) => host.WriteAsync(tenant, async (db, write) =>
    {
        foreach (var page in pages)
        {
            await host.Search.WriteAsync(db, page, default);
        }

        await host.Signals.RaiseAsync(db, write, Core.Signals.SignalTopics.Content, default);
    });

    public Task RemoveAsync(string id) => host.WriteAsync(tenant, async (db, write) =>
    {
        await host.Search.RemoveAsync(db, id, default);
        await host.Signals.RaiseAsync(db, write, Core.Signals.SignalTopics.Content, default);
    });

    public Task<SearchResults> SearchAsync(string text, int skip = 0, int take = 10, SearchFilter? filter = null) => host.WithAsync(tenant, services =>
        services.GetRequiredService<SiteSearch>().FindAsync(new SearchQuestion(text, filter ?? SearchFilter.None, skip, take), default));

    /// <summary>Ids of the first results, the promoted first.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string text, SearchFilter? filter = null)
    {
        var found = await SearchAsync(text, filter: filter);
        return [.. found.Promoted.Concat(found.Hits).Select(hit => hit.ContentItemId)];
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<bool> RunRecipeAsync(bool withGlossary, string settings) => host.WithAsync(tenant, async services =>
    {
        var folder = Directory.CreateDirectory(Path.Combine(host.Folder, "recipes")).FullName;
        File.Copy(RepositoryRoot.Path("recipes", "data", "glossary.json"), Path.Combine(folder, "glossary.json"));
        var recipe = Path.Combine(folder, "Search.recipe.json");
        string[] steps = [.. withGlossary ? ["""{ "name": "glossary", "file": "glossary.json" }"""] : Array.Empty<string>(), .. settings.Length > 0 ? [settings] : Array.Empty<string>()];
        await File.WriteAllTextAsync(recipe, $$"""{ "name": "Search", "steps": [{{string.Join(',', steps)}}] }""");
        var report = await services.GetRequiredService<RecipeRunner>().RunAsync(recipe, new RecipeOptions { Author = "test", RecipesFolder = folder }, default);
        Assert.Empty(report.Errors);
        return true;
    });
}
