using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>One item: how things stand, what can be done with it and why not, where it is used, who was given a preview, what happened.</summary>
[RequiresPermission(Permissions.ViewContent, Permissions.EditOwnContent)]
internal sealed class ItemModel(CmsDbContext db, ItemDesk desk, WhereUsed uses, PreviewLinks links, CurrentPerson current, LocalTime local) : PageModel
{
    private const int HistoryShown = 5;

    public ItemView Item { get; private set; } = null!;
    public IReadOnlyList<Use> Uses { get; private set; } = [];
    public IReadOnlyList<PreviewLink> Links { get; private set; } = [];

    /// <summary>The address of a preview link that was made just now: it is shown once.</summary>
    public string? NewLink { get; private set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public string? Days { get; set; } = "14";

    public DateOnly Today => local.Today;
    public IEnumerable<Core.Content.ContentVersion> Recent => Item.State.Versions.Take(HistoryShown);
    public bool MayShare => Item.MayEdit || Item.May(Permissions.ApproveContent);

    /// <summary>Whether a preview link opens the draft now.</summary>
    public bool Works(PreviewLink link) => link.RevokedUtc is null && local.FromUtc(link.ExpiresUtc) > local.Now;

    public Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostShareAsync(string id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } item)
        {
            return NotFound();
        }

        Item = item;
        if (!MayShare)
        {
            return Forbid();
        }

        try
        {
            var token = await links.MakeAsync(id, For ?? "", int.TryParse(Days, out var days) ? days : 0, current.Change(), ct);
            NewLink = $"{Request.Scheme}://{Request.Host}{Request.PathBase}/preview/{token}";
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Days), refused.Message);
        }

        return await ShowAsync(id, ct);
    }

    public async Task<IActionResult> OnPostRevokeAsync(string id, string link, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } item)
        {
            return NotFound();
        }

        Item = item;
        if (!MayShare)
        {
            return Forbid();
        }

        await links.RevokeAsync(id, link, current.Change(), ct);
        TempData.SayDone("That preview link does not work any more.");
        return Redirect(Url.Content($"~/admin/content/{Uri.EscapeDataString(id)}"));
    }

    private async Task<IActionResult> ShowAsync(string id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } item)
        {
            return NotFound();
        }

        Item = item;
        Uses = await uses.FindAsync(item.State, ct);
        Links = await db.PreviewLinks.AsNoTracking().Where(l => l.ContentItemId == id).OrderByDescending(l => l.MadeUtc).Take(20).ToListAsync(ct);
        return Page();
    }
}
