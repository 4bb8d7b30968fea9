using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Triage.Moves;

/// <summary>A proposal to leave a comment out of the publication (reg 56(4)), and what a second person said to it.</summary>
internal sealed class LeaveOutDecision
{
    public required string DecisionId { get; init; }
    public required string CommentId { get; init; }
    public LeaveOutReason Reason { get; init; }
    /// <summary>Why the reason applies, in the proposer's words.</summary>
    public required string Note { get; init; }
    public required string ProposedById { get; init; }
    /// <summary>Their name at the time.</summary>
    public required string ProposedBy { get; init; }
    public DateTime ProposedUtc { get; init; }
    public string? DecidedById { get; set; }
    public string? DecidedBy { get; set; }
    /// <summary>When the second person decided, UTC; null while it waits.</summary>
    public DateTime? DecidedUtc { get; set; }
    /// <summary>Whether they agreed; null while it waits.</summary>
    public bool? Agreed { get; set; }
    /// <summary>What the second person wrote.</summary>
    public string? DecisionNote { get; set; }
}
