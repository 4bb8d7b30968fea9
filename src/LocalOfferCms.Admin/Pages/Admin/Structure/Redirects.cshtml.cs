using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>An address and where it leads.</summary>
/// <param name="From">The address.</param>
/// <param name="Target">Where to, in words.</param>
/// <param name="TargetAddress">Where to, as an address; null when it leads nowhere now.</param>
/// <param name="Author">Who made it; null for a former address of a page.</param>
/// <param name="IsHidden">Whether a page has the address now, and the redirect does nothing.</param>
internal sealed record RedirectLine(string From, string Target, string? TargetAddress, string? Author, bool IsHidden);

/// <summary>Addresses that lead to others: made by hand, or left behind by pages that moved.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class RedirectsModel(CmsDbContext db, EditRedirects redirects, CurrentPerson current) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Narrows the list to addresses that hold this.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>Former addresses of pages, in place of redirects made by hand.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Former { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    public IReadOnlyList<RedirectLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public PageNumbers Pages { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var request = new RedirectRequest(From ?? "", To ?? "");
        ModelState.Add(await redirects.RefusalsAsync(request, ct), nameof(From), nameof(To));
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        await redirects.AddAsync(request, current.Change(), ct);
        TempData.SayDone($"'{ContentPath.Normalise(request.From)}' leads to '{request.To.Trim()}' now.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var find = ContentPath.Normalise(Find ?? "");
        if (Former)
        {
            var all = db.Paths.AsNoTracking().Where(p => !p.IsCurrent && p.Path.Contains(find));
            Total = await all.CountAsync(ct);
            Pages = Numbers();
            Lines = await (from path in all.OrderBy(p => p.Path).Skip(Skip).Take(PageSize)
                           join page in db.PublishedPages on path.ContentItemId equals page.ContentItemId into pages
                           from page in pages.DefaultIfEmpty()
                           orderby path.Path
                           select new RedirectLine(path.Path, page == null ? "a page that is not on the site" : page.Title, page == null ? null : "~/" + page.Path, null, false)).ToListAsync(ct);
            return;
        }

        var made = db.Set<Redirect>().AsNoTracking().Where(r => r.Path.Contains(find));
        Total = await made.CountAsync(ct);
        Pages = Numbers();
        var rows = await (from redirect in made.OrderBy(r => r.Path).Skip(Skip).Take(PageSize)
                          join page in db.PublishedPages on redirect.ContentItemId equals page.ContentItemId into pages
                          from page in pages.DefaultIfEmpty()
                          orderby redirect.Path
                          select new
                          {
                              redirect.Path, redirect.Address, redirect.Author, Title = page == null ? null : page.Title, PagePath = page == null ? null : page.Path,
                              IsHidden = db.Paths.Any(p => p.Path == redirect.Path && p.IsCurrent && db.PublishedPages.Any(o => o.ContentItemId == p.ContentItemId)),
                          }).ToListAsync(ct);
        Lines = [.. rows.Select(r => new RedirectLine(r.Path, r.Address ?? r.Title ?? "a page that is not on the site",
            r.Address is { } address ? (address.Contains(':', StringComparison.Ordinal) ? address : "~/" + address) : r.PagePath is { } path ? "~/" + path : null, r.Author, r.IsHidden))];
    }

    private int Skip => (Pages.Current - 1) * PageSize;

    private PageNumbers Numbers() => PageNumbers.For(Request.PageNumber(), Total, PageSize, n => "~/admin/structure/redirects" + QueryString.Create(
        new KeyValuePair<string, string?>[] { new("Find", Find), new("Former", Former ? "true" : null), new("page", n.ToString(System.Globalization.CultureInfo.InvariantCulture)) }));
}
