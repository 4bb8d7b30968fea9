using LocalOfferCms.Core;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Inbox;

namespace LocalOfferCms.Participation.Triage.Moves;

/// <summary>A comment that an officer was told, was handed, or heard.</summary>
internal sealed class EnteredComment
{
    public string? Text { get; set; }
    public CommentChannel? Channel { get; set; }
    /// <summary>The day on which the council received it.</summary>
    public DateOnly? Day { get; set; }
    public CommentFrom? From { get; set; }
    public CommentAbout? About { get; set; }
    /// <summary>The page it is about: <see cref="SortInput.WholeOffer"/>, or an item's id.</summary>
    public string Page { get; set; } = SortInput.WholeOffer;
    public string? PageWords { get; set; }
    public ReplyBy? ReplyBy { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Post { get; set; }
    public string? Other { get; set; }

    /// <summary>What the chosen way to reply needs; null when it is not filled in.</summary>
    public string? Reach => Trimmed(ReplyBy switch
    {
        Comments.ReplyBy.Email => Email,
        Comments.ReplyBy.Phone => Phone,
        Comments.ReplyBy.Post or Comments.ReplyBy.LargePrint or Comments.ReplyBy.Braille => Post,
        Comments.ReplyBy.Other => Other,
        _ => null,
    });

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Enters a comment that came by telephone, on paper, at a meeting or as a voice message. It goes the same way as all others, the word list included.</summary>
internal sealed class EnterComment(SendComment send, PageFinder pages, CurrentTenant tenant, CurrentPerson current)
{
    private const int LongestReach = 1_000;

    /// <summary>Why it cannot be entered; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(EnteredComment entered, DateOnly today) =>
    [
        .. When(string.IsNullOrWhiteSpace(entered.Text), "NoText", "Write down what was said, in the person's own words."),
        .. When(entered.Text?.Length > Comment.LongestText, "NoText", $"The text is {entered.Text?.Length:N0} characters long. The most is {Comment.LongestText:N0}."),
        .. When(entered.Channel is null or CommentChannel.Site, "NoChannel", "Say how the comment came."),
        .. When(entered.Day is null, "NoDay", "Give the day on which the council received it, such as 2026-09-01."),
        .. When(entered.Day > today, "NoDay", "The day on which it was received cannot be in the future."),
        .. Reach(entered),
    ];

    /// <summary>Enters it.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<SentComment> ExecuteAsync(EnteredComment entered, DateOnly today, CancellationToken ct)
    {
        Refusals(entered, today).ThrowIfAny();
        var page = entered.Page == SortInput.WholeOffer ? PageChoice.WholeOffer
            : await pages.OfAsync(entered.Page, ct) ?? throw new RefusedException([new("NoSuchPage", "That page is not on the site any more. Choose another one.")]);
        var topic = page.ContentItemId is { } item ? await pages.TopicAsync(item, ct) : null;
        // Midday: a day without a time of its own stays the same day whatever the clocks do.
        var received = LocalMoment.ToUtc(entered.Day!.Value.ToDateTime(new TimeOnly(12, 0)), tenant.Value.TimeZone);
        var now = current.Change().Now;
        return await send.ExecuteAsync(new NewComment(
            Sorting.Clean(entered.Text!), page.Title, page.Path, page.ContentItemId, topic, entered.Channel!.Value, received < now ? received : now,
            current.Id, entered.From, entered.About, null, ContactOf(entered), current.Name), ct);
    }

    private static CommentContact? ContactOf(EnteredComment entered) => entered.ReplyBy is not { } way ? null : new()
    {
        CommentId = "",
        ReplyBy = way,
        Email = way == ReplyBy.Email ? entered.Reach : null,
        Phone = way == ReplyBy.Phone ? entered.Reach : null,
        Post = way is ReplyBy.Post or ReplyBy.LargePrint or ReplyBy.Braille ? entered.Reach : null,
        Other = way == ReplyBy.Other ? entered.Reach : null,
    };

    private static IEnumerable<Refusal> Reach(EnteredComment entered) => entered.ReplyBy switch
    {
        null => [],
        ReplyBy.Email => entered.Reach is { } email ? EmailAddress.Refuse(email) is { } refusal ? [new("Email", refusal.Message)] : [] : [new("Email", "Give their email address.")],
        ReplyBy.Phone => When(entered.Reach is null or { Length: > 64 }, "Phone", "Give their telephone number, in 64 characters at most."),
        ReplyBy.Other => When(entered.Reach is null or { Length: > LongestReach }, "Other", "Say how they want to be answered, in 1,000 characters at most."),
        _ => When(entered.Reach is null or { Length: > LongestReach }, "Post", "Give their postal address, in 1,000 characters at most."),
    };

    private static IEnumerable<Refusal> When(bool isSo, string code, string message) => isSo ? [new(code, message)] : [];
}
