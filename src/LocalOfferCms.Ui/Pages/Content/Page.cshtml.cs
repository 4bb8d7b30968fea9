using System.Globalization;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Structure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PageContext = LocalOfferCms.Core.Pages.PageContext;

namespace LocalOfferCms.Ui.Pages.Content;

/// <summary>Every published item: finds what is at the address and shows it by its type's view.</summary>
[CachedPage("as-on", "page", ShowsContent = true, FiltersOwnFields = true)]
internal sealed class ContentPageModel(PageLoader loader, EditRedirects redirects, IEnumerable<ISubPages> subPages, IEnumerable<IPageVisits> visits) : PageModel
{
    /// <summary>The page.</summary>
    public PageContext Shown { get; private set; } = null!;

    /// <summary>What is said where a page was; null when there is a page.</summary>
    public PageClosed? Closed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? path, [FromQuery(Name = "as-on")] string? asOn, CancellationToken ct)
    {
        if (!TryReadDay(asOn, out var day))
        {
            return NotFound();
        }

        return await loader.FindAsync(ContentPath.Normalise(path ?? ""), day, ct) switch
        {
            PageMoved moved => MoveTo(moved.Path),
            PageLeadsElsewhere other => LocalRedirect(Request.PathBase.Add(new PathString("/" + other.Path)).ToUriComponent()),
            PageClosed closed => SayClosed(closed),
            PageFound found => Show(found.Page),
            _ => await LeadAsync(ContentPath.Normalise(path ?? ""), ct),
        };
    }

    /// <summary>An address that no page has may lead somewhere: one of the council's old site, or one that was printed.</summary>
    private async Task<IActionResult> LeadAsync(string path, CancellationToken ct) => await redirects.TargetAsync(path, ct) switch
    {
        null => NotFound(),
        var target when target.Contains(':', StringComparison.Ordinal) => RedirectPermanent(target),
        var target => LocalRedirectPermanent(Request.PathBase.Add(new PathString("/" + target)).ToUriComponent()),
    };

    private IActionResult Show(PageContext page)
    {
        if (visits.FirstOrDefault(v => v.ContentType == page.Type.Name)?.Answer(page, HttpContext, ViewData) is { } answer)
        {
            return answer;
        }

        string? subTitle = null;
        if (page.SubPath.Length > 0 && (subTitle = subPages.FirstOrDefault(s => s.ContentType == page.Type.Name)?.TitleOf(page)) is null)
        {
            return NotFound();
        }

        var address = page.SubPath.Length > 0 ? $"{page.Page.Path}/{page.SubPath}" : page.Page.Path ?? "";
        if (Request.Path.Value is ['/', .. var asked] && asked != address)
        {
            // Capitals or a slash too many: one page has one address.
            return MoveTo(address);
        }

        Shown = page;
        ViewData["Title"] = ViewData["TitlePrefix"] + (subTitle is null ? page.Page.Title : $"{subTitle} - {page.Page.Title}");
        ViewData["Description"] = page.Page.Summary;
        ViewData["PageContext"] = page;
        if (page.AsOn is not null)
        {
            ViewData["NoIndex"] = true;
            Response.Headers["X-Robots-Tag"] = "noindex";
            // There are as many days as anybody likes to ask for.
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    /// <summary>Gone, and search engines are told so; people read what there is instead.</summary>
    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult SayClosed(PageClosed closed)
    {
        Closed = closed;
        Response.StatusCode = StatusCodes.Status410Gone;
        ViewData["Title"] = $"{closed.Title} has closed";
        ViewData["NoIndex"] = true;
        return Page();
    }

    /// <summary>Stays in the council's site: the address is its own, and the prefix goes before it.</summary>
    private LocalRedirectResult MoveTo(string path) =>
        LocalRedirectPermanent(Request.PathBase.Add(new PathString("/" + path)).ToUriComponent() + Request.QueryString);

    private static bool TryReadDay(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return day is not null || string.IsNullOrEmpty(text);
    }
}
