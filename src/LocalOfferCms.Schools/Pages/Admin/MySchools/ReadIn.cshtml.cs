using System.Globalization;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.OwnReports;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.ReadIn;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>Reads a school's own report in: from its address, a file or pasted text. Each passage is proposed for an item, and a person accepts, changes or leaves it.
/// Between the steps everything is in the form, and nothing anywhere else.</summary>
[RequiresPermission(KeptSchools.Permission, Permissions.ManageSchools)]
[RequestSizeLimit(MaxUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxUpload, ValueCountLimit = 4_000)]
internal sealed class ReadInModel(KeptSchools kept, ReportDrafts drafts, ReportSource source, SiteSnapshots sites, CurrentPerson current) : PageModel
{
    private const int MaxUpload = ForeignDocuments.MaxBytes + 1_000_000;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Where the text comes from: <c>address</c>, <c>file</c> or <c>text</c>.</summary>
    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Pasted { get; set; }

    [BindProperty]
    public List<ProposalEntry> Entries { get; set; } = [];

    /// <summary>What the answers were when the form was made, by item: so that nobody's words are replaced unseen.</summary>
    [BindProperty]
    public Dictionary<string, string> Marks { get; set; } = [];

    public KeptSchool School { get; private set; } = null!;

    public SchoolReport Report { get; private set; } = null!;

    public IReadOnlyList<ReportItem> Items { get; private set; } = [];

    /// <summary>Items, for choosing where a text goes.</summary>
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Sources { get; } = [new("The address of the report on the school's website", "address"), new("A file", "file"), new("Text that you paste", "text")];

    public static IReadOnlyList<SelectListItem> Ways { get; } = [new("Below what the report says now", ProposalEntry.Below), new("In place of what the report says now", ProposalEntry.Instead)];

    /// <summary>The entries of an item, or of none, with their places in the form.</summary>
    public IEnumerable<(int At, ProposalEntry Entry)> EntriesOf(string item) => Entries.Select((entry, at) => (at, entry)).Where(e => (e.entry.Proposed ?? "") == item);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Address = OwnReportHandler.AddressOf(Report.School.Part("SchoolPart")) ?? "";
        From = Address.Length > 0 ? "address" : "file";
        return Page();
    }

    /// <summary>Reads, and shows what is proposed.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        try
        {
            if (await TextAsync(ct) is { } text)
            {
                Entries = ReportProposal.Of(await sites.GetAsync(ct), Report, text);
                Mark();
            }
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("", From switch { "address" => nameof(Address), "file" => nameof(Upload), _ => nameof(Pasted) }));
        }

        return Page();
    }

    /// <summary>Puts what was accepted into the draft.</summary>
    public async Task<IActionResult> OnPostTakeAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        var taken = Entries.Where(e => e.Take).ToList();
        foreach (var (at, refusal) in ReportProposal.Refusals(Entries, Items))
        {
            ModelState.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Entries[{at}].{(refusal.Code == "ReadInItem" ? "Item" : "Text")}"), refusal.Message);
        }

        if (taken.Count == 0)
        {
            ModelState.AddModelError("", "Tick the texts that belong in the report.");
        }

        try
        {
            return ModelState.IsValid ? await TakeAsync(taken, ct) : Page();
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused);
            return Page();
        }
    }

    private async Task<IActionResult> TakeAsync(List<ProposalEntry> taken, CancellationToken ct)
    {
        var changes = Items.Select(item => (Item: item, Entries: taken.FindAll(e => e.Item == item.Id))).Where(c => c.Entries.Count > 0).ToList();
        var changed = new List<ReportItem>();
        Report = await drafts.EditAsync(Id, open =>
        {
            // What is added below loses nothing; what takes the place of words must take that of the words that were seen.
            changed = [.. changes.Where(c => c.Entries.Exists(e => e.How == ProposalEntry.Instead) && ReportDrafts.MarkOf(open.Answer(c.Item.Field)) != Marks.GetValueOrDefault(c.Item.Id)).Select(c => c.Item)];
            return changed.Count > 0 ? null
                : content => changes.ForEach(c => ReportDrafts.SetMarkdown(ReportDrafts.PartOf(content, ReportDrafts.PartName), c.Item.Field, ReportProposal.Answer(open.Answer(c.Item.Field), c.Entries)));
        }, current.Change("Read in from the school's own report"), ct);
        if (changed.Count > 0)
        {
            changed.ForEach(item => ModelState.AddModelError("", $"Somebody has changed the answer to {item.Number} meanwhile. Nothing is saved yet. Look at what the report says there now, and save again."));
            Mark();
            return Page();
        }

        TempData.SayDone(changes.Count == 1 ? "1 answer is in the draft of the report. Nothing is on the site yet." : $"{changes.Count} answers are in the draft of the report. Nothing is on the site yet.");
        return LocalRedirect($"~/admin/my-schools/{Id}");
    }

    private async Task<string?> TextAsync(CancellationToken ct)
    {
        switch (From)
        {
            case "address" when !string.IsNullOrWhiteSpace(Address):
                return await source.FromAddressAsync(Address, ct);
            case "file" when Upload is not null:
                return await ReportSource.FromFileAsync(Upload, ct);
            case "text" when !string.IsNullOrWhiteSpace(Pasted):
                return ReportSource.FromText(Pasted);
            case "address":
                ModelState.AddModelError(nameof(Address), "Enter the address of the report, such as https://www.example.org/sen-report.");
                return null;
            case "file":
                ModelState.AddModelError(nameof(Upload), "Choose the file with the report.");
                return null;
            case "text":
                ModelState.AddModelError(nameof(Pasted), "Paste the text of the report.");
                return null;
            default:
                ModelState.AddModelError(nameof(From), "Choose where the report is.");
                return null;
        }
    }

    private void Mark() => Marks = Items.ToDictionary(i => i.Id, i => ReportDrafts.MarkOf(Report.Answer(i.Field)));

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await kept.FindAsync(Id, ct) is not { } school || await drafts.OpenAsync(Id, ct) is not { } report)
        {
            return false;
        }

        (School, Report) = (school, report);
        Items = [.. ReportLaw.Of(await sites.GetAsync(ct)).Items.Where(report.Kind.Answers)];
        Choices = [new("Leave it out", ""), .. Items.Select(i => new SelectListItem($"{i.Number}: {i.Label}", i.Id))];
        return true;
    }
}
