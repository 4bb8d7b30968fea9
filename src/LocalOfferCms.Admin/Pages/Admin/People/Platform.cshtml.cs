using System.Globalization;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.People;

/// <summary>Lets a member of the platform's staff in for some hours, and shows who was let in.</summary>
[RequiresPermission(Permissions.ManagePeople)]
internal sealed class PlatformVisitsModel(PlatformVisits visits, PersonChanges people, RoleCatalogue roles, CurrentPerson current, TimeProvider clock) : PageModel
{
    private const int Most = 50;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Hours { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IEnumerable<SelectListItem> Roles { get; private set; } = [];

    public IReadOnlyList<(Person Person, string Role)> Visits { get; private set; } = [];

    public bool IsOpen(Person visitor) => visitor.MaySignIn(clock.GetUtcNow().UtcDateTime);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            if (await people.BeyondAsync(current, [Role ?? ""], ct) is { Count: > 0 } beyond)
            {
                throw new RefusedException(beyond);
            }

            var hours = int.TryParse(Hours, CultureInfo.InvariantCulture, out var number) ? number : 0;
            await visits.GrantAsync(Email ?? "", Role ?? "", hours, current.Change(Reason), ct);
            TempData.SayDone($"{Email} may enter for {hours} hours.");
            return RedirectToPage();
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("Email", nameof(Email)), ("Hours", nameof(Hours)), ("Reason", nameof(Reason)), ("NoSuchRole", nameof(Role)), ("BeyondOwn", nameof(Role)));
            await LoadAsync(ct);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostEndAsync(string person, CancellationToken ct)
    {
        await visits.EndAsync(person, current.Change(), ct);
        TempData.SayDone("The visit has ended.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Roles = GrantForm.RoleItems(await roles.ListAsync(ct), "Choose a role");
        Visits = await visits.ListAsync(Most, ct);
    }
}
