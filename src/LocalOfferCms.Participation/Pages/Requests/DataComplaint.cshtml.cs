using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Requests;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Participation.Pages.Requests;

/// <summary>Where the form under the page about complaints posts to.</summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(256 * 1024)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DataComplaintModel(SiteSnapshots snapshots, CurrentTenant tenant, RequestGuard guard, SendRequest send)
    : RequestPage(snapshots, tenant, guard, "Complain about how we use your data")
{
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        RequestInput.CheckText(ModelState, nameof(Input.Words), Input.Words, "Say what happened.");
        RequestInput.CheckText(ModelState, nameof(Input.Outcome), Input.Outcome, missing: null);
        if (string.IsNullOrWhiteSpace(Input.Name))
        {
            ModelState.AddModelError(RequestInput.Field(nameof(Input.Name)), "Enter your name.");
        }

        Input.CheckContact(ModelState, isNeeded: true);
        // Words that have arrived are saved, even if whoever sent them has gone on to another page meanwhile.
        return await RefuseAsync(ct) ?? ShowSent("complaint", (await send.ExecuteAsync(RequestKind.DataComplaint, Input, null, null, CancellationToken.None)).Reference);
    }
}
