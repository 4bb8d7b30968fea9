using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Pages.Participation;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Participation.Retention;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Pages.MyData;

/// <summary>What is held with a comment, in kinds, for its sender; and asking to see, correct or remove it. Nothing of officers' work shows here.</summary>
[RequestSizeLimit(256 * 1024)]
internal sealed class MyDataModel(
    SenderComments comments, CmsDbContext db, SiteSnapshots snapshots, CurrentTenant tenant, RequestGuard guard, SendRequest send, LocalTime local) : SecretPage(comments)
{
    private const int MostShown = 20;

    [BindProperty]
    public RequestInput Input { get; set; } = new();

    public IReadOnlyList<(string What, string Words)> Held { get; private set; } = [];
    public IReadOnlyList<FormRequest> Requests { get; private set; } = [];
    public bool HasEmail { get; private set; }
    public RetentionSettings Settings { get; private set; } = null!;

    /// <summary>One request after the other: the next can be sent when the last is answered.</summary>
    public bool MayAsk => Requests.All(r => r.AnsweredUtc is not null);

    public IEnumerable<SelectListItem> Wishes => Enum.GetValues<RequestWish>().Select(w => new SelectListItem(RequestWords.Of(w), w.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct))
        {
            return SayUnknown();
        }

        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct))
        {
            return SayUnknown();
        }

        await LoadAsync(ct);
        if (Input.Wish is not { } wish || !Enum.IsDefined(wish))
        {
            ModelState.AddModelError(RequestInput.Field(nameof(Input.Wish)), "Choose what you would like.");
        }

        RequestInput.CheckText(ModelState, nameof(Input.Words), Input.Words, Input.Wish == RequestWish.Correct ? "Say what is wrong, and what it should be." : null);
        if (!MayAsk)
        {
            ModelState.AddModelError("", "We have a request of yours already. You can send another when we have answered it.");
        }
        else if (ModelState.IsValid && guard.Refuse(HttpContext, tenant.Value, Input.Website) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
        }

        if (!ModelState.IsValid)
        {
            ViewData["Title"] = "Error: What we hold about you";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await send.ExecuteAsync(RequestKind.MyData, Input, null, Own.CommentId, CancellationToken.None);
        return SeeOther("/MyData/Index", new { reference = Reference, secret = Secret });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        ViewData["Title"] = "What we hold about you";
        Settings = RetentionSettings.Of(await snapshots.GetAsync(ct));
        var contact = await db.Set<CommentContact>().AsNoTracking().FirstOrDefaultAsync(c => c.CommentId == Own.CommentId, ct);
        HasEmail = contact?.Email is not null;
        Requests = await db.Set<FormRequest>().AsNoTracking().Where(r => r.CommentId == Own.CommentId)
            .OrderByDescending(r => r.ReceivedUtc).Take(MostShown).ToListAsync(ct);
        Held =
        [
            ("Your comment", Own.Text is null ? "Without what could tell who you are; not in the words that you sent" : "In the words that you sent"),
            ("The page that it is about", Own.PageTitle),
            ("When it came", LocalTime.LongDay(DateOnly.FromDateTime(local.FromUtc(Own.ReceivedUtc)))),
            ("How to reach you", Ways(contact)),
            ("What you told us about yourself", Own.From is null ? "Nothing" : "In which role you wrote to us"),
        ];
    }

    private static string Ways(CommentContact? contact) =>
        string.Join(", ", new[] { contact?.Email is null ? null : "an email address", contact?.Phone is null ? null : "a telephone number", contact?.Post is null ? null : "a postal address", contact?.Other is null ? null : "another way that you described" }
            .OfType<string>()) is { Length: > 0 } ways ? char.ToUpperInvariant(ways[0]) + ways[1..] : "Nothing";
}
