using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.People;

/// <summary>Hands over what somebody who leaves owns, and stops them signing in.</summary>
[RequiresPermission(Permissions.ManagePeople)]
internal sealed class HandOverModel(CmsDbContext db, HandOver handOver, PersonChanges people, CurrentPerson current) : PageModel
{
    /// <summary>Address of who takes over.</summary>
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public string Called { get; private set; } = "";

    public int Items { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        try
        {
            var roles = await db.PersonRoles.Where(r => r.PersonId == id).Select(r => r.Role).ToListAsync(ct);
            if (await people.BeyondAsync(current, roles, ct) is { Count: > 0 } beyond)
            {
                throw new RefusedException(beyond);
            }

            var normal = EmailAddress.Normalise(To ?? "");
            var heir = await db.People.AsNoTracking().Where(p => p.NormalizedEmail == normal).Select(p => p.Id).FirstOrDefaultAsync(ct)
                ?? throw new RefusedException([new("NoHeir", "Nobody here has this email address. Enter the address of somebody who can sign in.")]);
            var count = await handOver.ExecuteAsync(id, heir, current.Change(Note), ct);
            TempData.SayDone($"{(count == 1 ? "1 page has" : $"{count} pages have")} another owner, and {Called} cannot sign in any more.");
            return RedirectToPage("/Admin/People/Person", new { id });
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("NoHeir", nameof(To)), ("SameHeir", nameof(To)), ("HeirGone", nameof(To)));
            return Page();
        }
    }

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.PlatformEmail == null, ct) is not { } person)
        {
            return false;
        }

        Called = person.Name.Length > 0 ? person.Name : person.Email ?? "";
        Items = (await handOver.SizeAsync(id, ct)).Items;
        return true;
    }
}
