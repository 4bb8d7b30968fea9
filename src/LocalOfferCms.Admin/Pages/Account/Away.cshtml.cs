using System.Globalization;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Until when a person is away, and who stands in for them.</summary>
[RequiresSignIn]
internal sealed class AwayModel(CurrentPerson current, Aways aways, OwnerRouting routing) : PageModel
{
    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? StandIn { get; set; }

    public Away? Away { get; private set; }

    public string? StandInName => _able.FirstOrDefault(p => p.Id == Away?.StandInId)?.Name;

    public IEnumerable<SelectListItem> People => [new("Whoever is next in line", ""), .. _able.Where(p => p.Id != current.Id).Select(p => new SelectListItem(p.Name, p.Id))];

    private IReadOnlyList<OwnerChoice> _able = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        (Until, StandIn) = (Away?.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Away?.StandInId);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            DateOnly? until = DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
            await aways.SetAsync(current.Id, until, string.IsNullOrEmpty(StandIn) ? null : StandIn, current.Change(), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("Until", nameof(Until)), ("StandIn", nameof(StandIn)));
            await LoadAsync(ct);
            return Page();
        }

        TempData.SayDone("Saved. You can change it here at any time.");
        return RedirectToPage();
    }

    /// <summary>They are back before the day that they gave.</summary>
    public async Task<IActionResult> OnPostBackAsync(CancellationToken ct)
    {
        await aways.EndAsync(current.Id, current.Change(), ct);
        TempData.SayDone("Welcome back. Comments come to you again.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Away = await aways.FindAsync(current.Id, ct);
        _able = await routing.ListAsync(Permissions.AnswerComments, ct);
    }
}
