using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>Tells every node that answers changed: the list, the page that one stands under, and the page to which that one leads when it has closed.</summary>
internal sealed class AnswerSignals(ISignals signals)
{
    private const int LongestChain = 10;

    public async Task RaiseAsync(CmsDbContext db, WriteSession write, CommentResponse response, CancellationToken ct)
    {
        List<string> tags = [AnswerAddress.Tag];
        var item = response.ContentItemId;
        for (var i = 0; i < LongestChain && item is not null; i++)
        {
            var at = item;
            tags.Add(PageTags.Item(at));
            item = await db.ClosedPages.Where(c => c.ContentItemId == at && c.Redirects).Select(c => c.SeeItemId).FirstOrDefaultAsync(ct);
        }

        await signals.RaiseAsync(db, write, SignalTopics.ContentWith([.. tags.Distinct()]), ct);
    }
}
