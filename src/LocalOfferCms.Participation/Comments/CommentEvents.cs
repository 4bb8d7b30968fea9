namespace LocalOfferCms.Participation.Comments;

/// <summary>What happens to a comment, as workflow types name it. The correlation is the comment's id.</summary>
internal static class CommentEvents
{
    /// <summary>It came. Starts the type "Public comment".</summary>
    public const string Received = "CommentReceivedEvent";
    /// <summary>An officer sorted it. Outcomes: <see cref="Outcome"/>.</summary>
    public const string Sorted = "CommentSortedEvent";
    /// <summary>The owner's answer waits for approval.</summary>
    public const string Answered = "CommentAnsweredEvent";
    /// <summary>Somebody read the answer. Outcomes: <c>Approved</c>, <c>Returned</c>.</summary>
    public const string Decided = "CommentDecidedEvent";
    /// <summary>The sender took it back.</summary>
    public const string Withdrawn = "CommentWithdrawnEvent";
    /// <summary>The action of its published answer was done.</summary>
    public const string ActionDone = "CommentActionDoneEvent";

    /// <summary>The safeguarding lead let it go on: what came while it was held is done now.</summary>
    public const string Cleared = "CommentClearedEvent";
    /// <summary>The safeguarding lead confirmed it. Nothing of it is published: ends the instance.</summary>
    public const string Confirmed = "CommentConfirmedEvent";

    /// <summary>Which way sorting went.</summary>
    public static class Outcome
    {
        /// <summary>To its owner, to be answered and published (or, when it counts apart, answered only).</summary>
        public const string Route = "Route";
        /// <summary>To the safeguarding lead.</summary>
        public const string Hold = "Hold";
        /// <summary>Left out for a lawful reason, agreed by two people.</summary>
        public const string LeftOut = "LeftOut";
        /// <summary>Answered with another comment that says the same.</summary>
        public const string Folded = "Folded";
    }
}
