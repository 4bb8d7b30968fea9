using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
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
    private readonly LifeStates _states;
    private readonly ISignals _signals;

    internal WithdrawContent(CmsDbContext db, Publication publication, LifeStates states, ISignals signals) =>
        (_db, _publication, _states, _signals) = (db, publication, states, signals);

    /// <summary>Why it cannot be withdrawn; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(LifeState state) =>
        state.Published is null ? [ContentRefusals.NotPublished]
        : state.IsHome ? [new("HomePage", "It is the home page. Every site has one: publish another in its place first.")]
        : [];

    /// <inheritdoc cref="Refusals(LifeState)"/>
    public Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, CancellationToken ct) => _states.AskAsync(contentItemId, Refusals, ct);

    /// <summary>Withdraws it in one transaction.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="change">Who withdraws it.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="closing">What stands at its address afterwards; null for nothing: "page not found".</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct, Closing? closing = null)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        await _states.RequireAsync(contentItemId, Refusals, ct);
        (await ClosedPages.RefusalsAsync(_db, contentItemId, closing, ct)).ThrowIfAny();
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var published = await _db.Published(contentItemId).SingleAsync(ct);
        await _publication.WithdrawAsync(_db, write, item, published, change, ct);
        await ClosedPages.SetAsync(_db, contentItemId, published.DisplayText, closing, change.Now, ct);
        if (closing is { Redirects: true, SeeItemId: { } see })
        {
            // What was said about this page is said under that one now.
            await _signals.RaiseAsync(_db, write, SignalTopics.ContentWith([PageTags.Item(see)]), ct);
        }

        await write.CommitAsync(ct);
    }
}
