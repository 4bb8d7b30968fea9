using LocalOfferCms.Admin.Checks;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Pages.Admin.Checks;

/// <summary>The site report: links that do not work, and those that have moved for good.</summary>
[RequiresPermission(Permissions.AccessWorkspace)]
internal sealed class LinksModel(ReportQuery report) : PageModel
{
    private const int MostInAFile = 10_000;

    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<LinkRow> Rows { get; private set; } = [];

    public IReadOnlyList<string> Owners { get; private set; } = [];

    public PageNumbers Numbers { get; private set; } = null!;

    public int Total { get; private set; }

    private ReportFilter Filter => new(Owner ?? "", null, "", Text ?? "");

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = report.Links(Filter);
        Total = await rows.CountAsync(ct);
        Numbers = PageNumbers.For(PageNumber, Total, IndexModel.PageSize, page => AddressOf(("page", $"{page}")));
        Rows = await rows.Skip((Numbers.Current - 1) * IndexModel.PageSize).Take(IndexModel.PageSize).ToListAsync(ct);
        Owners = await report.OwnersAsync(ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var rows = await report.Links(Filter).Take(MostInAFile).ToListAsync(ct);
        return CsvFile.Of("links.csv", rows.Select(r => (IReadOnlyList<string?>)[r.Title, r.Path, r.Owner, r.Words, r.Address, r.Problem, r.MovedTo, $"{r.FirstFailedUtc:yyyy-MM-dd}"])
            .Prepend(["Page", "Address", "Owner", "Words of the link", "Leads to", "Problem", "Has moved to", "Since"]));
    }

    public string AddressOf(params (string Name, string Value)[] more)
    {
        (string Name, string? Value)[] filter = [("owner", Owner), ("q", Text)];
        return QueryHelpers.AddQueryString(Url.Content("~/admin/checks/links"),
            filter.Where(f => !string.IsNullOrEmpty(f.Value)).Concat(more.Select(m => (m.Name, Value: (string?)m.Value))).Select(f => KeyValuePair.Create(f.Name, f.Value)));
    }
}
