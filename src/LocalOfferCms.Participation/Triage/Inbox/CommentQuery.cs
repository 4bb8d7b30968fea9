using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Inbox;

/// <summary>A part of the inbox.</summary>
/// <param name="Name">Its name in the address; empty for the first.</param>
/// <param name="Title">Its words.</param>
/// <param name="Stages">The stages it shows; none for all.</param>
internal sealed record CommentTab(string Name, string Title, params CommentStage[] Stages)
{
    public static readonly IReadOnlyList<CommentTab> All =
    [
        new("", "Unsorted", CommentStage.Received),
        new("to-agree", "Leave out?", CommentStage.LeavingOut),
        new("owners", "With owners", CommentStage.WithOwner),
        new("to-approve", "To approve", CommentStage.Answered, CommentStage.Approved),
        new("published", "Published", CommentStage.Published),
        new("left-out", "Left out", CommentStage.LeftOut),
        new("all", "All"),
    ];

    public bool Shows(CommentStage stage) => Stages.Length == 0 || Stages.Contains(stage);
}

/// <summary>What the list of comments is narrowed to.</summary>
/// <param name="Tab">The name of a <see cref="CommentTab"/>.</param>
/// <param name="Q">A reference, or words of the text.</param>
/// <param name="Topic">A topic's id, or <c>none</c>.</param>
/// <param name="Place">Words of the page's title or address.</param>
/// <param name="Channel">How it came.</param>
/// <param name="About">What it is about.</param>
/// <param name="Age"><c>late</c>, <c>week</c>, <c>month</c> or <c>older</c>.</param>
internal sealed record CommentQuery(string? Tab, string? Q, string? Topic, string? Place, string? Channel, string? About, string? Age)
{
    public const int PageSize = 50;

    public CommentTab Chosen => CommentTab.All.FirstOrDefault(t => t.Name == Tab) ?? CommentTab.All[0];

    /// <summary>Everything but the page, for links to other pages of the list.</summary>
    public Dictionary<string, string?> Route => new Dictionary<string, string?>
    {
        ["tab"] = Tab, ["q"] = Q, ["topic"] = Topic, ["place"] = Place, ["channel"] = Channel, ["about"] = About, ["age"] = Age,
    }.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary();

    /// <summary>The comments that are meant, not yet in order.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="lateBefore">What came before this and is not sorted is late, UTC.</param>
    /// <param name="now">Now, UTC.</param>
    public IQueryable<Comment> Rows(CmsDbContext db, DateTime lateBefore, DateTime now)
    {
        var stages = Chosen.Stages;
        var rows = stages.Length == 0 ? db.Comments().AsNoTracking() : db.Comments().AsNoTracking().Where(c => stages.Contains(c.Stage));
        return OfAge(OfWords(OfKind(rows)), lateBefore, now);
    }

    /// <summary>What waits comes first where it waits longest; what is done, where it was done last.</summary>
    public IQueryable<Comment> InOrder(IQueryable<Comment> rows) => Chosen.Name is "" or "to-agree" or "owners" or "to-approve"
        ? rows.OrderBy(c => c.ReceivedUtc).ThenBy(c => c.CommentId)
        : rows.OrderByDescending(c => c.ReceivedUtc).ThenByDescending(c => c.CommentId);

    private IQueryable<Comment> OfKind(IQueryable<Comment> rows)
    {
        if (!string.IsNullOrEmpty(Topic))
        {
            rows = Topic == "none" ? rows.Where(c => c.Topic == null) : rows.Where(c => c.Topic == Topic);
        }

        if (Enum.TryParse<CommentChannel>(Channel, out var channel))
        {
            rows = rows.Where(c => c.Channel == channel);
        }

        return About == "none" ? rows.Where(c => c.About == null) : Enum.TryParse<CommentAbout>(About, out var about) ? rows.Where(c => c.About == about) : rows;
    }

    private IQueryable<Comment> OfWords(IQueryable<Comment> rows)
    {
        if (CommentReferences.Read(Q) is { } reference)
        {
            rows = rows.Where(c => c.Reference == reference);
        }
        else
        {
            foreach (var word in Words(Q))
            {
                rows = rows.Where(c => c.Text.ToLower().Contains(word));
            }
        }

        foreach (var word in Words(Place))
        {
            rows = rows.Where(c => c.PageTitle.ToLower().Contains(word) || c.PagePath.ToLower().Contains(word));
        }

        return rows;
    }

    private IQueryable<Comment> OfAge(IQueryable<Comment> rows, DateTime lateBefore, DateTime now) => Age switch
    {
        "late" => rows.Where(c => (c.Stage == CommentStage.Received && c.ReceivedUtc < lateBefore) || (c.Stage == CommentStage.WithOwner && c.DueUtc < now)),
        "week" => rows.Where(c => c.ReceivedUtc >= now.AddDays(-7)),
        "month" => rows.Where(c => c.ReceivedUtc >= now.AddDays(-30)),
        "older" => rows.Where(c => c.ReceivedUtc < now.AddDays(-30)),
        _ => rows,
    };

    private static IEnumerable<string> Words(string? typed) => (typed ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6);
}
