using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Area;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>Something that is shared: to read, copy, adapt; its owner withdraws it, the council recommends it or takes it down.</summary>
[RequiresPermission(KeptSchools.Permission, Permissions.ManageSchools)]
internal sealed class AreaItemModel(SchoolsArea area, KeptSchools kept, SiteSnapshots sites, LocalTime local, CurrentPerson current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? School { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool On { get; set; }

    public AreaLine Line { get; private set; } = null!;
    public bool IsOwn { get; private set; }
    public IReadOnlyList<KeptSchool> Kept { get; private set; } = [];
    public SiteSnapshot Site { get; private set; } = null!;
    public bool IsCouncil => current.Has(Permissions.ManageSchools);
    public DateOnly Day => DateOnly.FromDateTime(local.FromUtc(Line.Item.AddedUtc));
    public KeptSchool? For => Kept.FirstOrDefault(k => k.Id == School) ?? (Kept.Count > 0 ? Kept[0] : null);
    public IEnumerable<SelectListItem> KeptItems => Kept.Select(k => new SelectListItem(k.Name, k.Id));
    public string Filled => For is { } school ? AreaPlaceholders.Fill(Line.Item.Text, school.Name, school.Row, Site.SiteName, local.Today) : Line.Item.Text;

    public async Task<IActionResult> OnGetAsync(string item, CancellationToken ct) => await LoadAsync(item, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostWithdrawAsync(string item, CancellationToken ct) => DoAsync(item, () => area.WithdrawAsync(item, current.Change(), ct), "Withdrawn.", true, ct);

    public Task<IActionResult> OnPostFeatureAsync(string item, CancellationToken ct) =>
        DoAsync(item, () => area.FeatureAsync(item, On, current.Change(), ct), On ? "It stands first now." : "It stands first no more.", false, ct);

    public Task<IActionResult> OnPostTakeDownAsync(string item, CancellationToken ct) => DoAsync(item, () => area.TakeDownAsync(item, Reason, current.Change(), ct), "Taken down. Whoever shared it reads why.", false, ct);

    public Task<IActionResult> OnPostPutBackAsync(string item, CancellationToken ct) => DoAsync(item, () => area.PutBackAsync(item, current.Change(), ct), "It is there again.", false, ct);

    private async Task<IActionResult> DoAsync(string item, Func<Task> act, string done, bool isGone, CancellationToken ct)
    {
        if (!await LoadAsync(item, ct))
        {
            return NotFound();
        }

        try
        {
            await act();
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("Reason", nameof(Reason)));
            return Page();
        }

        TempData.SayDone(done);
        return isGone ? RedirectToPage("Area") : RedirectToPage("AreaItem", new { item });
    }

    private async Task<bool> LoadAsync(string item, CancellationToken ct)
    {
        if (await area.FindAsync(item, ct) is not { } line)
        {
            return false;
        }

        (Line, Site, Kept, IsOwn) = (line, await sites.GetAsync(ct), await kept.ListAsync(ct), await area.IsOwnAsync(line.Item, ct));
        return true;
    }
}
