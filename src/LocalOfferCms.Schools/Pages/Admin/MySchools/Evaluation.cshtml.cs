using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>A school's self-evaluation of a year: both grids to read and print, and the way to the years before.</summary>
internal sealed class EvaluationModel(SelfEvaluations evaluations, EvaluationSharing sharing, EvaluationAccess access, SiteSnapshots sites, LocalTime local, CurrentPerson current) : EvaluationPage
{
    private const int MostShared = 100;
    private List<SelfEvaluation> _saves = [];

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public IReadOnlyList<EvaluationGrid> Grids { get; private set; } = [];
    public IReadOnlyList<int> Years { get; private set; } = [];
    public IReadOnlyList<KeptName> Shared { get; private set; } = [];
    public IReadOnlyList<KeptName> SharedHere { get; private set; } = [];

    public int ThisYear => SchoolYear.StartOf(local.Today);
    public int ShownYear => Year is > 2000 and < 3000 ? Year.Value : ThisYear;
    public bool IsThisYear => ShownYear == ThisYear;
    public bool HasAny => _saves.Any(s => s.Year == ShownYear);
    public bool MayBegin => School.IsOwn && IsThisYear && _saves.Any(s => s.Year == ThisYear - 1 && !_saves.Any(t => t.Year == ThisYear && t.Grid == s.Grid));

    public SelfEvaluation? SaveOf(EvaluationGrid grid) => _saves.Find(s => s.Year == ShownYear && s.Grid == grid.Name);

    public IReadOnlyDictionary<string, EvaluationAnswer> AnswersOf(EvaluationGrid grid) => SaveOf(grid)?.Read() ?? [];

    public DateOnly DayOf(SelfEvaluation save) => DateOnly.FromDateTime(local.FromUtc(save.SavedUtc));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Years = await evaluations.YearsAsync(School.Id, ct);
        if (School.IsOwn)
        {
            Shared = await sharing.ListAsync(School.Id, ct);
            SharedHere = await access.SharedWithAsync(School.Id, 0, MostShared, ct);
        }
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var rows = Grids.SelectMany(grid => grid.Rows.Select(row =>
        {
            var answer = AnswersOf(grid).GetValueOrDefault(row.Key, EvaluationAnswer.None);
            return (IReadOnlyList<string>)[School.Name, SchoolYear.Words(ShownYear), grid.Title, row.Words, grid.First, grid.FirstWords(answer), grid.Second, answer.Second];
        }));
        return CsvFile.Of($"self-evaluation-{ShownYear}.csv", rows.Prepend(["School", "School year", "Grid", "Row", "Asked", "Answer", "Asked besides", "Answer besides"]));
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct)
    {
        var taken = await evaluations.BeginAsync(School, ThisYear, current.Change(), ct);
        TempData.SayDone(taken > 0 ? "Last year’s answers are here. Change what is different now." : "This year has begun already.");
        return RedirectToPage("Evaluation", new { id = School.Id });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Grids = EvaluationGrid.Of(await sites.GetAsync(ct), School.Kind);
        _saves = await evaluations.LatestAsync(School.Id, [ShownYear, ThisYear, ThisYear - 1], ct);
    }
}
