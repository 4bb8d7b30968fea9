using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Participation.Pages.Participation;

/// <summary>Where a comment stands, for whoever has its reference. Until it is published the page is the same for every one: received, held, left out or
/// taken back, to the letter.</summary>
internal sealed class FollowCommentModel(SenderComments comments) : SenderPage(comments)
{
    [BindProperty(SupportsGet = true, Name = "reference")]
    public string? Reference { get; set; }

    /// <summary>The id of the published answer; empty while there is none, null when no reference was given.</summary>
    public string? Answer { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ViewData["Title"] = "See where your comment stands";
        if (!RouteData.Values.ContainsKey("reference"))
        {
            return Ask();
        }

        if (await Comments.FindAsync(Reference, Machine, ct) is not { } answer)
        {
            return SayUnknown();
        }

        (Answer, Reference) = (answer, CommentReferences.Read(Reference));
        ViewData["Title"] = $"Comment {Reference}";
        return Page();
    }

    /// <summary>The empty form, or on to the page of the reference that was typed into it.</summary>
    private IActionResult Ask()
    {
        if (!Request.Query.ContainsKey("reference"))
        {
            return Page();
        }

        if (CommentReferences.Read(Reference) is { } reference)
        {
            return RedirectToPage(new { reference });
        }

        ModelState.AddModelError(nameof(Reference), "Enter the reference as we gave it to you, like SEND-7K3Q9");
        ViewData["Title"] = "Error: See where your comment stands";
        return Page();
    }
}
