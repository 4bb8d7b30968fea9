using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>One term: its name, where it stands, and what takes its place.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class TermModel(EditTaxonomy taxonomies, CmsDbContext db, CurrentPerson current) : PageModel
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true, Name = "taxonomy")]
    public string TaxonomyName { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "term")]
    public string TermId { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Parent { get; set; }

    [BindProperty]
    public string? Into { get; set; }

    public Taxonomy Taxonomy { get; private set; } = null!;

    public TaxonomyTerm Term { get; private set; } = null!;

    /// <summary>Whether a merge is asked about, and waits for a yes.</summary>
    public bool AsksToMerge { get; private set; }

    public int Count { get; private set; }

    public IReadOnlyList<PageLink> Pages { get; private set; } = [];

    public IEnumerable<SelectListItem> Parents => [new("At the top", ""), .. Others.Select(Option)];

    public IEnumerable<SelectListItem> Targets => [new("Choose a term", ""), .. Others.Where(t => !t.Term.IsRetired).Select(Option)];

    /// <summary>The terms that are neither this one nor below it.</summary>
    private IReadOnlyList<(TaxonomyTerm Term, int Depth)> Others { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        (Name, Parent) = (Term.Name, Term.Parent);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        foreach (var what in new TermChange[] { new RenameTerm(TermId, Name ?? ""), new NestTerm(TermId, Parent ?? "") })
        {
            ModelState.Add(await taxonomies.RefusalsAsync(TaxonomyName, what, ct), nameof(Name), nameof(Parent));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Name!.Trim() != Term.Name)
        {
            await taxonomies.ExecuteAsync(TaxonomyName, new RenameTerm(TermId, Name), current.Change(), ct);
        }

        if ((Parent ?? "") != Term.Parent)
        {
            await taxonomies.ExecuteAsync(TaxonomyName, new NestTerm(TermId, Parent ?? ""), current.Change(), ct);
        }

        return Done($"'{Name.Trim()}' is changed.");
    }

    public async Task<IActionResult> OnPostRetireAsync(bool retired, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        await taxonomies.ExecuteAsync(TaxonomyName, new RetireTerm(TermId, retired), current.Change(), ct);
        return Done(retired ? $"'{Term.Name}' is out of use. Pages that have it keep it, and no page gets it anew." : $"'{Term.Name}' is in use again.");
    }

    /// <summary>Asks first: a merge cannot be undone.</summary>
    public async Task<IActionResult> OnPostMergeAsync(bool sure, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        (Name, Parent) = (Term.Name, Term.Parent);
        ModelState.Add(await taxonomies.RefusalsAsync(TaxonomyName, new MergeTerm(TermId, Into ?? ""), ct), nameof(Into));
        if (!ModelState.IsValid || !sure)
        {
            AsksToMerge = ModelState.IsValid;
            return Page();
        }

        await taxonomies.ExecuteAsync(TaxonomyName, new MergeTerm(TermId, Into!), current.Change(), ct);
        TempData.SayDone($"'{Term.Name}' is merged into '{Taxonomy.Find(Into!)!.Name}'. Its pages follow in the next minutes.");
        return RedirectToPage("Terms", new { taxonomy = TaxonomyName });
    }

    private RedirectToPageResult Done(string words)
    {
        TempData.SayDone(words);
        return RedirectToPage(null, new { taxonomy = TaxonomyName, term = TermId });
    }

    private static SelectListItem Option((TaxonomyTerm Term, int Depth) place) => new($"{new string('–', place.Depth)} {place.Term.Name}".Trim(), place.Term.Id);

    // What stands below a term follows it in the tree, deeper.
    private List<(TaxonomyTerm Term, int Depth)> FindOthers()
    {
        var tree = Taxonomy.Tree();
        var (before, own) = (tree.TakeWhile(t => t.Term.Id != TermId).ToList(), tree.FirstOrDefault(t => t.Term.Id == TermId));
        return [.. before, .. tree.Skip(before.Count + 1).SkipWhile(t => t.Depth > own.Depth)];
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await taxonomies.FindAsync(TaxonomyName, ct) is not { } taxonomy || taxonomy.Find(TermId) is not { MergedInto.Length: 0 } term)
        {
            return false;
        }

        (Taxonomy, Term) = (taxonomy, term);
        Others = FindOthers();
        var having = db.PublishedPages.AsNoTracking().Where(p => db.Terms.Any(t => t.ContentItemId == p.ContentItemId && t.Taxonomy == TaxonomyName && t.Term == TermId));
        Count = await having.CountAsync(ct);
        Pages = await having.OrderBy(p => p.Title).Take(Shown).Select(p => new PageLink(p.ContentItemId, p.ContentType, p.Title, "", p.Path, null, null, false)).ToListAsync(ct);
        return true;
    }
}
