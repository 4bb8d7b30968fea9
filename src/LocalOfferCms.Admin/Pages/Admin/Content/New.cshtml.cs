using LocalOfferCms.Admin.Editing;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>What the person may make.</summary>
[RequiresPermission(Permissions.EditContent, Permissions.EditOwnContent)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NewModel(SiteSnapshots snapshots, EditorDesk desk) : PageModel
{
    /// <summary>Types under their headings.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<ContentTypeDefinition> Types)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var types = (await snapshots.GetAsync(ct)).Types.Values.Where(t => CreatableTypes.Is(t) && desk.MayMake(t.Name)).OrderBy(t => t.DisplayName, StringComparer.CurrentCulture).ToList();
        Groups = [.. new[] { ("Pages", types.Where(t => t.Has("AutoroutePart")).ToList()), ("Used within pages", types.Where(t => !t.Has("AutoroutePart")).ToList()) }
            .Where(g => g.Item2.Count > 0).Select(g => (g.Item1, (IReadOnlyList<ContentTypeDefinition>)g.Item2))];
    }
}
