using System.Globalization;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Board;
using LocalOfferCms.Schools.OwnReports;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>The council's board: how the reports of its schools stand.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed class IndexModel(BoardReader board, OwnReportReader own, LocalTime local) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Phase { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Trust { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Keepers { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public BoardQuery Query => new(Q, State, Phase, Trust, Area, Keepers, Sort);

    public BoardCounts Counts { get; private set; } = null!;

    public IReadOnlyList<BoardRow> Rows { get; private set; } = [];

    /// <summary>Who keeps each school of the page.</summary>
    public ILookup<string, BoardKeeper> People { get; private set; } = null!;

    public PageNumbers Numbers { get; private set; } = null!;

    public int Total { get; private set; }

    /// <summary>The school year that reports should be about.</summary>
    public string Year => SchoolYear.Words(SchoolYear.StartOf(local.Today));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Counts = await board.CountAsync(Query, ct);
        Total = BoardState.Named(State) is { State: var state } ? Counts.States.GetValueOrDefault(state) : Counts.States.Values.Sum();
        Numbers = PageNumbers.For(PageNumber, Total, BoardQuery.PageSize, page => Address([.. Query.Route, new("page", $"{page}")]));
        Rows = await board.RowsAsync(Query, Numbers.Current, ct);
        People = await board.KeepersAsync([.. Rows.Select(r => r.Standing.School.ContentItemId)], ct);
    }

    /// <summary>All that is found, as a table for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct) =>
        CsvFile.Of("schools.csv", BoardCsv.Of(await board.AllAsync(Query, ct), await board.KeepersAsync(null, ct), own, local));

    public string Export => Address([.. Query.Route, new("handler", "Csv")]);

    /// <summary>The address of the board with the schools of one state, or of all.</summary>
    public string InState(BoardState? state) => Address([.. Query.Route.Where(p => p.Key != "state"), new("state", state?.Name)]);

    /// <summary>The address of the board in another order.</summary>
    public string SortedBy(string sort) => Address([.. Query.Route.Where(p => p.Key != "sort"), new("sort", sort)]);

    /// <summary>What was found when somebody last looked at the school's own report; null when it gives no address.</summary>
    public OwnReport? OwnOf(BoardRow row) => row.Standing.Own is { } check ? own.Of(check) : null;

    /// <summary>What schools may be narrowed to, each with how many there would be.</summary>
    public static IEnumerable<SelectListItem> Choices(string all, IReadOnlyDictionary<string, int> counts, string? chosen, Func<string, string>? words = null) =>
    [
        new(FormattableString.Invariant($"{all} ({counts.Values.Sum():N0})"), ""),
        .. counts.Keys.Concat(counts.ContainsKey(chosen ?? "") ? [] : [chosen ?? ""]).Where(k => k.Length > 0).Order(StringComparer.CurrentCultureIgnoreCase)
            .Select(k => new SelectListItem($"{(words is null ? k : words(k))} ({counts.GetValueOrDefault(k).ToString("N0", CultureInfo.InvariantCulture)})", k)),
    ];

    private string Address(IEnumerable<KeyValuePair<string, string?>> query) =>
        QueryHelpers.AddQueryString(Url.Content("~/admin/schools"), query.Where(p => !string.IsNullOrEmpty(p.Value)));
}
