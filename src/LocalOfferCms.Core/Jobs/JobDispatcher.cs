using System.Collections.Concurrent;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Core.Jobs;

/// <summary>Wakes when a council has work: at start, on a signal, when a job falls due, and every ten minutes in case a signal was lost.
/// A council with nothing to do costs one look each time, no timer and no open connection.</summary>
public sealed partial class JobDispatcher(
    TenantRegistry registry, JobRunner runner, ISignals signals, TimeProvider clock, ILogger<JobDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Guid, DateTime> _due = new();
    private readonly SemaphoreSlim _woken = new(0);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Received += Wake;
        try
        {
            await registry.ReadyAsync(stoppingToken);
            var nextSweep = DateTime.MinValue;
            while (!stoppingToken.IsCancellationRequested)
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (now >= nextSweep)
                {
                    nextSweep = now + Sweep;
                    registry.All.ToList().ForEach(tenant => _due[tenant.Id] = now);
                }

                await RunDueAsync(now, stoppingToken);
                var next = _due.Values.Append(nextSweep).Min();
                var wait = next - clock.GetUtcNow().UtcDateTime;
                await _woken.WaitAsync(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Sweep ? wait : Sweep, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
        finally
        {
            signals.Received -= Wake;
        }
    }

    private async Task RunDueAsync(DateTime now, CancellationToken ct)
    {
        foreach (var tenant in registry.All.Where(t => t.State == TenantState.Running && _due.TryGetValue(t.Id, out var due) && due <= now))
        {
            _due.TryRemove(tenant.Id, out _);
            try
            {
                if (await runner.RunDueAsync(tenant, ct) is { } next)
                {
                    _due[tenant.Id] = next;
                }
            }
            catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                // One council's database being away must not stop the others' work; the sweep comes back to it.
                LogCouncilFailed(logger, error, tenant.Name);
            }
        }

        foreach (var gone in _due.Keys.Except(registry.All.Where(t => t.State == TenantState.Running).Select(t => t.Id)).ToList())
        {
            _due.TryRemove(gone, out _);
        }
    }

    private void Wake(Signal signal)
    {
        if (signal.TenantId is { } tenant && (signal.IsContent || signal.Topic == SignalTopics.Jobs))
        {
            _due[tenant] = DateTime.MinValue;
            _woken.Release();
        }
        else if (signal.TenantId is null)
        {
            registry.All.ToList().ForEach(t => _due[t.Id] = DateTime.MinValue);
            _woken.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "The jobs of {Council} could not be run")]
    private static partial void LogCouncilFailed(ILogger logger, Exception error, string council);
}
