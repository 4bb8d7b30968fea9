using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>Comes first: finds the council of a request, or sends it to the platform's own pages. Moves a council's prefix from the path to the path base.
/// Never falls back to a default council.</summary>
public sealed class TenantMiddleware(RequestDelegate next, TenantRegistry registry, PlatformHosts platform, ILogger<TenantMiddleware> logger)
{
    /// <summary>The platform's page that lists the councils.</summary>
    public const string IndexPath = "/platform";
    /// <summary>The platform's "not here" page.</summary>
    public const string MissingPath = "/platform/missing";
    /// <summary>The page of a council that is being set up or is switched off, in its brand. It reads nothing from the council's database.</summary>
    public const string ClosedPath = "/error/503";

    /// <summary>Seconds after which a browser or a search engine may ask a closed site again.</summary>
    private const string RetryAfter = "30";

    /// <summary>First segments that answer without a council.</summary>
    private static readonly HashSet<string> PlatformSegments = new(StringComparer.OrdinalIgnoreCase) { "platform", "health", "metrics", "_content", "_brand", "error", "robots.txt" };

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var current = context.RequestServices.GetRequiredService<CurrentTenant>();
        if (current.IsSet)
        {
            // An error page is being re-executed: council and path base stand already.
            await next(context);
            return;
        }

        if (registry.Resolve(context.Request.Host.Host, context.Request.Path.Value ?? "/") is not { } found)
        {
            SendToPlatform(context);
            await next(context);
            return;
        }

        using var scope = logger.BeginScope(new Dictionary<string, object> { ["Council"] = found.Tenant.Name });
        MovePrefix(context, found.Prefix);
        context.Features.Set(found.Tenant);
        var first = First(context.Request.Path);
        if (found.Tenant.State != TenantState.Running && first is not ("_content" or "_brand"))
        {
            context.Request.Path = ClosedPath;
            context.Response.Headers.RetryAfter = RetryAfter;
        }
        else if (first is "platform" or "metrics" || context.Request.Path.Value is "/health/live" or "/health/ready")
        {
            // The host's own pages are no part of a council's site.
            context.Request.Path = "/error/404";
        }

        current.Set(found.Tenant);
        TenantAmbient.Set(found.Tenant.Id);
        await next(context);
    }

    private static void MovePrefix(HttpContext context, string? prefix)
    {
        if (prefix is not null)
        {
            var path = context.Request.Path.Value!;
            var segment = path[..(prefix.Length + 1)];
            context.Request.PathBase = context.Request.PathBase.Add(segment);
            context.Request.Path = path.Length == segment.Length ? "/" : path[segment.Length..];
        }
    }

    private void SendToPlatform(HttpContext context)
    {
        if (!platform.Contains(context.Request.Host.Host))
        {
            // A load balancer may ask for health by address; nothing else answers under a name that is nobody's.
            context.Request.Path = First(context.Request.Path) is "health" or "_content" ? context.Request.Path : MissingPath;
        }
        else if (context.Request.Path == "/" || !context.Request.Path.HasValue)
        {
            context.Request.Path = IndexPath;
        }
        else if (!PlatformSegments.Contains(First(context.Request.Path)))
        {
            context.Request.Path = MissingPath;
        }
    }

    private static string First(PathString path) => (path.Value ?? "").TrimStart('/').Split('/', 2)[0];
}
