using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>What stands at the addresses of pages that have left the site.</summary>
internal static class ClosedPages
{
    private const int NoticeLength = 2_000;

    public static async Task<IReadOnlyList<Refusal>> RefusalsAsync(CmsDbContext db, string contentItemId, Closing? closing, CancellationToken ct)
    {
        if (closing is null)
        {
            return [];
        }

        if (closing.Redirects && closing.SeeItemId is null)
        {
            return [new("NoPage", "Choose the page that visitors are sent to.")];
        }

        if (closing.Notice.Length > NoticeLength)
        {
            return [new("NoticeTooLong", $"The notice is {closing.Notice.Length} characters long. The most is {NoticeLength}.")];
        }

        return closing.SeeItemId == contentItemId || (closing.SeeItemId is { } id && !await db.PublishedPages.AnyAsync(p => p.ContentItemId == id && p.Path != null, ct))
            ? [new("NoSuchPage", "The page to see instead must be another page that is on the site.")]
            : [];
    }

    public static async Task SetAsync(CmsDbContext db, string contentItemId, string title, Closing? closing, DateTime now, CancellationToken ct)
    {
        await db.ClosedPages.Where(c => c.ContentItemId == contentItemId).ExecuteDeleteAsync(ct);
        if (closing is not null)
        {
            db.ClosedPages.Add(new ClosedPage
            {
                ContentItemId = contentItemId,
                Title = title,
                Notice = closing.Notice.Trim(),
                SeeItemId = closing.SeeItemId,
                Redirects = closing.Redirects,
                ClosedUtc = now,
            });
        }
    }
}
