using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Retention;
using LocalOfferCms.Participation.Triage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Retention;

/// <summary>What is kept how long; administrators change it.</summary>
[RequiresPermission(Permissions.HandleRequests, Permissions.TriageComments)]
internal sealed class RetentionModel(SiteSnapshots snapshots, KeptCounts counts, SaveSettings save, CurrentPerson current) : PageModel
{
    private const int MostDays = 3_650;
    private const int MostMonths = 600;

    [BindProperty]
    public string? ContactDays { get; set; }

    [BindProperty]
    public string? OriginalMonths { get; set; }

    [BindProperty]
    public string? RequestMonths { get; set; }

    public RetentionSettings Settings { get; private set; } = null!;
    public int Contacts { get; private set; }
    public int Originals { get; private set; }
    public int Requests { get; private set; }
    public IReadOnlyList<Gone> Last { get; private set; } = [];
    public bool MayChange => current.Has(Permissions.ManageSettings);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        (ContactDays, OriginalMonths, RequestMonths) = ($"{Settings.ContactDays}", $"{Settings.OriginalMonths}", $"{Settings.RequestMonths}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!MayChange)
        {
            return Forbid();
        }

        var days = Read(nameof(ContactDays), ContactDays, 1, MostDays, "days");
        var originals = Read(nameof(OriginalMonths), OriginalMonths, 0, MostMonths, "months");
        var requests = Read(nameof(RequestMonths), RequestMonths, 1, MostMonths, "months");
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        await save.ExecuteAsync(CommentSettings.Document, new JsonObject { ["ContactDays"] = days }, "RetentionChanged", current.Change(), ct);
        await save.ExecuteAsync(RetentionSettings.Document, new JsonObject { ["OriginalMonths"] = originals, ["RequestMonths"] = requests }, "RetentionChanged", current.Change(), ct);
        TempData.SayDone("It is saved, and the public reads it.");
        return RedirectToPage();
    }

    private int Read(string field, string? typed, int least, int most, string unit)
    {
        if (int.TryParse((typed ?? "").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        ModelState.AddModelError(field, $"Enter a whole number of {unit} from {least} to {most}.");
        return least;
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Settings = RetentionSettings.Of(await snapshots.GetAsync(ct));
        (Contacts, Originals, Requests) = await counts.CountAsync(ct);
        Last = await counts.LastAsync(ct);
    }
}
