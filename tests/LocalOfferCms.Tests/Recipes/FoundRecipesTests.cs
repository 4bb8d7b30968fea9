using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Recipes;

/// <summary>Recipes that others wrote for Orchard Core, as they were found.</summary>
public sealed class FoundRecipesTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["SiteName"] = "Found", ["AdminUsername"] = "admin", ["AdminUserId"] = "4admin0000000000000000000",
    };

    // What cannot be done is told, once and exactly: a file that was not in the package, a recipe that was not, pictures that are not taken.
    private static readonly Dictionary<string, string> ExpectedErrors = new()
    {
        ["commerce-product"] = "There is no file 'Media/ProductImages/sample-product-image.png' beside the recipe.",
        ["lombiq-training"] = "There is no recipe of this name beside the recipe or in the recipes folder.",
        ["statcan-digital"] = "There is no file 'assets/di-2020-logo_en.svg' beside the recipe.",
    };

    public static TheoryData<string> Names => SharedData.Exists
        ? [.. Directory.GetFiles(SharedData.Path("recipes"), "*.recipe.json").Select(f => Path.GetFileName(f).Replace(".recipe.json", "")).Order()]
        : ["none"];

    [SharedDataTheory]
    [MemberData(nameof(Names))]
    public async Task Run_FoundRecipe_EndsWithAReportAndNoSurprise(string name)
    {
        var council = await councils.AddAsync(name.Replace('.', '-'));

        var report = await RunAsync(council, name);

        Assert.Equal(ExpectedErrors.TryGetValue(name, out var error) ? [error] : [], report.Errors.Select(e => e.Message));
        Assert.All(report.Errors, e => Assert.StartsWith("/steps/", e.Pointer));
    }

    [SharedDataTheory]
    [MemberData(nameof(Names))]
    public async Task Run_FoundRecipeAgain_ChangesNothing(string name)
    {
        var council = await councils.AddAsync($"again-{name.Replace('.', '-')}");
        await RunAsync(council, name);
        var before = await councils.RowsAsync(council);

        var again = await RunAsync(council, name);

        Assert.Empty(again.Created);
        Assert.Empty(again.Changed);
        Assert.Equal(before, await councils.RowsAsync(council));
    }

    [SharedDataFact]
    public async Task Run_Blog_MakesItsTypesAndPages()
    {
        var council = await councils.AddAsync("blog");

        var report = await RunAsync(council, "oc2023-blog");

        Assert.Empty(new[] { "Article", "Blog", "BlogPost", "Category", "Page", "Tag" }.Except(await TypesAsync(council)));
        Assert.Empty(new[] { "about", "blog", "blog/post-1", "categories", "tags" }.Except(await PathsAsync(council)));
        Assert.Contains(report.NotUnderstood, l => l.Kind == "expression" && l.Name.Contains("adminUrlPrefix") && l.Pointer.StartsWith("/steps/"));
        Assert.Contains(report.NotUnderstood, l => l.Kind == "media file" && l.Name == "about-bg.jpg");
        var post = await ContentAsync(council, "blog/post-1");
        Assert.Equal(await IdAsync(council, "blog"), JsonText.String(post.Json["ContainedPart"]!["ListContentItemId"]));
    }

    [SharedDataFact]
    public async Task Run_Agency_MakesItsTypesAndHomePage()
    {
        var council = await councils.AddAsync("agency");

        var report = await RunAsync(council, "oc2023-agency");

        Assert.Empty(new[] { "LandingPage", "Service", "Project", "Milestone", "TeamMember" }.Except(await TypesAsync(council)));
        Assert.Contains("", await PathsAsync(council));
        Assert.Contains(report.NotUnderstood, l => l.Kind == "expression" && l.Name == "[file:text('Snippets/landingpage.liquid')]");
        Assert.Equal(["Content__LandingPage"], await councils.DocumentsAsync(council, "Templates"));
    }

    [SharedDataFact]
    public async Task Run_CareersService_MakesItsTypesAndItems()
    {
        var council = await councils.AddAsync("dfc");

        var first = await RunAsync(council, "dfc-about-us-pages");
        await RunAsync(council, "dfc-page-content-type");
        var report = await RunAsync(council, "dfc-shared-content");

        Assert.Contains("Page", await TypesAsync(council));
        Assert.Equal(13, report.Created.Count(l => l.Kind == "content item"));
        Assert.Contains(report.NotUnderstood, l => l is { Kind: "content type", Name: "SharedContent" });
        Assert.Contains(first.NotUnderstood, l => l is { Kind: "part", Name: "GraphSyncPart" });
        Assert.Equal(1, await councils.DbAsync(council, db => db.PublishedPages.CountAsync(p => p.Title == "About us" && p.ContentType == "Page")));
    }

    [SharedDataFact]
    public async Task Run_StatisticsCanada_MakesItsTypesWorkflowAndKeepsTheRest()
    {
        var council = await councils.AddAsync("statcan");

        await RunAsync(council, "statcan-bootstrap-initial");
        var report = await RunAsync(council, "statcan-contact-form");

        Assert.Empty(new[] { "Hero", "Page", "Navbar", "ToolkitArticle", "ContactRequest" }.Except(await TypesAsync(council)));
        Assert.Contains(report.NotUnderstood, l => l is { Kind: "activity", Name: "VueFormSubmittedEvent" });
        Assert.Single(await councils.DocumentsAsync(council, "WorkflowType"));
        Assert.Contains("French", await councils.DocumentsAsync(council, "Layers"));
        Assert.Contains("Setup Recipe", await councils.DocumentsAsync(council, "deployment"));
    }

    private Task<RecipeReport> RunAsync(Tenant council, string name) =>
        councils.RunAsync(council, SharedData.Path("recipes", $"{name}.recipe.json"), options => options with { Parameters = Parameters });

    private Task<List<string>> TypesAsync(Tenant council) => councils.DocumentsAsync(council, "ContentType");

    private Task<List<string>> PathsAsync(Tenant council) => councils.DbAsync(council, db => db.Paths.Where(p => p.IsCurrent).Select(p => p.Path).ToListAsync());

    private Task<ContentDocument> ContentAsync(Tenant council, string path) => councils.DbAsync(council, async db =>
    {
        var page = await db.PublishedPages.SingleAsync(p => p.Path == path);
        var version = await db.ContentVersions.SingleAsync(v => v.ContentItemVersionId == page.ContentItemVersionId);
        return new ContentDocument(page.ContentType, JsonText.Object(version.Data));
    });

    private Task<string> IdAsync(Tenant council, string path) =>
        councils.DbAsync(council, db => db.PublishedPages.Where(p => p.Path == path).Select(p => p.ContentItemId).SingleAsync());
}
