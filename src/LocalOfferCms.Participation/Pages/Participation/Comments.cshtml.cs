using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.Participation;

/// <summary>Where the box of every page posts to. What cannot be taken comes back with the words in the form, and never alone.</summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(256 * 1024)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CommentsModel(
    SiteSnapshots snapshots, CurrentTenant tenant, CommentedPages pages, CommentLimits limits, RecentComments recent, SendComment send) : PageModel
{
    private const string Field = "comment";

    /// <summary>The form.</summary>
    public ResponseForm Form { get; private set; } = null!;

    /// <summary>The title of the page that the comment is about.</summary>
    public string? About { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        StandAlone();
        Form = ResponseForm.Of(await snapshots.GetAsync(ct), "", false) with { IsPage = true };
    }

    public async Task<IActionResult> OnPostAsync(string? comment, string? page, string? picture, string? website, bool young, CancellationToken ct)
    {
        var (text, face) = (PostedText.Clean(comment), ResponsePicture.Read(picture));
        if (Refuse(text, face, website) is { } refusal)
        {
            return await AgainAsync(text, face, page, young, refusal, StatusCodes.Status400BadRequest, ct);
        }

        var (council, machine, path) = (tenant.Value.Id, SentFrom.Machine(HttpContext), CommentedPages.Clean(page));
        var key = limits.Key(council, machine, path, face ?? "", text);
        if (recent.Find(key) is { } earlier)
        {
            return ShowSecondStep(await earlier);
        }

        if (!limits.TryTake(council, machine))
        {
            const string Busy = "Many comments are coming in just now. Your words are still here. Wait a few minutes, then press “Send your comment” again, or use the contact details on this site.";
            return await AgainAsync(text, face, page, young, Busy, StatusCodes.Status429TooManyRequests, ct);
        }

        // Words that have arrived are saved, even if whoever sent them has gone on to another page meanwhile.
        return ShowSecondStep(await recent.SendAsync(key, text, async () =>
        {
            var about = await pages.FindAsync(path, CancellationToken.None);
            return await send.ExecuteAsync(new NewComment(text, about.Title, about.Path, about.ContentItemId, about.Topic, Picture: face), CancellationToken.None);
        }));
    }

    private string? Refuse(string text, string? picture, string? website) =>
        SentFrom.AnotherSite(Request) ? "Your comment came from another site. Check that these are your words, then press “Send your comment”."
        // Programs fill in every field. So do some people's browsers: their words must not be lost.
        : !string.IsNullOrEmpty(website) ? "Press “Send your comment” again. Your words are still here."
        : text.Length == 0 && picture is null ? "Write your comment"
        : text.Length > Comment.LongestText ? $"Your comment must be {Comment.LongestText:#,0} characters or fewer. It is {text.Length:#,0}."
        : null;

    private async Task<IActionResult> AgainAsync(string text, string? picture, string? page, bool young, string error, int status, CancellationToken ct)
    {
        var path = CommentedPages.Clean(page);
        ModelState.Clear();
        ModelState.AddModelError(Field, error);
        About = path.Length == 0 ? null : (await pages.FindAsync(path, ct)).Title;
        Form = ResponseForm.Of(await snapshots.GetAsync(ct), path, young || picture is not null) with { Text = text, Picture = picture, Error = error, IsPage = true };
        StandAlone();
        ViewData["Title"] = "Error: " + ViewData["Title"];
        Response.StatusCode = status;
        return Page();
    }

    private void StandAlone()
    {
        ViewData["Title"] = "What would make this site better?";
        ViewData["NoIndex"] = true;
        ViewData[PageSurroundings.None] = true;
        Response.Headers["X-Robots-Tag"] = "noindex";
    }

    // Not a plain redirect: some clients would post the words again.
    private StatusCodeResult ShowSecondStep(SentComment sent)
    {
        Response.Headers.Location = Url.Page("/Participation/CommentDetails", new { reference = sent.Reference, secret = sent.Secret });
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
