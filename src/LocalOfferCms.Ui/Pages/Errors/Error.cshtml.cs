using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Ui.Pages.Errors;

/// <summary>What visitors see instead of a page. Answers every method, because a refused post is shown here too.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel : PageModel
{
    private const int NotFoundStatus = StatusCodes.Status404NotFound;

    /// <summary>The status that is being explained. An address that was typed in names an error that did not happen: that page does not exist.</summary>
    public int Status { get; private set; }

    /// <summary>The theme's words for it.</summary>
    public string ViewName => Status switch
    {
        NotFoundStatus or StatusCodes.Status410Gone => "_NotFound",
        StatusCodes.Status403Forbidden => "_NotAllowed",
        StatusCodes.Status503ServiceUnavailable => "_Closed",
        _ => "_Error",
    };

    /// <summary>What a visitor quotes to us, and what the log has.</summary>
    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        var asked = int.TryParse(RouteData.Values["status"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : NotFoundStatus;
        Status = Response.StatusCode >= StatusCodes.Status400BadRequest ? Response.StatusCode
            : asked is >= 400 and <= 599 ? asked : NotFoundStatus;
        Response.StatusCode = Status;
        Response.Headers["X-Robots-Tag"] = "noindex";
        ViewData["NoIndex"] = true;
        ViewData["Reference"] = Reference;
        ViewData["Title"] = ViewName switch
        {
            "_NotFound" => "Page not found",
            "_NotAllowed" => "You may not do this",
            "_Closed" => "This site is closed for now",
            _ => "Sorry, there is a problem",
        };
    }
}
