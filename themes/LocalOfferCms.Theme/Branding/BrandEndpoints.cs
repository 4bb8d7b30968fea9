using System.Text;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalOfferCms.Theme.Branding;

/// <summary>Serves brands' style sheets and logos. Their addresses hold a hash of the content, so browsers may keep them for good.</summary>
internal static class BrandEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/_brand/{name}/{hash}.css", async (string name, string hash, BrandCatalog brands, CurrentTenant council, SiteSnapshots snapshots, HttpContext http) =>
        {
            var brand = brands.Get(name);
            if (IsOfAnother(council, brand, brands))
            {
                return Results.NotFound();
            }

            brand = OwnColours.Of(brand, council is { IsSet: true, Value.State: TenantState.Running } ? await snapshots.GetAsync(http.RequestAborted) : null);
            return Serve(http.Response, Encoding.UTF8.GetBytes(brand.Styles), "text/css; charset=utf-8", brand.StylesAddress == $"_brand/{name}/{hash}.css");
        });
        endpoints.MapGet("/_brand/{name}/{hash}.svg", (string name, string hash, BrandCatalog brands, CurrentTenant council, HttpResponse response) =>
        {
            var brand = brands.Get(name);
            if (IsOfAnother(council, brand, brands))
            {
                return Results.NotFound();
            }

            return Serve(response, brand.Logo, "image/svg+xml", brand.LogoAddress == $"_brand/{name}/{hash}.svg");
        });
    }

    private static bool IsOfAnother(CurrentTenant council, Brand brand, BrandCatalog brands) =>
        council.IsSet && brand != brands.Get(council.Value.Brand);

    private static IResult Serve(HttpResponse response, byte[] content, string type, bool isCurrent)
    {
        // A page kept since before the brand changed asks for the old address: it gets the new look, and nobody keeps it under the old name.
        response.Headers.CacheControl = isCurrent ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(content, type);
    }
}
