namespace LocalOfferCms.Participation.Comments;

/// <summary>A comment about the offer (reg 56(1)), from its arrival to the published answer. Its sealed original is a <see cref="CommentOriginal"/>,
/// and how to reply a <see cref="CommentContact"/>: lists and owners never read those.</summary>
internal sealed class Comment
{
    public const int LongestText = 5_000;

    /// <summary>Identity; the correlation of its workflow.</summary>
    public required string CommentId { get; init; }
    /// <summary>What people quote: <c>SEND-7K3Q9</c>. Unique in the council.</summary>
    public required string Reference { get; init; }
    /// <summary>The hash of the secret in the sender's link.</summary>
    public required string SecretHash { get; init; }
    /// <summary>When it came, UTC. For one that was entered by an officer, when the council received it.</summary>
    public DateTime ReceivedUtc { get; init; }
    /// <summary>How it came.</summary>
    public CommentChannel Channel { get; init; }
    /// <summary>The officer who entered it; null when the sender did.</summary>
    public string? EnteredById { get; init; }

    /// <summary>The content item that it is about; null for a search, a page that is not there, or the offer as a whole.</summary>
    public string? ContentItemId { get; set; }
    /// <summary>The title of the page it was sent from, as it was then.</summary>
    public required string PageTitle { get; set; }
    /// <summary>The address of that page in the site, without a leading slash.</summary>
    public required string PagePath { get; set; }
    /// <summary>A topic's term id, by which it is counted and published; null for none yet.</summary>
    public string? Topic { get; set; }
    /// <summary>The name of the picture that a young person chose; null for none.</summary>
    public string? Picture { get; set; }

    /// <summary>Who says it, in their own word; null when they did not say.</summary>
    public CommentFrom? From { get; set; }
    /// <summary>What it is about, after reg 56(1)(a)–(c); null when they did not say.</summary>
    public CommentAbout? About { get; set; }

    /// <summary>Where it stands.</summary>
    public CommentStage Stage { get; set; }
    /// <summary>Where it stands as to a child's safety; what is <see cref="CommentSafety.Held"/> shows to the safeguarding lead alone.</summary>
    public CommentSafety Safety { get; set; }
    /// <summary>The words that people work with: as sent until it is sorted, then without what identifies anyone.</summary>
    public required string Text { get; set; }
    /// <summary>Counted apart from those of families: answered, and no part of what the law asks to publish.</summary>
    public bool IsApart { get; set; }
    /// <summary>Why it is left out, when it is proposed or decided to be (reg 56(4)).</summary>
    public LeaveOutReason? LeaveOut { get; set; }
    /// <summary>Who proposed to leave it out.</summary>
    public string? LeaveOutById { get; set; }
    /// <summary>The comment that this one says again; its answer serves both.</summary>
    public string? SameAsId { get; set; }

    /// <summary>The person who is to answer.</summary>
    public string? OwnerId { get; set; }
    /// <summary>Why it went to that person from another, for that person.</summary>
    public string? ReassignNote { get; set; }
    /// <summary>Until when the council means to have answered, UTC.</summary>
    public DateTime? DueUtc { get; set; }
    /// <summary>When it was last reminded of or escalated, UTC.</summary>
    public DateTime? RemindedUtc { get; set; }
    /// <summary>The answer that it is part of.</summary>
    public string? ResponseId { get; set; }
    /// <summary>When its answer was approved, UTC.</summary>
    public DateTime? AnsweredUtc { get; set; }
    /// <summary>When it was published with its answer, UTC.</summary>
    public DateTime? PublishedUtc { get; set; }
    /// <summary>When the one acknowledgement was put into the outbox, UTC; null while there is nobody to send it to.</summary>
    public DateTime? AcknowledgedUtc { get; set; }
    /// <summary>When nothing was left to do, UTC: contact details go some time after.</summary>
    public DateTime? ClosedUtc { get; set; }
    /// <summary>When two people last changed it: the number goes up by one at each change, so that a stale form is noticed.</summary>
    public int Revision { get; set; }
}

/// <summary>A comment as it was sent. Reading it takes <c>ReadSealed</c>, and each reading is audited (decision 0012).</summary>
internal sealed class CommentOriginal
{
    public required string CommentId { get; init; }
    public required string Text { get; init; }
}

/// <summary>How a sender may be answered. Goes on schedule after closing.</summary>
internal sealed class CommentContact
{
    public required string CommentId { get; init; }
    /// <summary>How they want to be answered.</summary>
    public ReplyBy ReplyBy { get; set; }
    /// <summary>The address for e-mail; where news of the comment goes.</summary>
    public string? Email { get; set; }
    /// <summary>Telephone number.</summary>
    public string? Phone { get; set; }
    /// <summary>Postal address.</summary>
    public string? Post { get; set; }
    /// <summary>Another way, in the sender's words.</summary>
    public string? Other { get; set; }
}

/// <summary>An answer to one comment or several, with the action that the council intends (s.30(6)).</summary>
internal sealed class CommentResponse
{
    public required string ResponseId { get; init; }
    /// <summary>The answer, plain text with paragraphs.</summary>
    public required string Text { get; set; }
    /// <summary>Where the action stands.</summary>
    public ActionStatus Action { get; set; }
    /// <summary>Whether somebody chose where the action stands; not so in a draft that was just begun.</summary>
    public bool IsActionChosen { get; set; }
    /// <summary>Whether somebody chose between the page and its topic alone.</summary>
    public bool IsPlaceChosen { get; set; }
    /// <summary>What is to be done; for <see cref="ActionStatus.None"/> why nothing is.</summary>
    public required string ActionText { get; set; }
    /// <summary>The post or team that does it; never a person's name.</summary>
    public string? ActionOwner { get; set; }
    /// <summary>By when.</summary>
    public DateOnly? ActionDue { get; set; }
    /// <summary>When it was done, UTC.</summary>
    public DateTime? ActionDoneUtc { get; set; }
    /// <summary>How families were involved; empty when not said.</summary>
    public string FamiliesInvolved { get; set; } = "";
    /// <summary>What the public reads of the comment or comments that it answers: redacted, paraphrased or grouped.</summary>
    public required string YouSaid { get; set; }
    /// <summary>The topic it is published under, a term id; null for none.</summary>
    public string? Topic { get; set; }
    /// <summary>The page that it is published under; null for its topic alone.</summary>
    public string? ContentItemId { get; set; }
    /// <summary>Where it stands.</summary>
    public ResponseStage Stage { get; set; }
    /// <summary>Who wrote it.</summary>
    public required string AuthorId { get; set; }
    /// <summary>Ids of all who wrote some of it, one on each line: none of them may approve it.</summary>
    public string Writers { get; set; } = "";
    /// <summary>Who approved it; never its author.</summary>
    public string? ApprovedById { get; set; }
    /// <summary>Why it was sent back, for the owner.</summary>
    public string? ReturnNote { get; set; }
    /// <summary>When it was published, UTC.</summary>
    public DateTime? PublishedUtc { get; set; }
    /// <summary>What was corrected after publication, in words for the public.</summary>
    public string? Correction { get; set; }
    /// <summary>When it was corrected, UTC.</summary>
    public DateTime? CorrectedUtc { get; set; }
    /// <summary>Whether it was made up for a demonstration, and says so.</summary>
    public bool IsInvented { get; init; }
    /// <summary>See <see cref="Comment.Revision"/>.</summary>
    public int Revision { get; set; }

    /// <summary>Whether a person wrote some of it.</summary>
    public bool IsWrittenBy(string personId) => AuthorId == personId || Writers.Split('\n').Contains(personId);
}
