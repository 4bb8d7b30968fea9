using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage;
using LocalOfferCms.Participation.Triage.Inbox;
using LocalOfferCms.Participation.Triage.Moves;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Comments;

/// <summary>Enters a comment that did not come by the site.</summary>
[RequiresPermission(Permissions.TriageComments)]
internal sealed class NewModel(EnterComment enter, PageFinder pages, LocalTime local) : PageModel
{
    [BindProperty]
    public EnteredComment Input { get; set; } = new();

    public IReadOnlyList<PageChoice> Found { get; private set; } = [];

    public IEnumerable<SelectListItem> PageChoices =>
    [
        new("The Local Offer as a whole", SortInput.WholeOffer),
        .. Found.Select(p => new SelectListItem(p.Title, p.ContentItemId) { Group = new SelectListGroup { Name = "/" + p.Path } }),
    ];

    public static IEnumerable<SelectListItem> Channels =>
        Enum.GetValues<CommentChannel>().Where(c => c != CommentChannel.Site).Select(c => new SelectListItem(TriageWords.Of(c), c.ToString()));

    public static IEnumerable<SelectListItem> Senders =>
        [new("They did not say", ""), .. Enum.GetValues<CommentFrom>().Select(f => new SelectListItem(TriageWords.Of((CommentFrom?)f), f.ToString()))];

    public static IEnumerable<SelectListItem> Subjects =>
        [new("They did not say", ""), .. Enum.GetValues<CommentAbout>().Select(a => new SelectListItem(TriageWords.Of((CommentAbout?)a), a.ToString()))];

    public static IEnumerable<SelectListItem> Ways =>
    [
        new("They want no answer", ""), new("By email", nameof(ReplyBy.Email)), new("By telephone", nameof(ReplyBy.Phone)), new("By letter", nameof(ReplyBy.Post)),
        new("In large print", nameof(ReplyBy.LargePrint)), new("In Braille", nameof(ReplyBy.Braille)), new("Another way", nameof(ReplyBy.Other)),
    ];

    public void OnGet() => Input.Day = local.Today;

    public async Task<IActionResult> OnPostFindAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var sent = await enter.ExecuteAsync(Input, local.Today, ct);
            TempData.SayDone($"The comment is entered. The reference to tell the person is {sent.Reference}.");
            return RedirectToPage();
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("NoText", "Input.Text"), ("NoChannel", "Input.Channel"), ("NoDay", "Input.Day"), ("NoSuchPage", "Input.Page"),
                ("Email", "Input.Email"), ("Phone", "Input.Phone"), ("Post", "Input.Post"), ("Other", "Input.Other"));
            return await ShowAsync(ct);
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var found = await pages.FindAsync(Input.PageWords, ct);
        Found = Input.Page is { Length: > 0 } and not SortInput.WholeOffer && found.All(p => p.ContentItemId != Input.Page) && await pages.OfAsync(Input.Page, ct) is { } chosen
            ? [chosen, .. found] : found;
        return Page();
    }
}
