using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Life;
using LocalOfferCms.Tests.Schools.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Evaluation;

/// <summary>A school looks at its own work: kept, private, shared one by one, counted for the council.</summary>
public sealed class EvaluationTests(LifeFixture life) : IClassFixture<LifeFixture>
{
    private readonly SchoolDesk _desk = new(life);

    [Fact]
    public async Task Items_SavedInParts_KeepEachOtherAndEverySave()
    {
        var (school, senco) = await OwnAsync("Acacia Primary");
        var first = await FormPage.OpenAsync(senco, Grid(school, "items"), "#grid");
        var second = await first.Set("Rows[sir-01].First", "partly").Set("Rows[sir-01].Second", "Staff training is due.").PressAndFollowAsync("Save and go to the next part", "#grid");
        Assert.Contains("part 2 of", second.Text);
        var key = second.Names.First(n => n.EndsWith(".First", StringComparison.Ordinal) && n.StartsWith("Rows[", StringComparison.Ordinal));
        await second.Set(key, "in-place").PressAsync("Save and stay here");

        var page = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/evaluation");
        Assert.Contains("Partly in place", page.Text);
        Assert.Contains("Staff training is due.", page.Text);
        Assert.Contains("2 of ", page.Text);
        var saves = await life.DbAsync(db => db.SelfEvaluations().AsNoTracking().Where(s => s.SchoolId == school).OrderBy(s => s.Number).ToListAsync());
        Assert.Equal([false, true], saves.Select(s => s.IsLatest));
        var old = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/evaluation/history?grid=items&number=1");
        Assert.DoesNotContain("In place", old.Document.QuerySelectorAll("td").Select(t => t.TextContent));
        Assert.Equal(2, await _desk.AuditsAsync("SelfEvaluationSaved", school));
        using var csv = await senco.GetAsync($"admin/my-schools/{school}/evaluation?handler=Csv");
        Assert.Contains("\"Partly in place\",\"Comments\",\"Staff training is due.\"", await csv.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Item_PartlyInPlace_IsShownBesideTheReportsItemToItsKeepersAlone()
    {
        var (school, senco) = await OwnAsync("Alder Primary");
        await SaveAsync(school, "items", 0, ("sir-01", "not-in-place", "Nobody has written it down."), ("sir-03a", "in-place", ""));

        Assert.Contains("Nobody has written it down.", (await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/items/sir-01", "#answer")).Text);
        Assert.DoesNotContain("self-evaluation", (await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/items/sir-03a", "#answer")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Nobody has written it down.", (await FormPage.OpenAsync(life.Editor, $"admin/my-schools/{school}/items/sir-01", "#answer")).Text);
    }

    [Fact]
    public async Task Row_ChangedByTwoPeople_IsShownBoth_AndOthersAreMerged()
    {
        var (school, senco) = await OwnAsync("Aspen Primary");
        var (head, _, _) = await _desk.KeeperAsync("Hal Head", KeeperTask.Approve, school);
        var (mine, theirs) = (await FormPage.OpenAsync(senco, Grid(school, "questions"), "#grid"), await FormPage.OpenAsync(head, Grid(school, "questions"), "#grid"));
        await mine.Set("Rows[words].First", "Parents read drafts.").PressAsync("Save and stay here");

        var stale = await FormPage.ReadAsync(head, await theirs.Set("Rows[words].First", "We ask the council.").Set("Rows[trust].Second", "We asked twice a year.").PressAsync("Save and stay here"), "#grid");
        Assert.Contains("somebody else changed this answer", Assert.Single(stale.Errors));
        Assert.Contains("Parents read drafts.", stale.Text);
        Assert.Equal("We ask the council.", stale.Values("Rows[words].First")[0].Trim());
        var done = await stale.PressAndFollowAsync("Save and stay here", "#grid");
        Assert.Equal("We asked twice a year.", done.Values("Rows[trust].Second")[0].Trim());
        Assert.Equal("We ask the council.", done.Values("Rows[words].First")[0].Trim());
    }

    [Fact]
    public async Task Evaluation_IsPrivate_UntilSharedAndAfterTakenBack()
    {
        var (school, senco) = await OwnAsync("Beech Primary");
        var (other, reader) = await OwnAsync("Bramble Primary");
        await SaveAsync(school, "questions", 0, ("words", "Only ours.", ""));
        var pages = new[] { "", "?handler=Csv", "/difference", "/history" };
        foreach (var (browser, page) in pages.SelectMany(p => new[] { (reader, p), (life.Editor, p) }))
        {
            using var answer = await browser.GetAsync($"admin/my-schools/{school}/evaluation{page}");
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, page);
        }

        var sharing = $"admin/my-schools/{school}/evaluation/sharing";
        var found = await FormPage.OpenAsync(senco, $"{sharing}?q=bramble", "#share");
        await found.Set("With", other).PressAsync();
        await (await FormPage.OpenAsync(senco, sharing, "#council")).PressAsync();

        foreach (var browser in new[] { reader, life.Editor })
        {
            Assert.Contains("Only ours.", (await FormPage.OpenAsync(browser, $"admin/my-schools/{school}/evaluation")).Text);
            using var write = await browser.GetAsync(Grid(school, "questions"));
            Assert.Equal(HttpStatusCode.NotFound, write.StatusCode);
            using var share = await browser.GetAsync(sharing);
            Assert.Equal(HttpStatusCode.NotFound, share.StatusCode);
        }

        Assert.Contains("Beech Primary", (await FormPage.OpenAsync(reader, $"admin/my-schools/{other}/evaluation")).Text);
        var listed = await FormPage.OpenAsync(senco, sharing, "main li:nth-of-type(2) form");
        await listed.PressAsync();
        using var gone = await reader.GetAsync($"admin/my-schools/{school}/evaluation");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var council = await life.Editor.GetAsync($"admin/my-schools/{school}/evaluation");
        Assert.Equal(HttpStatusCode.OK, council.StatusCode);
    }

    [Fact]
    public async Task Year_BegunWithLastYears_TellsTheDifferenceInWords()
    {
        var (school, senco) = await OwnAsync("Cherry Primary");
        await SaveAsync(school, "items", -1, ("sir-01", "not-in-place", ""), ("sir-03a", "in-place", "Since long."));
        var page = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/evaluation", "#begin");
        await page.PressAsync("Begin with last year’s answers");
        await (await FormPage.OpenAsync(senco, Grid(school, "items"), "#grid")).Set("Rows[sir-01].First", "partly").PressAsync("Save and stay here");

        var difference = await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/evaluation/difference");
        var rows = difference.Document.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("td")!.TextContent).ToList();
        Assert.Equal(1, rows.Count(r => r == "Better than before"));
        Assert.Equal(1, rows.Count(r => r == "The same"));
        Assert.Contains("2025 to 2026", difference.Text);
        Assert.Null((await FormPage.OpenAsync(senco, $"admin/my-schools/{school}/evaluation")).Document.QuerySelector("#begin"));
    }

    [Fact]
    public async Task Totals_AreToldFromFiveSchoolsOn_AndNeverByTakingOffWhatIsShared()
    {
        const int Ago = -3;
        var year = Year + Ago;
        var schools = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            schools.Add((await OwnAsync($"Damson {i} Primary")).School);
            await SaveAsync(schools[i], "items", Ago, ("sir-01", i == 0 ? "partly" : "in-place", ""));
            if (i == 3)
            {
                Assert.Equal(["Too few schools to tell"], await TotalsAsync(year));
            }
        }

        Assert.Equal(["4", "1", "0"], await TotalsAsync(year));
        await life.DbAsync(db =>
        {
            db.SelfEvaluationShares().Add(new SelfEvaluationShare { SchoolId = schools[4], WithId = SelfEvaluationShare.Council, SharedBy = "Sam" });
            return db.SaveChangesAsync();
        });
        Assert.Equal(["Too few schools to tell"], await TotalsAsync(year));
    }

    [Fact]
    public async Task School_GoneForGood_TakesItAlong()
    {
        var (school, _) = await OwnAsync("Elm Primary");
        await SaveAsync(school, "items", 0, ("sir-01", "partly", ""));
        await life.InAsync(async services =>
        {
            var db = services.GetRequiredService<Core.Data.CmsDbContext>();
            foreach (var handler in services.GetServices<IContentHandler>())
            {
                await handler.RemovedAsync(db, school, default);
            }

            return true;
        });
        Assert.Equal(0, await life.DbAsync(db => db.SelfEvaluations().CountAsync(s => s.SchoolId == school)));
        Assert.Equal(0, await life.DbAsync(db => db.SelfEvaluationMarks().CountAsync(s => s.SchoolId == school)));
    }

    private int Year => SchoolYear.StartOf(DateOnly.FromDateTime(life.Host.Clock.GetUtcNow().UtcDateTime));

    private static string Grid(string school, string grid) => $"admin/my-schools/{school}/evaluation/{grid}";

    private async Task<(string School, HttpClient Senco)> OwnAsync(string name)
    {
        var school = await _desk.SchoolAsync(name);
        return (school, (await _desk.KeeperAsync("Sam Senco", KeeperTask.Keep, school)).Browser);
    }

    private async Task<IReadOnlyList<string>> TotalsAsync(int year)
    {
        var page = await FormPage.OpenAsync(life.Editor, $"admin/schools/evaluation?year={year}");
        var row = page.Document.QuerySelectorAll("tbody tr").First(r => r.QuerySelector("th")!.TextContent.StartsWith("Item 1:", StringComparison.Ordinal));
        return [.. row.QuerySelectorAll("td").Select(t => t.TextContent)];
    }

    private Task<bool> SaveAsync(string school, string grid, int yearsOn, params (string Row, string First, string Second)[] answers) => life.InAsync(async services =>
    {
        var site = await services.GetRequiredService<Core.Pages.SiteSnapshots>().GetAsync(default);
        var kind = SchoolKind.Named("maintained");
        await services.GetRequiredService<SelfEvaluations>().SaveAsync(new(school, "A school", kind, true), Year + yearsOn, EvaluationGrid.Of(site, kind).Single(g => g.Name == grid),
            answers.ToDictionary(a => a.Row, a => new EvaluationAnswer(a.First, a.Second)), 0, life.Change("Sam Writer"), default);
        return true;
    });
}
