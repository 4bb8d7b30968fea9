using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Web;

/// <summary>Headers that every response carries: a strict content security policy without inline script or style, and no sniffing, framing or leaking.
/// A demonstration asks not to be indexed.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Previews stand in frames of the workspace.
    private static readonly string FramingPolicy = Policy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'; frame-src 'self'");

    // What schools put into their own websites: it runs nothing and sends nothing.
    private const string FramedAnywherePolicy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = PolicyOf(context.GetEndpoint()?.Metadata);
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (context.Features.Get<Tenant>() is { IsDemonstration: true })
            {
                headers["X-Robots-Tag"] = "noindex, nofollow";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    private static string PolicyOf(EndpointMetadataCollection? says) =>
        says?.GetMetadata<FramedAnywhereAttribute>() is not null ? FramedAnywherePolicy
        : says?.GetMetadata<FramesOwnPagesAttribute>() is not null ? FramingPolicy
        : Policy;
}
