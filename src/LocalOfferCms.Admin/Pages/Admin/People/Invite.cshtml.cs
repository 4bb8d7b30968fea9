using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.People;

/// <summary>Invites somebody.</summary>
[RequiresPermission(Permissions.ManagePeople)]
internal sealed class InviteModel(Invitations invitations, PersonChanges people, RoleCatalogue roles, SiteSnapshots snapshots, CurrentPerson current) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    public string? Topic { get; set; }

    public IEnumerable<SelectListItem> RoleItems { get; private set; } = [];

    public IEnumerable<SelectListItem> TopicItems { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            if (await people.BeyondAsync(current, Roles, ct) is { Count: > 0 } beyond)
            {
                throw new RefusedException(beyond);
            }

            var (id, _) = await invitations.InviteAsync(new(Email ?? "", Name ?? "", [.. Roles.Select(role => new RoleGrant(role, Topic ?? ""))]), current.Change(), byMail: true, ct);
            TempData.SayDone($"An invitation is on its way to {Email}.");
            return RedirectToPage("/Admin/People/Person", new { id });
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("Email", nameof(Email)), ("Name", nameof(Name)), ("NoRole", nameof(Roles)), ("NoSuchRole", nameof(Roles)), ("BeyondOwn", nameof(Roles)));
            await LoadAsync(ct);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        RoleItems = [.. (await roles.ListAsync(ct)).Select(r => new SelectListItem(r.Name, r.Name) { Group = new SelectListGroup { Name = r.Description } })];
        TopicItems = GrantForm.TopicItems(await snapshots.GetAsync(ct));
    }
}
