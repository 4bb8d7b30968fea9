using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>Makes a registered council's database and runs its recipe. Both are whole or absent and may be done again,
/// so a set-up that was interrupted is finished by running it once more.</summary>
public sealed class TenantSetup(IServiceScopeFactory scopes, TenantScopes tenantScopes, IDatabaseEngine engine, RecipeLibrary library)
{
    /// <summary>Registers a council and sets it up. The set-up lock is taken first, so that no running host begins the same work.</summary>
    /// <exception cref="RefusedException">It cannot be registered.</exception>
    public async Task<RecipeReport> CreateAsync(Tenant tenant, string author, IProgress<RecipeProgress>? progress, CancellationToken ct)
    {
        if (TenantNames.RefuseName(tenant.Name) is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        await using var held = await engine.LockAsync(LockName(tenant.Name), ct);
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<TenantService>().AddAsync(tenant, ct);
        }

        CrashPoints.Pass("setup:registered");
        return await FinishAsync(tenant.Name, author, progress, ct) ?? throw new InvalidOperationException($"'{tenant.Name}' was removed while it was being set up.");
    }

    /// <summary>Sets a registered council up unless that has been done. Waits while another process does it.</summary>
    /// <returns>The recipe's report; null when there was nothing to do.</returns>
    public async Task<RecipeReport?> RunAsync(string name, string author, IProgress<RecipeProgress>? progress, CancellationToken ct)
    {
        await using var held = await engine.LockAsync(LockName(name), ct);
        return await FinishAsync(name, author, progress, ct);
    }

    /// <summary>The lock under which a council is made, filled or replaced.</summary>
    internal static string LockName(string name) => $"setup-{name}";

    private async Task<RecipeReport?> FinishAsync(string name, string author, IProgress<RecipeProgress>? progress, CancellationToken ct)
    {
        if (await InitializingAsync(name, ct) is not { } tenant)
        {
            return null;
        }

        await engine.PrepareTenantAsync(tenant, ct);
        CrashPoints.Pass("setup:database-made");
        var report = tenant.Recipe is null ? new RecipeReport() : await RunRecipeAsync(tenant, tenant.Recipe, author, progress, ct);
        CrashPoints.Pass("setup:recipe-run");
        await using var scope = scopes.CreateAsyncScope();
        var service = scope.ServiceProvider.GetRequiredService<TenantService>();
        await (report.Errors.Count == 0
            ? service.SetStateAsync(name, TenantState.Running, ct)
            : service.SetStateAsync(name, TenantState.Failed, ct, $"{report.Errors[0].Pointer}: {report.Errors[0].Message}"));
        CrashPoints.Pass("setup:running");
        return report;
    }

    private async Task<Tenant?> InitializingAsync(string name, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<HostDbContext>().Tenants.AsNoTracking().FirstOrDefaultAsync(t => t.Name == name, ct);
        return row is { State: TenantState.Initializing } ? TenantRegistry.Read(row) : null;
    }

    private Task<RecipeReport> RunRecipeAsync(Tenant tenant, string recipe, string author, IProgress<RecipeProgress>? progress, CancellationToken ct) =>
        tenantScopes.RunAsync(tenant, services => services.GetRequiredService<RecipeRunner>().RunAsync(
            library.Find(recipe), library.Options(tenant, author) with { Progress = progress }, ct));
}
