using LocalOfferCms.Admin.Editing;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>All content of the site: found, sorted, and given to other owners many at a time. Whoever may not see drafts finds their own pages.</summary>
[RequiresPermission(Permissions.ViewContent, Permissions.EditOwnContent)]
internal sealed class IndexModel(
    CmsDbContext db, SiteSnapshots snapshots, Owners owners, ChangeKeeper keeper, ItemDesk desk, EditorDesk editor, CurrentPerson current, LocalTime local) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Review { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public List<string> Items { get; set; } = [];

    [BindProperty]
    public string? NewOwner { get; set; }

    [BindProperty]
    public DateOnly? NewReviewDue { get; set; }

    private ContentQuery Query => new(Q, Type, Stage, Owner, Topic, Review, Sort);

    public IReadOnlyList<ContentSummary> Rows { get; private set; } = [];
    public IReadOnlyList<OwnerChoice> People { get; private set; } = [];
    public PageNumbers Numbers { get; private set; } = null!;
    public int Total { get; private set; }
    public SiteSnapshot Site { get; private set; } = null!;
    public DateOnly Today => local.Today;
    public bool MayChange => current.Has(Permissions.EditContent);
    public bool IsAboutAll => current.Has(Permissions.ViewContent);
    public string Heading => IsAboutAll ? "All content" : "Your pages";

    /// <summary>Types of which somebody may make a new item.</summary>
    public IEnumerable<(string Name, string Title)> Creatable => Site.Types.Values
        .Where(t => CreatableTypes.Is(t) && editor.MayMake(t.Name))
        .Select(t => (t.Name, t.DisplayName)).OrderBy(t => t.DisplayName, StringComparer.OrdinalIgnoreCase);

    public string NameOf(string? ownerId) => ownerId == current.Id ? current.Name : People.FirstOrDefault(p => p.Id == ownerId)?.Name ?? "Nobody";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Items.Count == 0)
        {
            ModelState.AddModelError(nameof(Items), "Tick the pages that you want to change");
        }

        if (string.IsNullOrEmpty(NewOwner) && NewReviewDue is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(NewOwner), "Choose a new owner, or give a new review date");
        }

        People = await owners.ListAsync(ct);
        var owner = People.FirstOrDefault(p => p.Id == NewOwner);
        if (!string.IsNullOrEmpty(NewOwner) && owner is null)
        {
            ModelState.AddModelError(nameof(NewOwner), "Choose a person from the list");
        }

        if (ModelState.IsValid)
        {
            await ChangeAsync(new KeeperOptions(owner?.Name, owner?.Id, NewReviewDue), ct);
        }

        if (ModelState.IsValid)
        {
            TempData.SayDone(Items.Count == 1 ? "1 page changed." : $"{Items.Count} pages changed.");
            return Redirect(AddressOf(PageNumber));
        }

        await LoadAsync(ct);
        return Page();
    }

    /// <summary>The address of a page of this list.</summary>
    public string AddressOf(int page) => QueryHelpers.AddQueryString(Url.Content("~/admin/content"), Query.Route.Append(KeyValuePair.Create("page", $"{page}"))!);

    /// <summary>The address of this list in another order.</summary>
    public string SortedBy(string sort) => QueryHelpers.AddQueryString(Url.Content("~/admin/content"), Query.Route.Where(p => p.Key != "sort").Append(KeyValuePair.Create("sort", sort))!);

    public IEnumerable<SelectListItem> Choices(string all, IEnumerable<(string Value, string Words)> choices) =>
        [new(all, ""), .. choices.Select(c => new SelectListItem(c.Words, c.Value))];

    /// <summary>One transaction an item: what cannot be changed is named, and the rest is.</summary>
    private async Task ChangeAsync(KeeperOptions options, CancellationToken ct)
    {
        foreach (var id in Items.Distinct().Take(ContentQuery.PageSize))
        {
            var view = await desk.OpenAsync(id, ct);
            try
            {
                if (view is null || !view.MayEdit)
                {
                    throw new RefusedException([new("NotAllowed", "You may not change it.")]);
                }

                await keeper.ExecuteAsync(id, options, current.Change("Changed for many pages at once."), ct);
                db.ChangeTracker.Clear();
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(nameof(Items), $"{view?.Title ?? id}: {refused.Message}");
            }
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        People = People.Count > 0 || !IsAboutAll ? People : await owners.ListAsync(ct);
        var rows = Query.Rows(db, current, Today);
        Total = await rows.CountAsync(ct);
        Numbers = PageNumbers.For(PageNumber, Total, ContentQuery.PageSize, AddressOf);
        Rows = await Query.InOrder(rows).Skip((Numbers.Current - 1) * ContentQuery.PageSize).Take(ContentQuery.PageSize).ToListAsync(ct);
    }
}
