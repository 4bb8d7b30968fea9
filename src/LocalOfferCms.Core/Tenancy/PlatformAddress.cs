using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>Where the platform answers, for links that are made without a request: in mail, and by commands.</summary>
/// <param name="Root">Scheme, host and port, such as <c>https://offers.example.org</c>.</param>
public sealed record PlatformAddress(Uri Root)
{
    /// <summary>The address that <c>Platform:Address</c> gives, else the first that the host listens on.</summary>
    /// <param name="address">What the configuration says, if anything.</param>
    /// <param name="urls">Where the host listens, separated by semicolons.</param>
    public static PlatformAddress From(string? address, string? urls)
    {
        // "*" and "+" listen on every name; a link needs one.
        var given = (address ?? urls?.Split(';')[0])?.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);
        return new(Uri.TryCreate(given, UriKind.Absolute, out var root) && root.Scheme is "http" or "https" ? root : new Uri("http://localhost:5080"));
    }

    /// <summary>The full address of a council's site, without a final slash: its canonical one, else by its first host name, else by its prefix.</summary>
    public string Of(Tenant tenant) =>
        tenant.CanonicalAddress?.TrimEnd('/')
        ?? (tenant.Hosts is [var host, ..]
            ? $"{Root.Scheme}://{(Root.IsDefaultPort ? new HostString(host) : new HostString(host, Root.Port)).ToUriComponent()}"
            : $"{Root.GetLeftPart(UriPartial.Authority)}/{tenant.Prefix}");
}
