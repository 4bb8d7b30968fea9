using LocalOfferCms.Core;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers;
using LocalOfferCms.Participation.Answers.Moves;
using LocalOfferCms.Participation.Answers.Reading;
using LocalOfferCms.Participation.Comments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;
using TopicOnlyPages = LocalOfferCms.Participation.Published.TopicOnlyPages;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>Where an owner answers: the words, the answer, what happens now. Whatever was typed is kept before anything is refused.</summary>
[RequiresPermission(Permissions.AnswerComments, Permissions.ApproveAnswers)]
internal sealed class AnswerModel(
    CmsDbContext db, AnswerDesk desk, AnswerComments answers, Snippets snippets, AnswerClock clock, PlainWords plain, SiteSnapshots sites, CurrentPerson current) : PageModel
{
    public static readonly SelectListItem[] Actions =
    [
        new("Nothing changes", nameof(ActionStatus.None)), new("It is planned", nameof(ActionStatus.Planned)),
        new("It is under way", nameof(ActionStatus.UnderWay)), new("It is done", nameof(ActionStatus.Done)),
    ];

    private IReadOnlyList<AnswerSnippet> _snippets = [];
    private IReadOnlyList<Comment> _joinable = [];
    private SiteSnapshot _site = null!;

    [BindProperty]
    public AnswerForm Form { get; set; } = new();

    public OpenComment Open { get; private set; } = null!;
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];
    public TimeLeft Left { get; private set; } = null!;
    public CheckReport? Checks { get; private set; }

    /// <summary>What somebody else saved while this person wrote, field by field.</summary>
    public IReadOnlyList<(string Label, string Text)> Theirs { get; private set; } = [];
    public string TheirName { get; private set; } = "";

    /// <summary>Whether the page is of a small school or a service that one person runs: nothing may stand under it.</summary>
    public bool IsTopicOnly { get; private set; }

    /// <summary>Whether there is no such comment for this person, or none any more.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Whether its sender took it back while it was theirs.</summary>
    public bool IsTakenBack { get; private set; }

    public bool IsMine => Open.Comment.OwnerId == current.Id;
    public bool IsOfficer => current.IsOfficer();
    public bool MayAnswer => Refusals.Count == 0 && (IsMine || IsOfficer);
    public IEnumerable<SelectListItem> SnippetItems => _snippets.Count == 0 ? [] : [new("Choose a text", ""), .. _snippets.Select(s => new SelectListItem(s.Title, s.SnippetId))];
    public IEnumerable<SelectListItem> Joinable => _joinable.Select(c => new SelectListItem(c.Text.Cut(200), c.CommentId));
    public IEnumerable<SelectListItem> Topics => [new("No topic", ""), .. AnswerTopics.Of(_site)];
    public IEnumerable<SelectListItem> Places => [new("Under the page, and in ‘You said, we did’", "page"), new("In ‘You said, we did’ only, by its topic", "topic")];

    public static string FromWords(CommentFrom? from) => from switch
    {
        CommentFrom.YoungPerson => ", from a young person",
        CommentFrom.ParentOrCarer => ", from a parent or carer",
        CommentFrom.OnBehalf => ", from somebody for a family",
        CommentFrom.Professional => ", from a professional",
        _ => "",
    };

    public ShownAnswer Shown(CommentResponse response) => ShownAnswer.Of(response, Open.Comment, _site);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } missing)
        {
            return missing;
        }

        Form = AnswerForm.Of(StartOf(Open));
        Form.Also = [.. _joinable.Where(c => c.ResponseId is not null && c.ResponseId == Open.Comment.ResponseId).Select(c => c.CommentId)];
        Checks = MayAnswer ? await plain.RunAsync(Form.Text ?? "", ct) : null;
        return Page();
    }

    /// <summary>Keeps it and goes on to the preview, when it is complete.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await KeepAsync(id, ct) is { } answer)
        {
            return answer;
        }

        var missing = await answers.ToSendAsync(Form.Draft(id), Open.Comment.IsApart, current.Change().Now, ct);
        ModelState.Show(missing.Where(m => !(m.Code == "ActionDue" && Form.HasUnreadableDay)), AnswerForm.Fields);
        if (Form.HasUnreadableDay)
        {
            ModelState.AddModelError("Form.ActionDue", "The day cannot be read. Give it like 2027-03-31.");
        }

        return ModelState.IsValid ? RedirectToPage("Preview", new { id }) : await AgainAsync(ct);
    }

    /// <summary>Keeps it as it is.</summary>
    public async Task<IActionResult> OnPostLaterAsync(string id, CancellationToken ct)
    {
        if (await KeepAsync(id, ct) is { } answer)
        {
            return answer;
        }

        TempData.SayDone("Your answer is saved. You find it here when you come back.");
        return RedirectToPage("Index");
    }

    /// <summary>Puts a text to use again at the end of the answer.</summary>
    public async Task<IActionResult> OnPostSnippetAsync(string id, CancellationToken ct)
    {
        if (await snippets.FindAsync(Form.Snippet, current.Id, ct) is { } snippet)
        {
            Form.Text = string.IsNullOrWhiteSpace(Form.Text) ? snippet.Text : $"{Form.Text.TrimEnd()}\n\n{snippet.Text}";
            ModelState.Remove("Form.Text");
        }

        Form.Snippet = null;
        ModelState.Remove("Form.Snippet");
        return await KeepAsync(id, ct) ?? await AgainAsync(ct);
    }

    /// <summary>Keeps it while somebody types; the answer is the new revision and the checks.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string id, CancellationToken ct)
    {
        if (await KeepAsync(id, ct) is not null || !ModelState.IsValid)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        Checks = await plain.RunAsync(Form.Text ?? "", ct);
        Response.Headers["X-Answer-Revision"] = Form.AnswerRevision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Partial("_AnswerChecks", Checks);
    }

    /// <summary>Keeps what was typed. Null when it is kept; else the page that says why not, with everything still in the form.</summary>
    private async Task<IActionResult?> KeepAsync(string id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } missing)
        {
            return missing;
        }

        if (!MayAnswer)
        {
            ModelState.Show(Refusals.Count > 0 ? Refusals : [new("NotYours", "It is not yours to answer.")]);
            return Page();
        }

        try
        {
            Form.AnswerRevision = await answers.SaveAsync(Form.Draft(id), current, current.Change(), ct);
            ModelState.Remove("Form.AnswerRevision");
            return null;
        }
        catch (Exception refused) when (refused is RefusedException or DbUpdateConcurrencyException)
        {
            return await StaleAsync(id, (refused as RefusedException)?.Refusals ?? [AnswerRefusals.Stale], ct);
        }
    }

    /// <summary>Shows both texts; the next press of the button counts.</summary>
    private async Task<IActionResult> StaleAsync(string id, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } missing)
        {
            return missing;
        }

        ModelState.Show(refusals);
        var theirs = AnswerForm.Of(StartOf(Open));
        TheirName = await desk.NameAsync(Open.Response?.AuthorId, ct) ?? "somebody else";
        Theirs = Differing(theirs).ToList();
        (Form.CommentRevision, Form.AnswerRevision) = (theirs.CommentRevision, theirs.AnswerRevision);
        Checks = await plain.RunAsync(Form.Text ?? "", ct);
        return Page();
    }

    private IEnumerable<(string, string)> Differing(AnswerForm theirs)
    {
        (string Label, string? Theirs, string? Mine)[] all =
        [
            ("You said", theirs.YouSaid, Form.YouSaid), ("The answer", theirs.Text, Form.Text), ("What is done", theirs.ActionText, Form.ActionText),
            ("Team", theirs.ActionOwner, Form.ActionOwner), ("By when", theirs.ActionDue, Form.ActionDue), ("How families were involved", theirs.FamiliesInvolved, Form.FamiliesInvolved),
        ];
        return all.Where(f => !string.IsNullOrEmpty(f.Theirs) && f.Theirs.ReplaceLineEndings("\n").Trim() != (f.Mine ?? "").ReplaceLineEndings("\n").Trim()).Select(f => (f.Label, f.Theirs!));
    }

    private async Task<IActionResult> AgainAsync(CancellationToken ct)
    {
        Checks = await plain.RunAsync(Form.Text ?? "", ct);
        return Page();
    }

    /// <summary>An old link explains itself, and says no more to a stranger than to who had the comment.</summary>
    private async Task<IActionResult> SayGoneAsync(string id, CancellationToken ct)
    {
        IsTakenBack = await desk.IsTakenBackAsync(id, ct);
        IsGone = true;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } open)
        {
            return await SayGoneAsync(id, ct);
        }

        (Open, _site) = (open, await sites.GetAsync(ct));
        Refusals = AnswerRefusals.ToAnswer(open.Comment, open.Response);
        Left = await clock.LeftAsync(open.Comment.DueUtc, ct);
        if (MayAnswer)
        {
            _joinable = await desk.JoinableAsync(answers, open.Comment, ct);
            _snippets = await snippets.ListAsync(current.Id, ct);
            IsTopicOnly = open.Comment is { IsApart: false, ContentItemId: { } page } && await TopicOnlyPages.HasAsync(db, page, TopicOnlyPages.SmallSchool(_site), ct);
        }

        return null;
    }

    /// <summary>The kept answer; for a comment without one, a form that begins with the comment's own words.</summary>
    private static AnswerDraft StartOf(OpenComment open) => open.Response is { } response ? AnswerComments.Of(open.Comment, response)
        : new AnswerDraft(open.Comment.CommentId, open.Comment.Revision, 0) { YouSaid = open.Comment.Text, Topic = open.Comment.Topic, UnderPage = open.ContentType is "School" or "Service" || open.Comment.ContentItemId is null ? null : true };
}
