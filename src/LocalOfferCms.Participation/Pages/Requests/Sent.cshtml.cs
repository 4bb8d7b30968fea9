using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Participation.Retention;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.Requests;

/// <summary>Thanks, with the reference. It looks nothing up: it says the same for every reference.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SentModel(SiteSnapshots snapshots) : PageModel
{
    public string Kind { get; private set; } = "";
    public string Reference { get; private set; } = "";
    public RetentionSettings Settings { get; private set; } = null!;
    public string Heading => Kind == "complaint" ? "We have your complaint" : "We have your request";

    public async Task<IActionResult> OnGetAsync(string kind, string reference, CancellationToken ct)
    {
        if (!RequestWords.IsReference(reference))
        {
            return NotFound();
        }

        (Kind, Reference, Settings) = (kind, reference, RetentionSettings.Of(await snapshots.GetAsync(ct)));
        (ViewData["Title"], ViewData["NoIndex"], ViewData[PageSurroundings.None]) = (Heading, true, true);
        return Page();
    }
}
