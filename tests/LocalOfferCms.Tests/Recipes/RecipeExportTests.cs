using System.IO.Compression;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Recipes;

public sealed class RecipeExportTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    private const string Council = """
        { "name": "recipes", "Values": [{ "name": "LocalOffer" }] },
        { "name": "settings", "SiteName": "Elm", "PageSize": 10, "Footer": { "Note": "n" } },
        { "name": "custom-settings", "Hours": { "ContentType": "Hours" } },
        { "name": "feature", "enable": ["OrchardCore.Media"], "disable": ["Acme.Rockets"] },
        { "name": "layers", "Layers": [{ "Name": "Always", "LayerRule": { "$type": "Acme.Rule, Acme" } }] },
        { "name": "Placements", "Placements": { "Content": [{ "place": "x" }] } },
        { "name": "lucene-index-rebuild", "Indices": ["Search"] },
        { "name": "Weather", "Days": [null, 1.50, "wet"] },
        { "name": "media", "Files": [{ "TargetPath": "documents/b.txt", "Base64": "YmI=" }, { "TargetPath": "documents/A.txt", "Base64": "YQ==" }] },
        { "name": "WorkflowType", "data": [{ "WorkflowTypeId": "w", "Name": "W", "Activities": [{ "ActivityId": "1", "Name": "LogTask" }], "Transitions": [] }] },
        { "name": "content", "data": [
          { "ContentItemId": "home", "ContentType": "LandingPage", "DisplayText": "Home", "Latest": true, "Published": true, "AutoroutePart": { "Path": "", "SetHomepage": true } },
          { "ContentItemId": "p", "ContentItemVersionId": "v1", "ContentType": "Page", "DisplayText": "Ünïcode <b> & page", "Latest": true, "Published": true,
            "ModifiedUtc": "2025-01-02T03:04:05.1234567Z", "PublishedUtc": "2025-01-02T03:04:05Z", "CreatedUtc": "2025-01-01T00:00:00Z", "Owner": "o", "Author": "a",
            "MarkdownBodyPart": { "Markdown": "See [this](media:documents/A.txt)." }, "StrangePart": { "$type": "Acme.S, Acme", "N": 12.50 } },
          { "ContentItemId": "old", "ContentType": "Page", "DisplayText": "Old", "Latest": true, "Published": true, "Stage": "Archived", "FirstPublishedUtc": "2019-03-01T09:00:00Z" },
          { "ContentItemId": "d", "ContentType": "Page", "DisplayText": "Draft", "Latest": true, "Published": false }] }
        """;

    [Theory]
    [InlineData("zip")]
    [InlineData("json")]
    public async Task Export_ThenRunInAnEmptyCouncil_GivesTheSamePublishedSite(string extension)
    {
        var (first, second) = (await FilledAsync($"export-{extension}"), await councils.AddAsync($"import-{extension}"));
        var (one, two) = (Path.Combine(councils.Folder, $"one.{extension}"), Path.Combine(councils.Folder, $"two.{extension}"));
        await councils.ExportAsync(first, one);
        councils.Clock.Advance(TimeSpan.FromDays(3));

        var report = await councils.RunAsync(second, one);
        await councils.ExportAsync(second, two);

        Assert.Empty(report.Errors);
        Assert.Equal(await PublishedAsync(first), await PublishedAsync(second));
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(two));
        var again = await councils.RunAsync(second, two);
        Assert.Equal((0, 0), (again.Created.Count, again.Changed.Count));
    }

    [Fact]
    public async Task Export_Zip_HasTheShapeThatOrchardCoreTakes()
    {
        var council = await FilledAsync("shape");
        var path = Path.Combine(councils.Folder, "shape.zip");

        await councils.ExportAsync(council, path);

        using var zip = ZipFile.OpenRead(path);
        Assert.Equal(["Recipe.json", "media/documents/A.txt", "media/documents/b.txt"], zip.Entries.Select(e => e.FullName));
        using var reader = new StreamReader(zip.GetEntry("Recipe.json")!.Open());
        var recipe = JsonText.Object(await reader.ReadToEndAsync());
        Assert.Equal(["name", "displayName", "description", "author", "website", "version", "issetuprecipe", "categories", "tags", "steps"], recipe.Select(m => m.Key));
        var steps = recipe["steps"]!.AsArray().Select(s => s!.AsObject()).ToList();
        Assert.Equal(
            ["feature", "Settings", "custom-settings", "ContentDefinition", "Roles", "taxonomies", "duties", "glossary", "MediaProfiles", "Placements", "Layers", "lucene-index-rebuild", "Weather", "media", "content", "WorkflowType"],
            steps.Select(s => (string?)s["name"]));
        var items = steps.Single(s => (string?)s["name"] == "content")["data"]!.AsArray().Select(i => i!.AsObject()).ToList();
        Assert.DoesNotContain(items, i => (string?)i["ContentItemId"] == "d");
        var page = items.Single(i => (string?)i["ContentItemId"] == "p");
        Assert.Equal(
            ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author"],
            page.Select(m => m.Key).Take(11));
        Assert.Equal("Archived", (string?)items.Single(i => (string?)i["ContentItemId"] == "old")["Stage"]);
        Assert.Equal("2019-03-01T09:00:00Z", (string?)items.Single(i => (string?)i["ContentItemId"] == "old")["FirstPublishedUtc"]);
        Assert.False(items.Single(i => (string?)i["ContentItemId"] == "p").ContainsKey("FirstPublishedUtc"));
        Assert.Equal("unicode-b-page", (string?)page["AutoroutePart"]!["Path"]);
        Assert.Equal("2025-01-02T03:04:05Z", (string?)page["PublishedUtc"]);
    }

    [Fact]
    public async Task Export_FileMissingOnDisk_IsRefusedAndLeavesNothing()
    {
        var council = await FilledAsync("missing");
        var folder = Directory.CreateDirectory(Path.Combine(councils.Folder, "missing-out"));
        Directory.Delete(Path.Combine(councils.Folder, "..", "App_Data", "Sites", "missing", "media"), recursive: true);

        var error = await Assert.ThrowsAsync<RefusedException>(() => councils.ExportAsync(council, Path.Combine(folder.FullName, "x.zip")));

        Assert.Contains("not on disk", error.Message);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("x.txt", "must end in .zip or .json")]
    [InlineData("no/such/folder/x.zip", "There is no folder")]
    public async Task Export_ToAnImpossiblePlace_IsRefused(string name, string message)
    {
        var council = await councils.AddAsync("nowhere");

        var error = await Assert.ThrowsAsync<RefusedException>(() => councils.ExportAsync(council, Path.Combine(councils.Folder, name)));

        Assert.Contains(message, error.Message);
    }

    private async Task<Tenant> FilledAsync(string name)
    {
        var council = await councils.AddAsync(name);
        var report = await councils.RunStepsAsync(council, Council, options => options with { RecipesFolder = RepositoryRoot.Path("recipes") });
        Assert.Empty(report.Errors);
        return council;
    }

    private Task<string> PublishedAsync(Tenant council) => councils.DbAsync(council, async db =>
    {
        var pages = await db.PublishedPages.AsNoTracking().ToListAsync();
        var versions = await db.ContentVersions.AsNoTracking().Where(v => v.Published).ToDictionaryAsync(v => v.ContentItemVersionId);
        return string.Join('\n', pages.OrderBy(p => p.ContentItemId, StringComparer.Ordinal)
            .Select(p => $"{p.Path} {p.Title} {p.ParentId} {p.PublishedUtc:s} {p.FirstPublishedUtc:s} {versions[p.ContentItemVersionId].Stage} {WithoutAddress(versions[p.ContentItemVersionId].Data)}"));
    });

    // The export writes addresses out that the type's pattern made.
    private static string WithoutAddress(string data)
    {
        var json = JsonText.Object(data);
        json.Remove("AutoroutePart");
        return json.ToJsonString();
    }
}
