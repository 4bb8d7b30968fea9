using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Publishes the newest version of an item. The admin, jobs and commands use this one class.</summary>
public sealed class PublishContent
{
    private readonly CmsDbContext _db;
    private readonly Publication _publication;

    internal PublishContent(CmsDbContext db, Publication publication) => (_db, _publication) = (db, publication);

    /// <summary>Why it cannot be published; empty when it can. Shown before the button is pressed.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, CancellationToken ct)
    {
        if (await Latest(contentItemId).AsNoTracking().FirstOrDefaultAsync(ct) is not { } version)
        {
            return [ContentRefusals.NotFound];
        }

        if (version.Published)
        {
            return [new("AlreadyPublished", $"'{version.DisplayText}' is on the site already, with nothing changed since.")];
        }

        var type = await _db.ContentItems.Where(i => i.ContentItemId == contentItemId).Select(i => i.ContentType).SingleAsync(ct);
        var path = PageRow.PathOf(new ContentDocument(type, JsonText.Object(version.Data)), version.DisplayText);
        return path is not null && await Publication.PathRefusalAsync(_db, contentItemId, path, ct) is { } refusal ? [refusal] : [];
    }

    /// <summary>Publishes it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        if (await RefusalsAsync(contentItemId, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        await _publication.PublishAsync(_db, write, item, await Latest(contentItemId).SingleAsync(ct), change, ct);
        await write.CommitAsync(ct);
    }

    private IQueryable<ContentVersion> Latest(string id) => _db.ContentVersions.Where(v => v.ContentItemId == id && v.Latest);
}

/// <summary>Takes an item off the site and keeps all its versions.</summary>
public sealed class WithdrawContent
{
    private readonly CmsDbContext _db;
    private readonly Publication _publication;

    internal WithdrawContent(CmsDbContext db, Publication publication) => (_db, _publication) = (db, publication);

    /// <summary>Why it cannot be withdrawn; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, CancellationToken ct) =>
        !await _db.ContentItems.AnyAsync(i => i.ContentItemId == contentItemId, ct) ? [ContentRefusals.NotFound]
        : !await Published(contentItemId).AnyAsync(ct) ? [new("NotPublished", "It is not on the site.")]
        : [];

    /// <summary>Withdraws it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        if (await RefusalsAsync(contentItemId, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        await _publication.WithdrawAsync(_db, write, item, await Published(contentItemId).SingleAsync(ct), change, ct);
        await write.CommitAsync(ct);
    }

    private IQueryable<ContentVersion> Published(string id) => _db.ContentVersions.Where(v => v.ContentItemId == id && v.Published);
}

/// <summary>Refusals that several actions share.</summary>
internal static class ContentRefusals
{
    public static readonly Refusal NotFound = new("NotFound", "There is no such content. It may have been removed.");
}
