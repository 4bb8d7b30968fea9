using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Published;

/// <summary>Published answers in recipes.</summary>
public class PublishedStepTests(PublishedFixture council) : IClassFixture<PublishedFixture>
{
    private const string Good =
        """
        { "id": "demo-1", "youSaid": "A demo said so.", "response": "We agree.", "action": "Done", "actionText": "It is done.", "topic": "school", "item": "page",
          "received": "2026-09-01", "answered": "2026-09-10", "published": "2026-09-20", "comments": 6 }
        """;

    [Fact]
    public async Task Run_Twice_MakesThemOnceAndSaysThatTheyAreMadeUp()
    {
        var first = await RunAsync(Good);
        var second = await RunAsync(Good);

        Assert.Single(first.Created, line => line.Name == "demo-1");
        Assert.Single(second.Unchanged, line => line.Name == "demo-1");
        Assert.Empty(second.Created.Concat(second.Changed));
        Assert.Equal(6, await council.DbAsync(db => db.Set<Comment>().CountAsync(c => c.ResponseId == "demo-1")));
        var entry = (await council.VisitAsync("support/page")).QuerySelector("#r-demo-1")!;
        Assert.Contains("Made up to show how this works.", entry.TextContent);
    }

    [Fact]
    public async Task Run_WithErrors_NamesEachWithItsPlaceAndChangesNothing()
    {
        var report = await RunAsync(
            """{ "id": "demo-2", "youSaid": "", "response": "R", "action": "Perhaps", "actionText": "A", "received": "2026-09-30", "answered": "2026-09-10", "published": "soon", "comments": 0 }""");

        Assert.All(report.Errors, e => Assert.Equal("/steps/0/answers/0", e.Pointer));
        var messages = string.Join('\n', report.Errors.Select(e => e.Message));
        Assert.Contains("'youSaid'", messages);
        Assert.Contains("'action' must be one of None, Planned, UnderWay, Done.", messages);
        Assert.Contains("'published' is 'soon'. It must be a day such as 2026-09-30.", messages);
        Assert.Contains("'comments' must be a number", messages);
        Assert.Contains("in this order", messages);
        Assert.Equal(0, await council.DbAsync(db => db.Set<CommentResponse>().CountAsync(r => r.ResponseId == "demo-2")));
    }

    [Fact]
    public async Task Export_RunElsewhere_GivesTheSameStepAgain()
    {
        await RunAsync(Good.Replace("demo-1", "demo-3", StringComparison.Ordinal));

        var step = await StepAsync(council.Council);
        await council.Host.Services.GetRequiredService<Core.Tenancy.TenantScopes>().RunAsync(council.Neighbour, services => RunAsync(services, $$"""{ "name": "Copy", "steps": [{{step}}] }"""));

        Assert.Contains("demo-3", step);
        Assert.Equal(step, await StepAsync(council.Neighbour));
    }

    private Task<string> StepAsync(Core.Tenancy.Tenant tenant) => council.Host.Services.GetRequiredService<Core.Tenancy.TenantScopes>().RunAsync(tenant, async services =>
    {
        var db = services.GetRequiredService<Core.Data.CmsDbContext>();
        var steps = new List<string>();
        foreach (var export in services.GetServices<IRecipeExport>())
        {
            steps.AddRange((await export.StepsAsync(db, default)).Select(s => s.ToJsonString()));
        }

        return Assert.Single(steps, s => s.Contains("\"PublishedComments\"", StringComparison.Ordinal));
    });

    private Task<RecipeReport> RunAsync(string answer) => council.InAsync(services => RunAsync(services, $$"""{ "name": "Demo", "steps": [ { "name": "PublishedComments", "answers": [ {{answer}} ] } ] }"""));

    private async Task<RecipeReport> RunAsync(IServiceProvider services, string recipe)
    {
        var folder = Directory.CreateDirectory(Path.Combine(council.Host.Data.Folder, "recipes")).FullName;
        var file = Path.Combine(folder, Path.GetRandomFileName() + ".recipe.json");
        await File.WriteAllTextAsync(file, recipe);
        return await services.GetRequiredService<RecipeRunner>().RunAsync(file, new RecipeOptions { Author = "test", RecipesFolder = folder }, default);
    }
}
