using System.Globalization;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Area;
using LocalOfferCms.Schools.Finder;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>What schools and the council share, found by words and by what it is.</summary>
[RequiresPermission(KeptSchools.Permission, Permissions.ManageSchools)]
internal sealed class AreaListModel(SchoolsArea area, SiteSnapshots sites) : PageModel
{
    private const int PageSize = 25;
    private SiteSnapshot _site = null!;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Audience { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Need { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public IReadOnlyList<AreaLine> Lines { get; private set; } = [];
    public int Count { get; private set; }
    public PageNumbers Pages { get; private set; } = null!;
    public IReadOnlyList<AreaChoice> Needs => NeedsOf(_site);

    public static IEnumerable<SelectListItem> Froms =>
        [new("Anybody", ""), new("The council", SchoolsArea.FromCouncil), new("Schools", SchoolsArea.FromSchools), new("My schools", SchoolsArea.FromMine)];

    public static IEnumerable<SelectListItem> Choices(string all, IEnumerable<AreaChoice> choices) => [new(all, ""), .. choices.Select(c => new SelectListItem(c.Words, c.Name))];

    public static IReadOnlyList<AreaChoice> NeedsOf(SiteSnapshot site) =>
        site.Vocabularies.TryGetValue("needs", out var taxonomy) ? [.. taxonomy.Tree().Where(t => t.Term.Id != SchoolFinder.AnyNeed && !t.Term.IsRetired).Select(t => new AreaChoice(t.Term.Id, t.Term.Name))] : [];

    public string NeedWords(AreaItem item) => item.Need.Length > 0 ? $"Need: {_site.TermName("needs", item.Need)}." : "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        _site = await sites.GetAsync(ct);
        _ = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        var kept = new Dictionary<string, string?> { ["q"] = Q, ["kind"] = Kind, ["audience"] = Audience, ["need"] = Need, ["from"] = From }.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary();
        (Lines, Count) = await area.FindAsync(new(Q, Kind, Audience, Need, From), count =>
        {
            Pages = PageNumbers.For(page, count, PageSize, number => QueryHelpers.AddQueryString("", new Dictionary<string, string?>(kept) { ["page"] = $"{number}" }));
            return ((Pages.Current - 1) * PageSize, PageSize);
        }, ct);
    }
}
