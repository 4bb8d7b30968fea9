using LocalOfferCms.Core;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Area;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>Shares something, new or made from another's, and changes one's own.</summary>
[RequiresPermission(KeptSchools.Permission, Permissions.ManageSchools)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
internal sealed class AreaEditModel(SchoolsArea area, KeptSchools kept, SiteSnapshots sites, CurrentPerson current) : PageModel
{
    private const int MostBytes = 21 * 1024 * 1024;
    private const string New = "new";
    private IReadOnlyList<KeptSchool> _kept = [];

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Audience { get; set; }

    [BindProperty]
    public string? Need { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The item that it is made from.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    public bool IsNew { get; private set; }
    public IReadOnlyList<AreaChoice> Needs { get; private set; } = [];

    public IEnumerable<SelectListItem> ForItems =>
    [
        .. _kept.Select(k => new SelectListItem(k.Name, k.Id)),
        .. current.Has(Permissions.ManageSchools) ? [new SelectListItem("The council", SchoolsArea.FromCouncil)] : Array.Empty<SelectListItem>(),
    ];

    public async Task<IActionResult> OnGetAsync(string item, CancellationToken ct)
    {
        if (!await LoadAsync(item, ct))
        {
            return NotFound();
        }

        if (await area.FindAsync(IsNew ? From ?? "" : item, ct) is { Item: var source })
        {
            (Title, About, Kind, Audience, Need, Text, Link) = (source.Title, source.About, source.Kind, source.Audience, source.Need, source.Text, source.Link);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string item, CancellationToken ct)
    {
        if (!await LoadAsync(item, ct))
        {
            return NotFound();
        }

        var words = new AreaWords(Line(Title), Clean(About), Line(Kind), Line(Audience), Needs.Any(n => n.Name == Need) ? Need! : "", Clean(Text), Line(Link));
        var file = Upload is null ? null : new MediaHandedIn(Upload.FileName, ReadAsync);
        try
        {
            if (IsNew)
            {
                item = await area.AddAsync(words, For == SchoolsArea.FromCouncil ? null : For ?? "", From, file, current.Change(), ct);
            }
            else
            {
                await area.ChangeAsync(item, words, file, current.Change(), ct);
            }
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("Title", nameof(Title)), ("About", nameof(About)), ("Kind", nameof(Kind)), ("Audience", nameof(Audience)), ("Text", nameof(Text)), ("Link", nameof(Link)), ("File", nameof(Upload)), ("For", nameof(For)));
            return Page();
        }

        TempData.SayDone(IsNew ? "Shared. Every school can find it now." : "Saved.");
        return RedirectToPage("AreaItem", new { item });
    }

    private async Task<byte[]> ReadAsync(CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await Upload!.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private static string Line(string? text) => (text ?? "").Trim();

    private async Task<bool> LoadAsync(string item, CancellationToken ct)
    {
        IsNew = item == New;
        Needs = AreaListModel.NeedsOf(await sites.GetAsync(ct));
        _kept = await kept.ListAsync(ct);
        return IsNew || (await area.FindAsync(item, ct) is { } line && await area.IsOwnAsync(line.Item, ct));
    }
}
