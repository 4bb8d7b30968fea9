using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>A move with its button: what it does, why not now, and what has to be said for it.</summary>
[RequiresPermission(Permissions.ViewContent, Permissions.EditOwnContent)]
internal sealed class MoveModel(ItemDesk desk, MoveMaker maker, WhereUsed uses, Owners owners, Approvers approvers) : PageModel
{
    public ItemView Item { get; private set; } = null!;
    public LifeMove Move { get; private set; } = null!;
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];
    public IReadOnlyList<Use> Uses { get; private set; } = [];
    public IEnumerable<SelectListItem> People { get; private set; } = [];

    [BindProperty]
    public MoveInput Input { get; set; } = new();

    public bool AsksForPlace => (Move.Name is LifeMove.Withdraw or LifeMove.Delete) && Item.State.Published is not null;
    public bool AsksForPass => Move.Name is LifeMove.Approve or LifeMove.Publish or LifeMove.Schedule && Item.State.ToPass.Count > 0;
    public bool MayPass => Item.May(Permissions.ApproveContent);

    public string NoteLabel => Move.Name switch
    {
        LifeMove.Submit => "What should they look at? (optional)",
        LifeMove.Return => "What is to be changed?",
        LifeMove.Approve => "A word to the author (optional)",
        _ => "Why? (optional, for the record)",
    };

    public async Task<IActionResult> OnGetAsync(string id, string move, CancellationToken ct)
    {
        if (await OpenAsync(id, move, ct) is { } answer)
        {
            return answer;
        }

        Input.Owner = ContentFacts.OwnerId(Item.Shown);
        Input.Team = ContentFacts.Owner(Item.Shown);
        Input.ReviewDue = ContentFacts.ReviewDue(Item.Shown)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string move, CancellationToken ct)
    {
        if (await OpenAsync(id, move, ct) is { } answer)
        {
            return answer;
        }

        try
        {
            TempData.SayDone(await maker.MakeAsync(Move, Item, Input, ct));
            return Redirect(Url.Content(Move.Name == LifeMove.Delete ? "~/admin/content" : $"~/admin/content/{Uri.EscapeDataString(id)}"));
        }
        catch (RefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
            {
                ModelState.AddModelError(FieldOf(refusal.Code), refusal.Message);
            }

            return Page();
        }
    }

    private async Task<IActionResult?> OpenAsync(string id, string move, CancellationToken ct)
    {
        if (LifeMove.Find(move) is not { } found || await desk.OpenAsync(id, ct) is not { } item)
        {
            return NotFound();
        }

        if (!found.IsFor(item))
        {
            return Forbid();
        }

        (Move, Item, Refusals) = (found, item, found.Refusals(item));
        Uses = move is LifeMove.Delete or LifeMove.Withdraw ? await uses.FindAsync(item.State, ct) : [];
        People = move switch
        {
            LifeMove.Submit => [new("Whoever may approve", ""), .. Choices(await approvers.ListAsync(item.State.Item.ContentType, item.Me.Id, ct))],
            // Who works for the council is no business of those outside it, who would lose the page with its owner.
            LifeMove.Keeper when !item.Me.Has(Permissions.ViewContent) => [new(item.Me.Name, item.Me.Id)],
            LifeMove.Keeper => [new("Nobody from the list", ""), .. Choices(await owners.ListAsync(ct))],
            _ => [],
        };
        return null;
    }

    private static IEnumerable<SelectListItem> Choices(IReadOnlyList<OwnerChoice> people) => people.Select(p => new SelectListItem(p.Name, p.Id));

    /// <summary>The field that a refusal is about; empty for the form as a whole.</summary>
    private string FieldOf(string code) => code switch
    {
        "NoNote" => "Input.Note",
        "NotApprover" => Move.Name == LifeMove.Submit ? "Input.To" : "",
        "NoReason" => "Input.PassReason",
        "NoTime" or "TimePassed" or "NoSuchTime" => "Input.Day",
        "NoPage" or "NoSuchPage" => "Input.See",
        "NoticeTooLong" => "Input.Notice",
        "IsUsed" => "Input.Knows",
        "NoDate" or "NoReviewPart" => "Input.ReviewDue",
        "NoOwnerPart" => "Input.Team",
        _ => "",
    };
}
