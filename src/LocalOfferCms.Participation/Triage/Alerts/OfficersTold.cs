namespace LocalOfferCms.Participation.Triage.Alerts;

/// <summary>What officers have been told about one comment beyond its arrival.</summary>
internal sealed class OfficersTold
{
    public required string CommentId { get; init; }
    /// <summary>When they were told that it should have been sorted, UTC. That is said once.</summary>
    public DateTime? LateUtc { get; set; }
    /// <summary>When the safeguarding lead let it go on, UTC: it is then told of as if it had come again.</summary>
    public DateTime? BackUtc { get; set; }
}

/// <summary>How far the officers have been told what came. One row.</summary>
internal sealed class OfficerDigest
{
    public const string TheOne = "digest";

    public required string DigestId { get; init; }
    /// <summary>The last comment they were told of. Ids sort by when they were made.</summary>
    public required string LastCommentId { get; set; }
    public DateTime SentUtc { get; set; }
}
