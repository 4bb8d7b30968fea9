namespace LocalOfferCms.Core.People;

/// <summary>A member of the platform's staff. They are in the host's own database, and no council knows them but those that let them in.</summary>
public sealed class PlatformPerson
{
    /// <summary>Identity.</summary>
    public required string PlatformPersonId { get; init; }
    /// <summary>The address, as it is written.</summary>
    public required string Email { get; init; }
    /// <summary>The address, as it is compared.</summary>
    public required string NormalizedEmail { get; init; }
    /// <summary>Hash of the password; null until they have set themselves up.</summary>
    public string? PasswordHash { get; set; }
    /// <summary>The authenticator app's key, sealed; null until they have set themselves up.</summary>
    public string? SealedKey { get; set; }
    /// <summary>The step of the last code that was taken.</summary>
    public long LastStep { get; set; }
    /// <summary>Changes with the password: cookies with an old one are worth nothing.</summary>
    public required string Stamp { get; set; }
    /// <summary>Hash of the secret of the set-up link; null when it was used.</summary>
    public string? SetUpHash { get; set; }
    /// <summary>Until when the set-up link works, UTC.</summary>
    public DateTime? SetUpExpiresUtc { get; set; }
    /// <summary>Wrong tries in a row.</summary>
    public int WrongTries { get; set; }
    /// <summary>Until when nobody can sign in as them, UTC.</summary>
    public DateTime? LockedUntilUtc { get; set; }
    /// <summary>Since when they may not sign in any more, UTC.</summary>
    public DateTime? DisabledUtc { get; set; }
    /// <summary>When they were added, UTC.</summary>
    public DateTime CreatedUtc { get; init; }
    /// <summary>When they last signed in, UTC.</summary>
    public DateTime? LastSignInUtc { get; set; }
}
