using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Life;

/// <summary>What the list of content is narrowed to.</summary>
/// <param name="Q">Words of the title or the owner.</param>
/// <param name="Type">A type's name.</param>
/// <param name="Stage">A stage, or <c>on-site</c>, or <c>changed</c>.</param>
/// <param name="Owner">A person's id, or <see cref="Mine"/>.</param>
/// <param name="Topic">A topic's id.</param>
/// <param name="Review"><c>overdue</c>, <c>month</c>, <c>none</c> or <c>closing</c>.</param>
/// <param name="Sort"><c>title</c>, <c>owner</c>, <c>review</c>; what changed last comes first otherwise.</param>
internal sealed record ContentQuery(string? Q, string? Type, string? Stage, string? Owner, string? Topic, string? Review, string? Sort)
{
    public const int PageSize = 50;
    public const string Mine = "me";

    /// <summary>Everything but the page, for links to other pages of the list.</summary>
    public Dictionary<string, string> Route => new Dictionary<string, string?>
    {
        ["q"] = Q, ["type"] = Type, ["stage"] = Stage, ["owner"] = Owner, ["topic"] = Topic, ["review"] = Review, ["sort"] = Sort,
    }.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Key, p => p.Value!);

    /// <summary>The rows that are meant, not yet in order.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="current">Who looks: whoever may not see drafts finds their own pages alone.</param>
    /// <param name="today">The council's day.</param>
    public IQueryable<ContentSummary> Rows(CmsDbContext db, CurrentPerson current, DateOnly today)
    {
        var me = current.Id;
        var rows = db.ContentSummaries.AsNoTracking();
        if (!current.Has(Permissions.ViewContent))
        {
            rows = rows.Where(s => s.OwnerId == me);
        }

        if (Q?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
            rows = rows.Where(s => s.TitleKey.Contains(text) || s.Owner.ToLower().Contains(text));
        }

        if (!string.IsNullOrEmpty(Type))
        {
            rows = rows.Where(s => s.ContentType == Type);
        }

        if (!string.IsNullOrEmpty(Owner))
        {
            var owner = Owner == Mine ? me : Owner;
            rows = rows.Where(s => s.OwnerId == owner);
        }

        if (!string.IsNullOrEmpty(Topic))
        {
            rows = rows.Where(s => db.SummaryTopics.Any(t => t.Topic == Topic && t.ContentItemId == s.ContentItemId));
        }

        return OfReview(OfStage(rows), today);
    }

    /// <summary>The rows in the order that is asked for; ties always fall the same way.</summary>
    public IQueryable<ContentSummary> InOrder(IQueryable<ContentSummary> rows) => Sort switch
    {
        "title" => rows.OrderBy(s => s.TitleKey).ThenBy(s => s.ContentItemId),
        "review" => rows.Where(s => s.ReviewDue != null).OrderBy(s => s.ReviewDue).ThenBy(s => s.ContentItemId),
        "owner" => rows.OrderBy(s => s.Owner).ThenBy(s => s.ContentItemId),
        _ => rows.OrderByDescending(s => s.ModifiedUtc).ThenByDescending(s => s.ContentItemId),
    };

    private IQueryable<ContentSummary> OfStage(IQueryable<ContentSummary> rows) => Stage switch
    {
        "on-site" => rows.Where(s => s.IsPublished),
        "changed" => rows.Where(s => s.HasDraft),
        _ => Enum.TryParse<ContentStage>(Stage, out var stage) ? rows.Where(s => s.Stage == stage) : rows,
    };

    private IQueryable<ContentSummary> OfReview(IQueryable<ContentSummary> rows, DateOnly today) => Review switch
    {
        "overdue" => rows.Where(s => s.IsPublished && s.ReviewDue <= today),
        "month" => rows.Where(s => s.IsPublished && s.ReviewDue <= today.AddDays(30)),
        "none" => rows.Where(s => s.IsPublished && s.ReviewDue == null),
        "closing" => rows.Where(s => s.IsPublished && s.Expires <= today.AddDays(30)),
        _ => rows,
    };
}
