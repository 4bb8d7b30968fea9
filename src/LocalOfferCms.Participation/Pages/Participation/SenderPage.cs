using LocalOfferCms.Participation.Box;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.Participation;

/// <summary>What the pages about one comment have in common: nothing keeps them, links from them do not tell where they came from, and whoever guesses is
/// stopped before the database is asked.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal abstract class SenderPage(SenderComments comments) : PageModel
{
    protected const string UnknownView = "_UnknownComment";

    protected SenderComments Comments { get; } = comments;

    protected byte[] Machine => SentFrom.Machine(HttpContext);

    /// <summary>Whether there is no such comment, or this machine has asked for too many: the page then says so and nothing else.</summary>
    public bool IsUnknown { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        ViewData["NoIndex"] = true;
        ViewData[PageSurroundings.None] = true;
        if (Comments.IsGuessing(Machine))
        {
            context.Result = SayUnknown(StatusCodes.Status429TooManyRequests);
            return;
        }

        // Without the secret in its address no other site can press a button here; with it, it has no business to.
        if (HttpMethods.IsPost(Request.Method) && Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            context.Result = BadRequest();
            return;
        }

        await next();
    }

    protected PageResult SayUnknown(int status = StatusCodes.Status404NotFound)
    {
        IsUnknown = true;
        Response.StatusCode = status;
        ViewData["Title"] = "We do not know this reference";
        return Page();
    }

    protected StatusCodeResult SeeOther(string page, object values)
    {
        Response.Headers.Location = Url.Page(page, values);
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}

/// <summary>A page that a secret link opens.</summary>
internal abstract class SecretPage(SenderComments comments) : SenderPage(comments)
{
    [BindProperty(SupportsGet = true, Name = "reference")]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "secret")]
    public string Secret { get; set; } = "";

    /// <summary>The comment.</summary>
    public OwnComment Own { get; private set; } = null!;

    protected async Task<bool> OpenAsync(CancellationToken ct)
    {
        if (await Comments.OpenAsync(Reference, Secret, Machine, ct) is not { } own)
        {
            return false;
        }

        (Own, Reference) = (own, own.Reference);
        return true;
    }
}
