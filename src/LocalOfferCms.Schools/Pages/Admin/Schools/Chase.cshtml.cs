using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Board;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>Writes to many schools at once: first what is sent, to whom and who cannot be reached; then a button.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed class ChaseModel(
    CmsDbContext db, ChasePlans plans, SendChase send, CurrentPerson current, SiteSnapshots snapshots, LocalTime local, TimeProvider clock) : PageModel
{
    private const char Between = ',';

    /// <summary>The schools that were shown, by id, with commas between.</summary>
    [BindProperty]
    public string? Chosen { get; set; }

    [BindProperty]
    public string? Round { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Whether schools that were asked lately are asked again.</summary>
    [BindProperty]
    public bool Again { get; set; }

    /// <summary>Whether the next message begins with these words.</summary>
    [BindProperty]
    public bool KeepWords { get; set; }

    public ChasePlan Plan { get; private set; } = new([]);

    public ChaseSettings Settings { get; private set; } = null!;

    /// <summary>The message as the first receiver gets it; null while there is nothing to show.</summary>
    public (string To, string Subject, string Text)? Sample { get; private set; }

    /// <param name="school">Schools that were ticked.</param>
    /// <param name="all">Whether all are meant that the board finds.</param>
    /// <param name="query">What the board is narrowed to.</param>
    /// <param name="ct">Cancels.</param>
    public async Task OnGetAsync([FromQuery] string[] school, [FromQuery] bool all, [FromQuery] BoardFilter query, CancellationToken ct)
    {
        var ids = all ? await query.Query.Rows(db, local.Today).OrderBy(s => s.School.Name).Select(s => s.School.ContentItemId).Take(ChasePlans.MostSchools + 1).ToListAsync(ct) : [.. school];
        Settings = ChaseSettings.Of(await snapshots.GetAsync(ct));
        (Subject, Text, Round) = (Settings.Subject, Settings.Text, ContentIds.New(clock.GetUtcNow().UtcDateTime));
        if (ids.Count == 0)
        {
            ModelState.AddModelError("", "Tick the schools that you want to write to.");
        }
        else if (ids.Count > ChasePlans.MostSchools)
        {
            ModelState.AddModelError("", $"You can write to {ChasePlans.MostSchools} schools at once. Narrow the board first, by phase or area.");
        }
        else
        {
            await LoadAsync(ids, ct);
        }
    }

    /// <summary>Shows how the message reads now.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken ct)
    {
        ModelState.Show(SendChase.Refusals(Options), Fields);
        await LoadAsync(Ids, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var (schools, messages) = await send.ExecuteAsync(Options, current.Change(), ct);
            TempData.SayDone(messages == 0
                ? $"This message had been sent already, to {BoardWords.Schools(schools)}."
                : $"{BoardWords.Schools(schools)} asked. {(messages == 1 ? "1 message is" : $"{messages} messages are")} on the way.");
            return RedirectToPage("/Admin/Schools/Index");
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, Fields);
            await LoadAsync(Ids, ct);
            return Page();
        }
    }

    /// <summary>Why schools that were chosen are not written to.</summary>
    public static IEnumerable<(ChaseFate Fate, string Words)> LeftOut(int days) =>
    [
        (ChaseFate.NobodyToReach, "nobody can be reached"),
        (ChaseFate.AskedLately, $"asked in the last {days} days"),
        (ChaseFate.NothingToAsk, "the report is up to date, or the law asks for none"),
    ];

    private static readonly (string, string)[] Fields = [(nameof(Subject), nameof(Subject)), (nameof(Text), nameof(Text))];

    private ChaseOptions Options => new(Round is { Length: > 0 and <= ContentIds.MaxLength } round ? round : ContentIds.New(clock.GetUtcNow().UtcDateTime), Ids, Subject, Text, Again, KeepWords);

    private string[] Ids => (Chosen ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).Take(ChasePlans.MostSchools).ToArray();

    private async Task LoadAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        Settings = ChaseSettings.Of(site);
        Plan = await plans.OfAsync(ids, Again, ct);
        Chosen = string.Join(Between, Plan.Lines.Select(l => l.Id));
        if (Plan.Messages is [var (to, schools), ..])
        {
            Sample = (to.Words, send.Filled(Subject ?? "", site, schools), send.Filled(Text ?? "", site, schools));
        }
    }
}

/// <summary>What the board is narrowed to, out of an address.</summary>
internal sealed record BoardFilter(string? Q, string? State, string? Phase, string? Trust, string? Area, string? Keepers)
{
    public BoardQuery Query => new(Q, State, Phase, Trust, Area, Keepers, null);
}
