using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Media;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Media;

/// <summary>One file: what is said of it, where it is used, and what can be done with it. Those from outside the council change what they added themselves.</summary>
[RequiresPermission(Permissions.ManageMedia)]
[RequestSizeLimit(UploadedFiles.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = UploadedFiles.MostBytes)]
internal sealed class DetailsModel(
    CmsDbContext db, MediaEditing editing, MediaActions actions, MediaUse uses, MediaUpload upload, MediaStore store, SiteSnapshots snapshots, CurrentPerson current, TimeProvider clock) : PageModel
{
    /// <summary>How wide the picture is on which a point is chosen: it fits the narrowest screen.</summary>
    public const int FocusWidth = 280;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public MediaForm Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Replacement { get; set; }

    /// <summary>Why it is withdrawn.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public MediaFile Item { get; private set; } = null!;
    public bool MayChange { get; private set; }
    public PictureLink? Picture { get; private set; }
    public IReadOnlyList<MediaUsePlace> Places { get; private set; } = [];
    public IReadOnlyList<Refusal> DeleteRefusals { get; private set; } = [];
    public IReadOnlyList<MediaFile> Companions { get; private set; } = [];

    /// <summary>How high the picture is on which a point is chosen.</summary>
    public int FocusHeight => Math.Max(1, FocusWidth * (Item.Height ?? 1) / Math.Max(1, Item.Width ?? 1));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input = MediaForm.Of(Item);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (!MayChange)
        {
            return Forbid();
        }

        var (details, change) = (Input.Details(), current.Change());
        foreach (var refusal in MediaEditing.Refusals(Item, details, MediaConsent.Today(db.Tenant, clock.GetUtcNow().UtcDateTime)))
        {
            ModelState.AddModelError($"{nameof(Input)}.{refusal.Code}", refusal.Message);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(ct);
        }

        Item = await editing.SaveAsync(Id, details, change, ct);
        return Done($"'{Item.Label}' was saved.");
    }

    /// <summary>A click on the picture: a browser without script posts where it fell.</summary>
    public Task<IActionResult> OnPostFocusAsync([FromForm(Name = "at.x")] int x, [FromForm(Name = "at.y")] int y, CancellationToken ct) => ActAsync("", async () =>
    {
        if ((x, y) == (0, 0))
        {
            return "No point was chosen. Type how far from the left and the top it is, below.";
        }

        Input = MediaForm.Of(Item);
        (Input.FocalX, Input.FocalY) = (PerCent(x, FocusWidth), PerCent(y, FocusHeight));
        await editing.SaveAsync(Id, Input.Details(), current.Change(), ct);
        return "The most important point of the picture was saved.";
    }, ct);

    public Task<IActionResult> OnPostReplaceAsync(CancellationToken ct) => ActAsync(nameof(Replacement), async () =>
    {
        if (Replacement is null)
        {
            throw new RefusedException([new("NoFile", "Choose the file that takes its place.")]);
        }

        Item = await upload.ReplaceAsync(Id, Replacement.HandedIn(), current.Change(), ct);
        return $"'{Item.Label}' was replaced. Every page that uses it shows the new one.";
    }, ct);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct) => ActAsync(nameof(Reason), async () =>
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            throw new RefusedException([new("NoReason", "Say why, for the people whose pages show it.")]);
        }

        await actions.WithdrawAsync(Id, current.Change(), Reason.Trim(), ct);
        return $"'{Item.Label}' is no longer shown anywhere.";
    }, ct);

    public Task<IActionResult> OnPostRestoreAsync(CancellationToken ct) => ActAsync("", async () =>
    {
        await actions.RestoreAsync(Id, current.Change(), store, ct);
        return $"'{Item.Label}' is back.";
    }, ct);

    public Task<IActionResult> OnPostDeleteAsync(CancellationToken ct) => ActAsync("", async () =>
    {
        await actions.DeleteAsync(Id, current.Change(), ct);
        return $"'{Item.Label}' was deleted. For {MediaActions.KeptAfterDelete.Days} days it can be brought back.";
    }, ct);

    private async Task<IActionResult> ActAsync(string field, Func<Task<string>> act, CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (!MayChange)
        {
            return Forbid();
        }

        ModelState.Clear();
        try
        {
            return Done(await act());
        }
        catch (RefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
            {
                ModelState.AddModelError(field, refusal.Message);
            }

            db.ChangeTracker.Clear();
            await FindAsync(ct);
            Input = MediaForm.Of(Item);
            return await ShowAsync(ct);
        }
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        var file = await db.MediaFiles.AsNoTracking().FirstOrDefaultAsync(f => f.MediaFileId == Id, ct);
        Item = file!;
        MayChange = current.Has(Permissions.ViewContent) || await IsOwnAsync(ct);
        return file is not null && (MayChange || file.State == MediaState.Kept);
    }

    private Task<bool> IsOwnAsync(CancellationToken ct) =>
        db.AuditEntries.AnyAsync(e => e.SubjectKind == nameof(MediaFile) && e.SubjectId == Id && e.Event == MediaUpload.AddedEvent && e.AuthorId == current.Id, ct);

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Picture = Item.State == MediaState.Removed ? null : PictureLink.Of(Item, (await snapshots.GetAsync(ct)).MediaProfiles);
        Places = [.. (await uses.FindAsync(Item, ct)).Where(place => MayChange || !place.IsInside)];
        DeleteRefusals = await actions.DeleteRefusalsAsync(Item, ct);
        Companions = await db.MediaFiles.AsNoTracking().Where(f => f.MediaFileId == Item.CaptionsId || f.MediaFileId == Item.TranscriptId).ToListAsync(ct);
        return Page();
    }

    private RedirectToPageResult Done(string words)
    {
        TempData.SayDone(words);
        return RedirectToPage(new { Id });
    }

    private static decimal PerCent(int at, int of) => Math.Clamp(Math.Round(100m * at / of, 1), 0, 100);
}
