using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>An answer written once for several schools: which of them take it over. Those that have it from here already, unchanged, are ticked.</summary>
internal sealed class ShareModel(ReportDrafts drafts, SharedAnswers shared, SiteSnapshots sites, CurrentPerson current) : SchoolPage
{
    [BindProperty]
    public List<string> Schools { get; set; } = [];

    /// <summary>What each school said when the page was opened, as a mark.</summary>
    [BindProperty]
    public Dictionary<string, string> Seen { get; set; } = [];

    public ReportTask Task { get; private set; } = null!;

    public string Text { get; private set; } = "";

    public IReadOnlyList<OtherSchool> Others { get; private set; } = [];

    public IEnumerable<SelectListItem> Items => Others.Select(o => new SelectListItem($"{o.School.Name}: {WordsOf(o)}", o.School.Id));

    public async Task<IActionResult> OnGetAsync(string item, CancellationToken ct)
    {
        if (!await LoadAsync(item, ct))
        {
            return NotFound();
        }

        Schools = [.. Others.Where(o => (o.IsTaken && !o.IsSame) || o.Text.Length == 0).Select(o => o.School.Id)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string item, CancellationToken ct)
    {
        if (!await LoadAsync(item, ct))
        {
            return NotFound();
        }

        if (Schools.Count == 0)
        {
            ModelState.AddModelError(nameof(Schools), "Choose at least one school.");
            return Page();
        }

        try
        {
            var (done, left) = await shared.UseAsync(School.Id, Task.Field, Schools.Distinct().ToDictionary(s => s, s => Seen.GetValueOrDefault(s, "")), current.Change(), ct);
            TempData.SayDone(Said(done, left));
            return RedirectToPage("Item", new { id = School.Id, item });
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused);
            return Page();
        }
    }

    private static string Said(IReadOnlyList<string> done, IReadOnlyList<string> left) => string.Join(" ", new[]
    {
        done.Count > 0 ? $"The answer is in the draft of {string.Join(", ", done)}." : null,
        left.Count > 0 ? $"Left as it was, because somebody changed it meanwhile: {string.Join(", ", left)}." : null,
    }.OfType<string>());

    private static string WordsOf(OtherSchool other) => other switch
    {
        { IsSame: true } => "says the same",
        { IsTaken: true } => "has the former text of this answer",
        { Text.Length: 0 } => "says nothing yet",
        _ => "has an answer of its own, which would be replaced",
    };

    private async Task<bool> LoadAsync(string item, CancellationToken ct)
    {
        var report = (await drafts.OpenAsync(School.Id, ct))!;
        Task = ReportTask.Of(ReportLaw.Of(await sites.GetAsync(ct)), report.Kind).FirstOrDefault(t => t.Key == item)!;
        if (Task is null || report.Answer(Task.Field) is not { Length: > 0 } text)
        {
            return false;
        }

        Text = text;
        Others = await shared.OthersAsync(School.Id, Task.Field, Text, ct);
        return true;
    }
}
