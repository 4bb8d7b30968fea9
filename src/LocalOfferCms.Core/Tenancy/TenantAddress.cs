using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>The one full address of a council's site: what canonical links, feeds and calendars give, whichever door a visitor came by.</summary>
public static class TenantAddress
{
    /// <summary>The canonical address that was set; else the council's first host name; else the address that was asked, with its prefix. No final slash.</summary>
    public static string Of(Tenant tenant, HttpRequest request) =>
        tenant.CanonicalAddress
        ?? (tenant.Hosts is [var host, ..]
            ? $"{request.Scheme}://{(request.Host.Port is { } port ? new HostString(host, port) : new HostString(host)).ToUriComponent()}"
            : $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}");

    /// <summary>The full address of a page of the site.</summary>
    /// <param name="site">The site's address.</param>
    /// <param name="path">The page's, without a leading slash.</param>
    public static string Page(string site, string path) => site + new PathString("/" + path).ToUriComponent();
}
