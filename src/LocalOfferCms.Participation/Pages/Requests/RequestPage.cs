using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Participation.Retention;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.Requests;

/// <summary>What the forms have in common: no cookie, no script, nothing typed is lost.</summary>
internal abstract class RequestPage(SiteSnapshots snapshots, CurrentTenant tenant, RequestGuard guard, string title) : PageModel
{
    [BindProperty]
    public RequestInput Input { get; set; } = new();

    public RequestForm Form { get; private set; } = null!;

    protected async Task LoadAsync(CancellationToken ct)
    {
        Form = new(Input, RetentionSettings.Of(await snapshots.GetAsync(ct)));
        ViewData["Title"] = (ModelState.IsValid ? "" : "Error: ") + title;
        ViewData["NoIndex"] = true;
        ViewData[PageSurroundings.None] = true;
        Response.Headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>The form again, with what is to be put right; null when nothing is.</summary>
    protected async Task<IActionResult?> RefuseAsync(CancellationToken ct)
    {
        // Programs that only try fields do not use up the turns of those whose form is complete.
        if (ModelState.IsValid && guard.Refuse(HttpContext, tenant.Value, Input.Website) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
        }

        if (ModelState.IsValid)
        {
            return null;
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        await LoadAsync(ct);
        return Page();
    }

    // Not a plain redirect: some clients would post the words again.
    protected StatusCodeResult ShowSent(string kind, string reference)
    {
        Response.Headers.Location = Url.Page("/Requests/Sent", new { kind, reference });
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
