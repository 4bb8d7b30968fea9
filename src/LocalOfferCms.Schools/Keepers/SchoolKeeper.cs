namespace LocalOfferCms.Schools.Keepers;

/// <summary>What somebody does for a school.</summary>
internal enum KeeperTask
{
    /// <summary>Keeps the page and the report: the SENCO, or whoever does it for them.</summary>
    Keep,

    /// <summary>Approves the report for the school: the head or a governor. Keeps it as well.</summary>
    Approve,
}

/// <summary>Somebody who keeps a school's page and report. One person may keep several schools, and a school may have several people.</summary>
internal sealed class SchoolKeeper
{
    /// <summary>The longest name kept.</summary>
    public const int NameLength = 128;

    /// <summary>The School.</summary>
    public required string SchoolId { get; init; }

    /// <summary>The person of the workspace.</summary>
    public required string PersonId { get; init; }

    /// <summary>What they do.</summary>
    public KeeperTask Task { get; set; }

    /// <summary>Who it is, when the account is a shared mailbox; empty when it is the person's own.</summary>
    public string NamedPerson { get; set; } = "";

    /// <summary>The calendar year in which the school year began when the shared mailbox last named its person; 0 for never.</summary>
    public int NamedYear { get; set; }

    /// <summary>Since when, UTC.</summary>
    public DateTime AddedUtc { get; init; }
}

/// <summary>A message about a school that is sent once: the row is written with the message.</summary>
internal sealed class SchoolNotice
{
    /// <summary>The longest key kept.</summary>
    public const int KeyLength = 128;

    /// <summary>The School.</summary>
    public required string SchoolId { get; init; }

    /// <summary>What it is about: <c>review:2027-09-01:2</c>, <c>published:{version}</c>.</summary>
    public required string Key { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime SentUtc { get; init; }
}
