using System.Globalization;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>A save, and what it says.</summary>
internal sealed record ShownSave(SelfEvaluation Save, EvaluationGrid Grid, IReadOnlyDictionary<string, EvaluationAnswer> Answers);

/// <summary>Who saved what when in a year; with <c>grid</c> and <c>number</c>, one save to read.</summary>
internal sealed class EvaluationHistoryModel(CmsDbContext db, SelfEvaluations evaluations, SiteSnapshots sites, LocalTime local) : EvaluationPage
{
    private const int PageSize = 25;
    private IReadOnlyList<EvaluationGrid> _grids = [];

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "grid")]
    public string? GridName { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    public IReadOnlyList<SelfEvaluation> Saves { get; private set; } = [];
    public PageNumbers Pages { get; private set; } = null!;
    public ShownSave? Shown { get; private set; }
    public int ShownYear => Year is > 2000 and < 3000 ? Year.Value : SchoolYear.StartOf(local.Today);

    public string When(SelfEvaluation save)
    {
        var at = local.FromUtc(save.SavedUtc);
        return $"{LocalTime.Day(DateOnly.FromDateTime(at))}, {LocalTime.Clock(TimeOnly.FromDateTime(at))}";
    }

    public string TitleOf(SelfEvaluation save) => _grids.FirstOrDefault(g => g.Name == save.Grid)?.Title ?? save.Grid;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        _grids = EvaluationGrid.Of(await sites.GetAsync(ct), School.Kind);
        if (Number is { } number)
        {
            if (_grids.FirstOrDefault(g => g.Name == GridName) is not { } grid || await evaluations.FindAsync(School.Id, ShownYear, grid.Name, number, ct) is not { } save)
            {
                return NotFound();
            }

            Shown = new(save, grid, save.Read());
            return Page();
        }

        var saves = db.SelfEvaluations().AsNoTracking().Where(s => s.SchoolId == School.Id && s.Year == ShownYear);
        _ = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        Pages = PageNumbers.For(page, await saves.CountAsync(ct), PageSize, n => $"?year={ShownYear}&page={n}");
        Saves = await saves.OrderByDescending(s => s.SavedUtc).ThenBy(s => s.Grid).ThenByDescending(s => s.Number).Skip((Pages.Current - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return Page();
    }
}
