using LocalOfferCms.Admin.Editing;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>A text as readers will see it, for the editor's script.</summary>
[RequiresPermission(Permissions.EditContent, Permissions.EditOwnContent)]
[RequestFormLimits(ValueLengthLimit = EditorLimits.ValueLength)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PreviewTextModel(TextPreview preview) : PageModel
{
    /// <summary>The markup.</summary>
    public IHtmlContent? Html { get; private set; }

    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    public async Task<IActionResult> OnPostAsync([FromForm] string? text, CancellationToken ct)
    {
        Html = await preview.RenderAsync(text ?? "", Request.PathBase, "preview-", ct);
        return Page();
    }
}
