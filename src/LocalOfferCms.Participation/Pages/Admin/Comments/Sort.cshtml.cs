using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage;
using LocalOfferCms.Participation.Triage.Inbox;
using LocalOfferCms.Participation.Triage.Moves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Comments;

/// <summary>One comment: its words with what may identify somebody, the working text, and the decision.</summary>
[RequiresPermission(Permissions.TriageComments)]
internal sealed class SortModel(
    CmsDbContext db, SiteSnapshots snapshots, CurrentPerson current, PageFinder pages, SimilarComments similar,
    SortComment sort, FoldComment fold, HoldComment hold, ProposeLeavingOut propose, AgreeLeavingOut agree, RefuseLeavingOut refuse) : PageModel
{
    private static readonly (string, string)[] Fields =
    [
        ("NoText", "Input.Text"), ("TextTooLong", "Input.Text"), ("ChangedMeanwhile", "Input.Text"), ("MarksLeft", "Input.NobodyIdentified"), ("NoSuchComment", "Input.SameAs"), ("OtherAnswered", "Input.SameAs"), ("OtherUnsorted", "Input.SameAs"), ("IsFolded", "Input.SameAs"),
        ("NoReason", "Input.Reason"), ("NoNote", "Input.Note"), ("NoRefusalNote", "RefusalNote"), ("NoSuchPage", "Input.Page"),
    ];

    [BindProperty]
    public SortInput Input { get; set; } = new();

    [BindProperty]
    public string? RefusalNote { get; set; }

    public Comment Comment { get; private set; } = null!;
    public SiteSnapshot Site { get; private set; } = null!;
    public IReadOnlyList<Comment> Similar { get; private set; } = [];
    public IReadOnlyList<PageChoice> Found { get; private set; } = [];
    public LeaveOutDecision? Proposal { get; private set; }
    public Comment? SameAs { get; private set; }
    public string? OwnerName { get; private set; }

    /// <summary>Whether somebody changed the comment while this form was open: then both texts are shown.</summary>
    public bool IsStale { get; private set; }

    public bool MayOpenOriginal => current.Has(Permissions.ReadSealed);
    public bool IsUnsorted => Comment.Stage == CommentStage.Received;
    public IReadOnlyList<Refusal> HoldRefusals => HoldComment.Refusals(Comment);
    public IReadOnlyList<Refusal> DecideRefusals => AgreeLeavingOut.Refusals(Comment, current.Id);
    public IReadOnlyList<MarkGroup> Marks { get; private set; } = [];

    public IEnumerable<SelectListItem> Topics =>
        [new("No topic", ""), .. Site.Taxonomies.TryGetValue("topics", out var topics) ? topics.Select(t => new SelectListItem(t.Value, t.Key)) : []];

    public IEnumerable<SelectListItem> PageChoices =>
    [
        new($"{Comment.PageTitle} (as it is now)", ""), new("The Local Offer as a whole", SortInput.WholeOffer),
        .. Found.Select(p => new SelectListItem(p.Title, p.ContentItemId) { Group = new SelectListGroup { Name = "/" + p.Path } }),
    ];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct))
        {
            return NotFound();
        }

        Input = SortInput.Of(Comment);
        return await ShowAsync(ct);
    }

    /// <summary>Marks the working text anew and shows what was changed.</summary>
    public async Task<IActionResult> OnPostLookAsync(string id, CancellationToken ct) => await OpenAsync(id, ct) ? await ShowAsync(ct) : NotFound();

    public async Task<IActionResult> OnPostTakeAsync(string id, string? take, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct))
        {
            return NotFound();
        }

        Input.Text = MarkGroup.TakeOut(Input.Working, take);
        ModelState.Remove("Input.Text");
        return await ShowAsync(ct);
    }

    public Task<IActionResult> OnPostRouteAsync(string id, CancellationToken ct) => DoAsync(id, async () =>
    {
        await sort.ExecuteAsync(Input.ToSorted(id, await PageAsync(ct)), current.Change(), ct);
        return $"{Comment.Reference} is on its way to its owner.";
    }, ct);

    public Task<IActionResult> OnPostFoldAsync(string id, CancellationToken ct) => DoAsync(id, async () =>
    {
        await fold.ExecuteAsync(Input.ToSorted(id, await PageAsync(ct)), Input.SameAs, current.Change(), ct);
        return $"{Comment.Reference} shares the answer of the other comment.";
    }, ct);

    public Task<IActionResult> OnPostLeaveOutAsync(string id, CancellationToken ct) => DoAsync(id, async () =>
    {
        await propose.ExecuteAsync(Input.ToSorted(id, await PageAsync(ct)), Input.Reason, Input.Note, current.Change(), ct);
        return $"A second person decides whether {Comment.Reference} is left out.";
    }, ct);

    public Task<IActionResult> OnPostHoldAsync(string id, CancellationToken ct) => DoAsync(id, async () =>
    {
        await hold.ExecuteAsync(id, Input.HoldNote, current.Change(), ct);
        return "The safeguarding lead has been told. Nobody else sees the comment now.";
    }, ct);

    public Task<IActionResult> OnPostAgreeAsync(string id, CancellationToken ct) => DoAsync(id, async () =>
    {
        await agree.ExecuteAsync(id, Input.Revision, current.Change(), ct);
        return $"{Comment.Reference} is left out, and recorded with the reason.";
    }, ct);

    public Task<IActionResult> OnPostRefuseAsync(string id, CancellationToken ct) => DoAsync(id, async () =>
    {
        await refuse.ExecuteAsync(id, Input.Revision, RefusalNote, current.Change(), ct);
        return $"{Comment.Reference} waits to be sorted again.";
    }, ct);

    private async Task<IActionResult> DoAsync(string id, Func<Task<string>> act, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct))
        {
            return NotFound();
        }

        try
        {
            TempData.SayDone(await act());
            return Redirect(Url.Content("~/admin/comments"));
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, Fields);
            IsStale = refused.Refusals.Any(r => r.Code == OpenComments.ChangedMeanwhile.Code);
            db.ChangeTracker.Clear();
            return await OpenAsync(id, ct) ? await ShowAsync(ct) : NotFound();
        }
    }

    private async Task<bool> OpenAsync(string id, CancellationToken ct)
    {
        var comment = await db.Comments().AsNoTracking().FindOpenAsync(id, ct);
        Comment = comment!;
        return comment is not null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        if (IsStale)
        {
            // Whoever has seen both texts decides with the next press.
            Input.Revision = Comment.Revision;
            ModelState.Remove("Input.Revision");
        }

        if (IsUnsorted)
        {
            Marks = MarkGroup.Of(Input.Working);
            Similar = await similar.FindAsync(Comment, ct);
            Found = await FoundPagesAsync(ct);
        }

        Proposal = Comment.Stage == CommentStage.LeavingOut ? await Sorting.WaitingAsync(db, Comment.CommentId, ct) : null;
        SameAs = Comment.SameAsId is { } same ? await db.Comments().AsNoTracking().FindOpenAsync(same, ct) : null;
        OwnerName = Comment.OwnerId is { } owner ? await db.People.Where(p => p.Id == owner).Select(p => p.Name).FirstOrDefaultAsync(ct) : null;
        return Page();
    }

    /// <summary>Pages that were found, and the one that was chosen before, which a new search does not take away.</summary>
    private async Task<IReadOnlyList<PageChoice>> FoundPagesAsync(CancellationToken ct)
    {
        var found = await pages.FindAsync(Input.PageWords, ct);
        return Input.Page is { Length: > 0 } and not SortInput.WholeOffer && found.All(p => p.ContentItemId != Input.Page) && await pages.OfAsync(Input.Page, ct) is { } chosen
            ? [chosen, .. found] : found;
    }

    private async Task<PageChoice?> PageAsync(CancellationToken ct) => Input.Page switch
    {
        null or "" => null,
        SortInput.WholeOffer => PageChoice.WholeOffer,
        var item => await pages.OfAsync(item, ct) ?? throw new RefusedException([new("NoSuchPage", "That page is not on the site any more. Choose another one.")]),
    };
}
