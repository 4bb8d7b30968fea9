using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>The pages that every council's site must have, and how each stands.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class RequiredModel(RequiredPages required, SiteSnapshots snapshots, CurrentPerson current, CurrentTenant tenant, TimeProvider clock) : PageModel
{
    public IReadOnlyList<RequiredPageState> States { get; private set; } = [];

    public bool MayWrite => current.Has(Permissions.EditContent);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? path, CancellationToken ct)
    {
        if (!MayWrite)
        {
            return Forbid();
        }

        try
        {
            var id = await required.MakeDraftAsync(await snapshots.GetAsync(ct), path ?? "", current.Change("A draft to begin with."), ct);
            TempData.SayDone("There is a draft now. Make it your own, then publish it.");
            return LocalRedirect("~/" + EditorLinks.Of(id));
        }
        catch (RefusedException refused)
        {
            ModelState.Add(refused.Refusals);
            await LoadAsync(ct);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(LocalMoment.FromUtc(clock.GetUtcNow().UtcDateTime, tenant.Value.TimeZone));
        States = await required.StatesAsync(await snapshots.GetAsync(ct), today, ct);
    }
}
