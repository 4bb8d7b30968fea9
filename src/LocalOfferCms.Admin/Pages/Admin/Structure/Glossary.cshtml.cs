using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>A word, as it is explained, and whether the council has had its say.</summary>
internal sealed record WordLine(string Id, string Term, string Definition, bool IsOwn, bool IsChanged, bool IsHidden);

/// <summary>The words that are explained in place: the glossary that came with the site, and what the council has added, changed and hidden.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class GlossaryModel(GlossaryOverrides glossary, SiteSnapshots snapshots) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    public IReadOnlyList<WordLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public PageNumbers Pages { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var find = (Find ?? "").Trim();
        var own = GlossaryOverrides.Of((await snapshots.GetAsync(ct)).Settings);
        var known = await glossary.BaseAsync(ct);
        var ids = known.Select(k => k.Id).ToHashSet();
        var all = known.Where(k => !own.ContainsKey(k.Id)).Select(k => new WordLine(k.Id, k.Term, k.Definition, false, false, false))
            .Concat(own.Values.Select(w => new WordLine(w.Id, w.Term, w.Definition, !ids.Contains(w.Id), ids.Contains(w.Id) && !w.IsHidden, w.IsHidden)))
            .Where(l => find.Length == 0 || l.Term.Contains(find, StringComparison.OrdinalIgnoreCase))
            .OrderBy(l => l.Term, StringComparer.OrdinalIgnoreCase).ToList();
        Total = all.Count;
        Pages = PageNumbers.For(Request.PageNumber(), Total, PageSize, n => "~/admin/structure/glossary" + QueryString.Create(
            new KeyValuePair<string, string?>[] { new("Find", Find), new("page", n.ToString(System.Globalization.CultureInfo.InvariantCulture)) }));
        Lines = [.. all.Skip((Pages.Current - 1) * PageSize).Take(PageSize)];
    }
}
