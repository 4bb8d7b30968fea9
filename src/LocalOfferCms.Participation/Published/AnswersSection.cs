using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>What stands under a page: the newest answers, and how many there are.</summary>
internal sealed record AnswersUnderPage(string ContentItemId, IReadOnlyList<AnswerView> Newest, AnswerPlace Place);

/// <summary>"What families said about this page, and what we did".</summary>
internal sealed class AnswersSection(CmsDbContext db, PublishedPlaces places, LocalTime local) : IPageSection
{
    private const int Shown = 3;

    public int Order => 10;

    public async ValueTask<DrawnSection?> FindAsync(PageSurroundings page, CancellationToken ct)
    {
        if (page.Page is not { AsOn: null, SubPath: "" } shown || (await places.GetAsync(db, ct)).Find(shown.Page.Id) is not { } place)
        {
            return null;
        }

        var ids = place.ItemIds;
        var newest = place.Published == 0 ? [] : await AnswerView.Query(db, db.Set<CommentResponse>()
            .Where(r => r.Stage == ResponseStage.Published && r.ContentItemId != null && ids.Contains(r.ContentItemId))
            .OrderByDescending(r => r.PublishedUtc).ThenBy(r => r.ResponseId).Take(Shown)).ToListAsync(ct);
        return new("_AnswersUnderPage", new AnswersUnderPage(shown.Page.Id, [.. newest.Select(r => r.ToView(page.Site, local, underPage: true))], place));
    }
}
