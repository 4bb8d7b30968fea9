using System.Text;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Checks;

/// <summary>Turns what the editor's script got from the clipboard into Markdown. The body is the HTML itself.</summary>
[RequiresPermission(Permissions.AccessWorkspace)]
[RequestSizeLimit(PasteCleaner.MaxLength)]
internal sealed class PasteModel(CurrentPerson current) : PageModel
{
    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!current.Has(Permissions.EditContent) && !current.Has(Permissions.EditOwnContent))
        {
            return Forbid();
        }

        if (Request.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true)
        {
            return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        // Counted here too: a body may come without saying how long it is.
        var bytes = new byte[PasteCleaner.MaxLength + 1];
        var length = await Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return length > PasteCleaner.MaxLength
            ? StatusCode(StatusCodes.Status413PayloadTooLarge)
            : Content(PasteCleaner.Clean(Encoding.UTF8.GetString(bytes, 0, length)).Markdown, "text/markdown", Encoding.UTF8);
    }
}
