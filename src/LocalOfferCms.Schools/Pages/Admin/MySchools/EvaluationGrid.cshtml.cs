using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>An answer as it is typed.</summary>
internal sealed class EvaluationInput
{
    public string? First { get; set; }

    public string? Second { get; set; }

    public EvaluationAnswer Answer => new(Clean(First), Clean(Second));

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>Some rows of a grid as a form. Each save keeps what the other parts say; what was typed is never lost.</summary>
internal sealed class EvaluationGridModel(SelfEvaluations evaluations, SiteSnapshots sites, LocalTime local, CurrentPerson current) : EvaluationPage
{
    /// <summary>By key of the row.</summary>
    [BindProperty]
    public Dictionary<string, EvaluationInput> Rows { get; set; } = [];

    /// <summary>The number of the save that the form was opened on.</summary>
    [BindProperty]
    public int Base { get; set; }

    [BindProperty]
    public string? Then { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    public EvaluationGrid Grid { get; private set; } = null!;
    public IReadOnlyList<EvaluationRow> Shown { get; private set; } = [];
    public IReadOnlyList<EvaluationConflict> Theirs { get; private set; } = [];
    public int Year => SchoolYear.StartOf(local.Today);

    public static IEnumerable<SelectListItem> Marks => [.. EvaluationMark.All.Select(m => new SelectListItem(m.Words, m.Name)), new("Not looked at yet", "")];

    protected override bool IsForOwn => true;

    public async Task<IActionResult> OnGetAsync(string grid, CancellationToken ct)
    {
        if (!await LoadAsync(grid, ct))
        {
            return NotFound();
        }

        var save = (await evaluations.LatestAsync(School.Id, [Year], ct)).Find(s => s.Grid == grid);
        var answers = save?.Read() ?? [];
        Base = save?.Number ?? 0;
        Rows = Shown.ToDictionary(r => r.Key, r => answers.GetValueOrDefault(r.Key, EvaluationAnswer.None)).ToDictionary(r => r.Key, r => new EvaluationInput { First = r.Value.First, Second = r.Value.Second });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string grid, CancellationToken ct)
    {
        if (!await LoadAsync(grid, ct))
        {
            return NotFound();
        }

        Rows = Shown.ToDictionary(r => r.Key, r => Rows.GetValueOrDefault(r.Key) ?? new EvaluationInput());
        if (!Check())
        {
            return Page();
        }

        Theirs = await evaluations.SaveAsync(School, Year, Grid, Rows.ToDictionary(r => r.Key, r => r.Value.Answer), Base, current.Change(), ct);
        if (Theirs.Count > 0)
        {
            foreach (var theirs in Theirs)
            {
                ModelState.AddModelError($"Rows[{theirs.Row}].{(Grid.IsMarked ? "Second" : "First")}", $"{Grid.Rows.First(r => r.Key == theirs.Row).Words}: somebody else changed this answer while you wrote. Both are below; save again when yours is right.");
            }

            Base = (await evaluations.LatestAsync(School.Id, [Year], ct)).Find(s => s.Grid == grid)?.Number ?? 0;
            ModelState.Remove(nameof(Base));
            return Page();
        }

        TempData.SayDone("Saved.");
        return Then == "next" && Part >= Grid.Pages ? RedirectToPage("Evaluation", new { id = School.Id })
            : RedirectToPage("EvaluationGrid", new { id = School.Id, grid, part = Then == "next" ? Part + 1 : Part });
    }

    private bool Check()
    {
        foreach (var row in Shown)
        {
            var answer = Rows[row.Key].Answer;
            if (Grid.IsMarked && answer.First.Length > 0 && EvaluationMark.Named(answer.First) is null)
            {
                ModelState.AddModelError($"Rows[{row.Key}].First", $"{row.Words}: choose one of the marks.");
            }

            foreach (var (name, text) in new[] { ("First", answer.First), ("Second", answer.Second) }.Where(t => t.Item2.Length > EvaluationAnswer.Longest))
            {
                ModelState.AddModelError($"Rows[{row.Key}].{name}", $"{row.Words}: the text must be 4,000 characters or fewer.");
            }
        }

        return ModelState.IsValid;
    }

    private async Task<bool> LoadAsync(string grid, CancellationToken ct)
    {
        Grid = EvaluationGrid.Of(await sites.GetAsync(ct), School.Kind).FirstOrDefault(g => g.Name == grid)!;
        if (Grid is null)
        {
            return false;
        }

        Part = Math.Clamp(Part, 1, Grid.Pages);
        Shown = Grid.Page(Part);
        return true;
    }
}
