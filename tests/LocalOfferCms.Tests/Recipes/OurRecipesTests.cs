using LocalOfferCms.Core.Recipes;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Support;

namespace LocalOfferCms.Tests.Recipes;

/// <summary>The recipes that come with the product.</summary>
[RunsOnce]
public sealed class OurRecipesTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(RepositoryRoot.Path("recipes"), "*.recipe.json").Select(f => Path.GetFileName(f).Replace(".recipe.json", "")).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_OurRecipe_IsUnderstoodWholeAndTheSameTheSecondTime(string name)
    {
        var council = await councils.AddAsync(name);
        var path = RepositoryRoot.Path("recipes", $"{name}.recipe.json");

        var report = await RunAsync();
        var again = await RunAsync();

        Assert.Empty(report.Errors);
        // Which activities there are is known to the engine, and to the modules that bring some: see RecipeTypesTests.
        // Two steps are modules': see PublishedCommentsStepTests and AreaStepTests.
        Assert.DoesNotContain(report.NotUnderstood, l => l.Kind != "activity" && l.Name is not ("PublishedComments" or "SchoolAreaItems"));
        Assert.Empty(report.Notes);
        Assert.Equal((0, 0), (again.Created.Count, again.Changed.Count));

        Task<RecipeReport> RunAsync() => councils.RunAsync(council, path, options => options with { RecipesFolder = RepositoryRoot.Path("recipes") });
    }
}
