using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Types;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Types;

/// <summary>All kinds of content.</summary>
[RequiresPermission(Permissions.ManageTypes)]
internal sealed class TypesModel(TypeDocuments types) : PageModel
{
    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];

    public IReadOnlyDictionary<string, (int Items, int Published)> Counts { get; private set; } = new Dictionary<string, (int, int)>();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Types = await types.AllAsync(ct);
        Counts = await types.CountsAsync(ct);
    }
}
