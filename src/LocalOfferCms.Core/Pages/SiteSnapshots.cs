using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Pages;

/// <summary>Keeps one <see cref="SiteSnapshot"/> for each council in memory.</summary>
public sealed class SiteSnapshotCache(ISignals signals, TimeProvider clock) : CouncilMemory<SiteSnapshot>(signals, clock)
{
    private protected override bool IsConcernedBy(Signal signal) => signal.IsContent && (signal.Tags is not { } tags || tags.Contains(PageTags.Site));
}

/// <summary>The snapshot of the current council.</summary>
public sealed class SiteSnapshots(SiteSnapshotCache cache, CurrentTenant tenant, IDatabaseEngine engine)
{
    /// <summary>Gives it, loading it when it is not in memory.</summary>
    public Task<SiteSnapshot> GetAsync(CancellationToken ct) => cache.GetAsync(tenant.Value.Id, () => SiteSnapshotLoader.LoadAsync(engine, tenant.Value, ct));
}
