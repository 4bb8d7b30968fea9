using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Pages.Requests;

/// <summary>Asks for a page on paper, in Braille, in another language … (reg 57).</summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(256 * 1024)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class FormatModel(SiteSnapshots snapshots, CurrentTenant tenant, RequestGuard guard, SendRequest send, CmsDbContext db)
    : RequestPage(snapshots, tenant, guard, "Ask for a page in another format")
{
    private const int LongestPage = 500;

    public IEnumerable<SelectListItem> Formats => Enum.GetValues<RequestedFormat>().Select(f => new SelectListItem(RequestWords.Of(f), f.ToString()));

    public async Task OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken ct)
    {
        if (ContentPath.Normalise(page ?? "") is { Length: > 0 and <= LongestPage } path)
        {
            Input.Page = await TitleOfAsync(path, ct) ?? path;
        }

        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var wanted = PostedText.Clean(Input.Page);
        if (wanted.Length is 0 or > LongestPage)
        {
            ModelState.AddModelError(RequestInput.Field(nameof(Input.Page)), $"Say which page, in {LongestPage} characters or fewer.");
        }

        if (Input.Format is not { } format || !Enum.IsDefined(format))
        {
            ModelState.AddModelError(RequestInput.Field(nameof(Input.Format)), "Choose a format.");
        }

        RequestInput.CheckText(ModelState, nameof(Input.Words), Input.Words, Input.Format switch
        {
            RequestedFormat.OtherLanguage => "Say which language.",
            RequestedFormat.Other => "Say which format.",
            _ => null,
        });
        Input.CheckContact(ModelState, isNeeded: true);
        if (await RefuseAsync(ct) is { } refused)
        {
            return refused;
        }

        var page = await FindAsync(wanted, ct);
        return ShowSent("format", (await send.ExecuteAsync(RequestKind.Format, Input, page, null, CancellationToken.None)).Reference);
    }

    private Task<string?> TitleOfAsync(string path, CancellationToken ct) =>
        db.PublishedPages.AsNoTracking().Where(p => p.Path == path).Select(p => p.Title).FirstOrDefaultAsync(ct);

    /// <summary>The page that is meant by an address or a title; what was typed when there is none, for an officer to find.</summary>
    private async Task<(string Title, string Path)> FindAsync(string wanted, CancellationToken ct)
    {
        var path = ContentPath.Normalise(wanted);
        var found = await db.PublishedPages.AsNoTracking().Where(p => p.Path != null && (p.Path == path || p.Title == wanted))
            .OrderBy(p => p.ContentItemId).Select(p => new { p.Title, p.Path }).FirstOrDefaultAsync(ct);
        return found is null ? (wanted, "") : (found.Title, found.Path!);
    }
}
