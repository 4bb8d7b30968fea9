namespace LocalOfferCms.Core.Tenancy;

/// <summary>The council of this request, command or job. Set once per scope; reading it unset throws, so nothing ever runs for a default council.</summary>
public sealed class CurrentTenant
{
    private Tenant? _tenant;

    /// <summary>Whether a council has been set.</summary>
    public bool IsSet => _tenant is not null;

    /// <summary>The council.</summary>
    /// <exception cref="InvalidOperationException">None is set.</exception>
    public Tenant Value => _tenant ?? throw new InvalidOperationException("No council is set for this scope.");

    /// <summary>Sets it. Setting the same council again does nothing (error pages are re-executed in the same scope).</summary>
    /// <exception cref="InvalidOperationException">Another council is set already.</exception>
    public void Set(Tenant tenant)
    {
        if (_tenant is not null && _tenant.Id != tenant.Id)
        {
            throw new InvalidOperationException($"This scope belongs to '{_tenant.Name}' and cannot become '{tenant.Name}'.");
        }

        _tenant ??= tenant;
    }
}

/// <summary>The identity of the council of this flow of control, for singletons that have no scope: data protection and logs.</summary>
public static class TenantAmbient
{
    private static readonly AsyncLocal<Guid?> Current = new();

    /// <summary>The council's id, or null on the platform's own pages.</summary>
    public static Guid? Id => Current.Value;

    /// <summary>Sets it for this flow and those it starts.</summary>
    public static void Set(Guid? id) => Current.Value = id;
}
