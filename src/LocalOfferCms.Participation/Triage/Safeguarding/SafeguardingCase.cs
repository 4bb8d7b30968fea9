using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Triage.Safeguarding;

/// <summary>A comment that may mean that a child is at risk, as the safeguarding lead has it before them. It has an identity of its own, so that
/// what is written in the audit leads nobody to the comment.</summary>
internal sealed class SafeguardingCase
{
    /// <summary>What the audit calls it.</summary>
    public const string AuditTitle = "a safeguarding matter";

    public required string CaseId { get; init; }
    public required string CommentId { get; init; }
    public DateTime HeldUtc { get; init; }
    /// <summary>Who held it; the name of the word list when no person did.</summary>
    public required string HeldBy { get; init; }
    /// <summary>Why an officer held it; empty when the word list did.</summary>
    public string HeldNote { get; init; } = "";
    /// <summary>Where the comment stood, and stands again when it is cleared.</summary>
    public CommentStage StageBefore { get; init; }
    public string? OwnerBefore { get; init; }
    public DateTime? DueBefore { get; init; }
    /// <summary>When the leads were written to, UTC.</summary>
    public DateTime? AlertedUtc { get; set; }
    public DateTime? ClosedUtc { get; set; }
    public string? ClosedBy { get; set; }
    /// <summary>Whether it was confirmed; null while it is open.</summary>
    public bool? Confirmed { get; set; }
}

/// <summary>What was done about a matter.</summary>
internal sealed class SafeguardingNote
{
    public required string NoteId { get; init; }
    public required string CaseId { get; init; }
    public required string Text { get; init; }
    public required string By { get; init; }
    public DateTime AtUtc { get; init; }
}
