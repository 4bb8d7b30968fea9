using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Publishes the newest version of an item. The admin, jobs and commands use this one class.</summary>
public sealed class PublishContent
{
    private readonly CmsDbContext _db;
    private readonly Publication _publication;
    private readonly LifeStates _states;

    internal PublishContent(CmsDbContext db, Publication publication, LifeStates states) => (_db, _publication, _states) = (db, publication, states);

    /// <summary>Why it cannot be published; empty when it can, save for <see cref="LifeState.ToPass"/>. Shown before the button is pressed.</summary>
    public static IReadOnlyList<Refusal> Refusals(LifeState state) =>
        Standing(state) is { } refusal ? [refusal]
        : [
            .. state.NeedsSecondPerson && state.Latest.Stage != ContentStage.Approved
                ? new[] { new Refusal("NotApproved", "Somebody else has to approve it first. Send it for review.") }
                : [],
            .. state.Findings.Where(f => !f.CanBePassed).Select(f => new Refusal(f.Code, f.Message)),
        ];

    /// <inheritdoc cref="Refusals(LifeState)"/>
    public Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, CancellationToken ct) => _states.AskAsync(contentItemId, Refusals, ct);

    /// <summary>Publishes it in one transaction.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="change">Who publishes it.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="passReason">Why an approver passes what the checks found; null when nothing is to be passed.</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct, string? passReason = null)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        var state = await _states.RequireAsync(contentItemId, Refusals, ct);
        await PublishGates.PassAsync(_db, state, change, passReason, ct);
        await PublishAsync(write, contentItemId, change, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Publishes what has been judged already: a draft whose time has come, or a copy that another site answers for.</summary>
    internal async Task ExecuteUngatedAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        await _states.RequireAsync(contentItemId, state => Standing(state) is { } refusal ? [refusal] : [], ct);
        await PublishAsync(write, contentItemId, change, ct);
        await write.CommitAsync(ct);
    }

    private async Task PublishAsync(WriteSession write, string contentItemId, ChangeContext change, CancellationToken ct)
    {
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var latest = await _db.Latest(contentItemId).SingleAsync(ct);
        if (latest.Stage == ContentStage.Withdrawn)
        {
            // A version tells from when to when it was on the site, once: what comes back is a version of its own.
            latest.Latest = false;
            latest = await Moves.AddVersionAsync(_db, latest, latest.DisplayText, latest.Data, change, ct);
            latest.Latest = true;
        }

        await _publication.PublishAsync(_db, write, item, latest, change, ct);
    }

    /// <summary>What stands against it, whoever has judged it.</summary>
    private static Refusal? Standing(LifeState state) =>
        state.Binned is not null ? ContentRefusals.InBin
        : state.Latest.Published ? new("AlreadyPublished", $"'{state.Latest.DisplayText}' is on the site already, with nothing changed since.")
        : state.PathRefusal;
}
