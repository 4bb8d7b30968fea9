namespace LocalOfferCms.Participation.Comments;

/// <summary>How a comment came.</summary>
internal enum CommentChannel { Site, Phone, Paper, Meeting, Voice, Other }

/// <summary>Who says it.</summary>
internal enum CommentFrom { YoungPerson, ParentOrCarer, OnBehalf, Professional }

/// <summary>What it is about: reg 56(1)(a) content, quality and gaps; (b) how easy the information is to use; (c) how the offer was made or reviewed.</summary>
internal enum CommentAbout { Content, Accessibility, Development, Other }

/// <summary>How the sender wants to be answered.</summary>
internal enum ReplyBy { Email, Phone, Post, LargePrint, Braille, Other }

/// <summary>Where a comment stands. Its sender and the public are told far less: see <c>Box</c>.</summary>
internal enum CommentStage
{
    /// <summary>Nobody has sorted it.</summary>
    Received,
    /// <summary>Somebody proposes to leave it out; a second person decides.</summary>
    LeavingOut,
    /// <summary>It waits for its owner's answer.</summary>
    WithOwner,
    /// <summary>Its answer waits for approval.</summary>
    Answered,
    /// <summary>Its answer is approved and on its way to the site.</summary>
    Approved,
    /// <summary>It is published with its answer.</summary>
    Published,
    /// <summary>It is recorded and not published, for one of the two lawful reasons.</summary>
    LeftOut,
    /// <summary>It was answered and is no part of the publication: not from or for a family.</summary>
    Closed,
    /// <summary>The sender took it back.</summary>
    Withdrawn,
}

/// <summary>What is known of a child's safety.</summary>
internal enum CommentSafety
{
    /// <summary>Nothing points to a risk.</summary>
    None,
    /// <summary>Something may: it waits for the safeguarding lead and shows to nobody else.</summary>
    Held,
    /// <summary>The lead has looked and let it go on.</summary>
    Cleared,
    /// <summary>It is a safeguarding matter and is never published.</summary>
    Confirmed,
}

/// <summary>The two lawful reasons for not publishing a comment (reg 56(4)).</summary>
internal enum LeaveOutReason { Vexatious, OneIndividual }

/// <summary>Where an action stands.</summary>
internal enum ActionStatus { None, Planned, UnderWay, Done }

/// <summary>Where an answer stands.</summary>
internal enum ResponseStage
{
    Draft,
    InReview,
    Approved,
    Published,
    /// <summary>It was published and taken down to protect somebody; it stays on record.</summary>
    Removed,
}

/// <summary>Words for senders.</summary>
internal static class CommentWords
{
    /// <summary>Why one that is left out as vexatious is not published.</summary>
    public const string NotMeantSeriously = "We do not publish comments that are not meant seriously, or that are meant to hurt somebody.";
}
