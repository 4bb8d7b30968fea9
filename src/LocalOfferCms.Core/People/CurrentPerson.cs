namespace LocalOfferCms.Core.People;

/// <summary>Who is signed in, and what they may do. Scoped; filled when the sign-in cookie is checked, on every request, so that a role
/// which was taken away is gone at once.</summary>
public sealed class CurrentPerson(TimeProvider clock)
{
    private IReadOnlyList<GrantedRole> _roles = [];
    private PersonSession? _session;

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
    public bool Has(string permission) => MayUse(permission) && _roles.Any(r => r.IsAdministrator || r.Permissions.Contains(permission)
        || r.Permissions.Any(p => p.StartsWith(permission + "_", StringComparison.Ordinal)));

    /// <summary>Whether they may do something to content of a type, which has an owner and topics.</summary>
    /// <param name="permission">Such as <see cref="Permissions.EditContent"/>.</param>
    /// <param name="contentType">The type's name.</param>
    /// <param name="ownerId">The id of the person who owns it, if one does.</param>
    /// <param name="topics">Its topics (ids of terms).</param>
    public bool Can(string permission, string contentType, string? ownerId = null, IReadOnlyCollection<string>? topics = null) => MayUse(permission) && _roles.Any(role =>
        (role.IsAdministrator || Allows(role, permission, contentType)
            || (permission == Permissions.EditContent && ownerId is not null && ownerId == Person?.Id && Allows(role, Permissions.EditOwnContent, contentType)))
        && (role.Topic.Length == 0 || topics?.Contains(role.Topic) == true));

    /// <summary>Whether they are an administrator of the whole site.</summary>
    public bool IsAdministrator => _roles.Any(r => r.IsAdministrator);

    /// <summary>Whether they hold a role, and everything that it allows: nobody gives away more than they have.</summary>
    /// <param name="permissions">What the role allows.</param>
    public bool HoldsAll(IEnumerable<string> permissions) => IsAdministrator || permissions.All(p => _roles.Any(r => r.Topic.Length == 0 && r.Permissions.Contains(p)));

    /// <summary>Their stay; null when nobody is signed in.</summary>
    public string? SessionId => _session?.PersonSessionId;

    /// <summary>Whether their roles need a second factor that they have not set up: until then they may do nothing else.</summary>
    public bool MustSetUpSecondFactor { get; private set; }

    /// <summary>Who is really there, when an administrator looks at the workspace as this person; null otherwise. Nothing can be changed then.</summary>
    public Person? SeenBy { get; private set; }

    /// <summary>Until when they look, UTC.</summary>
    public DateTime? SeenUntilUtc => SeenBy is null ? null : _session?.SeeingUntilUtc;

    /// <summary>What a change of theirs is recorded with.</summary>
    /// <exception cref="InvalidOperationException">Somebody else looks at the workspace as this person.</exception>
    public ChangeContext Change(string? reason = null) => SeenBy is null
        ? new(clock.GetUtcNow().UtcDateTime, Name, reason, Id)
        : throw new InvalidOperationException("Whoever sees the workspace as somebody else changes nothing.");

    /// <summary>Fills it, once a request.</summary>
    /// <param name="person">Who.</param>
    /// <param name="roles">What they may do.</param>
    /// <param name="session">Their stay; null for a job or a test that acts for them.</param>
    public void Set(Person person, IReadOnlyList<GrantedRole> roles, PersonSession? session = null)
    {
        (Person, _roles, _session) = (person, roles, session);
        MustSetUpSecondFactor = session is { SecondFactor: false } && roles.Any(r => r.NeedsSecondFactor);
    }

    /// <summary>Lets the person who was set see the workspace as another does.</summary>
    internal void SeeAs(Person seen, IReadOnlyList<GrantedRole> roles) => (SeenBy, Person, _roles) = (Person, seen, roles);

    private bool MayUse(string permission) => !MustSetUpSecondFactor && !(SeenBy is not null && permission == Permissions.ReadSealed);

    private static bool Allows(GrantedRole role, string permission, string contentType) =>
        role.Permissions.Contains(permission) || role.Permissions.Contains(Permissions.ForType(permission, contentType));

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

    /// <summary>Whether nobody may have it on the strength of a password alone.</summary>
    public bool NeedsSecondFactor => Role == People.Roles.Administrator || Permissions.Overlaps(People.Permissions.Guarded);
}
