namespace LocalOfferCms.Core.Tenancy;

/// <summary>Where a council's site is in its life.</summary>
public enum TenantState
{
    /// <summary>Registered, nothing made yet.</summary>
    Uninitialized,
    /// <summary>Its database is being made and its recipe run. Visitors get 503.</summary>
    Initializing,
    /// <summary>Serving pages.</summary>
    Running,
    /// <summary>Switched off by the platform team. Visitors get 503.</summary>
    Disabled,
    /// <summary>Set-up failed; <see cref="Tenant.Failure"/> says why. Visitors get 503.</summary>
    Failed,
}

/// <summary>An authority whose Local Offer the site publishes, and since when: councils merge and split.</summary>
/// <param name="Code">The GSS code, such as <c>E10000020</c>.</param>
/// <param name="Name">The authority's name.</param>
/// <param name="From">First day, if known.</param>
/// <param name="To">Last day, if it has ended.</param>
public sealed record AuthorityServed(string Code, string Name, DateOnly? From = null, DateOnly? To = null);

/// <summary>A council's site on this host: an immutable copy of its row in the registry.</summary>
public sealed record Tenant
{
    /// <summary>The stable identity; names can be reused, this cannot. Cookies and cache keys carry it.</summary>
    public required Guid Id { get; init; }
    /// <summary>Short name: <c>^[a-z][a-z0-9-]{0,39}$</c>. Also the folder under <c>Sites</c>.</summary>
    public required string Name { get; init; }
    /// <summary>The site's title, such as "Norfolk SEND Local Offer".</summary>
    public required string Title { get; init; }
    /// <summary>State.</summary>
    public TenantState State { get; init; }
    /// <summary>First path segment under the platform's own hosts, without slashes; null for none.</summary>
    public string? Prefix { get; init; }
    /// <summary>Host names (no port) that are this council's alone.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
    /// <summary>The address that links in mail and canonical tags use, without a final slash; null when made from the request.</summary>
    public string? CanonicalAddress { get; init; }
    /// <summary>Path of the set-up recipe, relative to the recipes folder or absolute.</summary>
    public string? Recipe { get; init; }
    /// <summary>The brand folder's name under <c>themes</c>.</summary>
    public required string Brand { get; init; }
    /// <summary>BCP 47 language tag.</summary>
    public string Culture { get; init; } = "en-GB";
    /// <summary>IANA time zone.</summary>
    public string TimeZone { get; init; } = "Europe/London";
    /// <summary>Features switched on; empty means all.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];
    /// <summary>Authorities served.</summary>
    public IReadOnlyList<AuthorityServed> Authorities { get; init; } = [];
    /// <summary>Whether every page carries the demonstration banner and <c>noindex</c>.</summary>
    public bool IsDemonstration { get; init; }
    /// <summary>What a demonstration says of itself on every page, file, mail and feed, such as "Demonstration, not Norfolk County Council"; null for a real site.</summary>
    public string? DemonstrationNotice => IsDemonstration
        ? $"Demonstration, not {(Authorities.Count > 0 ? string.Join(" or ", Authorities.Select(a => a.Name)) : "a real council")}"
        : null;
    /// <summary>Why set-up failed, in a sentence.</summary>
    public string? Failure { get; init; }
    /// <summary>Which of the council's databases is in use: null for the one that was made at first, else the mark of the one that an import or a
    /// restore made beside it. Changing it in the registry is how a whole database is put in another's place at once.</summary>
    public string? DatabaseMark { get; init; }
    /// <summary>The PostgreSQL schema: the name with hyphens as underscores, and the mark of the database.</summary>
    public string SchemaName => DatabaseMark is null ? FirstSchema(Name) : $"{RestoredSchemas(Name)}{DatabaseMark}";

    /// <summary>The PostgreSQL schema that was made for a council at first.</summary>
    public static string FirstSchema(string name) => "t_" + name.Replace('-', '_');

    /// <summary>How the names of all PostgreSQL schemas begin that imports and restores made for a council.</summary>
    public static string RestoredSchemas(string name) => $"r_{name.Replace('-', '_')}_";
}
