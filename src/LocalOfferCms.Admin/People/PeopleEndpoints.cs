using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalOfferCms.Admin.People;

/// <summary>Endpoints that are no pages.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder endpoints)
    {
        // The key travels sealed for one person: another's, or none, draws nothing.
        endpoints.MapGet("/account/second-factor/picture", (string? key, SecondFactor factor, CurrentPerson current, CurrentTenant tenant, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return factor.Open(current.Id, key) is { } open
                ? Results.Text(KeyPicture.Draw(Totp.Address(tenant.Value.Title, current.Email, open)), "image/svg+xml")
                : Results.NotFound();
        }).RequireAuthorization(new RequiresSignInAttribute { WithoutSecondFactor = true });
    }
}
