using System.Net;
using LocalOfferCms.TestSupport.Councils;

namespace LocalOfferCms.Tests.Walls;

/// <summary>What one council's visitor must never see of another council.</summary>
/// <param name="Council">The council that is asked.</param>
/// <param name="Foreign">Texts of the others: their words, names, ids and addresses.</param>
internal sealed record Wall(MarkedCouncil Council, IReadOnlyList<string> Foreign)
{
    /// <summary>How the response breaks the wall; empty when it holds.</summary>
    /// <param name="basePath">The prefix under which the council was asked, such as <c>/alder</c>; empty under its own host name.</param>
    /// <param name="response">The response.</param>
    /// <param name="body">Its body, as text.</param>
    public IEnumerable<string> Breaches(string basePath, HttpResponseMessage response, string body)
    {
        var headers = string.Join('\n', response.Headers.Concat(response.Content.Headers).SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}")));
        foreach (var text in Foreign)
        {
            if (body.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"its body holds '{text}' of another council";
            }

            if (headers.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"its headers hold '{text}' of another council";
            }
        }

        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            if (!IsWorkspace(basePath, response.RequestMessage!.RequestUri!))
            {
                yield return "it sets a cookie";
            }
            else if (!cookie.Split(';').Any(a => a.Trim().Equals($"path={(basePath.Length == 0 ? "/" : basePath)}", StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"its cookie is good for other councils too: {cookie}";
            }
        }

        if (response.StatusCode >= HttpStatusCode.InternalServerError)
        {
            yield return $"it answers {(int)response.StatusCode}";
        }

        if (response.Headers.Location is { } location && !StaysInside(basePath, response.RequestMessage!.RequestUri!, location))
        {
            yield return $"it redirects out of the council's site, to {location}";
        }
    }

    /// <summary>Those who work at the site need cookies; its readers get none.</summary>
    private static bool IsWorkspace(string basePath, Uri asked) =>
        asked.AbsolutePath[basePath.Length..].TrimStart('/').Split('/')[0] is "account" or "admin";

    private static bool StaysInside(string basePath, Uri asked, Uri location)
    {
        var target = new Uri(asked, location);
        return target.Authority == asked.Authority
            && (target.AbsolutePath == basePath || target.AbsolutePath.StartsWith(basePath + "/", StringComparison.Ordinal));
    }
}
