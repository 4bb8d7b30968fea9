using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Participation.Box;

/// <summary>Where a post came from: from a page of the site, or from somewhere else; and from which machine.</summary>
internal static class SentFrom
{
    /// <summary>Whether a post was made by another site's page. Browsers say so by one header or the other; what says neither is no browser of today,
    /// and gains nothing by it: there is no sign-in that it could borrow.</summary>
    public static bool AnotherSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        // Not the scheme: a proxy may have taken the encryption off.
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The machine, as limits count it: an IPv4 address, or the network of an IPv6 one, within which anybody can choose addresses freely.
    /// Empty when it is not known, as behind a proxy on a Unix socket: people are then not told apart.</summary>
    public static byte[] Machine(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        return address switch
        {
            null => [],
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),
            { AddressFamily: AddressFamily.InterNetworkV6 } when !IPAddress.IsLoopback(address) => address.GetAddressBytes()[..8],
            _ => address.GetAddressBytes(),
        };
    }
}
