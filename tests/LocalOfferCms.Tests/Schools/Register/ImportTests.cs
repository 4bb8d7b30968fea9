using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Register;

/// <summary>Invented schools come in, change, close and go on.</summary>
[Collection(RegisterCollection.Name)]
public sealed class ImportTests(RegisterFixture register)
{
    [Fact]
    public async Task Import_NewSchools_ArePagesWithAddressesOfTheirOwn()
    {
        var council = await register.CouncilAsync("997");

        var plan = await register.ImportAsync(council, register.File("edubasealldata20180901.csv",
            new("200001", "Holly Primary"), new("200002", "Holly Primary", Town: "Wells"), new("200003", "Holly Primary", Town: "Wells"),
            new("200004", "Not Here", La: "111"), new("200005", "Gone", Status: "Closed"), new("200006", "Centre", Type: "47"), new("200007", "Soon", Status: "Proposed to open")));

        Assert.Equal((3, 3), (plan.Count(RegisterOutcome.New), plan.LeftOut));
        Assert.Contains("Holly Primary", await register.PageAsync(council, "schools/holly-primary"), StringComparison.Ordinal);
        Assert.StartsWith("200", await register.PageAsync(council, "schools/holly-primary-wells"), StringComparison.Ordinal);
        Assert.StartsWith("200", await register.PageAsync(council, "schools/holly-primary-200003"), StringComparison.Ordinal);
        Assert.Contains("schools/holly-primary", await register.PageAsync(council, "search?q=holly+primary"), StringComparison.Ordinal);
        var rows = await register.DbAsync(council, db => db.Schools().AsNoTracking().Where(s => s.Urn.StartsWith("20000")).OrderBy(s => s.Urn).ToListAsync());
        Assert.Equal(["primary maintained 4 11 NR1 1AA Saltmere", "primary maintained 4 11 NR1 1AA Wells", "primary maintained 4 11 NR1 1AA Wells"],
            rows.Select(r => $"{r.Phase} {r.Kind} {r.LowAge} {r.HighAge} {r.Postcode} {r.Town}"));
        Assert.False(await register.DbAsync(council, db => db.ContentVersions.AnyAsync(v => v.Data.Contains("Zebedee") || v.Data.Contains("Quillfeather"))));
    }

    [Fact]
    public async Task Import_Again_WritesOnlyWhatChangedAndNothingThatPeopleWrote()
    {
        var council = await register.CouncilAsync("997");
        await register.ImportAsync(council, register.File("edubasealldata20180901.csv", new("200001", "Holly Primary"), new("200002", "Ivy Primary"), new("200003", "Ash Primary")));
        var ivy = await EditAsync(council, "200002", publish: true, content => content["TitlePart"]!["Title"] = "Ivy School, by the sea", "Ivy School, by the sea");
        var ash = await EditAsync(council, "200003", publish: false, content => content["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "A draft of ours." });
        var versions = await register.DbAsync(council, db => db.ContentVersions.CountAsync());

        var plan = await register.ImportAsync(council, register.File("edubasealldata20240617.csv",
            new("200001", "Holly Primary"), new("200002", "Ivy Academy", Telephone: "01632960001"), new("200003", "Ash School")));

        Assert.Equal((0, 2, 1), (plan.Count(RegisterOutcome.New), plan.Count(RegisterOutcome.Changed), plan.Unchanged));
        Assert.Equal(versions + 2, await register.DbAsync(council, db => db.ContentVersions.CountAsync()));
        var (ivyNow, ivyContent) = await register.SchoolAsync(council, "200002");
        Assert.Equal(("Ivy School, by the sea", "01632960001"), (ivyNow.DisplayText, ivyContent.Part("SchoolRegisterPart").Text("Telephone")));
        Assert.Equal("The national register changed: name, telephone.", ivyNow.ChangeNote);
        Assert.StartsWith("30", await register.PageAsync(council, "schools/ash-primary"), StringComparison.Ordinal);
        Assert.StartsWith("200", await register.PageAsync(council, "schools/ash-school"), StringComparison.Ordinal);
        var draft = await register.DbAsync(council, db => db.ContentVersions.SingleAsync(v => v.ContentItemId == ash && v.Latest));
        Assert.False(draft.Published);
        var drafted = new ContentDocument("School", JsonText.Object(draft.Data));
        Assert.Equal(("Ash School", "Ash School", "A draft of ours."), (draft.DisplayText, drafted.Part("SchoolRegisterPart").Text("Name"), drafted.Part("MarkdownBodyPart").Plain("Markdown")));
        Assert.Equal(1, await register.DbAsync(council, db => db.ContentVersions.CountAsync(v => v.ContentItemId == ivy && v.Published)));

        var again = await register.ImportAsync(council, register.File("edubasealldata20240618.csv",
            new("200001", "Holly Primary"), new("200002", "Ivy Academy", Telephone: "01632960001"), new("200003", "Ash School")));
        Assert.Equal((0, 3), (again.Steps.Count, again.Unchanged));
    }

    [Fact]
    public async Task Import_SchoolThatClosed_StaysForTheRecordAndSaysSo()
    {
        var council = await register.CouncilAsync("997");
        var rows = RegisterFixture.Rows(6);
        await register.ImportAsync(council, register.File("edubasealldata20180901.csv", rows));

        var plan = await register.ImportAsync(council, register.File("edubasealldata20240617.csv", [rows[0] with { Status = "Closed", CloseDate = "31-08-2023" }, .. rows[1..]]));

        Assert.Equal(1, plan.Count(RegisterOutcome.Closed));
        var page = await register.PageAsync(council, "schools/school-number-200001");
        Assert.Contains("This school is closed", page, StringComparison.Ordinal);
        Assert.Contains("31 August 2023", page, StringComparison.Ordinal);
        Assert.False(await register.DbAsync(council, db => db.Schools().AnyAsync(s => s.Urn == "200001")));
        var back = await register.ImportAsync(council, register.File("edubasealldata20240701.csv", rows));
        Assert.Equal(1, back.Count(RegisterOutcome.Changed));
        Assert.True(await register.DbAsync(council, db => db.Schools().AnyAsync(s => s.Urn == "200001")));
    }

    [Fact]
    public async Task Import_TooManyClose_IsRefusedUnlessItIsMeant()
    {
        var council = await register.CouncilAsync("997");
        var rows = RegisterFixture.Rows(10);
        await register.ImportAsync(council, register.File("edubasealldata20180901.csv", rows));
        Row[] closing = [.. rows.Select((row, i) => i < 4 ? row with { Status = "Closed" } : row)];
        var file = register.File("edubasealldata20240617.csv", closing);

        var refused = await register.ImportAsync(council, file);
        Assert.Contains("4 of", refused.Refusal, StringComparison.Ordinal);
        Assert.Equal(10, await register.DbAsync(council, db => db.Schools().CountAsync(s => s.Urn.StartsWith("2000"))));
        var elsewhere = await register.ImportAsync(council, register.File("edubasealldata20240617.csv", new Row("300001", "Other", La: "111")));
        Assert.Contains("has no school of", elsewhere.Refusal, StringComparison.Ordinal);

        await register.ImportAsync(council, file, allowClosures: true);
        Assert.Equal(6, await register.DbAsync(council, db => db.Schools().CountAsync(s => s.Urn.StartsWith("2000"))));
    }

    [Fact]
    public async Task Import_OlderFile_IsRefusedAndChangesNothing()
    {
        var council = await register.CouncilAsync("997");
        await register.ImportAsync(council, register.File("edubasealldata20240617.csv", new Row("200001", "Holly Academy")));

        var older = await register.ImportAsync(council, register.File("edubasealldata20180901.csv", new Row("200001", "Holly Primary")));

        Assert.Contains("The file is of 1 September 2018", older.Refusal, StringComparison.Ordinal);
        Assert.Equal("Holly Academy", (await register.SchoolAsync(council, "200001")).Version.DisplayText);
        var again = await register.ImportAsync(council, register.File("edubasealldata20240617.csv", new Row("200001", "Holly Academy")));
        Assert.Null(again.Refusal);
    }

    [Fact]
    public async Task Import_WithLinks_KeepsThePageOfAConversionAndLeadsFromMergedOnes()
    {
        var council = await register.CouncilAsync("997");
        await register.ImportAsync(council, register.File("edubasealldata20180901.csv", new("200001", "Holly Primary"), new("200002", "Ivy Infants"), new("200003", "Ivy Juniors"), new("200004", "Ash School")));
        var holly = (await register.SchoolAsync(council, "200001")).Version.ContentItemId;
        var infants = (await register.SchoolAsync(council, "200002")).Version.ContentItemId;
        var report = await AddReportAsync(council, infants);
        var links = register.Write("links_edubasealldata20240617.csv", "\"URN\",\"LinkURN\",\"LinkName\",\"LinkType\",\"LinkEstablishedDate\"\r\n"
            + "200001,200011,\"Holly Academy\",\"Successor\",\"01-09-2020\"\r\n200011,200001,\"Holly Primary\",\"Predecessor\",\"01-09-2020\"\r\n"
            + "200002,200012,\"Ivy Primary\",\"Successor - merged\",\"01-09-2020\"\r\n200003,200012,\"Ivy Primary\",\"Successor - merged\",\"01-09-2020\"\r\n");

        var plan = await register.ImportAsync(council, register.File("edubasealldata20240617.csv",
            new("200001", "Holly Primary", Status: "Closed"), new("200002", "Ivy Infants", Status: "Closed"), new("200003", "Ivy Juniors", Status: "Closed"), new("200004", "Ash School"),
            new("200011", "Holly Academy", Type: "34"), new("200012", "Ivy Primary")), new(links));

        Assert.Null(plan.Refusal);
        Assert.Equal((1, 3, 0), (plan.Count(RegisterOutcome.New), plan.Count(RegisterOutcome.Merged), plan.Count(RegisterOutcome.Closed)));
        var (version, content) = await register.SchoolAsync(council, "200011");
        Assert.Equal((holly, "Holly Academy"), (version.ContentItemId, version.DisplayText));
        Assert.Equal(["200001"], content.Part("SchoolRegisterPart").Values("FormerUrns"));
        Assert.Contains("schools/holly-academy", await register.PageAsync(council, "schools/holly-primary"), StringComparison.Ordinal);
        var primary = (await register.SchoolAsync(council, "200012")).Version.ContentItemId;
        Assert.Contains("schools/ivy-primary", await register.PageAsync(council, "schools/ivy-infants"), StringComparison.Ordinal);
        Assert.Equal(primary, await register.DbAsync(council, db => db.PublishedPages.Where(p => p.ContentItemId == report).Select(p => p.ParentId).SingleAsync()));
        Assert.Equal(ReportPlace.Hosted, await register.DbAsync(council, db => db.Schools().Where(s => s.ContentItemId == primary).Select(s => s.Report).SingleAsync()));
    }

    [Fact]
    public async Task Export_RegisteredSchools_RoundTripByRecipe()
    {
        var (council, other) = (await register.CouncilAsync("997"), await register.CouncilAsync("997"));
        await register.ImportAsync(council, register.File("edubasealldata20180901.csv", RegisterFixture.Rows(3)));
        var file = Path.Combine(register.Host.Data.Folder, "schools.recipe.zip");
        await register.InAsync(council, async services =>
        {
            await services.GetRequiredService<RecipeExporter>().ExportAsync(file, default);
            return true;
        });

        var report = await register.InAsync(other, services =>
            services.GetRequiredService<RecipeRunner>().RunAsync(file, services.GetRequiredService<RecipeLibrary>().Options(other, "test"), default));
        Assert.Empty(report.Errors);

        Assert.Equal((await register.SchoolAsync(council, "200002")).Version.Data, (await register.SchoolAsync(other, "200002")).Version.Data);
        var again = await register.ImportAsync(other, register.File("edubasealldata20180901.csv", RegisterFixture.Rows(3)));
        Assert.Equal(3, again.Unchanged);
    }

    private Task<string> EditAsync(Tenant council, string urn, bool publish, Action<JsonObject> edit, string? title = null) => register.InAsync(council, async services =>
    {
        var (version, content) = await register.SchoolAsync(council, urn);
        edit(content.Json);
        var change = new ChangeContext(register.Host.Clock.GetUtcNow().UtcDateTime, "editor");
        await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(version.ContentItemId, "School", title ?? version.DisplayText, content.Json), change, default);
        if (publish)
        {
            await services.GetRequiredService<PublishContent>().ExecuteUngatedAsync(version.ContentItemId, change, default);
        }

        return version.ContentItemId;
    });

    private Task<string> AddReportAsync(Tenant council, string school) => register.InAsync(council, async services =>
    {
        var change = new ChangeContext(register.Host.Clock.GetUtcNow().UtcDateTime, "editor");
        var id = await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(null, "SenInformationReport", "Report", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "Report" },
            ["AutoroutePart"] = new JsonObject { ["Path"] = "schools/ivy-infants/report" },
            ["ListedPart"] = new JsonObject { ["Parents"] = new JsonObject { ["ContentItemIds"] = new JsonArray(school) } },
            ["SenInformationReportPart"] = new JsonObject { ["School"] = new JsonObject { ["ContentItemIds"] = new JsonArray(school) } },
        }), change, default);
        await services.GetRequiredService<PublishContent>().ExecuteUngatedAsync(id, change, default);
        return id;
    });
}
