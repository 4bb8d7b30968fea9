using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Publishes the newest version of an item. The admin, jobs and commands use this one class.</summary>
public sealed class PublishContent
{
    private readonly CmsDbContext _db;
    private readonly Publication _publication;
    private readonly PublishGates _gates;
    private readonly ApprovalRule _approval;

    internal PublishContent(CmsDbContext db, Publication publication, PublishGates gates, ApprovalRule approval) =>
        (_db, _publication, _gates, _approval) = (db, publication, gates, approval);

    /// <summary>Why it cannot be published; empty when it can, save for findings that an approver may pass. Shown before the button is pressed.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, CancellationToken ct)
    {
        if (await RefusalsOfRowsAsync(contentItemId, ct) is { Count: > 0 } refusals)
        {
            return refusals;
        }

        var item = await _db.ContentItems.AsNoTracking().SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var version = await _db.Latest(contentItemId).AsNoTracking().SingleAsync(ct);
        var found = (await _gates.FindingsAsync(item, version, ct)).Where(f => !f.CanBePassed).Select(f => new Refusal(f.Code, f.Message));
        return await _approval.AsksForAnotherAsync(item.ContentType, ct) && version.Stage != ContentStage.Approved
            ? [new("NotApproved", "Somebody else has to approve it first. Send it for review."), .. found]
            : [.. found];
    }

    /// <summary>What the checks found that an approver may pass with a written reason, unless that has been done for this version.</summary>
    public async Task<IReadOnlyList<GateFinding>> FindingsAsync(string contentItemId, CancellationToken ct)
    {
        var item = await _db.ContentItems.AsNoTracking().FirstOrDefaultAsync(i => i.ContentItemId == contentItemId, ct);
        var version = await _db.Latest(contentItemId).AsNoTracking().FirstOrDefaultAsync(ct);
        return item is null || version is null || version.Published || await _gates.IsPassedAsync(version.ContentItemVersionId, ct)
            ? []
            : [.. (await _gates.FindingsAsync(item, version, ct)).Where(f => f.CanBePassed)];
    }

    /// <summary>Publishes it in one transaction.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="change">Who publishes it.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="passReason">Why an approver passes what the checks found; null when nothing is to be passed.</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct, string? passReason = null)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        (await RefusalsAsync(contentItemId, ct)).ThrowIfAny();
        await _gates.PassAsync(contentItemId, await FindingsAsync(contentItemId, ct), change, passReason, ct);
        await PublishAsync(write, contentItemId, change, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Publishes what has been judged already: a draft whose time has come, or a copy that another site answers for.</summary>
    internal async Task ExecuteUngatedAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        (await RefusalsOfRowsAsync(contentItemId, ct)).ThrowIfAny();
        await PublishAsync(write, contentItemId, change, ct);
        await write.CommitAsync(ct);
    }

    private async Task PublishAsync(WriteSession write, string contentItemId, ChangeContext change, CancellationToken ct)
    {
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        await _publication.PublishAsync(_db, write, item, await _db.Latest(contentItemId).SingleAsync(ct), change, ct);
    }

    private async Task<IReadOnlyList<Refusal>> RefusalsOfRowsAsync(string contentItemId, CancellationToken ct)
    {
        if (await _db.Latest(contentItemId).AsNoTracking().FirstOrDefaultAsync(ct) is not { } version)
        {
            return [ContentRefusals.NotFound];
        }

        if (await _db.IsBinnedAsync(contentItemId, ct))
        {
            return [ContentRefusals.InBin];
        }

        if (version.Published)
        {
            return [new("AlreadyPublished", $"'{version.DisplayText}' is on the site already, with nothing changed since.")];
        }

        var type = await _db.ContentItems.Where(i => i.ContentItemId == contentItemId).Select(i => i.ContentType).SingleAsync(ct);
        var path = PageRow.PathOf(new ContentDocument(type, JsonText.Object(version.Data)), version.DisplayText);
        return path is not null && await Publication.PathRefusalAsync(_db, contentItemId, path, ct) is { } refusal ? [refusal] : [];
    }
}
