using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>How things stand with an item: what every move looks at before it says why not.</summary>
public sealed class LifeState
{
    /// <summary>The item.</summary>
    public required ContentItem Item { get; init; }
    /// <summary>All versions, the newest first; the content is there only of the latest and of the one on the site.</summary>
    public required IReadOnlyList<ContentVersion> Versions { get; init; }
    /// <summary>How far the newest version has come; null when it has not been sent.</summary>
    public VersionReview? Review { get; init; }
    /// <summary>The name of the person who was asked to approve it; null when nobody in particular was.</summary>
    public string? Asked { get; init; }
    /// <summary>The name of the person who looks after it; null when none was chosen from the list of people.</summary>
    public string? Keeper { get; init; }
    /// <summary>Its place in the recycle bin; null when it is not there.</summary>
    public BinnedItem? Binned { get; init; }
    /// <summary>What stands at its address since it left the site.</summary>
    public ClosedPage? Closed { get; init; }
    /// <summary>Its addresses, current and former.</summary>
    public IReadOnlyList<PathEntry> Paths { get; init; } = [];
    /// <summary>Why it cannot have the address that it asks for; null when it can.</summary>
    public Refusal? PathRefusal { get; init; }
    /// <summary>Whether somebody else has to approve what one person wrote.</summary>
    public bool NeedsSecondPerson { get; init; }
    /// <summary>What stands against publishing the newest version.</summary>
    public IReadOnlyList<GateFinding> Findings { get; init; } = [];

    /// <summary>The newest version.</summary>
    public ContentVersion Latest => Versions.First(v => v.Latest);
    /// <summary>The version on the site; null when none is.</summary>
    public ContentVersion? Published => Versions.FirstOrDefault(v => v.Published);
    /// <summary>The newest version's content.</summary>
    public ContentDocument Content => field ??= new ContentDocument(Item.ContentType, JsonText.Object(Latest.Data));
    /// <summary>When the newest version goes on the site by itself; null when no time is set.</summary>
    public ScheduledTime? Scheduled => Latest.Published ? null : ContentFacts.Scheduled(Content);
    /// <summary>Whether it is the home page.</summary>
    public bool IsHome => Paths.Any(p => p.IsCurrent && p.Path == "");
    /// <summary>Findings that an approver may pass with a reason, and has not.</summary>
    public IReadOnlyList<GateFinding> ToPass => Review?.PassReason is null ? [.. Findings.Where(f => f.CanBePassed)] : [];
}

/// <summary>Reads how things stand, in three queries besides what the gates ask.</summary>
public sealed class LifeStates(CmsDbContext db, PublishGates gates, ApprovalRule approval)
{
    /// <summary>Reads it; null when there is no such item.</summary>
    public async Task<LifeState?> FindAsync(string contentItemId, CancellationToken ct)
    {
        var found = await (
            from item in db.ContentItems.AsNoTracking().Where(i => i.ContentItemId == contentItemId)
            from binned in db.BinnedItems.Where(b => b.ContentItemId == item.ContentItemId).DefaultIfEmpty()
            from closed in db.ClosedPages.Where(c => c.ContentItemId == item.ContentItemId).DefaultIfEmpty()
            from review in db.VersionReviews.Where(r => r.ContentItemId == item.ContentItemId
                && db.ContentVersions.Any(v => v.ContentItemVersionId == r.ContentItemVersionId && v.Latest)).DefaultIfEmpty()
            from asked in db.People.Where(p => p.Id == review!.SubmittedToId).DefaultIfEmpty()
            from summary in db.ContentSummaries.Where(s => s.ContentItemId == item.ContentItemId).DefaultIfEmpty()
            from keeper in db.People.Where(p => p.Id == summary!.OwnerId).DefaultIfEmpty()
            select new { item, binned, closed, review, Asked = (string?)asked!.Name, Keeper = (string?)keeper!.Name }).FirstOrDefaultAsync(ct);
        var versions = found is null ? [] : await VersionsAsync(contentItemId, ct);
        if (found is null || versions.Find(v => v.Latest) is not { } latest)
        {
            return null;
        }

        var wanted = PageRow.PathOf(new ContentDocument(found.item.ContentType, JsonText.Object(latest.Data)), latest.DisplayText);
        var paths = await PathsAsync(contentItemId, wanted, ct);
        return new()
        {
            Item = found.item,
            Versions = versions,
            Review = found.review,
            Asked = found.Asked,
            Keeper = found.Keeper,
            Binned = found.binned,
            Closed = found.closed,
            Paths = [.. paths.Where(p => p.Entry.ContentItemId == contentItemId).Select(p => p.Entry)],
            PathRefusal = wanted is null ? null : ContentPath.Refuse(wanted) ?? Taken(paths, contentItemId, wanted),
            NeedsSecondPerson = await approval.AsksForAnotherAsync(found.item.ContentType, ct),
            Findings = latest.Published ? [] : await gates.FindingsAsync(found.item, latest, ct),
        };
    }

    private Task<List<ContentVersion>> VersionsAsync(string id, CancellationToken ct) => db.ContentVersions.AsNoTracking()
        .Where(v => v.ContentItemId == id).OrderByDescending(v => v.Number)
        .Select(v => new ContentVersion
        {
            ContentItemVersionId = v.ContentItemVersionId,
            ContentItemId = v.ContentItemId,
            Number = v.Number,
            Latest = v.Latest,
            Published = v.Published,
            Stage = v.Stage,
            DisplayText = v.DisplayText,
            Owner = v.Owner,
            Author = v.Author,
            Writers = v.Writers,
            ChangeNote = v.ChangeNote,
            ShowChangeNote = v.ShowChangeNote,
            CreatedUtc = v.CreatedUtc,
            ModifiedUtc = v.ModifiedUtc,
            PublishedUtc = v.PublishedUtc,
            UnpublishedUtc = v.UnpublishedUtc,
            Data = v.Latest || v.Published ? v.Data : "{}",
        }).ToListAsync(ct);

    private async Task<List<(PathEntry Entry, string? Holder)>> PathsAsync(string id, string? wanted, CancellationToken ct)
    {
        var rows = await (
            from path in db.Paths.AsNoTracking().Where(p => p.ContentItemId == id || (wanted != null && p.Path == wanted && p.IsCurrent))
            from page in db.PublishedPages.Where(p => p.ContentItemId == path.ContentItemId).DefaultIfEmpty()
            select new { path, Holder = (string?)page!.Title }).ToListAsync(ct);
        return [.. rows.Select(r => (r.path, r.Holder))];
    }

    private static Refusal? Taken(List<(PathEntry Entry, string? Holder)> paths, string id, string wanted) =>
        paths.Find(p => p.Entry.Path == wanted && p.Entry.IsCurrent && p.Entry.ContentItemId != id).Holder is { } holder ? Publication.PathTaken(wanted, holder) : null;
}

/// <summary>Asks a move why not, of an item by its id.</summary>
internal static class LifeStateReading
{
    public static async Task<IReadOnlyList<Refusal>> AskAsync(this LifeStates states, string id, Func<LifeState, IReadOnlyList<Refusal>> refusals, CancellationToken ct) =>
        await states.FindAsync(id, ct) is { } state ? refusals(state) : [ContentRefusals.NotFound];

    /// <summary>Reads the state within a move's own transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public static async Task<LifeState> RequireAsync(this LifeStates states, string id, Func<LifeState, IReadOnlyList<Refusal>> refusals, CancellationToken ct)
    {
        var state = await states.FindAsync(id, ct) ?? throw new RefusedException([ContentRefusals.NotFound]);
        refusals(state).ThrowIfAny();
        return state;
    }
}
