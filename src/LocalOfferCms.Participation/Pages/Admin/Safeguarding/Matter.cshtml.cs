using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage;
using LocalOfferCms.Participation.Triage.Safeguarding;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Safeguarding;

/// <summary>One matter: opened on purpose, noted, cleared or confirmed.</summary>
[RequiresPermission(Permissions.ReadSealed)]
internal sealed class MatterModel(CmsDbContext db, SafeguardingDesk desk, CurrentPerson current) : PageModel
{
    [BindProperty]
    public string? Note { get; set; }

    public SafeguardingCase Matter { get; private set; } = null!;
    public Comment Comment { get; private set; } = null!;
    public IReadOnlyList<SafeguardingNote> Notes { get; private set; } = [];

    /// <summary>The words; null until they are opened.</summary>
    public string? Words { get; private set; }

    /// <summary>Whether the contact details were opened.</summary>
    public bool ContactOpened { get; private set; }

    public CommentContact? Contact { get; private set; }

    public IReadOnlyList<Refusal> Refusals => SafeguardingDesk.Refusals(Matter);

    public Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostWordsAsync(string id, CancellationToken ct)
    {
        if (await ExistsAsync(id, ct))
        {
            Words = await desk.OpenWordsAsync(id, current.Change(), ct);
        }

        return await ShowAsync(id, ct);
    }

    public async Task<IActionResult> OnPostContactAsync(string id, CancellationToken ct)
    {
        if (await ExistsAsync(id, ct))
        {
            (Contact, ContactOpened) = (await desk.OpenContactAsync(id, current.Change(), ct), true);
        }

        return await ShowAsync(id, ct);
    }

    public Task<IActionResult> OnPostNoteAsync(string id, CancellationToken ct) =>
        DoAsync(id, change => desk.NoteAsync(id, Note, change, ct), "Noted.", ct);

    public Task<IActionResult> OnPostClearAsync(string id, CancellationToken ct) =>
        DoAsync(id, change => desk.ClearAsync(id, Note, change, ct), "The comment goes on from where it stood.", ct);

    public Task<IActionResult> OnPostConfirmAsync(string id, CancellationToken ct) =>
        DoAsync(id, change => desk.ConfirmAsync(id, Note, change, ct), "Confirmed. The comment is never published.", ct);

    private async Task<IActionResult> DoAsync(string id, Func<ChangeContext, Task> act, string done, CancellationToken ct)
    {
        if (!await ExistsAsync(id, ct))
        {
            return NotFound();
        }

        try
        {
            await act(current.Change());
            TempData.SayDone(done);
            return Redirect(Url.Content($"~/admin/safeguarding/{Uri.EscapeDataString(id)}"));
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("NoNote", nameof(Note)));
            db.ChangeTracker.Clear();
            return await ShowAsync(id, ct);
        }
    }

    private Task<bool> ExistsAsync(string id, CancellationToken ct) => db.Set<SafeguardingCase>().AnyAsync(c => c.CaseId == id, ct);

    private async Task<IActionResult> ShowAsync(string id, CancellationToken ct)
    {
        if (await db.Set<SafeguardingCase>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == id, ct) is not { } matter)
        {
            return NotFound();
        }

        Matter = matter;
        Comment = await db.Set<Comment>().AsNoTracking().SingleAsync(c => c.CommentId == matter.CommentId, ct);
        Notes = await db.Set<SafeguardingNote>().AsNoTracking().Where(n => n.CaseId == id).OrderBy(n => n.NoteId).ToListAsync(ct);
        return Page();
    }
}
