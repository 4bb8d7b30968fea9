namespace LocalOfferCms.Core.People;

/// <summary>Who is signed in, and what they may do. Scoped; filled when the sign-in cookie is checked, on every request, so that a role
/// which was taken away is gone at once.</summary>
public sealed class CurrentPerson(TimeProvider clock)
{
    private IReadOnlyList<GrantedRole> _roles = [];

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => Person is not null;

    /// <summary>The person; null when nobody is signed in.</summary>
    public Person? Person { get; private set; }

    /// <summary>Their id.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public string Id => Signed.Id;

    /// <summary>Their name, else their address.</summary>
    public string Name => Signed.Name.Length > 0 ? Signed.Name : Email;

    /// <summary>Their e-mail address.</summary>
    public string Email => Signed.Email ?? "";

    /// <summary>The roles that they have.</summary>
    public IEnumerable<string> Roles => _roles.Select(r => r.Role).Distinct();

    /// <summary>Whether a role of theirs allows something, for the whole site or for some topic or type of it.</summary>
    public bool Has(string permission) => _roles.Any(r => r.IsAdministrator || r.Permissions.Contains(permission)
        || r.Permissions.Any(p => p.StartsWith(permission + "_", StringComparison.Ordinal)));

    /// <summary>Whether they may do something to content of a type, which has an owner and topics.</summary>
    /// <param name="permission">Such as <see cref="Permissions.EditContent"/>.</param>
    /// <param name="contentType">The type's name.</param>
    /// <param name="ownerId">The id of the person who owns it, if one does.</param>
    /// <param name="topics">Its topics (ids of terms).</param>
    public bool Can(string permission, string contentType, string? ownerId = null, IReadOnlyCollection<string>? topics = null) => _roles.Any(role =>
        (role.IsAdministrator || role.Permissions.Contains(permission) || role.Permissions.Contains(Permissions.ForType(permission, contentType))
            || (permission == Permissions.EditContent && ownerId is not null && ownerId == Person?.Id && role.Permissions.Contains(Permissions.EditOwnContent)))
        && (role.Topic.Length == 0 || topics?.Contains(role.Topic) == true));

    /// <summary>What a change of theirs is recorded with.</summary>
    public ChangeContext Change(string? reason = null) => new(clock.GetUtcNow().UtcDateTime, Name, reason);

    /// <summary>Fills it, once a request.</summary>
    public void Set(Person person, IReadOnlyList<GrantedRole> roles) => (Person, _roles) = (person, roles);

    private Person Signed => Person ?? throw new InvalidOperationException("Nobody is signed in.");
}

/// <summary>A role with what it allows.</summary>
/// <param name="Role">The role's name.</param>
/// <param name="Topic">The topic that it is limited to; empty for all.</param>
/// <param name="Permissions">What it allows.</param>
public sealed record GrantedRole(string Role, string Topic, IReadOnlySet<string> Permissions)
{
    /// <summary>An administrator may do everything.</summary>
    public bool IsAdministrator => Role == People.Roles.Administrator && Topic.Length == 0;
}
