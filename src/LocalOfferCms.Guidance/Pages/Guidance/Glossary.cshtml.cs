using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Pages;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Guidance.Pages.Guidance;

/// <summary>The words that Local Offer pages use, from A to Z.</summary>
[CachedPage]
internal sealed class GlossaryModel(SiteSnapshots snapshots) : PageModel
{
    public SiteSnapshot Site { get; private set; } = null!;

    public IReadOnlyList<GlossaryLetter> Letters { get; private set; } = [];

    /// <summary>The word that has taken this one's place, or says more about it.</summary>
    public GlossaryEntry? Today(GlossaryEntry word) => word.SeeAlso.Length == 0 ? null : Site.Glossary
        .Where(entry => entry != word && (entry.Id == word.SeeAlso || entry.Forms.Contains(word.SeeAlso, StringComparer.OrdinalIgnoreCase)))
        .OrderBy(entry => entry.IsLegacy)
        .FirstOrDefault();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Letters = GlossaryLetter.Group(Site.Glossary);
        ViewData["Title"] = "Words explained";
        ViewData["Description"] = "What the words about special educational needs and disabilities mean, in plain English.";
    }
}
