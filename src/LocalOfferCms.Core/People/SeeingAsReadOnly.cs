using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Core.People;

/// <summary>Whoever sees the workspace as somebody else posts nothing but the wish to stop, or to sign out.</summary>
public sealed class SeeingAsReadOnly(RequestDelegate next)
{
    private static readonly PathString[] Allowed = ["/account/stop-seeing", "/account/sign-out"];

    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context, CurrentPerson current)
    {
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (current.SeenBy is null || reads || Allowed.Any(path => context.Request.Path.Equals(path)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
