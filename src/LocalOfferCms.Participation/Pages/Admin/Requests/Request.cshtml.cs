using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Participation.Retention;
using LocalOfferCms.Participation.Triage;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Requests;

/// <summary>One request: read, acknowledged, answered.</summary>
[RequiresPermission(Permissions.HandleRequests, Permissions.ReadSealed)]
internal sealed class RequestModel(
    RequestList list, CmsDbContext db, CurrentPerson current, SiteSnapshots snapshots, AcknowledgeRequest acknowledge, AnswerRequest answer, LocalTime local) : PageModel
{
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public bool RemoveContact { get; set; }

    [BindProperty]
    public string? KeptReason { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public FormRequest Shown { get; private set; } = null!;
    public bool HasEmail { get; private set; }
    public bool HasContact { get; private set; }
    public string AnsweredBy { get; private set; } = "";
    public IReadOnlyList<(string What, string Words)> Lines { get; private set; } = [];

    public string AnswerHint => Shown.Kind == RequestKind.MyData
        ? $"The sender reads it by the private link of their comment{(HasEmail ? ", and in a message" : "")}."
        : HasEmail ? "The sender gets it by email." : "The sender gave no email address: call or write to them, and write down here what you said.";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        (Revision, RemoveContact) = (Shown.Revision, Shown.Wish == RequestWish.Remove);
        KeptReason = Shown.Wish == RequestWish.Remove ? (await snapshots.GetAsync(ct)).Setting(RetentionSettings.Document, "KeptReason") : "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        try
        {
            await answer.ExecuteAsync(id, new(Answer, RemoveContact, KeptReason, Revision), current.Change(), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, (nameof(Answer), nameof(Answer)), (nameof(KeptReason), nameof(KeptReason)));
            // What was typed stays; the number of the change is the new one, so that whoever looks again can send it.
            ModelState.Remove(nameof(Revision));
            Revision = Shown.Revision;
            return Page();
        }

        TempData.SayDone(HasEmail ? "The answer is sent." : "The answer is kept.");
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostAcknowledgeAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        try
        {
            await acknowledge.ExecuteAsync(id, current.Change(), ct);
            TempData.SayDone("It is written down that the sender has been told.");
        }
        catch (RefusedException refused)
        {
            TempData.SayDone(refused.Message);
        }

        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is not { } request)
        {
            return false;
        }

        Shown = request;
        AnsweredBy = request.AnsweredById is { } by ? await db.People.Where(p => p.Id == by).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "" : "";
        Lines = request.CommentId is null ? await OfFormAsync(request, ct) : await OfCommentAsync(request, ct);
        return true;
    }

    private async Task<List<(string, string)>> OfFormAsync(FormRequest request, CancellationToken ct)
    {
        var contact = await db.Set<RequestContact>().AsNoTracking().FirstOrDefaultAsync(c => c.RequestId == request.RequestId, ct);
        (HasEmail, HasContact) = (contact?.Email is not null, contact is not null);
        return
        [
            .. Common(request), .. Line("Which page", request.PageTitle), .. Line("Its address", request.PagePath),
            .. Line("Format", request.Format is { } format ? RequestWords.Of(format) : null),
            .. Line(request.Kind == RequestKind.DataComplaint ? "What happened" : "What they say", request.Words), .. Line("What would put it right", request.Outcome),
            .. Line("Name", contact?.Name), .. Line("Email", contact?.Email), .. Line("Telephone", contact?.Phone), .. Line("Post", contact?.Post),
        ];
    }

    private async Task<List<(string, string)>> OfCommentAsync(FormRequest request, CancellationToken ct)
    {
        var about = await (
            from comment in db.Set<Comment>().AsNoTracking().Where(c => c.CommentId == request.CommentId)
            from contact in db.Set<CommentContact>().Where(c => c.CommentId == comment.CommentId).DefaultIfEmpty()
            select new { comment.Reference, comment.PageTitle, comment.ReceivedUtc, Contact = contact }).FirstOrDefaultAsync(ct);
        (HasEmail, HasContact) = (about?.Contact?.Email is not null, about?.Contact is not null);
        return
        [
            .. Common(request), .. Line("They would like to", RequestWords.About(request)), .. Line("What they say", request.Words),
            .. Line("About the comment", about?.Reference), .. Line("On the page", about?.PageTitle), .. Line("It came on", about is null ? null : Day(about.ReceivedUtc)),
            .. Line("Email", about?.Contact?.Email), .. Line("Telephone", about?.Contact?.Phone), .. Line("Post", about?.Contact?.Post), .. Line("Other way", about?.Contact?.Other),
        ];
    }

    private IEnumerable<(string, string)> Common(FormRequest request) =>
    [
        ("Came", Day(request.ReceivedUtc)),
        .. Line(request.Kind == RequestKind.DataComplaint ? "To be acknowledged by" : "To be answered by", Day(request.DueUtc)),
        .. Line("Acknowledged", request.AcknowledgedUtc is { } told ? Day(told) : null),
        .. Line("Reminded of", request.RemindedUtc is { } reminded ? Day(reminded) : null),
    ];

    private string Day(DateTime utc) => LocalTime.LongDay(DateOnly.FromDateTime(local.FromUtc(utc)));

    private static IEnumerable<(string, string)> Line(string what, string? words) => string.IsNullOrEmpty(words) ? [] : [(what, words)];
}
