using System.Collections.Frozen;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>The councils of one moment, arranged for look-up.</summary>
internal sealed class TenantMap
{
    private readonly PlatformHosts _platform;
    private readonly FrozenDictionary<string, Tenant> _byHost;
    private readonly FrozenDictionary<string, Tenant> _byPrefix;

    public TenantMap(IReadOnlyList<Tenant> tenants, PlatformHosts platform)
    {
        _platform = platform;
        All = tenants;
        _byHost = tenants.SelectMany(t => t.Hosts.Select(host => (Host: host, Tenant: t))).DistinctBy(p => p.Host)
            .ToFrozenDictionary(p => p.Host, p => p.Tenant, StringComparer.OrdinalIgnoreCase);
        _byPrefix = tenants.Where(t => t.Prefix is not null).DistinctBy(t => t.Prefix)
            .ToFrozenDictionary(t => t.Prefix!, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<Tenant> All { get; }

    /// <summary>A council's own host name wins; then, on the platform's hosts alone, the first segment.</summary>
    public (Tenant Tenant, string? Prefix)? Resolve(string host, string path)
    {
        if (_byHost.TryGetValue(host, out var byHost))
        {
            return (byHost, null);
        }

        var first = path.TrimStart('/').Split('/', 2)[0];
        return _platform.Contains(host) && _byPrefix.TryGetValue(first, out var byPrefix) ? (byPrefix, byPrefix.Prefix) : null;
    }
}
