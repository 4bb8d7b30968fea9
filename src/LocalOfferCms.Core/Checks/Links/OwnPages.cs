using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Checks.Links;

/// <summary>Looks links within the site up, without asking anybody.</summary>
internal static class OwnPages
{
    /// <summary>What a reader meets at each address.</summary>
    public static async Task<Dictionary<string, LinkAnswer>> FindAsync(CmsDbContext db, IEnumerable<string> addresses, CancellationToken ct)
    {
        var wanted = addresses.Distinct().ToDictionary(address => address, PathOf);
        if (wanted.Count == 0)
        {
            return [];
        }

        // A guide's parts and a glossary's letters have addresses below their page's.
        var paths = wanted.Values.SelectMany(path => (string[])[path, Above(path)]).Distinct().ToList();
        var known = await (
            from path in db.Paths.AsNoTracking()
            where paths.Contains(path.Path)
            join page in db.PublishedPages on path.ContentItemId equals page.ContentItemId into pages
            from page in pages.DefaultIfEmpty()
            select new { path.Path, path.IsCurrent, IsOnSite = page != null, Now = page == null ? null : page.Path, Type = page == null ? null : page.ContentType }).ToDictionaryAsync(p => p.Path, ct);
        return wanted.ToDictionary(w => w.Key, w =>
        {
            if (ContentPath.Reserved.Contains(w.Value.Split('/')[0]))
            {
                return new LinkAnswer(200, null);
            }

            return known.GetValueOrDefault(w.Value) is { IsOnSite: true } page ? new(200, null, page.IsCurrent ? null : "/" + page.Now)
                : known.GetValueOrDefault(Above(w.Value)) is { IsOnSite: true, IsCurrent: true, Type: "Guide" or "DecisionGuide" or "Toolkit" or "FactSheet" } ? new(200, null)
                : new(404, "There is no page of this site at that address.");
        });
    }

    private static string PathOf(string address) => ContentPath.Normalise(Uri.UnescapeDataString(address.Split('?', '#')[0]));

    private static string Above(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : path;
}
