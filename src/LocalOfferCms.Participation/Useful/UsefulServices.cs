using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalOfferCms.Participation.Useful;

/// <summary>Registers "was this page useful?".</summary>
internal static class UsefulServices
{
    private const int MostBytes = 8 * 1024;

    public static IServiceCollection AddUseful(this IServiceCollection services)
    {
        services.AddSingleton<IPageSection, UsefulSection>();
        services.AddSingleton<UsefulVotes>();
        services.AddSingleton<IHostedService>(all => all.GetRequiredService<UsefulVotes>());
        return services;
    }

    public static void MapUseful(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/useful", AnswerAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));

    /// <summary>Leads back to the page, to the thanks that stand there. Everybody is thanked, whether it was counted or not.</summary>
    private static async Task AnswerAsync(HttpContext http, CurrentTenant tenant, UsefulVotes votes, RequestGuard guard)
    {
        if (!http.Request.HasFormContentType)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var path = ContentPath.Normalise(form["page"].ToString());
        var answer = form["answer"].ToString();
        if (answer is not ("yes" or "no") || path.Contains('\\'))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (guard.TakesVote(http, tenant.Value))
        {
            votes.Note(tenant.Value, path, answer == "yes");
        }

        // Within the site whatever was posted: what follows the prefix is one path, and is written as one.
        var page = http.Request.PathBase.Add(new PathString("/" + path)).ToUriComponent();
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"{page}{QueryOf(http.Request, page)}#{UsefulView.AnchorOf(answer == "yes")}";
    }

    /// <summary>What was searched for, when the browser says that it comes from that page.</summary>
    private static string QueryOf(HttpRequest request, string page) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referer) && referer.Authority == request.Host.ToUriComponent() && referer.AbsolutePath == page ? referer.Query : "";
}
