using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Board;
using LocalOfferCms.Schools.OwnReports;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Board;

/// <summary>What is out of date, as days and years pass.</summary>
public sealed class StandingTests : IAsyncLifetime
{
    private CmsHost _host = null!;
    private Tenant _council = null!;

    public async Task InitializeAsync()
    {
        // In the summer holidays, by British clocks.
        _host = await CmsHost.StartAsync(new(RunsJobs: false, Now: new DateTimeOffset(2027, 8, 31, 12, 0, 0, TimeSpan.Zero)));
        _council = await _host.AddCouncilAsync(new MarkedCouncil("alder", "Alderwort", "norfolk"));
        await DbAsync(async db =>
        {
            await db.Schools().ExecuteDeleteAsync();
            db.AddRange(
                Of("year", ReportPlace.Hosted, 2026, null), Of("review", ReportPlace.Linked, 2030, new DateOnly(2027, 9, 1)), Of("silent", ReportPlace.Linked, null, null),
                Of("none", ReportPlace.None, null, null), Of("college", ReportPlace.None, null, null, hasDuty: false));
            return await db.SaveChangesAsync();
        });
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task States_OverTheTurnOfTheSchoolYear_Change()
    {
        Assert.Equal((ReportState.UpToDate, ReportState.UpToDate, ReportState.UpToDate, ReportState.NotLinked, ReportState.NotAsked), await StatesAsync());

        // An hour before midnight in UTC it is the first of September here.
        _host.Clock.Advance(TimeSpan.FromHours(11.5));
        Assert.Equal((ReportState.OutOfDate, ReportState.UpToDate, ReportState.UpToDate, ReportState.NotLinked, ReportState.NotAsked), await StatesAsync());

        _host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((ReportState.OutOfDate, ReportState.OutOfDate, ReportState.UpToDate, ReportState.NotLinked, ReportState.NotAsked), await StatesAsync());
    }

    [Theory]
    [InlineData(404, "It answers that there is no such page.", null, "Out of date", "It was not at its address when we last looked.", "Not there")]
    [InlineData(null, "Nobody answers there.", null, "Out of date", "It was not at its address when we last looked.", "Not there")]
    [InlineData(200, null, 2025, "Out of date", "It is for the school year 2025 to 2026.", "There, but for 2025 to 2026")]
    [InlineData(200, null, 2026, "Linked and up to date", "", "There, for 2026 to 2027")]
    [InlineData(200, null, null, "Linked and up to date", "", "There, but it names no school year")]
    [InlineData(403, "It is shown to people only.", null, "Linked and up to date", "", "There, but it could not be read")]
    public async Task OwnReport_LastLook_SaysHowItStands(int? status, string? problem, int? year, string state, string why, string found)
    {
        await DbAsync(db =>
        {
            db.Add(new OwnReportCheck
            {
                SchoolId = "silent", Address = "https://silent.example.org/report", CheckedUtc = new DateTime(2027, 8, 30, 9, 0, 0, DateTimeKind.Utc), Status = status, Problem = problem, FoundYear = year,
            });
            return db.SaveChangesAsync();
        });

        var row = (await RowsAsync())["silent"];
        Assert.Equal((state, why, "2027-08-30", found), (row[7], row[8], row[14], row[15].Trim('"')));
    }

    [Fact]
    public async Task Trend_KeepsTheLastCountOfEachMonthAndShowsItWithItsTable()
    {
        await CountAsync();
        await CountAsync();
        _host.Clock.Advance(TimeSpan.FromDays(2));
        await CountAsync();
        _host.Clock.Advance(TimeSpan.FromDays(40));
        await DbAsync(db => db.Schools().Where(s => s.ContentItemId == "none").ExecuteUpdateAsync(set => set.SetProperty(s => s.Report, ReportPlace.Linked)));
        await CountAsync();

        using var editor = await _host.SignInAsync(_council, Roles.Editor);
        var page = await FormPage.OpenAsync(editor, "admin/schools/trend?phase=primary");
        var rows = page.Document.QuerySelectorAll("#trend-caption ~ tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent))).ToList();
        Assert.Equal(["Aug 2027 3 0 1", "Sept 2027 1 2 1", "Oct 2027 2 2 0"], rows);
        Assert.Equal("img", page.Document.QuerySelector("figure svg")!.GetAttribute("role"));

        using var csv = await editor.GetAsync("admin/schools/trend?handler=Csv");
        Assert.Equal("\"2027-09\",\"1\",\"2\",\"1\",\"1\"", (await csv.Content.ReadAsStringAsync()).Split("\r\n")[2]);
        Assert.Contains("Nothing has been counted yet", (await FormPage.OpenAsync(editor, "admin/schools/trend?phase=secondary")).Text, StringComparison.Ordinal);
    }

    private Task CountAsync() => _host.Services.GetRequiredService<TenantScopes>().RunAsync(_council, async services =>
    {
        await services.GetServices<LocalOfferCms.Core.Jobs.IJobHandler>().OfType<CountReports>().Single().HandleAsync("", default);
        return true;
    });

    private async Task<(ReportState, ReportState, ReportState, ReportState, ReportState)> StatesAsync()
    {
        var states = (await RowsAsync()).ToDictionary(r => r.Key, r => BoardState.All.Single(s => s.Title == r.Value[7]).State);
        return (states["year"], states["review"], states["silent"], states["none"], states["college"]);
    }

    private async Task<Dictionary<string, string[]>> RowsAsync()
    {
        using var editor = await _host.SignInAsync(_council, Roles.Editor);
        using var csv = await editor.GetAsync("admin/schools?handler=Csv");
        return (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split("\",\""))
            .ToDictionary(c => c[0].Trim('"'));
    }

    private Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> work) =>
        _host.Services.GetRequiredService<TenantScopes>().RunAsync(_council, services => work(services.GetRequiredService<CmsDbContext>()));

    private static SchoolIndex Of(string name, ReportPlace place, int? year, DateOnly? review, bool hasDuty = true) => new()
    {
        ContentItemId = name, Name = name, SearchName = name, Phase = "primary", Kind = hasDuty ? "maintained" : "college", HasDuty = hasDuty,
        Report = place, ReportYear = year, ReportReviewOn = review,
    };
}
