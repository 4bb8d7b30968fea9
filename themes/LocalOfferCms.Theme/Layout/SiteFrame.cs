using System.Globalization;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Theme.Branding;
using LocalOfferCms.Theme.Reading;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Feeds;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Theme.Layout;

/// <summary>What stands around a page: everything that the layout and its partials show. Filled once, by the layout.</summary>
internal sealed class SiteFrame(CurrentTenant current, SiteSnapshots snapshots, BrandCatalog brands, IEnumerable<IPageSection> sections, TimeProvider clock)
{
    public const string HelpPath = "help-now";
    public const string PlainSearchLabel = "Search this site";
    public const string ReaderPath = "reader-settings";

    /// <summary>The council; null on the platform's own pages.</summary>
    public Tenant? Tenant { get; private set; }
    public Brand Brand { get; private set; } = brands.Platform;
    /// <summary>Menus and settings; null on the platform's pages, while the site is closed, and on pages about a failure, which must not fail too.</summary>
    public SiteSnapshot? Site { get; private set; }
    /// <summary>The content page that is shown; null on others.</summary>
    public PageContext? Page { get; private set; }
    public string SiteName { get; private set; } = "Local Offer";
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }
    /// <summary>What machines are told; null where there is no page of the site.</summary>
    public PageHead? Head { get; private set; }
    public bool IsIndexed { get; private set; }
    /// <summary>What stands at the top of every page for now; null for nothing.</summary>
    public SiteAlert? Alert { get; private set; }
    public ReaderSettings Reader { get; private set; }

    public bool IsHome => Page?.Page.Path == "";
    /// <summary>Whether the page is for children and young people and nobody else: their area has a look of its own.</summary>
    public bool IsForYoungPeople => Page?.Terms["audiences"] is { } audiences && audiences.Any() && audiences.All(a => a == "young-people");
    public bool IsHelp => Page?.Page.Path == HelpPath;
    public string Language => Tenant?.Culture ?? "en-GB";
    public string Direction => CultureInfo.GetCultureInfo(Language).TextInfo.IsRightToLeft ? "rtl" : "ltr";
    public string SearchLabel => Site?.Setting("LocalOffer", "SearchLabel") ?? PlainSearchLabel;

    /// <summary>The directory's home page is itself a search, which stands there instead of in the header.</summary>
    public bool HasSearch => Site is not null && !(IsHome && Brand.Home == "directory");

    /// <summary>From the home page down to the page itself; empty where there is nowhere to go up to.</summary>
    public IReadOnlyList<PageLink> Trail { get; private set; } = [];

    /// <summary>What modules add at the foot of the page.</summary>
    public IReadOnlyList<DrawnSection> Sections { get; private set; } = [];

    /// <summary>Fills the frame for a page.</summary>
    public async Task LoadAsync(ViewContext view)
    {
        var http = view.HttpContext;
        Tenant = current.IsSet ? current.Value : null;
        Reader = ReaderSettings.Of(http.Request);
        Page = view.ViewData["PageContext"] as PageContext;
        if (Tenant is not null)
        {
            Brand = brands.Get(Tenant.Brand);
            SiteName = Tenant.Title;
            if (Tenant.State == TenantState.Running && http.Response.StatusCode < StatusCodes.Status500InternalServerError)
            {
                Site = Page?.Site ?? await snapshots.GetAsync(http.RequestAborted);
                SiteName = Site.SiteName;
                Brand = OwnColours.Of(Brand, Site);
                Alert = SiteAlert.Of(Site) is { } alert && alert.IsShown(clock.GetUtcNow().UtcDateTime) ? alert : null;
            }
        }

        Trail = TrailOf();
        Title = TitleOf(view.ViewData["Title"] as string);
        Description = view.ViewData["Description"] as string is { Length: > 0 } description ? description : null;
        IsIndexed = Tenant is { IsDemonstration: false } && view.ViewData["NoIndex"] is not true && http.Response.StatusCode < StatusCodes.Status400BadRequest;
        Sections = Site is not null && view.ViewData[PageSurroundings.None] is not true ? await SectionsAsync(view, Site) : [];
        Head = Site is not null && http.Response.StatusCode < StatusCodes.Status400BadRequest ? HeadOf(http.Request, Tenant!) : null;
    }

    /// <summary>Whether a section of the menu is the page that is shown, or holds it.</summary>
    public string? CurrentOf(PageLink section) =>
        Page is null ? null
        : Page.Page.Id == section.Id ? "page"
        : Page.Ancestors.Any(a => a.Id == section.Id) ? "true" : null;

    private async Task<IReadOnlyList<DrawnSection>> SectionsAsync(ViewContext view, SiteSnapshot site)
    {
        var http = view.HttpContext;
        var path = http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? http.Request.Path.Value;
        var page = new PageSurroundings(site, Page, view.ViewData["Title"] as string ?? SiteName, (path ?? "").TrimStart('/'), IsForYoungPeople);
        var drawn = new List<DrawnSection>();
        foreach (var section in sections.OrderBy(s => s.Order))
        {
            if (await section.FindAsync(page, http.RequestAborted) is { } found)
            {
                drawn.Add(found);
            }
        }

        return drawn;
    }

    private IReadOnlyList<PageLink> TrailOf() => Page switch
    {
        null => Site is null ? [] : [new PageLink("", "", "Home", "", "")],
        _ when IsHome => [],
        _ => [.. Page.Ancestors.Select(a => a.Path == "" ? a with { Title = "Home" } : a)],
    };

    private string TitleOf(string? page)
    {
        var title = string.IsNullOrEmpty(page) || page == SiteName ? SiteName : $"{page} - {SiteName}";
        return Tenant?.DemonstrationNotice is { } notice ? $"{title} ({notice})" : title;
    }

    private PageHead HeadOf(HttpRequest request, Tenant tenant)
    {
        var site = TenantAddress.Of(tenant, request);
        return new(Title, SiteName, site, site + request.Path.ToUriComponent(), Description, Language, tenant.DemonstrationNotice, Page, Trail);
    }
}
