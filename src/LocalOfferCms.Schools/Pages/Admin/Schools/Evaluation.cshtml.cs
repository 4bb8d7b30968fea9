using System.Globalization;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>Totals of schools' self-evaluation, and the schools that share theirs with the council.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed class EvaluationTotalsModel(CmsDbContext db, EvaluationTotals totals, EvaluationAccess access, SiteSnapshots sites, LocalTime local) : PageModel
{
    private const int PageSize = 50;
    private const int MostYears = 6;

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public IReadOnlyList<(EvaluationGrid Grid, IReadOnlyList<EvaluationTotal> Totals)> Grids { get; private set; } = [];
    public IReadOnlyList<KeptName> Shared { get; private set; } = [];
    public PageNumbers Pages { get; private set; } = null!;
    public int ThisYear => SchoolYear.StartOf(local.Today);
    public int ShownYear => Year is > 2000 and < 3000 ? Year.Value : ThisYear;
    public IEnumerable<SelectListItem> Years => Enumerable.Range(0, MostYears).Select(ago => new SelectListItem(SchoolYear.Words(ThisYear - ago), $"{ThisYear - ago}"));

    public static IReadOnlyList<(string Mark, string Words)> Columns(EvaluationGrid grid) => grid.IsMarked
        ? [.. EvaluationMark.All.Select(m => (m.Name, m.Words))]
        : [(SelfEvaluationMark.HasFirst, $"{grid.First}: answered"), (SelfEvaluationMark.HasSecond, $"{grid.Second.TrimEnd('…')}: answered")];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var count = await db.SelfEvaluationShares().CountAsync(s => s.WithId == SelfEvaluationShare.Council, ct);
        _ = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        Pages = PageNumbers.For(page, count, PageSize, n => $"?year={ShownYear}&page={n}");
        Shared = await access.SharedWithAsync(SelfEvaluationShare.Council, (Pages.Current - 1) * PageSize, PageSize, ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return CsvFile.Of($"schools-self-evaluation-{ShownYear}.csv", Grids.SelectMany(g => g.Totals.SelectMany(t => Columns(g.Grid).Select(c => (IReadOnlyList<string>)
            [SchoolYear.Words(ShownYear), g.Grid.Title, t.Row.Words, c.Words, t.Counts is null ? "Too few schools to tell" : $"{t.Counts.GetValueOrDefault(c.Mark)}"])))
            .Prepend(["School year", "Grid", "Row", "Answer", "Schools"]));
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var loaded = new List<(EvaluationGrid, IReadOnlyList<EvaluationTotal>)>();
        foreach (var grid in EvaluationGrid.Of(await sites.GetAsync(ct), SchoolKind.Named("")))
        {
            loaded.Add((grid, await totals.OfAsync(grid, ShownYear, ct)));
        }

        Grids = loaded;
    }
}
