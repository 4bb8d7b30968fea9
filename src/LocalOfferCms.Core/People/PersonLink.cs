namespace LocalOfferCms.Core.People;

/// <summary>What a link in mail is for.</summary>
public enum PersonLinkKind
{
    /// <summary>To join: give a name and choose a password.</summary>
    Invitation,
    /// <summary>To choose another password.</summary>
    PasswordReset,
    /// <summary>To sign in without a password.</summary>
    SignIn,
    /// <summary>To confirm, at the address that was, that another is to be used.</summary>
    EmailBefore,
    /// <summary>To confirm, at the new address, that it is the person's.</summary>
    EmailAfter,
    /// <summary>The step of the platform's staff from their console into a council that has let them in.</summary>
    PlatformEntry,
}

/// <summary>A link that was sent to a person. Only a hash of its secret is kept, in the council's own database: no other council knows it.</summary>
public sealed class PersonLink
{
    /// <summary>Identity.</summary>
    public required string PersonLinkId { get; init; }
    /// <summary>Whose it is.</summary>
    public required string PersonId { get; init; }
    /// <summary>What it is for.</summary>
    public PersonLinkKind Kind { get; init; }
    /// <summary>Hash of the secret.</summary>
    public required string Hash { get; init; }
    /// <summary>What belongs to it: where a sign-in leads, or the new address.</summary>
    public string? Data { get; init; }
    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedUtc { get; init; }
    /// <summary>Until when it works, UTC.</summary>
    public DateTime ExpiresUtc { get; init; }
    /// <summary>When it was used, UTC; it works once.</summary>
    public DateTime? UsedUtc { get; set; }
}

/// <summary>A stay in the workspace, from signing in to signing out.</summary>
public sealed class PersonSession
{
    /// <summary>Identity; the sign-in cookie holds it, sealed.</summary>
    public required string PersonSessionId { get; init; }
    /// <summary>Whose it is.</summary>
    public required string PersonId { get; init; }
    /// <summary>When they signed in, UTC.</summary>
    public DateTime CreatedUtc { get; init; }
    /// <summary>When they last did something, UTC, to within a few minutes.</summary>
    public DateTime LastSeenUtc { get; set; }
    /// <summary>Whether a code of an authenticator app was given.</summary>
    public bool SecondFactor { get; set; }
    /// <summary>Browser and system, in words.</summary>
    public string Device { get; init; } = "";
    /// <summary>As whom they are looking at the workspace; null for themselves.</summary>
    public string? SeeingAsId { get; set; }
    /// <summary>Until when, UTC.</summary>
    public DateTime? SeeingUntilUtc { get; set; }
}
