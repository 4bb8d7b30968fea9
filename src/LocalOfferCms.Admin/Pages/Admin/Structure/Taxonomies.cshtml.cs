using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>The lists of terms that pages are found by.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class TaxonomiesModel(EditTaxonomy taxonomies) : PageModel
{
    public IReadOnlyList<Taxonomy> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => All = await taxonomies.AllAsync(ct);
}
