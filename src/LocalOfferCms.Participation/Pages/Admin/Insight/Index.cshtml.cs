using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Insight;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Charts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalOfferCms.Participation.Pages.Admin.Insight;

/// <summary>How comments come in and are answered, and where the site does not help. Numbers only: nothing that anybody wrote.</summary>
[RequiresPermission(Permissions.TriageComments, Permissions.ViewAudit)]
internal sealed class InsightModel(
    InsightReader reader, IEnumerable<IMissedSearches> missed, SiteSnapshots snapshots, CurrentPerson current, LocalTime local) : PageModel
{
    public const string Time = "time";
    public const string Useful = "useful";
    public const string Searches = "searches";
    private const int MostBars = 15;
    private const int MostSearches = 20;
    private const int MonthsOffered = 60;

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    public InsightPeriod Period { get; private set; } = null!;
    public InsightFigures Figures { get; private set; } = null!;
    public IReadOnlyList<AnswerMonth> Answers { get; private set; } = [];
    public IReadOnlyList<UsefulLine> NotUseful { get; private set; } = [];
    public IReadOnlyList<MissedSearch> Missed { get; private set; } = [];
    public LineChart TimeChart { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        ReadPeriod();
        Figures = await reader.CountAsync(Period, current.Has(Permissions.ReadSealed), ct);
        Answers = await reader.AnswersAsync(Period, ct);
        NotUseful = await reader.NotUsefulAsync(Period, ct);
        Missed = await MissedAsync(ct);
        TimeChart = ChartOf(Answers, CommentSettings.Of(await snapshots.GetAsync(ct)).AnswerWorkingDays);
    }

    /// <summary>One of the tables, whole.</summary>
    public async Task<IActionResult> OnGetCsvAsync(string table, CancellationToken ct)
    {
        ReadPeriod();
        IEnumerable<IReadOnlyList<string>>? rows = table switch
        {
            Time => (await reader.AnswersAsync(Period, ct)).Select(a => (IReadOnlyList<string>)[InsightPeriod.Key(a.Month), $"{a.Answered}", $"{a.InTime}", $"{a.Median}", $"{a.Nine}"])
                .Prepend(["Month", "Answered", "In time", "Half within (days)", "Nine of ten within (days)"]),
            Useful => (await reader.NotUsefulAsync(Period, ct)).Select(u => (IReadOnlyList<string>)[u.Title, u.Path ?? "", $"{u.No}", $"{u.Yes}", $"{u.NoBefore}", $"{u.YesBefore}", u.Trend])
                .Prepend(["Page", "Address", "Not useful", "Useful", "Not useful, same time before", "Useful, same time before", "Trend"]),
            Searches => (await MissedAsync(ct)).Select(m => (IReadOnlyList<string>)[m.Term, $"{m.Count}", m.LastDay.ToString("yyyy-MM-dd", null)]).Prepend(["Search", "Times", "Last on"]),
            _ when Enum.TryParse<InsightBy>(table, out var by) && Enum.IsDefined(by) =>
                (await reader.CountAsync(Period, isLead: false, ct)).By[by].Select(l => (IReadOnlyList<string>)[l.Label, $"{l.All}", $"{l.Open}", $"{l.Overdue}"])
                    .Prepend([InsightWords.Of(by), "Comments", "Open now", "Overdue now"]),
            _ => null,
        };
        return rows is null ? NotFound() : CsvFile.Of($"comments-{table.ToLowerInvariant()}.csv", rows);
    }

    public string CsvOf(string table) => QueryHelpers.AddQueryString(Url.Content("~/admin/insight"), new Dictionary<string, string?> { ["handler"] = "Csv", ["table"] = table, ["from"] = From, ["to"] = To });

    /// <summary>Months to choose from, down from this one; the chosen one is among them however old it is.</summary>
    public IEnumerable<SelectListItem> MonthsTo(DateOnly chosen)
    {
        var today = local.Today;
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        return Enumerable.Range(0, MonthsOffered).Select(n => thisMonth.AddMonths(-n)).Append(chosen).Distinct()
            .Select(m => new SelectListItem(InsightPeriod.Words(m), InsightPeriod.Key(m)));
    }

    public BarChart ChartOf(InsightBy by)
    {
        var lines = Figures.By[by];
        var rest = lines.Skip(MostBars).Sum(l => l.All);
        var (open, overdue) = (lines.Skip(MostBars).Sum(l => l.Open), lines.Skip(MostBars).Sum(l => l.Overdue));
        var shown = rest == 0 ? lines.Take(MostBars) : lines.Take(MostBars).Append(new("All others", rest, open, overdue));
        return new($"by-{by.ToString().ToLowerInvariant()}", InsightWords.Heading(by), InsightWords.Of(by), "Came",
            [.. shown.Select(l => ChartBar.Of(l.Label, l.All) with { More = [$"{l.Open}", $"{l.Overdue}"] })]) { More = ["Open now", "Overdue now"] };
    }

    public BarChart UsefulChart => new("not-useful", "Pages that most people did not find useful", "Page", "Not useful",
        [.. NotUseful.Select(u => ChartBar.Of(u.Title, u.No, u.Path is { } path ? $"~/{path}" : null) with { More = [$"{u.Yes}", u.Trend] })]) { More = ["Useful", "Same time before"] };

    public BarChart SearchChart => new("no-result", "Searches that found nothing", "Search", "Times", [.. Missed.Select(m => ChartBar.Of(m.Term, m.Count))]);

    private static LineChart ChartOf(IReadOnlyList<AnswerMonth> answers, int workingDays)
    {
        const int DaysOfWeek = 7, WorkingDaysOfWeek = 5;
        return new("time", "Days from comment to answer, by month", "Month", [.. answers.Select(a => InsightPeriod.Words(a.Month))],
            [new("Half were answered within", [.. answers.Select(a => (double?)a.Median)], " days"), new("Nine of ten within", [.. answers.Select(a => (double?)a.Nine)], " days")],
            new($"Target: {workingDays} working days", (double)workingDays * DaysOfWeek / WorkingDaysOfWeek));
    }

    private void ReadPeriod()
    {
        Period = InsightPeriod.Read(From, To, local.Today);
        (From, To) = (InsightPeriod.Key(Period.First), InsightPeriod.Key(Period.Last));
        ModelState.Clear();
    }

    private async Task<IReadOnlyList<MissedSearch>> MissedAsync(CancellationToken ct) =>
        missed.FirstOrDefault() is { } searches ? await searches.ListAsync(Period.First, MostSearches, ct) : [];
}
