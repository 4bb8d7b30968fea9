using LocalOfferCms.Admin.People;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Admin.Pages.Admin.People;

/// <summary>The council's people.</summary>
[RequiresPermission(Permissions.ManagePeople)]
internal sealed class PeopleModel(PeopleList list, RoleCatalogue roles, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    /// <summary>Whether those who may not sign in any more are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Disabled { get; set; }

    [BindProperty(Name = "page-number", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PersonLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public IEnumerable<SelectListItem> Roles { get; private set; } = [];

    public PageNumbers Pages => PageNumbers.For(PageNumber, Total, PeopleList.PageSize,
        page => $"~/admin/people?words={Uri.EscapeDataString(Words ?? "")}&role={Uri.EscapeDataString(Role ?? "")}&disabled={(Disabled ? "true" : "false")}&page-number={page}");

    public string State(PersonLine line) => line.State(clock.GetUtcNow().UtcDateTime);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Roles = GrantForm.RoleItems(await roles.ListAsync(ct), "Any role");
        (Lines, Total) = await list.FindAsync(new(Words, Role, Disabled, PageNumber), ct);
    }
}
