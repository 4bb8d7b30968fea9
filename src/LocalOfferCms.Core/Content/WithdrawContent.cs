using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>What visitors find where a page was.</summary>
/// <param name="Notice">What is said in its place; empty to say only that it has closed.</param>
/// <param name="SeeItemId">The page to see instead; null for none.</param>
/// <param name="Redirects">Sends visitors there at once.</param>
public sealed record Closing(string Notice, string? SeeItemId = null, bool Redirects = false);

/// <summary>Takes an item off the site and keeps all its versions.</summary>
public sealed class WithdrawContent
{
    private readonly CmsDbContext _db;
    private readonly Publication _publication;

    internal WithdrawContent(CmsDbContext db, Publication publication) => (_db, _publication) = (db, publication);

    /// <summary>Why it cannot be withdrawn; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, CancellationToken ct) =>
        !await _db.ContentItems.AnyAsync(i => i.ContentItemId == contentItemId, ct) ? [ContentRefusals.NotFound]
        : !await _db.Published(contentItemId).AnyAsync(ct) ? [ContentRefusals.NotPublished]
        : await _db.Paths.AnyAsync(p => p.ContentItemId == contentItemId && p.Path == "" && p.IsCurrent, ct)
            ? [new("HomePage", "It is the home page. Every site has one: publish another in its place first.")]
        : [];

    /// <summary>Withdraws it in one transaction.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="change">Who withdraws it.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="closing">What stands at its address afterwards; null for nothing: "page not found".</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct, Closing? closing = null)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        (await RefusalsAsync(contentItemId, ct)).ThrowIfAny();
        (await ClosedPages.RefusalsAsync(_db, contentItemId, closing, ct)).ThrowIfAny();
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var published = await _db.Published(contentItemId).SingleAsync(ct);
        await _publication.WithdrawAsync(_db, write, item, published, change, ct);
        await ClosedPages.SetAsync(_db, contentItemId, published.DisplayText, closing, change.Now, ct);
        await write.CommitAsync(ct);
    }
}
