using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>"Still right": somebody has looked at a page that is on the site. It says so, and is due again after the page's own cycle.</summary>
public sealed class ConfirmContent
{
    private readonly CmsDbContext _db;
    private readonly FactChange _facts;

    internal ConfirmContent(CmsDbContext db, FactChange facts) => (_db, _facts) = (db, facts);

    /// <summary>Why it cannot be confirmed; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, CancellationToken ct) =>
        await _db.Published(contentItemId).AnyAsync(ct) ? [] : [ContentRefusals.NotPublished];

    /// <summary>Confirms it in one transaction, and gives the day when it is due again. Asking twice on one day changes nothing more.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="reviewer">Who is named as having looked at it.</param>
    /// <param name="change">Who confirms it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">It is not on the site.</exception>
    public async Task<DateOnly> ExecuteAsync(string contentItemId, string reviewer, ChangeContext change, CancellationToken ct)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        (await RefusalsAsync(contentItemId, ct)).ThrowIfAny();
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var data = await _db.Published(contentItemId).Select(v => v.Data).SingleAsync(ct);
        var content = new ContentDocument(item.ContentType, JsonText.Object(data));
        var today = CouncilDay.Of(_db.Tenant, change.Now);
        var due = today.AddMonths(ContentFacts.ReviewCycle(content));
        var isDone = content.Part("ReviewPart").Date("LastReviewed") == today && ContentFacts.ReviewDue(content) == due
            && !await _db.ReviewFlags.AnyAsync(f => f.ContentItemId == contentItemId, ct);
        if (!isDone)
        {
            await _facts.ApplyAsync(write, item, json =>
            {
                ContentFacts.SetReviewed(json, today, reviewer);
                ContentFacts.SetReviewDue(json, due);
            }, change, "ContentConfirmed", looked: true, ct);
            await write.CommitAsync(ct);
        }

        return due;
    }
}

/// <summary>Who looks after a page from now on, and when it is due; null leaves either as it is.</summary>
/// <param name="Owner">The team or person, in words.</param>
/// <param name="OwnerId">The person, when one was chosen from the list; goes with <paramref name="Owner"/>.</param>
/// <param name="ReviewDue">The day.</param>
public sealed record KeeperOptions(string? Owner, string? OwnerId, DateOnly? ReviewDue);

/// <summary>Changes who looks after a page, or when it is due, without touching its text. What is on the site changes at once.</summary>
public sealed class ChangeKeeper
{
    private readonly CmsDbContext _db;
    private readonly FactChange _facts;
    private readonly SiteSnapshots _snapshots;

    internal ChangeKeeper(CmsDbContext db, FactChange facts, SiteSnapshots snapshots) => (_db, _facts, _snapshots) = (db, facts, snapshots);

    /// <summary>Why it cannot be changed; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, KeeperOptions options, CancellationToken ct)
    {
        if (await _db.ContentItems.AsNoTracking().FirstOrDefaultAsync(i => i.ContentItemId == contentItemId, ct) is not { } item)
        {
            return [ContentRefusals.NotFound];
        }

        if (await _db.IsBinnedAsync(contentItemId, ct))
        {
            return [ContentRefusals.InBin];
        }

        var type = (await _snapshots.GetAsync(ct)).Types.GetValueOrDefault(item.ContentType);
        var refusals = new List<Refusal>();
        if (options.Owner is not null && type?.Has("OwnerPart") == false)
        {
            refusals.Add(new("NoOwnerPart", $"A {type.DisplayName} has no owner."));
        }

        if (options.ReviewDue is not null && type is not null && !type.Has("ReviewPart") && !type.Has("FactPart") && !type.Has("CitationPart"))
        {
            refusals.Add(new("NoReviewPart", $"A {type.DisplayName} has no review date."));
        }

        return refusals;
    }

    /// <summary>Changes it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, KeeperOptions options, ChangeContext change, CancellationToken ct)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        (await RefusalsAsync(contentItemId, options, ct)).ThrowIfAny();
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        await _facts.ApplyAsync(write, item, json =>
        {
            if (options.Owner is { } owner)
            {
                ContentFacts.SetOwner(json, owner, options.OwnerId);
            }

            if (options.ReviewDue is { } due)
            {
                ContentFacts.SetReviewDue(json, due);
            }
        }, change, "ContentKeeperChanged", looked: false, ct);
        await write.CommitAsync(ct);
    }
}
