namespace LocalOfferCms.Core.Tenancy;

/// <summary>The host names of the platform itself: councils answer under them by prefix, and its own pages at their root.
/// A name that is neither here nor a council's is nobody's.</summary>
public sealed class PlatformHosts(IEnumerable<string> hosts)
{
    private readonly HashSet<string> _hosts = new(hosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of a developer's machine.</summary>
    public static readonly IReadOnlyList<string> Local = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Whether a host name, without port, is the platform's.</summary>
    public bool Contains(string host) => _hosts.Contains(host);
}
