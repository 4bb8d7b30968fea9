using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>Who keeps a school. Who approves for it hands a person's work over in one step.</summary>
internal sealed class PeopleModel(SchoolPeople people, KeeperChanges keepers, CurrentPerson current) : SchoolPage
{
    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<SchoolPerson> People { get; private set; } = [];

    public IEnumerable<SelectListItem> FromItems => People.OrderBy(p => p.Task).Select(p => new SelectListItem($"{p.Words}: {p.TaskWords.ToLowerInvariant()}", p.PersonId));

    public async Task OnGetAsync(CancellationToken ct) => People = await people.ListAsync(School.Id, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!School.MayApprove)
        {
            return NotFound();
        }

        try
        {
            await keepers.HandOverAsync(School.Id, From ?? "", Email ?? "", Name ?? "", current.Change(), ct);
            TempData.SayDone($"Handed over. An email is on its way to {Email?.Trim()}.");
            return From == current.Id ? RedirectToPage("Index") : RedirectToPage("People", new { id = School.Id });
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("Email", nameof(Email)), ("Name", nameof(Name)), ("NoSuchKeeper", nameof(From)));
            People = await people.ListAsync(School.Id, ct);
            return Page();
        }
    }
}
