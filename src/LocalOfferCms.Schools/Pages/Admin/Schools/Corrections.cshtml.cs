using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Corrections;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>What the national register says of a school, fact by fact, each with "this is wrong".</summary>
[RequiresPermission(Permissions.ManageSchools, Permissions.EditOwnContent)]
internal sealed class CorrectionsModel(CorrectFacts facts) : PageModel
{
    /// <summary>What is right.</summary>
    [BindProperty]
    public string? Value { get; set; }

    /// <summary>How the school knows.</summary>
    [BindProperty]
    public string? Note { get; set; }

    public CorrectableSchool School { get; private set; } = null!;

    /// <summary>The fact whose form is open; null for the list.</summary>
    public CorrectableFact? Fact { get; private set; }

    public SchoolRecord Record => School.Record;

    public bool IsCorrected => Fact is not null && Record[Fact.Name].Origin == FactOrigin.Correction;

    /// <summary>What may be chosen; null for what is written.</summary>
    public IEnumerable<SelectListItem>? Choices => Fact?.Shape switch
    {
        FactShape.YesNo => [new("Choose", ""), new("Yes", "Yes"), new("No", "No")],
        FactShape.Phase => [new("Choose", ""), .. SchoolPhase.All.Select(p => new SelectListItem(p.Words, p.Name))],
        FactShape.Kind => [new("Choose", ""), .. SchoolKind.All.Select(k => new SelectListItem(k.Words, k.Name))],
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(string id, string? fact, CancellationToken ct)
    {
        if (await LoadAsync(id, fact, ct) is { } answer)
        {
            return answer;
        }

        (Value, Note) = IsCorrected ? (Record[Fact!.Name].Value, Record[Fact.Name].Note) : (null, null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string? fact, CancellationToken ct)
    {
        if (await LoadAsync(id, fact, ct) is { } answer)
        {
            return answer;
        }

        if (Fact is null)
        {
            return BadRequest();
        }

        try
        {
            await facts.CorrectAsync(School, Fact, Value?.Trim() ?? "", Note?.Trim() ?? "", ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, (nameof(Value), nameof(Value)), (nameof(Note), nameof(Note)));
            return Page();
        }

        TempData.SayDone($"{Fact.Label}: the page now shows what you say, and what the register says.");
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostTakeBackAsync(string id, string? fact, CancellationToken ct)
    {
        if (await LoadAsync(id, fact, ct) is { } answer)
        {
            return answer;
        }

        if (Fact is null)
        {
            return BadRequest();
        }

        await facts.TakeBackAsync(School, Fact, ct);
        TempData.SayDone($"{Fact.Label}: what the register says holds again.");
        return RedirectToPage(new { id });
    }

    private async Task<IActionResult?> LoadAsync(string id, string? fact, CancellationToken ct)
    {
        if (await facts.FindAsync(id, ct) is not { } school || (!string.IsNullOrEmpty(fact) && CorrectableFact.Named(fact) is null))
        {
            return NotFound();
        }

        (School, Fact) = (school, CorrectableFact.Named(fact));
        return null;
    }
}
