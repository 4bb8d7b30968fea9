using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalOfferCms.Search;

/// <summary>A page that is offered while somebody types.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Its address.</param>
internal sealed record Suggestion(string Title, string Address);

/// <summary><c>/search/suggest?q=</c>: pages that fit what has been typed so far, as JSON. The search box works without it.</summary>
internal static class Suggestions
{
    private const int Most = 6;
    private const int Shortest = 2;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/search/suggest", GiveAsync);

    private static async Task<IResult> GiveAsync(HttpContext http, CurrentTenant tenant, SiteSearch search, CancellationToken ct)
    {
        if (!tenant.IsSet)
        {
            return Results.NotFound();
        }

        var words = SearchRequest.Read(http.Request.Query).Words;
        var found = words.Length < Shortest ? SearchResults.Nothing : await search.FindAsync(new SearchQuestion(words, SearchFilter.None, 0, Most) { IsUnfinished = true }, ct);
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Json(found.Promoted.Concat(found.Hits).DistinctBy(hit => hit.Path).Take(Most)
            .Select(hit => new Suggestion(hit.Title, $"{http.Request.PathBase.ToUriComponent()}/{hit.Path}")));
    }
}
