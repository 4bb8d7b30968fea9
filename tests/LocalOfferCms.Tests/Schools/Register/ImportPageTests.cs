using System.Text;
using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Register.Runs;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Register;

/// <summary>Schools that come in by the workspace, and from a folder.</summary>
[Collection(RegisterCollection.Name)]
public sealed class ImportPageTests(RegisterFixture register)
{
    [Fact]
    public async Task Upload_ShowsWhatWouldChangeAndThenBringsItInOnce()
    {
        var council = await register.CouncilAsync("997");
        using var editor = await register.Host.SignInAsync(council, Roles.Editor);
        var page = await FormPage.OpenAsync(editor, "admin/schools/imports");

        var look = await page.Attach("SchoolsFile", "edubasealldata20240617.csv", Encoding.Latin1.GetBytes(RegisterFixture.Text(RegisterFixture.Rows(3)))).PressAndFollowAsync("See what would change");
        Assert.Contains("What would change", look.Text, StringComparison.Ordinal);
        Assert.Contains("New (3)", look.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(council));

        using var accepted = await look.PressAsync("Bring these schools in");
        await RunJobsAsync(council);

        Assert.Equal(3, await CountAsync(council));
        var run = await register.DbAsync(council, db => db.SchoolImports().SingleAsync());
        Assert.Equal((ImportState.Done, 3, new DateOnly(2024, 6, 17)), (run.State, run.Added, run.AsAt));
        using var only = await editor.GetAsync($"admin/schools/imports/{run.SchoolImportId}?only=New");
        Assert.Contains("School number 200002", await only.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_NotSaidYet_IsSaidHereAndTheNextFileFollowsIt()
    {
        var council = await register.CouncilAsync();
        using var editor = await register.Host.SignInAsync(council, Roles.Editor);
        var page = await FormPage.OpenAsync(editor, "admin/schools/imports", "#own");
        Assert.Contains("Nobody has said yet", page.Text, StringComparison.Ordinal);

        var wrong = await page.Set("LaCodes", "Alderwort").Set("Districts", "E07").PressAndFollowAsync("Save", "#own");
        Assert.Equal(2, wrong.Errors.Count);
        var saved = await wrong.Set("LaCodes", "997").Set("Districts", "").PressAndFollowAsync("Save");
        Assert.Contains("Schools of this council: LA 997.", saved.Text, StringComparison.Ordinal);

        var look = await saved.Attach("SchoolsFile", "edubasealldata20240617.csv", Encoding.Latin1.GetBytes(RegisterFixture.Text(RegisterFixture.Rows(2)))).PressAndFollowAsync("See what would change");
        Assert.Contains("New (2)", look.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_WrongFile_SaysWhyBesideTheField()
    {
        var council = await register.CouncilAsync("997");
        using var editor = await register.Host.SignInAsync(council, Roles.Editor);
        var page = await FormPage.OpenAsync(editor, "admin/schools/imports");

        var answer = await page.Attach("SchoolsFile", "x.csv", "a,b\r\n1,2\r\n"u8.ToArray()).PressAndFollowAsync("See what would change");

        Assert.Contains(answer.Errors, error => error.Contains("has no column 'URN'", StringComparison.Ordinal));
    }

    [SharedDataFact]
    public async Task Upload_WithTheOtherFiles_BringsInTrustsApprovalsAndCounts()
    {
        var council = await register.CouncilAsync("926");
        using var editor = await register.Host.SignInAsync(council, Roles.Editor);
        var page = await FormPage.OpenAsync(editor, "admin/schools/imports");
        string[] fields = ["LinksFile", "TrustsFile", "Section41File", "CensusFile"];
        var files = fields.Zip([RegisterFixture.Sides.Links!, RegisterFixture.Sides.Trusts!, RegisterFixture.Sides.Section41!, RegisterFixture.Sides.Census!]).ToList();
        files.Add(("SchoolsFile", RegisterFixture.File2024));
        files.ForEach(file => page.Attach(file.First, Path.GetFileName(file.Second), File.ReadAllBytes(file.Second)));

        var look = await page.PressAndFollowAsync("See what would change");
        using var accepted = await look.PressAsync("Bring these schools in");
        await RunJobsAsync(council);

        var direct = await register.CouncilAsync("926");
        await register.ImportAsync(direct, RegisterFixture.File2024, RegisterFixture.Sides);
        Assert.Equal(await FactsAsync(direct), await FactsAsync(council));
        Assert.Contains("\"Section41\":{\"Text\":\"Yes\"}", string.Concat(await FactsAsync(council)));
        Assert.Contains("\"CensusYear\":{\"Text\":\"2022 to 2023\"}", string.Concat(await FactsAsync(council)));
        Assert.True(await register.DbAsync(council, db => db.Schools().AnyAsync(s => s.Trust == "Sapientia Education Trust")));
    }

    [Theory]
    [InlineData("TrustsFile", "academies.csv", "Academy URN")]
    [InlineData("CensusFile", "../../census 2022-23.csv", "URN")]
    public async Task Upload_WrongFileBesideTheFirst_SaysSoAtItsField(string field, string name, string missing)
    {
        var council = await register.CouncilAsync("997");
        using var editor = await register.Host.SignInAsync(council, Roles.Editor);
        var page = await FormPage.OpenAsync(editor, "admin/schools/imports");

        page.Attach("SchoolsFile", "edubasealldata20240617.csv", Encoding.Latin1.GetBytes(RegisterFixture.Text(RegisterFixture.Rows(3)))).Attach(field, name, "a,b\r\n1,2\r\n"u8.ToArray());
        var answer = await page.PressAndFollowAsync("See what would change");

        var said = answer.Document.QuerySelector($"#{field}-error")!.TextContent;
        Assert.Contains($"'{Path.GetFileName(name)}' is not the file that was asked for: it has no column '{missing}'", said);
        Assert.Equal(0, await register.DbAsync(council, db => db.SchoolImports().CountAsync()));
        Assert.False(Directory.EnumerateFiles(ImportFolder.Of(new DataFolder(register.Host.Data.Folder), council), "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task Folder_Files_AreTakenInAndMovedWithTheirReports()
    {
        var council = await register.CouncilAsync("997");
        var folder = Directory.CreateDirectory(ImportFolder.Of(new DataFolder(register.Host.Data.Folder), council)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "edubasealldata20240617.csv"), RegisterFixture.Text(RegisterFixture.Rows(3)));
        await File.WriteAllTextAsync(Path.Combine(folder, "nonsense.csv"), "a,b\r\n1,2\r\n");

        await register.InAsync(council, async services =>
        {
            await services.GetServices<IJobHandler>().Single(h => h.Kind == ImportFolder.JobKind).HandleAsync("{}", default);
            return true;
        });

        Assert.Equal(3, await CountAsync(council));
        Assert.Contains("3 new", await File.ReadAllTextAsync(Path.Combine(folder, "done", "edubasealldata20240617.csv.txt")), StringComparison.Ordinal);
        Assert.Contains("has no column", await File.ReadAllTextAsync(Path.Combine(folder, "refused", "nonsense.csv.txt")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    /// <summary>What the site says of each school, but for what was made up anew.</summary>
    private Task<List<string>> FactsAsync(Tenant council) => register.DbAsync(council, async db =>
        (await db.ContentVersions.AsNoTracking().Where(v => v.Published && v.Data.Contains("SchoolRegisterPart")).Select(v => v.Data).ToListAsync())
            .Select(data => JsonNode.Parse(data)!["SchoolRegisterPart"]!.ToJsonString()).Order(StringComparer.Ordinal).ToList());

    private Task<int> CountAsync(Tenant council) => register.DbAsync(council, db => db.Schools().CountAsync(s => s.Urn.StartsWith("2000")));

    private async Task RunJobsAsync(Tenant council)
    {
        register.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await register.Host.Services.GetRequiredService<JobRunner>().RunDueAsync(council, default);
    }
}
