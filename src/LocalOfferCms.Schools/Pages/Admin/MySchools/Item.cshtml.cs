using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>One thing that the report says something about: the answer, and beside it the help. What was typed is never lost.</summary>
internal sealed class ItemModel(ReportDrafts drafts, Snippets snippets, SharedAnswers shared, SelfEvaluations evaluations, WrittenChecks checks, SiteSnapshots sites, KeptSchools kept, CurrentPerson current) : SchoolPage
{
    private const int Longest = 20_000;
    private IReadOnlyList<ReportTask> _tasks = [];
    private IReadOnlyList<SchoolSnippet> _snippets = [];

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Stands for the text that the form was opened on.</summary>
    [BindProperty]
    public string? Base { get; set; }

    /// <summary>The text to put in.</summary>
    [BindProperty]
    public string? Snippet { get; set; }

    /// <summary><c>next</c> or <c>stay</c>.</summary>
    [BindProperty]
    public string? Then { get; set; }

    public ReportTask Task { get; private set; } = null!;
    public SchoolReport Report { get; private set; } = null!;
    public CouncilLinks Council { get; private set; } = null!;
    public ItemCompleteness? Standing { get; private set; }
    public WrittenFindings? Findings { get; private set; }
    public bool HasOthers { get; private set; }

    /// <summary>What the school's own self-evaluation says, where it is not all in place; for its keepers alone.</summary>
    public EvaluationAnswer? Weak { get; private set; }

    /// <summary>The school that the answer came from; null for this one.</summary>
    public string? Source { get; private set; }

    /// <summary>What somebody else saved while this person wrote; null when nobody did.</summary>
    public string? Theirs { get; private set; }
    public string TheirName { get; private set; } = "";

    public int Position => _tasks.ToList().IndexOf(Task) + 1;
    public int Count => _tasks.Count;
    public ReportTask? Previous => _tasks.ElementAtOrDefault(Position - 2);
    public ReportTask? Next => _tasks.ElementAtOrDefault(Position);
    public string Colour => Standing?.State switch { ItemState.Complete => "green", ItemState.Missing => "red", _ => "yellow" };
    public IEnumerable<SelectListItem> SnippetItems => _snippets.Count == 0 ? [] : [new("Choose a text", ""), .. _snippets.Select(s => new SelectListItem(s.Title, s.SnippetId))];

    public async Task<IActionResult> OnGetAsync(string item, CancellationToken ct)
    {
        if (!await LoadAsync(item, ct))
        {
            return NotFound();
        }

        Text = Report.Answer(Task.Field);
        Base = ReportDrafts.MarkOf(Text);
        await CompleteAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string item, CancellationToken ct)
    {
        if (!await LoadAsync(item, ct))
        {
            return NotFound();
        }

        if (!await SaveAsync(ct))
        {
            await CompleteAsync(ct);
            return Page();
        }

        TempData.SayDone($"Saved: {Task.Label}.");
        return Then == "next" && Next is { } next ? RedirectToPage("Item", new { id = School.Id, item = next.Key })
            : Then == "next" ? RedirectToPage("School", new { id = School.Id })
            : RedirectToPage("Item", new { id = School.Id, item });
    }

    /// <summary>Puts a text to use again at the end of the answer, and saves it.</summary>
    public async Task<IActionResult> OnPostSnippetAsync(string item, CancellationToken ct)
    {
        if (!await LoadAsync(item, ct))
        {
            return NotFound();
        }

        if (await snippets.FindAsync(Snippet, School.Id, current.Id, ct) is { } chosen)
        {
            Text = string.IsNullOrWhiteSpace(Text) ? chosen.Text : $"{Text.TrimEnd()}\n\n{chosen.Text}";
            ModelState.Remove(nameof(Text));
        }

        Snippet = null;
        ModelState.Remove(nameof(Snippet));
        await SaveAsync(ct);
        await CompleteAsync(ct);
        return Page();
    }

    /// <summary>Keeps it while somebody types; the answer is what to begin with next time, and the checks.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string item, CancellationToken ct)
    {
        if (!await LoadAsync(item, ct))
        {
            return NotFound();
        }

        if (!await SaveAsync(ct))
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        Response.Headers["X-Answer-Base"] = Base;
        return Partial("_WrittenFindings", await checks.RunAsync(Text ?? "", Task.IsContact, ct));
    }

    /// <summary>Saves what was typed. False when it was not: the reason stands on the page, with everything still in the form.</summary>
    private async Task<bool> SaveAsync(CancellationToken ct)
    {
        if (Text is { Length: > Longest })
        {
            ModelState.AddModelError(nameof(Text), "The answer must be 20,000 characters or fewer.");
            return false;
        }

        try
        {
            var saved = await drafts.SaveAsync(School.Id, [new(Task.Field, Text ?? "", Base ?? "")], current.Change(), ct);
            Report = saved.Report;
            if (saved.Conflicts is [{ } conflict, ..])
            {
                (Theirs, TheirName) = (conflict.Theirs, saved.By is { Length: > 0 } by ? by : "somebody else");
                ModelState.AddModelError(nameof(Text), "Somebody else changed this answer while you wrote. Both texts are below; save again when yours is right.");
                SetBase(conflict.Theirs);
                return false;
            }

            SetBase(Text ?? "");
            return true;
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused);
            return false;
        }
    }

    private void SetBase(string text)
    {
        Base = ReportDrafts.MarkOf(text);
        ModelState.Remove(nameof(Base));
    }

    private async Task<bool> LoadAsync(string item, CancellationToken ct)
    {
        var site = await sites.GetAsync(ct);
        Report = (await drafts.OpenAsync(School.Id, ct))!;
        Council = CouncilLinks.Of(site);
        _tasks = ReportTask.Of(ReportLaw.Of(site), Report.Kind);
        Task = _tasks.FirstOrDefault(t => t.Key == item)!;
        return Task is not null;
    }

    /// <summary>What stands beside the form: how the answer stands as it is saved, and what the checks say to the words in it.</summary>
    private async Task CompleteAsync(CancellationToken ct)
    {
        var site = await sites.GetAsync(ct);
        Standing = Task.Item is { } item ? ReportCompleteness.Of(Report.Content, SchoolRecord.Of(Report.School), ReportLaw.Of(site), drafts.Today, Council).Find(item.Id) : null;
        Findings = await checks.RunAsync(Text ?? "", Task.IsContact, ct);
        Source = await shared.SourceAsync(School.Id, Task.Field, Report.Answer(Task.Field), ct);
        HasOthers = Report.Answer(Task.Field).Length > 0 && School.Task is not null && await kept.HasOthersAsync(School.Id, ct);
        Weak = School.Task is not null && Task.Item is not null && current.SeenBy is null
            ? await evaluations.WeakAsync(School.Id, Task.Key, SchoolYear.StartOf(drafts.Today), ct) : null;
        _snippets = await snippets.ListAsync(School.Id, current.Id, ct);
    }
}
