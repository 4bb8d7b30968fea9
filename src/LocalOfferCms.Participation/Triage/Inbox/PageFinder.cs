using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Triage.Moves;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Inbox;

/// <summary>Finds the page that a comment is about, for officers who choose it.</summary>
internal sealed class PageFinder(CmsDbContext db)
{
    private const int Most = 10;

    /// <summary>Pages on the site whose title has all the words.</summary>
    public async Task<IReadOnlyList<PageChoice>> FindAsync(string? words, CancellationToken ct)
    {
        var wanted = (words ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0)
        {
            return [];
        }

        var pages = db.PublishedPages.AsNoTracking().Where(p => p.Path != null);
        foreach (var word in wanted.Take(6))
        {
            pages = pages.Where(p => p.Title.ToLower().Contains(word));
        }

        return await pages.OrderBy(p => p.Title).ThenBy(p => p.ContentItemId).Take(Most).Select(p => new PageChoice(p.ContentItemId, p.Title, p.Path!)).ToListAsync(ct);
    }

    /// <summary>A page on the site by its id; null when there is none.</summary>
    public Task<PageChoice?> OfAsync(string? contentItemId, CancellationToken ct) => db.PublishedPages.AsNoTracking()
        .Where(p => p.ContentItemId == contentItemId && p.Path != null).Select(p => new PageChoice(p.ContentItemId, p.Title, p.Path!)).FirstOrDefaultAsync(ct);

    /// <summary>A page's first topic; null for none.</summary>
    public Task<string?> TopicAsync(string contentItemId, CancellationToken ct) => db.Terms.AsNoTracking()
        .Where(t => t.ContentItemId == contentItemId && t.Taxonomy == "topics").OrderBy(t => t.Term).Select(t => (string?)t.Term).FirstOrDefaultAsync(ct);
}
