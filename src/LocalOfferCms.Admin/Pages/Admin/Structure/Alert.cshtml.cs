using System.Globalization;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>The notice at the top of every page.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class AlertModel(SiteSnapshots snapshots, SaveAlert save, CurrentPerson current, CurrentTenant tenant, TimeProvider clock) : PageModel
{
    private const string Written = "yyyy-MM-ddTHH:mm";
    private static readonly string[] Fields = [nameof(Text), nameof(LinkText), nameof(LinkAddress), nameof(Level), nameof(From), nameof(To)];

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? LinkText { get; set; }

    [BindProperty]
    public string? LinkAddress { get; set; }

    [BindProperty]
    public string? Level { get; set; } = SiteAlert.Levels[0];

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    /// <summary>The alert that there is; null for none.</summary>
    public SiteAlert? Kept { get; private set; }

    public static IEnumerable<SelectListItem> Levels =>
    [
        new("Information: worth knowing", "information"), new("Important: it changes somebody's day", "important"), new("Urgent: somebody may be in danger", "urgent"),
    ];

    /// <summary>How the alert that there is stands, in words.</summary>
    public string State(SiteAlert alert)
    {
        var now = Now;
        return alert.FromUtc > now ? $"It will be shown from {Words(alert.FromUtc)}{(alert.ToUtc is null ? "" : $" until {Words(alert.ToUtc)}")}."
            : alert.ToUtc <= now ? $"It ended on {Words(alert.ToUtc)}."
            : alert.ToUtc is null ? "It is on every page now, until you take it away." : $"It is on every page now, until {Words(alert.ToUtc)}.";
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Kept is { } alert)
        {
            (Text, LinkText, LinkAddress, Level) = (alert.Text, alert.LinkText, alert.LinkAddress, alert.Level);
            // The times of one that is over say nothing about the next.
            (From, To) = alert.ToUtc <= Now ? (null, null) : (Local(alert.FromUtc), Local(alert.ToUtc));
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var alert = new SiteAlert((Text ?? "").Trim(), (LinkText ?? "").Trim(), (LinkAddress ?? "").Trim(), Level ?? "", Read(nameof(From), From), Read(nameof(To), To));
        if (ModelState.IsValid)
        {
            ModelState.Add(SaveAlert.Refusals(alert, Now), Fields);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await save.ExecuteAsync(alert, current.Change(), ct);
        TempData.SayDone(alert.FromUtc > Now ? $"The alert will be shown from {Words(alert.FromUtc)}." : "The alert is on every page of the site.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        await save.RemoveAsync(current.Change(), ct);
        TempData.SayDone("The alert is gone from the site.");
        return RedirectToPage();
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task LoadAsync(CancellationToken ct) => Kept = SiteAlert.Of(await snapshots.GetAsync(ct));

    private DateTime? Read(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateTime.TryParseExact(text.Trim().Replace(' ', 'T'), ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return LocalMoment.ToUtc(local, tenant.Value.TimeZone);
        }

        ModelState.AddModelError(field, "Write day and time like 2026-12-24 17:30.");
        return null;
    }

    private string? Local(DateTime? utc) => utc is { } moment ? LocalMoment.FromUtc(moment, tenant.Value.TimeZone).ToString(Written, CultureInfo.InvariantCulture) : null;

    private string Words(DateTime? utc) =>
        utc is { } moment ? LocalMoment.FromUtc(moment, tenant.Value.TimeZone).ToString("d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("en-GB")) : "";
}
