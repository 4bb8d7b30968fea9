using System.Text.Json;
using LocalOfferCms.Admin.Checks;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Pages.Admin.Checks;

/// <summary>The site report: what was found in published pages. Posting a form of the editor to it gives what is found in that.</summary>
[RequiresPermission(Permissions.AccessWorkspace)]
[RequestFormLimits(ValueCountLimit = 8_000, ValueLengthLimit = 4 * 1024 * 1024)]
internal sealed class IndexModel(ReportQuery report, CurrentPerson current, ContentChecks checks, SiteSnapshots snapshots, CmsDbContext db) : PageModel
{
    public const int PageSize = 50;
    private const int MostInAFile = 10_000;

    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "severity")]
    public FindingSeverity? Severity { get; set; }

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ReportRow> Rows { get; private set; } = [];

    public IReadOnlyList<string> Owners { get; private set; } = [];

    public IReadOnlyList<CodeCount> Codes { get; private set; } = [];

    public PageNumbers Numbers { get; private set; } = null!;

    public int Total { get; private set; }

    public DateTime? CheckedUtc { get; private set; }

    private ReportFilter Filter => new(Owner ?? "", Severity, Code ?? "", Text ?? "");

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = report.Findings(Filter);
        Total = await rows.CountAsync(ct);
        Numbers = PageNumbers.For(PageNumber, Total, PageSize, page => AddressOf(("page", $"{page}")));
        Rows = await rows.Skip((Numbers.Current - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        Owners = await report.OwnersAsync(ct);
        Codes = await report.CodesAsync(ct);
        CheckedUtc = await report.CheckedAsync(ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var rows = await report.Findings(Filter).Take(MostInAFile).ToListAsync(ct);
        return CsvFile.Of("checks.csv", rows.Select(r => (IReadOnlyList<string?>)[r.Title, r.Path, r.Owner, ChecksView.Words(r.Severity), ChecksView.Words(r.Code), r.Message, r.Label, r.Quote])
            .Prepend(["Page", "Address", "Owner", "How much it matters", "What", "Finding", "Field", "Words"]));
    }

    /// <summary>What is found in the form that was posted: a content item as JSON, or fields named by their places.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? type, [FromForm] string? content, CancellationToken ct)
    {
        if (!current.Has(Permissions.EditContent) && !current.Has(Permissions.EditOwnContent))
        {
            return Forbid();
        }

        var site = await snapshots.GetAsync(ct);
        if (type is null || !site.Types.ContainsKey(type))
        {
            return BadRequest();
        }

        try
        {
            var document = content is null
                ? PostedContent.Read(type, Request.Form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))), site)
                : new ContentDocument(type, JsonText.Object(content));
            return Partial("_Checks", new ChecksView(type, await checks.RunAsync(db, document, ct)));
        }
        catch (JsonException)
        {
            return BadRequest();
        }
    }

    public string AddressOf(params (string Name, string Value)[] more)
    {
        (string Name, string? Value)[] filter = [("owner", Owner), ("severity", Severity?.ToString()), ("code", Code), ("q", Text)];
        return QueryHelpers.AddQueryString(Url.Content("~/admin/checks"),
            filter.Where(f => !string.IsNullOrEmpty(f.Value)).Concat(more.Select(m => (m.Name, Value: (string?)m.Value))).Select(f => KeyValuePair.Create(f.Name, f.Value)));
    }
}
