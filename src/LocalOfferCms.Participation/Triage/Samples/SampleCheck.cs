namespace LocalOfferCms.Participation.Triage.Samples;

/// <summary>What a second look came to.</summary>
internal enum SampleVerdict { Agreed, PutBack }

/// <summary>A decision to leave a comment out that was picked for a second look.</summary>
internal sealed class SampleCheck
{
    /// <summary>The decision: each is picked once at most.</summary>
    public required string DecisionId { get; init; }
    public required string CommentId { get; init; }
    /// <summary>The first day of the month in which it was decided.</summary>
    public DateOnly Month { get; init; }
    public DateTime PickedUtc { get; init; }
    public string? CheckedById { get; set; }
    public string? CheckedBy { get; set; }
    /// <summary>When somebody looked, UTC; null while it waits.</summary>
    public DateTime? CheckedUtc { get; set; }
    public SampleVerdict? Verdict { get; set; }
    /// <summary>What they wrote.</summary>
    public string? Note { get; set; }
}
