using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Confirms the change of an address, from the old side or the new.</summary>
internal sealed class ConfirmEmailModel(PersonLinks links, EmailChange change) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary><c>before</c> or <c>after</c>.</summary>
    [BindProperty(Name = "side", SupportsGet = true)]
    public string? Side { get; set; }

    public LinkState State { get; private set; }

    /// <summary>The new address.</summary>
    public string? Email { get; private set; }

    /// <summary>Null before the button is pressed; then whether the change is made.</summary>
    public bool? IsDone { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await FindAsync(ct);

    public async Task OnPostAsync(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        if (found.State != LinkState.Good)
        {
            return;
        }

        try
        {
            IsDone = await change.ConfirmAsync(found, ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals);
        }
    }

    private async Task<FoundLink> FindAsync(CancellationToken ct)
    {
        var found = await links.FindAsync(Side == "before" ? PersonLinkKind.EmailBefore : PersonLinkKind.EmailAfter, Token, ct);
        (State, Email) = (found.State, found.Link?.Data?.Split(' ')[1]);
        return found;
    }
}
