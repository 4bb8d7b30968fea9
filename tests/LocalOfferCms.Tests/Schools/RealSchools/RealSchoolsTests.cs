using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using LocalOfferCms.Tests.Support;

namespace LocalOfferCms.Tests.Schools.RealSchools;

/// <summary>What holds when five councils have their real schools.</summary>
public sealed class RealSchoolsTests(RealSchools real) : IClassFixture<RealSchools>
{

    public static TheoryData<string> Names => [.. RealSchools.Codes.Keys];

    [SharedDataTheory]
    [MemberData(nameof(Names))]
    public async Task Council_AfterBothYears_HasTheOpenSchoolsOfTheFile(string name)
    {
        var rows = RealSchools.OpenRows(RealSchools.Codes[name]);
        var urns = await real.UrnsAsync(real.Councils[name]);

        Assert.True(urns.Count > 80, $"{urns.Count} schools");
        // What a file does not name at all is left as it is; it closes a school by saying so.
        Assert.Empty(urns.Except(rows.Keys).Intersect(RealSchools.AllRows()));
        // A row that says no type of school is not one that families look for, or is shown as what it is: either will do.
        Assert.Empty(rows.Where(r => r.Value.Length > 0).Select(r => r.Key).Except(urns));
    }

    [SharedDataTheory]
    [MemberData(nameof(Names))]
    public async Task Update_KeepsPagesOfWhatStayed(string name)
    {
        var now = await real.UrnsAsync(real.Councils[name]);

        Assert.True(real.Of2018[name].Intersect(now).Count() > real.Of2018[name].Count / 2);
        var twice = await real.DbAsync(real.Councils[name], db => db.Schools().Where(s => s.Urn != "").GroupBy(s => s.Urn).Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync());
        Assert.Empty(twice);
    }

    [SharedDataFact]
    public async Task SecondRun_ChangesNothing()
    {
        var before = await RowsAsync();

        var plans = await real.ImportAsync("edubasealldata20240617.csv");

        Assert.Equal(RealSchools.Codes.Count, plans.Select(p => p.Council.Name).Distinct().Count());
        Assert.All(plans, plan => Assert.Empty(plan.Steps));
        Assert.Equal(before, await RowsAsync());
    }

    [SharedDataTheory]
    [MemberData(nameof(Names))]
    public async Task HeadsNames_AreNowhere(string name)
    {
        var found = await real.DbAsync(real.Councils[name], async db =>
            await db.ContentVersions.CountAsync(v => v.Data.Contains(RealSchools.Head)) + await db.AuditEntries.CountAsync(e => (e.Note ?? "").Contains(RealSchools.Head))
            + await db.Jobs.CountAsync(j => j.Payload.Contains(RealSchools.Head)) + await db.PublishedPages.CountAsync(p => p.Title.Contains(RealSchools.Head) || p.Summary.Contains(RealSchools.Head)));

        Assert.Equal(0, found);
    }

    [SharedDataFact]
    public async Task Walls_NoSchoolIsAtTwoCouncils()
    {
        var all = new List<string>();
        foreach (var council in real.Councils.Values)
        {
            all.AddRange(await real.UrnsAsync(council));
        }

        Assert.Equal(all.Count, all.Distinct().Count());
        using var client = real.Host.CreateClient();
        var path = await real.DbAsync(real.Councils["norfolk"], db => db.PublishedPages.Where(p => p.ContentType == "School" && db.Schools().Any(s => s.ContentItemId == p.ContentItemId && s.Urn != ""))
            .OrderBy(p => p.Path).Select(p => p.Path).FirstAsync());
        using var own = await client.GetAsync($"/norfolk/{path}");
        using var other = await client.GetAsync($"/sefton/{path}");
        Assert.Equal((System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.NotFound), (own.StatusCode, other.StatusCode));
    }

    [SharedDataFact]
    public async Task Export_IntoAnotherCouncil_HasTheSameSchools()
    {
        var path = Path.Combine(real.Host.Data.Folder, "peterborough.zip");
        await InAsync(real.Councils["peterborough"], services => services.GetRequiredService<RecipeExporter>().ExportAsync(path, default));
        var copy = await real.Host.AddCouncilAsync(new MarkedCouncil("copy", "Copywort", "peterborough"));

        await InAsync(copy, services => services.GetRequiredService<RecipeRunner>().RunAsync(path, new RecipeOptions { Author = "test", RecipesFolder = real.Host.Data.Folder }, default));

        Assert.Equal(await SchoolsAsync(real.Councils["peterborough"]), await SchoolsAsync(copy));
    }

    [SharedDataTheory]
    [InlineData("schools")]
    [InlineData("admin/schools")]
    [InlineData("admin/schools?state=not-linked&sort=state&page=3")]
    [InlineData("admin/schools/chase?all=true&phase=secondary&state=not-linked")]
    public async Task Page_OfARealCounty_KeepsItsBudget(string address)
    {
        using var editor = await real.Host.SignInAsync(real.Councils["norfolk"], Roles.Editor);
        await PageBudget.KeepsAsync(real.Host, editor, address);
    }

    private async Task<string> RowsAsync()
    {
        var rows = new List<string>();
        foreach (var council in real.Councils.Values)
        {
            rows.Add(await real.DbAsync(council, async db => $"{council.Name}: {await db.ContentItems.CountAsync()} items, {await db.ContentVersions.CountAsync()} versions, {await db.Paths.CountAsync()} paths"));
        }

        return string.Join('\n', rows);
    }

    private Task<List<string>> SchoolsAsync(Tenant council) => real.DbAsync(council, db => db.Schools().Where(s => s.Urn != "").OrderBy(s => s.Urn)
        .Select(s => s.Urn + "|" + s.Name + "|" + s.Phase + "|" + s.Kind + "|" + s.Area + "|" + s.Trust + "|" + s.HasDuty + "|" + s.Latitude).ToListAsync());

    private Task InAsync(Tenant council, Func<IServiceProvider, Task> work) => real.Host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
    {
        await work(services);
        return true;
    });
}
