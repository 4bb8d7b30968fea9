using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Joins by the link of an invitation: name and password, then straight in.</summary>
internal sealed class InvitationModel(PersonLinks links, Invitations invitations, SignIn signIn) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public LinkState State { get; private set; }

    public string? Email { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        Name = found.Person?.Name;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        if (found.State != LinkState.Good)
        {
            return Page();
        }

        try
        {
            var person = await invitations.AcceptAsync(found, Name ?? "", Password ?? "", ct);
            await signIn.StartAsync(HttpContext, person, secondFactor: false, ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("Password", nameof(Password)), ("Name", nameof(Name)));
            return Page();
        }

        TempData.SayDone("Welcome. Your account is ready.");
        return LocalRedirect("~/admin");
    }

    private async Task<FoundLink> FindAsync(CancellationToken ct)
    {
        var found = await links.FindAsync(PersonLinkKind.Invitation, Token, ct);
        (State, Email) = (found.State, found.Person?.Email);
        return found;
    }
}
