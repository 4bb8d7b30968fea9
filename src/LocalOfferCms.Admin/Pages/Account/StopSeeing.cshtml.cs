using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Stops seeing the workspace as somebody else: the one thing that may be posted meanwhile.</summary>
internal sealed class StopSeeingModel(SeeingAs seeing) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/admin");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await seeing.EndAsync(ct);
        return LocalRedirect("~/admin/people");
    }
}
