using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers;
using LocalOfferCms.Participation.Answers.Moves;
using LocalOfferCms.Participation.Answers.Reading;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>One reply to be made by hand: the words to read or to print, and, when a button is pressed, how the sender is reached.</summary>
[RequiresPermission(Permissions.TriageComments)]
internal sealed class ReplyModel(ReplyList replies, MarkReplied replied, SiteSnapshots sites, CurrentPerson current) : PageModel
{
    [FromQuery(Name = "about")]
    public ReplyAbout About { get; set; }

    public DueReply Due { get; private set; } = null!;
    public string SiteName { get; private set; } = "";
    public IReadOnlyList<string> Paragraphs { get; private set; } = [];
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>How the sender is reached; null until the button is pressed.</summary>
    public CommentContact? Contact { get; private set; }
    public bool IsContactGone { get; private set; }

    public static IEnumerable<(string Label, string Text)> Ways(CommentContact contact) =>
        new (string Label, string? Text)[] { ("Wants to hear", RepliesModel.Words(contact.ReplyBy)), ("Telephone", contact.Phone), ("Post", contact.Post), ("Email address", contact.Email), ("Another way", contact.Other) }
            .Where(w => !string.IsNullOrWhiteSpace(w.Text)).Select(w => (w.Label, w.Text!));

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await LoadAsync(id, ct) ?? Page();

    public async Task<IActionResult> OnPostContactAsync(string id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } missing)
        {
            return missing;
        }

        Contact = await replied.ShowContactAsync(id, current.Change(), ct);
        IsContactGone = Contact is null;
        return Page();
    }

    public async Task<IActionResult> OnPostDoneAsync(string id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } missing)
        {
            return missing;
        }

        try
        {
            await replied.ExecuteAsync(id, About, current.Id, current.Change(), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals);
            return Page();
        }

        TempData.SayDone($"Noted: {Due.Reference} has had a reply.");
        return RedirectToPage("Replies");
    }

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken ct)
    {
        if (await replies.FindAsync(id, About, ct) is not { } due)
        {
            return NotFound();
        }

        var site = await sites.GetAsync(ct);
        (Due, SiteName, Refusals) = (due, site.SiteName, MarkReplied.Refusals(due.Reply));
        string?[] texts = About switch
        {
            ReplyAbout.LeftOut => ["Thank you. We have read and recorded it. The law lets us leave some comments out of what we publish, and this is one of them.", ResponseForm.Of(site, "", false).Complaint],
            ReplyAbout.ActionDone => ["What we said that we would do is done.", due.Response?.ActionText],
            _ => ["This is our answer.", due.Response?.Text, due.Response?.ActionText],
        };
        Paragraphs = [.. texts.OfType<string>().SelectMany(t => t.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return null;
    }
}
