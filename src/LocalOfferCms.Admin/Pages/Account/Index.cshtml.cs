using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>What a person may see and change about themselves.</summary>
[RequiresSignIn]
internal sealed class IndexModel(CurrentPerson current, PersonChanges people, Sessions sessions) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public Person Person => current.Person!;

    /// <summary>Whether they are of the platform's staff, here for a while: their name and address are not the council's matter.</summary>
    public bool IsVisitor => Person.PlatformEmail is not null;

    public IReadOnlyList<string> Roles => [.. current.Roles];

    public IReadOnlyList<PersonSession> Stays { get; private set; } = [];

    public bool IsThis(PersonSession stay) => stay.PersonSessionId == current.SessionId;

    public async Task OnGetAsync(CancellationToken ct) => (Name, Stays) = (current.Person!.Name, await sessions.ListAsync(current.Id, ct));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            await people.RenameAsync(current.Id, Name ?? "", current.Change(), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("Name", nameof(Name)));
            Stays = await sessions.ListAsync(current.Id, ct);
            return Page();
        }

        TempData.SayDone("Your name is changed.");
        return RedirectToPage();
    }

    /// <summary>Ends another stay. Its place in the list is posted, not its secret name.</summary>
    public async Task<IActionResult> OnPostEndAsync(long began, CancellationToken ct)
    {
        if ((await sessions.ListAsync(current.Id, ct)).FirstOrDefault(s => s.CreatedUtc.Ticks == began && !IsThis(s)) is { } stay)
        {
            await sessions.EndAsync(current.Id, stay.PersonSessionId, ct);
            TempData.SayDone($"{stay.Device} is signed out.");
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken ct)
    {
        await people.SignOutEverywhereAsync(current.Id, current.Change(), ct);
        TempData.SayDone("You are signed out everywhere.");
        return RedirectToPage("/Account/SignIn");
    }
}
