using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>Adds councils to the registry, switches them off and on, and removes them.</summary>
public sealed class TenantService(HostDbContext host, TenantRegistry registry, IDatabaseEngine engine, DataFolder data, ISignals signals)
{
    private const string RegistryLock = "registry";

    /// <summary>Why a council cannot be added; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(Tenant tenant, CancellationToken ct)
    {
        var others = (await host.Tenants.AsNoTracking().ToListAsync(ct)).ConvertAll(TenantRegistry.Read);
        var refusals = new List<Refusal?>
        {
            TenantNames.RefuseName(tenant.Name),
            tenant.Prefix is null ? null : TenantNames.RefusePrefix(tenant.Prefix),
            others.Any(o => o.Name == tenant.Name) ? new("NameTaken", $"There is a council called '{tenant.Name}' already.") : null,
            tenant.Prefix is not null && others.Find(o => o.Prefix == tenant.Prefix) is { } same
                ? new("PrefixTaken", $"The prefix '{tenant.Prefix}' belongs to '{same.Name}'.") : null,
            tenant.Prefix is null && tenant.Hosts.Count == 0 ? new("NoAddress", "Give the council a prefix or a host name, or nobody could reach it.") : null,
        };
        refusals.AddRange(tenant.Hosts.Select(TenantNames.RefuseHost));
        refusals.AddRange(tenant.Hosts.Select(name => others.Find(o => o.Hosts.Contains(name)) is { } holder
            ? new Refusal("HostTaken", $"The host name '{name}' belongs to '{holder.Name}'.") : null));
        return [.. refusals.OfType<Refusal>()];
    }

    /// <summary>Registers a council that is still to be set up, or that is whole already. Nobody else changes the registry meanwhile.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task AddAsync(Tenant tenant, CancellationToken ct, TenantState state = TenantState.Initializing)
    {
        await using var held = await engine.LockAsync(RegistryLock, ct);
        if (await RefusalsAsync(tenant, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var row = new TenantRow { TenantId = tenant.Id, Name = tenant.Name, Data = "" };
        TenantRegistry.Write(row, tenant with { State = state });
        host.Tenants.Add(row);
        await SaveAsync(ct);
    }

    /// <summary>Moves a council to another state.</summary>
    /// <exception cref="RefusedException">There is no such council.</exception>
    public async Task<Tenant> SetStateAsync(string name, TenantState state, CancellationToken ct, string? failure = null)
    {
        await using var held = await engine.LockAsync(RegistryLock, ct);
        var row = await RowAsync(name, ct);
        var tenant = TenantRegistry.Read(row) with { State = state, Failure = failure };
        TenantRegistry.Write(row, tenant);
        await SaveAsync(ct);
        return tenant;
    }

    /// <summary>Puts another database of a council in the place of the one in use: every request that begins after the signal goes to it.</summary>
    /// <returns>The council with its new database.</returns>
    /// <exception cref="RefusedException">There is no such council.</exception>
    public async Task<Tenant> SwitchDatabaseAsync(string name, string mark, CancellationToken ct)
    {
        await using var held = await engine.LockAsync(RegistryLock, ct);
        var row = await RowAsync(name, ct);
        var before = TenantRegistry.Read(row);
        var after = before with { DatabaseMark = mark, Failure = null, State = before.State == TenantState.Disabled ? TenantState.Disabled : TenantState.Running };
        TenantRegistry.Write(row, after);
        await SaveAsync(ct);
        return after;
    }

    /// <summary>Removes a council, its database and its files. Nothing of it is kept.</summary>
    /// <exception cref="RefusedException">There is no such council.</exception>
    public async Task RemoveAsync(string name, CancellationToken ct)
    {
        await using var held = await engine.LockAsync(RegistryLock, ct);
        var row = await RowAsync(name, ct);
        var tenant = TenantRegistry.Read(row);
        host.Tenants.Remove(row);
        await SaveAsync(ct);
        await CouncilDistricts.ForgetAsync(host, tenant, ct);
        await engine.RemoveTenantAsync(tenant, ct);
        await engine.RemoveStraysAsync(tenant.Name, null, ct);
        var folder = data.Site(tenant.Name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<TenantRow> RowAsync(string name, CancellationToken ct) =>
        await host.Tenants.FirstOrDefaultAsync(t => t.Name == name, ct)
        ?? throw new RefusedException([new("NoSuchCouncil", $"There is no council called '{name}'.")]);

    private async Task SaveAsync(CancellationToken ct)
    {
        await host.SaveChangesAsync(ct);
        await signals.RaiseHostAsync(SignalTopics.Registry, ct);
        await registry.RefreshAsync(ct);
    }
}
