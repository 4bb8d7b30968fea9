using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>What a school says otherwise than in another year.</summary>
internal sealed class EvaluationDifferenceModel(SelfEvaluations evaluations, SiteSnapshots sites, LocalTime local) : EvaluationPage
{
    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int To { get; set; }

    public IReadOnlyList<(EvaluationGrid Grid, IReadOnlyList<EvaluationDifference> Rows)> Grids { get; private set; } = [];

    public static string Words(EvaluationGrid grid, EvaluationAnswer answer) => answer.IsEmpty ? "Nothing" : $"{grid.FirstWords(answer)}\n{answer.Second}".Trim();

    /// <summary>"Better than before: 3. The same: 12."</summary>
    public static string Summary(IReadOnlyList<EvaluationDifference> rows) => string.Join(" ", rows.GroupBy(r => r.Words).Select(g => $"{g.Key}: {g.Count()}."));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var year = SchoolYear.StartOf(local.Today);
        To = To is > 2000 and < 3000 ? To : year;
        From = From is > 2000 and < 3000 ? From : To - 1;
        var saves = await evaluations.LatestAsync(School.Id, [From, To], ct);
        IReadOnlyDictionary<string, EvaluationAnswer> Of(EvaluationGrid grid, int of) => saves.Find(s => s.Year == of && s.Grid == grid.Name)?.Read() ?? [];
        Grids = [.. EvaluationGrid.Of(await sites.GetAsync(ct), School.Kind).Select(g => (g, EvaluationDifference.Of(g, Of(g, From), Of(g, To))))];
    }
}
