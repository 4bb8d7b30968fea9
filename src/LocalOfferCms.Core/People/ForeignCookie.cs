using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.People;

/// <summary>Writes down that somebody was turned away from the workspace who showed the cookie of another council, or one that nobody here sealed.
/// A browser sends neither by itself.</summary>
internal static class ForeignCookie
{
    /// <summary>The event of the audit.</summary>
    public const string Event = "ForeignCookieRefused";

    // A browser repeats it with every click, and nobody may fill the audit by it.
    private static readonly ThrottleLimit Noted = new("foreign-cookie", 1, TimeSpan.FromHours(1));

    public static async Task NoteAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var machine = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (Reason(context) is not { } reason || !services.GetRequiredService<Throttle>().Try(Noted, machine))
        {
            return;
        }

        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(http.RequestAborted);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        AuditLog.Add(db, new ChangeContext(now, "Somebody", reason), Event, "Session", "", db.Tenant.Title);
        await write.CommitAsync(http.RequestAborted);
    }

    private static string? Reason(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (options, request) = (context.Options, context.Request);
        var own = $"{options.Cookie.Name}.{request.HttpContext.RequestServices.GetRequiredService<CurrentTenant>().Value.Id:N}";
        return options.CookieManager.GetRequestCookie(request.HttpContext, options.Cookie.Name!) is { } value && options.TicketDataFormat.Unprotect(value) is null
                ? "The cookie was not sealed for this council."
            : request.Cookies.Keys.Any(name => name.StartsWith($"{options.Cookie.Name}.", StringComparison.Ordinal) && !name.StartsWith(own, StringComparison.Ordinal))
                ? "The cookie is another council's."
            : null;
    }
}
