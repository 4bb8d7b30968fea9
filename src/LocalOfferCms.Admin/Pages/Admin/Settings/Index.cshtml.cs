using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Settings;

/// <summary>What the site is called, whom people reach, and whether pages need a second person.</summary>
[RequiresPermission(Permissions.ManageSettings)]
internal sealed class SettingsModel(CmsDbContext db, SiteSnapshots snapshots, SaveSettings save, CurrentPerson current) : PageModel
{
    private const string General = "General";
    private const string Own = "LocalOffer";

    [BindProperty]
    public string? SiteName { get; set; }

    [BindProperty]
    public string? Strapline { get; set; }

    [BindProperty]
    public string? SearchLabel { get; set; }

    [BindProperty]
    public string? DefaultContact { get; set; }

    /// <summary>Whether nobody may publish what nobody else has approved.</summary>
    [BindProperty]
    public bool SecondPersonApproves { get; set; }

    public IEnumerable<SelectListItem> Contacts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        (SiteName, Strapline, SearchLabel) = (site.SiteName, site.Setting(Own, "Strapline"), site.Setting(Own, "SearchLabel"));
        DefaultContact = site.Setting(Own, "DefaultContact");
        SecondPersonApproves = site.Settings.GetValueOrDefault(Own)?["SecondPersonApproves"] is JsonValue value && value.TryGetValue<bool>(out var required) && required;
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Check(nameof(SiteName), SiteName, 100, required: true, "Write what the site is called");
        Check(nameof(Strapline), Strapline, 200, required: false, "Write the line");
        Check(nameof(SearchLabel), SearchLabel, 60, required: false, "Write the label");
        if (DefaultContact is { Length: > 0 } && Contacts.All(c => c.Value != DefaultContact))
        {
            ModelState.AddModelError(nameof(DefaultContact), "Choose a contact card that is on the site.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await save.ExecuteAsync(General, new JsonObject { ["SiteName"] = SiteName!.Trim() }, "SettingsChanged", current.Change(), ct);
        await save.ExecuteAsync(Own, new JsonObject
        {
            ["Strapline"] = Text(Strapline), ["SearchLabel"] = Text(SearchLabel), ["DefaultContact"] = Text(DefaultContact), ["SecondPersonApproves"] = SecondPersonApproves,
        }, "SettingsChanged", current.Change(), ct);
        TempData.SayDone("The settings are saved, and every page shows them.");
        return RedirectToPage();
    }

    private void Check(string field, string? text, int longest, bool required, string words)
    {
        var length = (text ?? "").Trim().Length;
        if (length > longest || (required && length == 0))
        {
            ModelState.AddModelError(field, $"{words}, in {longest} characters at most.");
        }
    }

    private async Task LoadAsync(CancellationToken ct) => Contacts =
    [
        new("None", ""),
        .. (await db.PublishedPages.AsNoTracking().Where(p => p.ContentType == "ContactCard").OrderBy(p => p.Title).Take(500).Select(p => new { p.ContentItemId, p.Title }).ToListAsync(ct))
            .Select(p => new SelectListItem(p.Title, p.ContentItemId)),
    ];

    private static JsonValue? Text(string? text) => (text ?? "").Trim() is { Length: > 0 } words ? JsonValue.Create(words) : null;
}
