using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Admin.Frame;

/// <summary>What stands around every page of the workspace. Filled once, by the layout.</summary>
internal sealed class WorkspaceFrame(CurrentTenant tenant, SiteSnapshots snapshots, CurrentPerson current, IEnumerable<IAdminMenu> menus, TimeProvider clock)
{
    private string _path = "";

    public string SiteName { get; private set; } = "";
    public string Title { get; private set; } = "";
    /// <summary>The name of who is signed in.</summary>
    public string? Person { get; private set; }
    public string? DemonstrationNotice { get; private set; }
    /// <summary>Who is really there, when an administrator sees the workspace as this person.</summary>
    public string? SeenBy { get; private set; }
    /// <summary>Until when, UTC.</summary>
    public DateTime? SeenUntilUtc { get; private set; }
    /// <summary>What stands at the top of every page of the public site for now; null for nothing.</summary>
    public SiteAlert? Alert { get; private set; }
    /// <summary>What this person may enter, under its headings.</summary>
    public IReadOnlyList<IGrouping<AdminMenuGroup, AdminMenuItem>> Menu { get; private set; } = [];

    public async Task LoadAsync(ViewContext view)
    {
        var http = view.HttpContext;
        var site = await snapshots.GetAsync(http.RequestAborted);
        SiteName = site.SiteName;
        DemonstrationNotice = tenant.Value.DemonstrationNotice;
        Person = current.IsSignedIn ? current.Name : null;
        (SeenBy, SeenUntilUtc) = (current.SeenBy?.Name, current.SeenUntilUtc);
        Alert = SiteAlert.Of(site) is { } alert && alert.IsShown(clock.GetUtcNow().UtcDateTime) ? alert : null;
        Title = TitleOf(view);
        _path = (http.Request.Path.Value ?? "").Trim('/');
        Menu = current.IsSignedIn
            ? [.. menus.SelectMany(m => m.Items).Where(i => current.Has(i.Permission) || (i.OrPermission is { } or && current.Has(or))).OrderBy(i => i.Group).ThenBy(i => i.Order).ThenBy(i => i.Title, StringComparer.Ordinal).DistinctBy(i => i.Address).GroupBy(i => i.Group)]
            : [];
    }

    /// <summary>The menu's entry for the page that is shown: the one whose address is the longest beginning of the page's.</summary>
    public bool IsCurrent(AdminMenuItem item) => item == Menu.SelectMany(g => g)
        .Where(i => _path == i.Address || _path.StartsWith(i.Address + "/", StringComparison.Ordinal)).MaxBy(i => i.Address.Length);

    public string Words(AdminMenuGroup group) => group switch
    {
        AdminMenuGroup.Content => "Content",
        AdminMenuGroup.Schools => "Schools",
        AdminMenuGroup.Families => "Families",
        AdminMenuGroup.Site => "Site",
        _ => "Running it",
    };

    private string TitleOf(ViewContext view)
    {
        var title = $"{view.ViewData["Title"]} - {SiteName} workspace";
        return view.ModelState.IsValid ? title : $"Error: {title}";
    }
}
