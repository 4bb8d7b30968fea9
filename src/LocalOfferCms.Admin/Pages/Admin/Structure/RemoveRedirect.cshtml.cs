using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>Asks before a redirect is removed.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class RemoveRedirectModel(EditRedirects redirects, CurrentPerson current) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "path")]
    public string Address { get; set; } = "";

    public string? Target { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => Target = await redirects.TargetAsync(Address, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        TempData.SayDone(await redirects.RemoveAsync(Address, current.Change(), ct) ? $"'{Address}' leads nowhere now." : $"There was no redirect from '{Address}' any more.");
        return RedirectToPage("Redirects");
    }
}
