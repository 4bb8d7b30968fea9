using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.People;

/// <summary>One person: their roles, and what can be done about their account.</summary>
[RequiresPermission(Permissions.ManagePeople)]
internal sealed class PersonModel(
    CmsDbContext db, PersonChanges people, Invitations invitations, SeeingAs seeing, RoleCatalogue roles, SiteSnapshots snapshots, CurrentPerson current) : PageModel
{
    private IReadOnlyList<RoleGrant> _has = [];
    private SiteSnapshot _site = null!;

    /// <summary>The roles that stay.</summary>
    [BindProperty]
    public List<string> Grants { get; set; } = [];

    [BindProperty]
    public string? AddRole { get; set; }

    [BindProperty]
    public string? AddTopic { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Person Person { get; private set; } = null!;

    public string Called => Person.Name.Length > 0 ? Person.Name : Person.Email ?? "";

    public bool IsMe => Person.Id == current.Id;

    public bool MaySeeAs => current.IsAdministrator && !IsMe && Person.DisabledUtc is null && !Person.IsInvited;

    public IEnumerable<SelectListItem> GrantItems => _has.Select(g => new SelectListItem(GrantForm.Words(g, _site), GrantForm.Value(g)));

    public IEnumerable<SelectListItem> RoleItems { get; private set; } = [];

    public IEnumerable<SelectListItem> TopicItems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Grants = [.. _has.Select(GrantForm.Value)];
        return Page();
    }

    public Task<IActionResult> OnPostRolesAsync(string id, CancellationToken ct)
    {
        List<RoleGrant> after = [.. Grants.Select(GrantForm.Read)];
        if (AddRole is { Length: > 0 })
        {
            after.Add(new(AddRole, AddTopic ?? ""));
        }

        return DoAsync(id, "The roles are changed.", () => people.SetRolesAsync(id, after, current, current.Change(), ct), ct);
    }

    public Task<IActionResult> OnPostInviteAsync(string id, CancellationToken ct) =>
        DoAsync(id, "The invitation is on its way again.", () => invitations.SendAgainAsync(id, current.Change(), byMail: true, ct), ct);

    public async Task<IActionResult> OnPostRevokeAsync(string id, CancellationToken ct)
    {
        var result = await DoAsync(id, "The invitation is taken back.", () => invitations.RevokeAsync(id, current.Change(), ct), ct);
        return result is RedirectToPageResult ? RedirectToPage("/Admin/People/Index") : result;
    }

    public Task<IActionResult> OnPostDisableAsync(string id, CancellationToken ct) =>
        DoAsync(id, "They cannot sign in any more.", () => people.DisableAsync(id, current.Change(), ct), ct);

    public Task<IActionResult> OnPostEnableAsync(string id, CancellationToken ct) =>
        DoAsync(id, "They can sign in again.", () => people.EnableAsync(id, current.Change(), ct), ct);

    public Task<IActionResult> OnPostSignOutAsync(string id, CancellationToken ct) =>
        DoAsync(id, "They are signed out everywhere.", () => people.SignOutEverywhereAsync(id, current.Change(), ct), ct);

    public Task<IActionResult> OnPostResetAsync(string id, CancellationToken ct) =>
        DoAsync(id, "The authenticator app is reset. They set it up again when they next sign in.", () => people.ResetSecondFactorAsync(id, current.Change(), ct), ct);

    public async Task<IActionResult> OnPostSeeAsync(string id, CancellationToken ct)
    {
        var result = await DoAsync(id, null, () => seeing.BeginAsync(id, Reason ?? "", ct), ct);
        return result is RedirectToPageResult ? LocalRedirect("~/admin") : result;
    }

    private async Task<IActionResult> DoAsync(string id, string? done, Func<Task> act, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        try
        {
            // Whoever may do less than this person may not lock them out or take their second factor away either.
            if (await people.BeyondAsync(current, [.. _has.Select(g => g.Role)], ct) is { Count: > 0 } beyond)
            {
                throw new RefusedException(beyond);
            }

            await act();
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("ReasonMissing", nameof(Reason)), ("NoRole", nameof(Grants)), ("LastAdministrator", ""), ("NoSuchRole", nameof(AddRole)));
            return Page();
        }

        if (done is not null)
        {
            TempData.SayDone(done);
        }

        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.PlatformEmail == null, ct) is not { } person)
        {
            return false;
        }

        Person = person;
        _has = await db.PersonRoles.AsNoTracking().Where(r => r.PersonId == id).OrderBy(r => r.Role).ThenBy(r => r.Topic).Select(r => new RoleGrant(r.Role, r.Topic)).ToListAsync(ct);
        _site = await snapshots.GetAsync(ct);
        RoleItems = GrantForm.RoleItems(await roles.ListAsync(ct), "No other role");
        TopicItems = GrantForm.TopicItems(_site);
        return true;
    }
}
