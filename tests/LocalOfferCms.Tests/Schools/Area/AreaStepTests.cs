using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Area;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Life;
using LocalOfferCms.Tests.Schools.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Area;

/// <summary>Items of the schools' area in recipes.</summary>
public sealed class AreaStepTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private const string Good =
        """{ "id": "demo-letter", "title": "A letter", "about": "For the autumn.", "kind": "letter", "audience": "families", "text": "Dear families of {school},", "added": "2026-09-01", "recommended": true }""";

    private const string WithFile =
        """{ "id": "demo-form", "title": "A form", "kind": "template", "audience": "staff", "file": "schools/form.txt", "added": "2026-09-02" }""";

    [Fact]
    public async Task Run_Twice_MakesThemOnce_ForSchoolsToUse()
    {
        var first = await RunAsync(life.Council, Step(Good));
        var second = await RunAsync(life.Council, Step(Good));

        Assert.Single(first.Created, line => line.Name == "demo-letter");
        Assert.Single(second.Unchanged, line => line.Name == "demo-letter");
        var school = await new SchoolDesk(life).SchoolAsync("Rowan Primary");
        var senco = (await new SchoolDesk(life).KeeperAsync("Sam Senco", KeeperTask.Keep, school)).Browser;
        var page = await FormPage.OpenAsync(senco, "admin/my-schools/area/demo-letter");
        Assert.Contains("Dear families of Rowan Primary,", page.Text);
        Assert.Contains("The council recommends it", (await FormPage.OpenAsync(senco, "admin/my-schools/area?q=autumn")).Text);
    }

    [Fact]
    public async Task Run_WithErrors_NamesEachWithItsPlaceAndChangesNothing()
    {
        var report = await RunAsync(life.Council, Step("""{ "id": "demo-bad", "title": "", "kind": "poem", "audience": "staff", "link": "ftp://example.org", "added": "soon" }"""));

        Assert.All(report.Errors, e => Assert.Equal("/steps/0/items/0", e.Pointer));
        var messages = string.Join('\n', report.Errors.Select(e => e.Message));
        foreach (var said in new[] { "Title: Enter a title.", "Kind: Choose what it is.", "Link: ", "'added'" })
        {
            Assert.Contains(said, messages);
        }

        Assert.Equal(0, await life.DbAsync(db => db.AreaItems().CountAsync(i => i.AreaItemId == "demo-bad")));
    }

    [Fact]
    public async Task Export_RunElsewhere_GivesTheSameStepAgain()
    {
        await RunAsync(life.Council, Step(Good.Replace("demo-letter", "demo-copy", StringComparison.Ordinal)));

        var step = await ExportAsync(life.Council);
        await RunAsync(life.Neighbour, step);

        Assert.Contains("demo-copy", step);
        Assert.Equal(step, await ExportAsync(life.Neighbour));
    }

    [Fact]
    public async Task Export_OfAFile_BringsTheItemWithIt_OrRefusesWhereItIsNot()
    {
        const string File = """{ "name": "media", "Files": [ { "TargetPath": "schools/form.txt", "Base64": "QSBmb3Jt" } ] }""";
        await RunAsync(life.Council, $"{File}, {Step(WithFile)}");
        var step = await ExportAsync(life.Council);

        var refused = await RunAsync(life.Neighbour, step);
        Assert.Contains("There is no file 'schools/form.txt' in the media library.", Assert.Single(refused.Errors).Message);
        Assert.Equal(0, await InNeighbourAsync(db => db.AreaItems().CountAsync(i => i.AreaItemId == "demo-form")));

        await RunAsync(life.Neighbour, $"{File}, {step}");
        Assert.Equal(step, await ExportAsync(life.Neighbour));
        Assert.True(await InNeighbourAsync(db => db.MediaFiles.AnyAsync(f => db.AreaItems().Any(i => i.AreaItemId == "demo-form" && i.MediaFileId == f.MediaFileId))));

        await SetAsync(MediaState.Withdrawn);
        var withdrawn = await RunAsync(life.Neighbour, step.Replace("demo-form", "demo-late", StringComparison.Ordinal));
        await SetAsync(MediaState.Kept);
        Assert.Contains("There is no file 'schools/form.txt' in the media library.", Assert.Single(withdrawn.Errors).Message);

        Task SetAsync(MediaState state) => InNeighbourAsync(db => db.MediaFiles.Where(f => f.Path == "schools/form.txt").ExecuteUpdateAsync(set => set.SetProperty(f => f.State, state)));
    }

    [Fact]
    public async Task Demonstrations_ShareOnlyWhatTheStepTakes()
    {
        var items = await File.ReadAllTextAsync(RepositoryRoot.Path("recipes", "data", "schools-area.json"));

        var report = await RunAsync(life.Council, $$"""{ "name": "{{AreaStep.StepName}}", {{items.Trim().TrimStart('{')}}""");

        Assert.Empty(report.Errors);
        Assert.True(report.Created.Count >= AreaChoice.Audiences.Count, $"{report.Created.Count} items");
    }

    private Task<T> InNeighbourAsync<T>(Func<CmsDbContext, Task<T>> read) =>
        life.Host.Services.GetRequiredService<TenantScopes>().RunAsync(life.Neighbour, services => read(services.GetRequiredService<CmsDbContext>()));

    private static string Step(string item) => $$"""{ "name": "{{AreaStep.StepName}}", "items": [ {{item}} ] }""";

    private Task<RecipeReport> RunAsync(Tenant tenant, string step) => life.Host.Services.GetRequiredService<TenantScopes>().RunAsync(tenant, async services =>
    {
        var folder = Directory.CreateDirectory(Path.Combine(life.Host.Data.Folder, "recipes")).FullName;
        var file = Path.Combine(folder, Path.GetRandomFileName() + ".recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "Area", "steps": [ {{step}} ] }""");
        return await services.GetRequiredService<RecipeRunner>().RunAsync(file, new RecipeOptions { Author = "test", RecipesFolder = folder }, default);
    });

    private Task<string> ExportAsync(Tenant tenant) => life.Host.Services.GetRequiredService<TenantScopes>().RunAsync(tenant, async services =>
    {
        var steps = await new AreaExport().StepsAsync(services.GetRequiredService<CmsDbContext>(), default);
        return Assert.Single(steps).ToJsonString();
    });
}
