using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Web;

/// <summary>Answers of the host for those who watch it: whether it runs, and whether it can serve. Never a council's.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", (HttpContext context) => context.Features.Get<Tenant>() is null ? Results.Text("live") : Results.NotFound());
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    {
        if (context.Features.Get<Tenant>() is not null)
        {
            return Results.NotFound();
        }

        var reachable = await host.Database.CanConnectAsync(ct);
        var waiting = registry.All.Count(t => t.State == TenantState.Initializing);
        return reachable && waiting == 0
            ? Results.Text("ready")
            : Results.Text(reachable ? $"{waiting} councils are being set up" : "the database cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
