using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>One word of the glossary, as the council explains it.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class WordModel(GlossaryOverrides glossary, SiteSnapshots snapshots, CurrentPerson current) : PageModel
{
    private const string New = "new";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Term { get; set; }

    [BindProperty]
    public string? Definition { get; set; }

    /// <summary>Forms that are explained in texts, one on a line.</summary>
    [BindProperty]
    public string? Forms { get; set; }

    [BindProperty]
    public string? SeeAlso { get; set; }

    [BindProperty]
    public bool IsLegacy { get; set; }

    public bool IsNew => Id == New;

    /// <summary>The word as the glossary has it; null for one of the council's own.</summary>
    public GlossaryEntry? Base { get; private set; }

    /// <summary>The word as the council has it; null while it has had no say.</summary>
    public OwnWord? Own { get; private set; }

    /// <summary>What a reader would see, when it is asked for.</summary>
    public GlossaryEntry? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!IsNew && Base is null && Own is null)
        {
            return NotFound();
        }

        (Term, Definition, SeeAlso, IsLegacy) = (Own?.Term ?? Base?.Term, Own?.Definition ?? Base?.Definition, Own?.SeeAlso ?? Base?.SeeAlso, Own?.IsLegacy ?? Base?.IsLegacy ?? false);
        Forms = string.Join('\n', Own?.Forms ?? Base?.Forms ?? []);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken ct)
    {
        await LoadAsync(ct);
        var word = Typed(hidden: false);
        ModelState.Add(GlossaryOverrides.Refusals(word, IsNew, (await snapshots.GetAsync(ct)).Glossary), nameof(Term), nameof(Definition), nameof(Forms));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (act == "preview")
        {
            Preview = new(word.Id, word.Term, word.Definition, word.Forms, word.IsLegacy, word.SeeAlso);
            return Page();
        }

        await glossary.SaveAsync(word, current.Change(), ct);
        return Done($"'{word.Term}' is explained so on every page now.");
    }

    public async Task<IActionResult> OnPostHideAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (IsNew || (Base is null && Own is null))
        {
            return NotFound();
        }

        await glossary.SaveAsync(Own is { } own ? own with { IsHidden = true } : new(Id, Base!.Term, Base.Definition, Base.Forms, Base.SeeAlso, Base.IsLegacy, true), current.Change(), ct);
        return Done($"'{Own?.Term ?? Base!.Term}' is not explained any more.");
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Own is null)
        {
            return NotFound();
        }

        await glossary.ResetAsync(Id, current.Change(), ct);
        return Done(Base is null ? $"'{Own.Term}' is gone from the glossary." : $"'{Base.Term}' is explained as it came with the site.");
    }

    private OwnWord Typed(bool hidden) => new(
        IsNew ? ContentPath.Slug((Term ?? "").Trim()) : Id, (Term ?? "").Trim(), (Definition ?? "").Trim(),
        [.. (Forms ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()], (SeeAlso ?? "").Trim(), IsLegacy, hidden);

    private RedirectToPageResult Done(string words)
    {
        TempData.SayDone(words);
        return RedirectToPage("Glossary");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Base = (await glossary.BaseAsync(ct)).FirstOrDefault(e => e.Id == Id);
        Own = GlossaryOverrides.Of((await snapshots.GetAsync(ct)).Settings).GetValueOrDefault(Id);
    }
}
