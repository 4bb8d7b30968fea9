using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Life;

/// <summary>An item of the first page.</summary>
internal sealed record WaitingItem(string Id, string Title, string Note, DateOnly? Day, DateTime? SinceUtc);

/// <summary>What waits for somebody: each list no longer than a screen.</summary>
internal sealed class WaitingList(CmsDbContext db, CurrentPerson current, LocalTime local)
{
    private const int Shown = 8;

    /// <summary>Pages that the person looks after, those that changed last first: for whoever may not edit everything.</summary>
    public async Task<(List<WaitingItem> First, int Total)> KeptAsync(CancellationToken ct)
    {
        var kept = Mine();
        var first = await kept.OrderByDescending(s => s.ModifiedUtc).ThenBy(s => s.ContentItemId).Take(Shown)
            .Select(s => new { s.ContentItemId, s.Title, s.Stage, s.ModifiedUtc }).ToListAsync(ct);
        return ([.. first.Select(s => new WaitingItem(s.ContentItemId, s.Title, Stages.Words(s.Stage), null, s.ModifiedUtc))], first.Count < Shown ? first.Count : await kept.CountAsync(ct));
    }

    /// <summary>Drafts that the person saved last, those that were sent back among them.</summary>
    public Task<List<WaitingItem>> DraftsAsync(CancellationToken ct) => (
        from row in Seen().Where(s => s.Author == current.Name && (s.Stage == ContentStage.Draft || s.Stage == ContentStage.CoProduction))
        from review in db.VersionReviews.Where(r => r.ContentItemVersionId == row.ContentItemVersionId).DefaultIfEmpty()
        orderby row.ModifiedUtc descending
        select new WaitingItem(row.ContentItemId, row.Title, review!.ReturnedBy != null ? "Sent back by " + review.ReturnedBy : "", null, row.ModifiedUtc)).Take(Shown).ToListAsync(ct);

    /// <summary>What waits for the person's approval, or anybody's.</summary>
    public async Task<List<WaitingItem>> ForApprovalAsync(CancellationToken ct) => !current.Has(Permissions.ApproveContent) ? [] : await (
        from row in db.ContentSummaries.AsNoTracking().Where(s => s.Stage == ContentStage.InReview)
        join review in db.VersionReviews on row.ContentItemVersionId equals review.ContentItemVersionId
        where review.SubmittedToId == null || review.SubmittedToId == current.Id
        orderby review.SubmittedUtc
        select new WaitingItem(row.ContentItemId, row.Title, "From " + review.SubmittedBy, null, review.SubmittedUtc)).Take(Shown).ToListAsync(ct);

    /// <summary>Reviews that are due, and pages whose last day on the site is near: the person's own, or everybody's for who may edit everything. One query.</summary>
    public async Task<(List<WaitingItem> Reviews, List<WaitingItem> Closing)> DatesAsync(CancellationToken ct)
    {
        var soon = local.Today.AddDays(30);
        var reviews = Mine().Where(s => s.IsPublished && s.ReviewDue <= soon).OrderBy(s => s.ReviewDue).ThenBy(s => s.ContentItemId).Take(Shown)
            .Select(s => new { IsClosing = false, s.ContentItemId, s.Title, s.Owner, Day = s.ReviewDue });
        var closing = Mine().Where(s => s.IsPublished && s.Expires <= soon).OrderBy(s => s.Expires).ThenBy(s => s.ContentItemId).Take(Shown)
            .Select(s => new { IsClosing = true, s.ContentItemId, s.Title, s.Owner, Day = s.Expires });
        var both = (await reviews.Concat(closing).ToListAsync(ct)).OrderBy(d => d.Day).ThenBy(d => d.ContentItemId, StringComparer.Ordinal)
            .ToLookup(d => d.IsClosing, d => new WaitingItem(d.ContentItemId, d.Title, d.Owner, d.Day, null));
        return ([.. both[false]], [.. both[true]]);
    }

    /// <summary>Pages to look at because something that they show has changed.</summary>
    public Task<List<WaitingItem>> FlagsAsync(CancellationToken ct) => (
        from row in Mine()
        join flag in db.ReviewFlags on row.ContentItemId equals flag.ContentItemId
        orderby flag.FlaggedUtc
        select new WaitingItem(row.ContentItemId, row.Title, flag.Reason, null, flag.FlaggedUtc)).Take(Shown).ToListAsync(ct);

    /// <summary>Whether the lists are about everybody's pages.</summary>
    public bool IsAboutAll => current.Has(Permissions.EditContent);

    /// <summary>What the person may know of: everything, or what they look after.</summary>
    private IQueryable<ContentSummary> Seen() => current.Has(Permissions.ViewContent) ? db.ContentSummaries.AsNoTracking() : Mine();

    private IQueryable<ContentSummary> Mine() =>
        IsAboutAll ? db.ContentSummaries.AsNoTracking() : db.ContentSummaries.AsNoTracking().Where(s => s.OwnerId == current.Id);
}
