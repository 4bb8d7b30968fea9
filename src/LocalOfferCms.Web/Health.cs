using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Web;

/// <summary>Answers of the host for those who watch it: whether it runs, and whether it can serve. Never a council's.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("live"));
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(HostDbContext host, TenantRegistry registry, CancellationToken ct)
    {
        if (!await host.Database.CanConnectAsync(ct))
        {
            return Results.Text("the database cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var waiting = registry.All.Count(t => t.State == TenantState.Initializing);
        return waiting == 0
            ? Results.Text("ready")
            : Results.Text($"councils being set up: {waiting}", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
