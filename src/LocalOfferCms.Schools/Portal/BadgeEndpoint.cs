using System.Text;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Portal;

/// <summary>The badge that a school shows on its own website.</summary>
internal static class BadgeEndpoint
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    public static void MapBadges(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/schools/{school}/badge.svg", GetAndHead, BadgeAsync).WithMetadata(new CachedPageAttribute());

    private static async Task<IResult> BadgeAsync(HttpContext http, string school, CurrentTenant current, CancellationToken ct)
    {
        // Services are asked for once a council is known: the platform's own addresses have none.
        if (!current.IsSet || await http.RequestServices.GetRequiredService<PublicReports>().FindAsync(school, ct) is not { } report)
        {
            return Results.NotFound();
        }

        http.RequestServices.GetRequiredService<PageTags>().DependOnlyOn(report.Tags);
        // Other sites show it: the picture alone may be loaded from anywhere.
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Text(PublicReports.Svg(report), "image/svg+xml", Encoding.UTF8);
    }
}
