using LocalOfferCms.Admin.Audit;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalOfferCms.Admin.Pages.Admin.Audit;

/// <summary>Who did what, when, to which item, and why. There is nothing here to change it.</summary>
[RequiresPermission(Permissions.ViewAudit)]
internal sealed class AuditModel(AuditQuery query, IEnumerable<IAuditWords> words) : PageModel
{
    private readonly IReadOnlyList<IAuditWords> _words = [.. words];

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Event { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Item { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>The entry after which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public bool HasOlder { get; private set; }

    public IEnumerable<SelectListItem> Events =>
    [
        new("Anything", ""),
        .. _words.SelectMany(w => w.Sentences.Keys).Distinct().Select(e => new SelectListItem(AuditSentence.NameOf(e), e)).OrderBy(e => e.Text, StringComparer.Ordinal),
    ];

    public string Sentence(AuditEntry entry) => AuditSentence.Of(entry, _words);

    public string Older => Address(("before", Entries[^1].AuditEntryId));

    public string Export => Address(("handler", "Csv"));

    public async Task OnGetAsync(CancellationToken ct) => (Entries, HasOlder) = await query.PageAsync(Filter, Before, ct);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await AuditCsv.WriteAsync(Response.Body, await query.AllAsync(Filter, ct), _words, ct);
        return new EmptyResult();
    }

    private AuditFilter Filter => new(Who, Event, Item, From, To);

    private string Address(params (string Name, string Value)[] more) => QueryHelpers.AddQueryString("", new Dictionary<string, string?>(
        new[] { ("who", Who), ("event", Event), ("item", Item), ("from", From?.ToString("yyyy-MM-dd")), ("to", To?.ToString("yyyy-MM-dd")) }
            .Where(p => p.Item2 is { Length: > 0 }).Select(p => KeyValuePair.Create(p.Item1, p.Item2))
            .Concat(more.Select(p => KeyValuePair.Create(p.Name, (string?)p.Value)))));
}
