using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>Who keeps a school: invites people, for one school or for all of its trust, writes to them again, takes the school from them, hands it over.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed class KeepersModel(
    CmsDbContext db, KeptSchools kept, SchoolPeople people, InviteKeepers invite, KeeperChanges keepers, SaveSettings settings, SiteSnapshots sites, CurrentPerson current) : PageModel
{
    private const string WholeTrust = "trust";
    private const string Yes = "yes";

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Task { get; set; }

    [BindProperty]
    public List<string> Whole { get; set; } = [];

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? ToEmail { get; set; }

    [BindProperty]
    public string? ToName { get; set; }

    [BindProperty]
    public string? PersonId { get; set; }

    [BindProperty]
    public string? Looks { get; set; }

    public KeptSchool School { get; private set; } = null!;
    public IReadOnlyList<SchoolPerson> People { get; private set; } = [];
    public string? Trust => School.Row?.Trust is { Length: > 0 } trust ? trust : null;
    public int TrustSize { get; private set; }

    public IEnumerable<SelectListItem> TaskItems =>
    [
        new("Keep the page and the report (the SENCO)", nameof(KeeperTask.Keep), Task != nameof(KeeperTask.Approve)),
        new("Approve the report for the school, and keep it (the head or a governor)", nameof(KeeperTask.Approve), Task == nameof(KeeperTask.Approve)),
    ];

    public IEnumerable<SelectListItem> FromItems => People.Select(p => new SelectListItem($"{p.Words}: {p.TaskWords.ToLowerInvariant()}", p.PersonId));

    public IEnumerable<SelectListItem> LooksItems => [new("Yes, somebody of the council puts it on the site", Yes, Looks == Yes), new("No, it goes on the site when the school approves it", "no", Looks != Yes)];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        Task = nameof(KeeperTask.Keep);
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) => ChangeAsync(id, async () =>
    {
        IReadOnlyList<string> schools = Whole.Contains(WholeTrust) && Trust is { } trust
            ? await db.Schools().AsNoTracking().Where(s => s.Trust == trust).OrderBy(s => s.Name).Select(s => s.ContentItemId).ToListAsync(ct) : [id];
        var task = Task == nameof(KeeperTask.Approve) ? KeeperTask.Approve : KeeperTask.Keep;
        await invite.ExecuteAsync(new(Email ?? "", Name ?? "", task, schools), current.Change(), ct);
        return $"An email is on its way to {Email!.Trim()}.{(schools.Count > 1 ? $" They have {schools.Count} schools." : "")}";
    }, ct);

    public Task<IActionResult> OnPostAgainAsync(string id, CancellationToken ct) => ChangeAsync(id, async () =>
    {
        await keepers.SendAgainAsync(id, PersonId ?? "", current.Change(), ct);
        return "An email is on its way again.";
    }, ct);

    public Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken ct) => ChangeAsync(id, async () =>
    {
        await keepers.RemoveAsync(id, PersonId ?? "", current.Change(), ct);
        return "They do not keep the school any more.";
    }, ct);

    public Task<IActionResult> OnPostHandOverAsync(string id, CancellationToken ct) => ChangeAsync(id, async () =>
    {
        await keepers.HandOverAsync(id, From ?? "", ToEmail ?? "", ToName ?? "", current.Change(), ct);
        return $"Handed over. An email is on its way to {ToEmail!.Trim()}.";
    }, ct, "To");

    public Task<IActionResult> OnPostLooksAsync(string id, CancellationToken ct) => ChangeAsync(id, async () =>
    {
        await settings.ExecuteAsync(PortalSettings.Document, new JsonObject { [PortalSettings.CouncilLooks] = Looks == Yes }, "SchoolReportsSet", current.Change(), ct);
        return Looks == Yes ? "The council looks at reports before families read them." : "Reports go on the site when the school approves them.";
    }, ct);

    private async Task<IActionResult> ChangeAsync(string id, Func<Task<string>> change, CancellationToken ct, string prefix = "")
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        try
        {
            TempData.SayDone(await change());
            return RedirectToPage("Keepers", new { id });
        }
        catch (RefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.Show(refused, ("Email", prefix + nameof(Email)), ("Name", prefix + nameof(Name)));
            await LoadAsync(id, ct);
            return Page();
        }
    }

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } school)
        {
            return false;
        }

        School = school;
        People = await people.ListAsync(id, ct);
        TrustSize = Trust is { } trust ? await db.Schools().CountAsync(s => s.Trust == trust, ct) : 0;
        Looks ??= PortalSettings.DoesCouncilLook(await sites.GetAsync(ct)) ? Yes : "no";
        return true;
    }
}
