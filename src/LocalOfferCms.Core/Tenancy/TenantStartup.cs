using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>Before the host listens: makes the host database, reads the registry, registers the councils that the configuration names,
/// and brings running councils' tables up to date. Set-up itself goes on in the background.</summary>
public sealed class TenantStartup(
    IServiceScopeFactory scopes, IDatabaseEngine engine, TenantRegistry registry, ConfiguredTenants configured) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await engine.PrepareHostAsync(cancellationToken);
        await registry.RefreshAsync(cancellationToken);
        foreach (var tenant in configured.All.Where(t => registry.Find(t.Name) is null))
        {
            await using var scope = scopes.CreateAsyncScope();
            var service = scope.ServiceProvider.GetRequiredService<TenantService>();
            if ((await service.RefusalsAsync(tenant, cancellationToken)).All(r => r.Code != "NameTaken"))
            {
                await service.AddAsync(tenant, cancellationToken);
            }
        }

        await Parallel.ForEachAsync(registry.All.Where(t => t.State == TenantState.Running), cancellationToken,
            async (tenant, ct) => await engine.PrepareTenantAsync(tenant, ct));
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Councils that <c>appsettings.json</c> names under <c>Tenants</c>; they are made on the first start.</summary>
/// <param name="All">In the order of the file.</param>
public sealed record ConfiguredTenants(IReadOnlyList<Tenant> All);

/// <summary>Finishes the set-up of councils in the background: at start, and when the registry tells of a new one
/// whose maker died before it was done (the set-up lock dies with its holder).</summary>
public sealed partial class TenantSetupWorker(
    TenantRegistry registry, TenantSetup setup, ISignals signals, ILogger<TenantSetupWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _woken = new(0);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await registry.ReadyAsync(stoppingToken);
        signals.Received += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (var tenant in registry.All.Where(t => t.State == TenantState.Initializing))
                {
                    await SetUpAsync(tenant, stoppingToken);
                }

                await _woken.WaitAsync(Sweep, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping; the next start goes on from here.
        }
        finally
        {
            signals.Received -= Wake;
        }
    }

    private async Task SetUpAsync(Tenant tenant, CancellationToken ct)
    {
        try
        {
            if (await setup.RunAsync(tenant.Name, "set-up", null, ct) is { } report)
            {
                LogDone(logger, tenant.Name, report.Created.Count);
                report.Errors.ToList().ForEach(error => LogRefused(logger, tenant.Name, error.Pointer, error.Message));
            }
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // The council stays as it is and is tried again at the next sweep; the others must not wait for it.
            LogFailed(logger, error, tenant.Name);
        }
    }

    private void Wake(Signal signal)
    {
        if (signal.TenantId is null)
        {
            _woken.Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "{Council}: the recipe made {Created} things")]
    private static partial void LogDone(ILogger logger, string council, int created);

    [LoggerMessage(LogLevel.Error, "{Council}: the recipe failed at {Pointer}: {Message}")]
    private static partial void LogRefused(ILogger logger, string council, string pointer, string message);

    [LoggerMessage(LogLevel.Error, "{Council} could not be set up")]
    private static partial void LogFailed(ILogger logger, Exception error, string council);
}
