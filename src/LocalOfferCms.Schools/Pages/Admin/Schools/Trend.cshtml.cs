using System.Globalization;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Board;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Charts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>Counts of a month.</summary>
internal sealed record TrendMonth(DateOnly Month, int UpToDate, int OutOfDate, int NotLinked, int NotAsked);

/// <summary>How many reports stood how, month by month.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed class TrendModel(CmsDbContext db, LocalTime local) : PageModel
{
    private const int MostMonths = 36;

    [BindProperty(SupportsGet = true)]
    public string? Phase { get; set; }

    public IReadOnlyList<TrendMonth> Months { get; private set; } = [];

    public IEnumerable<SelectListItem> Phases => [new("All phases", ""), .. SchoolPhase.All.Select(p => new SelectListItem(p.Words, p.Name))];

    public LineChart Chart => new("trend", $"Schools by how their report stands, month by month{(SchoolPhase.Named(Phase) is { } phase ? $": {phase.Words.ToLowerInvariant()}" : "")}", "Month",
        [.. Months.Select(m => m.Month.ToString("MMM yyyy", CultureInfo.GetCultureInfo("en-GB")))],
        [Line("Linked and up to date", m => m.UpToDate), Line("Out of date", m => m.OutOfDate), Line("No report linked", m => m.NotLinked)]);

    public string Export => QueryHelpers.AddQueryString(Url.Content("~/admin/schools/trend"),
        new Dictionary<string, string?> { ["handler"] = "Csv", ["phase"] = Phase }.Where(p => !string.IsNullOrEmpty(p.Value)));

    public async Task OnGetAsync(CancellationToken ct) => Months = await ReadAsync(ct);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct) => CsvFile.Of("schools-trend.csv",
        (await ReadAsync(ct)).Select(m => (IReadOnlyList<string>)[m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), $"{m.UpToDate}", $"{m.OutOfDate}", $"{m.NotLinked}", $"{m.NotAsked}"])
            .Prepend(["Month", .. new[] { Reports.ReportState.UpToDate, Reports.ReportState.OutOfDate, Reports.ReportState.NotLinked, Reports.ReportState.NotAsked }.Select(s => BoardState.Of(s).Title)]));

    private async Task<IReadOnlyList<TrendMonth>> ReadAsync(CancellationToken ct)
    {
        var (from, phase) = (local.Today.AddMonths(-MostMonths), SchoolPhase.Named(Phase)?.Name);
        return await db.SchoolReportCounts().AsNoTracking().Where(c => c.Month > from && (phase == null || c.Phase == phase)).GroupBy(c => c.Month).OrderBy(g => g.Key)
            .Select(g => new TrendMonth(g.Key, g.Sum(c => c.UpToDate), g.Sum(c => c.OutOfDate), g.Sum(c => c.NotLinked), g.Sum(c => c.NotAsked))).ToListAsync(ct);
    }

    private ChartLine Line(string name, Func<TrendMonth, int> count) => new(name, [.. Months.Select(m => (double?)count(m))]);
}
