using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>What a council may be called on this host, and the addresses it may have.</summary>
public static partial class TenantNames
{
    private static readonly HashSet<string> Suffixes = new(StringComparer.OrdinalIgnoreCase) { "pdf", "docx", "epub", "txt", "brf", "mp3" };

    /// <summary>Names that the platform keeps for itself, as names and as prefixes.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "platform", "health", "metrics", "_content", "_brand", "_framework", "media", "account", "admin", "error", "host", "default",
    };

    /// <summary>Why a name cannot be used; null when it can.</summary>
    public static Refusal? RefuseName(string name) =>
        !Name().IsMatch(name) ? new("BadName", $"'{name}' cannot be a council's name. Use 1 to 40 lower-case letters, digits and hyphens, a letter first.")
        : IsReserved(name) ? new("ReservedName", $"'{name}' is a name that the platform keeps for itself. Choose another.")
        : null;

    /// <summary>Why a prefix cannot be used; null when it can.</summary>
    public static Refusal? RefusePrefix(string prefix) =>
        !Name().IsMatch(prefix) ? new("BadPrefix", $"'{prefix}' cannot be a prefix. Use 1 to 40 lower-case letters, digits and hyphens, a letter first, and no slash.")
        : IsReserved(prefix) ? new("ReservedPrefix", $"'{prefix}' is an address that the platform keeps for itself. Choose another.")
        : null;

    /// <summary>Why a host name cannot be used; null when it can.</summary>
    public static Refusal? RefuseHost(string host) =>
        host.Length <= 253 && Host().IsMatch(host) ? null : new("BadHost", $"'{host}' is not a host name. Give it without a scheme, a port or a path, such as offer.example.org.");

    private static bool IsReserved(string name) => Reserved.Contains(name) || Suffixes.Contains(name);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex Name();

    [GeneratedRegex("^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$")]
    private static partial Regex Host();
}
