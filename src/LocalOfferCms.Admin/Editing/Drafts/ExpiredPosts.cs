using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin.Editing.Drafts;

/// <summary>Keeps the words of a form that was posted after the sign-in had run out. The seal in the form says whose they are, so nobody else
/// sees them, and nobody without a form of theirs can make the site keep anything.</summary>
internal static class ExpiredPosts
{
    /// <summary>The input that carries the seal.</summary>
    public const string SealName = "$base";

    /// <summary>The header by which the editor's script says that no page is wanted.</summary>
    public const string ScriptHeader = "X-Editor";

    /// <summary>Keeps the words for the person whose form it is. False when it is no form of the editor.</summary>
    public static async Task<bool> KeepAsync(HttpContext http, CancellationToken ct)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
        {
            return false;
        }

        var inputs = FormInputs.Of(await http.Request.ReadFormAsync(EditorLimits.Form, ct));
        if (http.RequestServices.GetRequiredService<EditorSeal>().Open(inputs.One(SealName)) is not { } opened)
        {
            return false;
        }

        inputs["$action"] = null;
        await http.RequestServices.GetRequiredService<Autosaves>().KeepAsync(new(opened.PersonId, opened.PersonName), opened, inputs, ct);
        return true;
    }

    /// <summary>Sends a person whose sign-in ran out to sign in and come back to the editor; tells the script so, which keeps its page.</summary>
    public static async Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context, Func<RedirectContext<CookieAuthenticationOptions>, Task> usual)
    {
        var kept = context.Request.Path.StartsWithSegments("/admin/content", StringComparison.OrdinalIgnoreCase) && await KeepAsync(context.HttpContext, context.HttpContext.RequestAborted);
        if (context.Request.Headers.ContainsKey(ScriptHeader))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (kept)
        {
            // Back to the form itself, not to the handler that was posted to.
            var back = context.Request.PathBase + context.Request.Path;
            context.Response.Redirect($"{context.Request.PathBase}{PeopleServices.SignInPath}?return={Uri.EscapeDataString(back)}");
            return;
        }

        await usual(context);
    }
}

/// <summary>Keeps the words of a form whose anti-forgery token no longer fits, because somebody signed in again meanwhile, and shows them again.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeepsWordsAttribute : Attribute, IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult && await ExpiredPosts.KeepAsync(context.HttpContext, context.HttpContext.RequestAborted))
        {
            context.Result = context.HttpContext.Request.Headers.ContainsKey(ExpiredPosts.ScriptHeader)
                ? new StatusCodeResult(StatusCodes.Status401Unauthorized)
                : new LocalRedirectResult($"~{context.HttpContext.Request.Path}");
        }

        await next();
    }
}
