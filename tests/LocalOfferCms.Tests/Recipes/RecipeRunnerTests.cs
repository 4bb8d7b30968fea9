using LocalOfferCms.Core.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Recipes;

public sealed class RecipeRunnerTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    private const string Role = """{ "name": "Roles", "Roles": [{ "Name": "Editor", "Permissions": ["EditContent"] }] }""";
    private const string BrokenMedia = """{ "name": "media", "Files": [{ "TargetPath": "ok.txt", "Base64": "aGk=" }, { "TargetPath": "bad.svg", "Base64": "PHN2Zy8+" }] }""";
    private const string Page = """{ "name": "content", "data": [{ "ContentItemId": "a", "ContentType": "Page", "DisplayText": "A", "Latest": true, "Published": true, "AutoroutePart": { "Path": "a" } }] }""";

    [Fact]
    public async Task Run_StepFails_UndoesItAloneAndStopsThere()
    {
        var council = await councils.AddAsync("step-fails");

        var report = await councils.RunStepsAsync(council, $"{Role}, {BrokenMedia}, {Page}");

        var error = Assert.Single(report.Errors);
        Assert.Equal("/steps/1/Files/1", error.Pointer);
        Assert.Contains("'svg'", error.Message);
        Assert.Equal(["Editor"], await councils.DocumentsAsync(council, "Role"));
        Assert.Equal(["role"], report.Created.Select(l => l.Kind));
        Assert.Equal(0, await councils.DbAsync(council, db => db.MediaFiles.CountAsync()));
        Assert.Equal(0, await councils.DbAsync(council, db => db.ContentItems.CountAsync()));
    }

    [Theory]
    [InlineData("""{ "name": "content" }""", "/steps/1")]
    [InlineData("""{ "name": "content", "data": [{ "ContentType": "Page" }] }""", "/steps/1/data/0")]
    [InlineData("""{ "name": "content", "Data": [{ "ContentItemId": "12345678901234567890123456789012345678901234567890123456789012345", "ContentType": "P" }] }""", "/steps/1/Data/0/ContentItemId")]
    [InlineData("""{ "name": "content", "data": [{ "ContentItemId": "a", "ContentItemVersionId": "v", "ContentType": "P" }, { "ContentItemId": "b", "ContentItemVersionId": "v", "ContentType": "P" }] }""", "/steps/1/data/1")]
    [InlineData("""{ "name": "content", "data": [{ "ContentItemId": "a", "ContentType": "P", "DisplayText": "\u0000" }] }""", "/steps/1/data/0/DisplayText")]
    [InlineData("""{ "name": "ContentDefinition", "ContentTypes": [{ "DisplayName": "No name" }] }""", "/steps/1/ContentTypes/0")]
    [InlineData("""{ "name": "Roles", "Roles": "x" }""", "/steps/1/Roles")]
    [InlineData("""{ "name": "WorkflowType", "data": [{ "Name": "No id" }] }""", "/steps/1/data/0")]
    [InlineData("""{ "name": "recipes", "Values": [{ "name": "NoSuchRecipe" }] }""", "/steps/1/Values/0")]
    [InlineData("""{ "name": "glossary", "file": "data/none.json" }""", "/steps/1/file")]
    [InlineData("""{ "name": "duties", "file": "../duties.json" }""", "/steps/1/file")]
    [InlineData("""{ "name": "taxonomies", "file": "/etc/passwd" }""", "/steps/1/file")]
    [InlineData("""{ "name": "media", "Files": [{ "TargetPath": "a.txt", "SourcePath": "../../etc/passwd" }] }""", "/steps/1/Files/0/SourcePath")]
    [InlineData("""{ "name": "media", "Files": [{ "TargetPath": "a.txt", "SourcePath": "/etc/passwd" }] }""", "/steps/1/Files/0/SourcePath")]
    [InlineData("""{ "name": "media", "Files": [{ "TargetPath": "a.txt", "SourcePath": "../wwwroot/../../etc/passwd" }] }""", "/steps/1/Files/0/SourcePath")]
    [InlineData("\"not a step\"", "/steps/1")]
    public async Task Run_AnythingWrong_IsRefusedBeforeTheFirstStep(string wrong, string pointer)
    {
        var council = await councils.AddAsync("refused");
        var before = await councils.RowsAsync(council);

        var report = await councils.RunStepsAsync(council, $"{Role}, {wrong}");

        Assert.Contains(pointer, report.Errors.Select(e => e.Pointer));
        Assert.Empty(report.Created);
        Assert.Equal(before, await councils.RowsAsync(council));
    }

    [Fact]
    public async Task Run_VersionIdOfAnotherItem_FailsTheStepInWords()
    {
        var council = await councils.AddAsync("version-id");
        await councils.RunStepsAsync(council, """{ "name": "content", "data": [{ "ContentItemId": "a", "ContentItemVersionId": "v", "ContentType": "P", "Latest": true }] }""");

        var report = await councils.RunStepsAsync(council, """{ "name": "content", "data": [{ "ContentItemId": "b", "ContentItemVersionId": "v", "ContentType": "P", "Latest": true }] }""");

        Assert.Equal("Its ContentItemVersionId 'v' is that of a version of another item here.", Assert.Single(report.Errors).Message);
    }

    [Fact]
    public async Task Run_Dry_GivesTheSameReportAndChangesNothing()
    {
        var (council, other) = (await councils.AddAsync("dry"), await councils.AddAsync("wet"));
        var before = await councils.RowsAsync(council);
        const string Media = """{ "name": "media", "Files": [{ "TargetPath": "dry.txt", "Base64": "ZHJ5" }] }""";

        var dry = await councils.RunStepsAsync(council, $"{Role}, {Media}, {Page}, {BrokenMedia}", o => o with { DryRun = true });
        var wet = await councils.RunStepsAsync(other, $"{Role}, {Media}, {Page}, {BrokenMedia}");

        Assert.Equal(wet.ToJson().ToJsonString(), dry.ToJson().ToJsonString());
        Assert.Equal(3, dry.Created.Count);
        Assert.Equal(before, await councils.RowsAsync(council));
        Assert.False(Directory.Exists(Path.Combine(councils.Folder, "..", "App_Data", "Sites", "dry", "media")));
        Assert.True(Directory.Exists(Path.Combine(councils.Folder, "..", "App_Data", "Sites", "wet", "media")));
    }

    [Fact]
    public async Task Run_Twice_WritesOneAuditEntryAndOneVersion()
    {
        var council = await councils.AddAsync("twice");

        await councils.RunStepsAsync(council, $"{Role}, {Page}");
        var again = await councils.RunStepsAsync(council, $"{Role}, {Page}");

        Assert.Equal(2, again.Unchanged.Count);
        Assert.Equal(1, await councils.DbAsync(council, db => db.ContentVersions.CountAsync()));
        Assert.Equal(["test: Test"], await councils.DbAsync(council, db =>
            db.AuditEntries.Where(e => e.Event == "RecipeRun").Select(e => e.Author + ": " + e.SubjectTitle).ToListAsync()));
    }

    [Fact]
    public async Task Run_NamedRecipe_RunsItInPlaceAndPointsIntoIt()
    {
        var council = await councils.AddAsync("named");
        councils.Write("base.recipe.json", $$"""{ "description": "x", "name": "Base", "steps": [{{Role}}] }""");

        var report = await councils.RunStepsAsync(council, """{ "name": "recipes", "Values": [{ "executionid": "x", "name": "base" }] }""" + $", {Page}");

        Assert.Equal(["/steps/0/base:/steps/0/Roles/0", "/steps/1/data/0"], report.Created.Select(l => l.Pointer));
    }

    [Fact]
    public async Task Run_RecipesInACircle_IsRefused()
    {
        var council = await councils.AddAsync("circle");
        councils.Write("one.recipe.json", """{ "name": "One", "steps": [{ "name": "recipes", "Values": [{ "name": "Two" }] }] }""");
        var two = councils.Write("two.recipe.json", """{ "name": "Two", "steps": [{ "name": "recipes", "Values": [{ "name": "One" }] }] }""");

        var report = await councils.RunAsync(council, two);

        Assert.Contains("in a circle", Assert.Single(report.Errors).Message);
    }

    [Fact]
    public async Task Run_RecipesThatDouble_EndsSoon()
    {
        var council = await councils.AddAsync("doubling");
        for (var i = 0; i < 14; i++)
        {
            councils.Write($"d{i}.recipe.json", $$"""{ "name": "D{{i}}", "steps": [{ "name": "recipes", "Values": [{ "name": "D{{i + 1}}" }, { "name": "D{{i + 1}}" }] }] }""");
        }

        var last = councils.Write("d14.recipe.json", """{ "name": "D14", "steps": [] }""");

        var report = await councils.RunAsync(council, last.Replace("d14", "d0"));

        Assert.Contains("more than 100 others", Assert.Single(report.Errors).Message);
    }

    [Fact]
    public async Task Run_NamesInTheWrongCase_AreReportedAndNotCarriedOut()
    {
        var council = await councils.AddAsync("wrong-case");
        var path = councils.Write("case.recipe.json", """{ "name": "Case", "Variables": {}, "steps": [{ "Name": "Roles", "Roles": [{ "Name": "Editor" }] }] }""");

        var report = await councils.RunAsync(council, path);

        Assert.Equal(["Variables", "Roles"], report.NotUnderstood.Select(l => l.Name));
        Assert.Empty(await councils.DocumentsAsync(council, "Role"));
    }

    [Fact]
    public async Task Run_UnknownStep_IsReportedAndKept()
    {
        var council = await councils.AddAsync("unknown-step");

        var report = await councils.RunStepsAsync(council, """{ "name": "Weather", "Days": ["wet"] }""");

        Assert.Contains(report.NotUnderstood, l => l is { Kind: "step", Name: "Weather", Pointer: "/steps/0" });
        Assert.Single(await councils.DocumentsAsync(council, "step:Weather"));
    }

    [Fact]
    public async Task Run_Cancelled_KeepsTheStepsThatWereDone()
    {
        var council = await councils.AddAsync("cancelled");
        var seen = new List<RecipeProgress>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => councils.RunStepsAsync(council, $"{Role}, {Page}", o => o with { Progress = new StopAt(2, seen) }));

        Assert.Equal([new RecipeProgress(1, 2, "Roles"), new RecipeProgress(2, 2, "content")], seen);
        Assert.Equal(["Editor"], await councils.DocumentsAsync(council, "Role"));
        Assert.Equal(0, await councils.DbAsync(council, db => db.ContentItems.CountAsync()));
    }

    private sealed class StopAt(int step, List<RecipeProgress> seen) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value)
        {
            seen.Add(value);
            if (value.Step == step)
            {
                throw new OperationCanceledException();
            }
        }
    }
}
