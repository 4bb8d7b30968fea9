using System.Collections.Concurrent;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Core.Jobs;

/// <summary>Wakes when a council has work: soon after the start, on a signal, when a job falls due, and every ten minutes in case a signal was lost.
/// A council with nothing to do costs one look each time, no timer and no open connection. Councils that were signalled come first; between the
/// others there is a breath, so that those who visit a site do not feel a look at every council.</summary>
public sealed partial class JobDispatcher(
    TenantRegistry registry, JobRunner runner, ISignals signals, IHostApplicationLifetime host, TimeProvider clock, ILogger<JobDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(10);

    /// <summary>The first visitors' pages are being made for the first time, and need the processor more.</summary>
    private static readonly TimeSpan FirstVisitors = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    /// <summary>The time of work that was signalled: before any other.</summary>
    private static readonly DateTime Signalled = DateTime.MinValue;

    private readonly ConcurrentDictionary<Guid, DateTime> _due = new();
    private readonly SemaphoreSlim _woken = new(0, 1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Received += Wake;
        try
        {
            await StartedAsync(stoppingToken);
            await _woken.WaitAsync(FirstVisitors, stoppingToken);
            var nextSweep = DateTime.MinValue;
            while (!stoppingToken.IsCancellationRequested)
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (now >= nextSweep)
                {
                    nextSweep = now + Sweep;
                    LookAtAll(now);
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

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registered = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    private async Task RunDueAsync(DateTime now, CancellationToken ct)
    {
        await RunSignalledAsync(ct);
        foreach (var tenant in DueBy(now))
        {
            await RunAsync(tenant, ct);
            if (await _woken.WaitAsync(Breath, ct))
            {
                await RunSignalledAsync(ct);
            }
        }

        foreach (var gone in _due.Keys.Except(registry.All.Where(t => t.State == TenantState.Running).Select(t => t.Id)).ToList())
        {
            _due.TryRemove(gone, out _);
        }
    }

    private async Task RunSignalledAsync(CancellationToken ct)
    {
        foreach (var tenant in DueBy(Signalled))
        {
            await RunAsync(tenant, ct);
        }
    }

    private IEnumerable<Tenant> DueBy(DateTime time) => registry.All.Where(t => t.State == TenantState.Running && _due.TryGetValue(t.Id, out var due) && due <= time);

    private async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        _due.TryRemove(tenant.Id, out _);
        try
        {
            if (await runner.RunDueAsync(tenant, ct) is { } next)
            {
                IsDueBy(tenant.Id, next);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // One council's database being away must not stop the others' work; the sweep comes back to it.
            LogCouncilFailed(logger, error, tenant.Name);
        }
    }

    private void LookAtAll(DateTime now) => registry.All.ToList().ForEach(tenant => IsDueBy(tenant.Id, now));

    // What was signalled meanwhile stays.
    private void IsDueBy(Guid tenant, DateTime time) => _due.AddOrUpdate(tenant, time, (_, known) => known < time ? known : time);

    private void Wake(Signal signal)
    {
        if (signal.TenantId is { } tenant && (signal.IsContent || signal.Topic == SignalTopics.Jobs))
        {
            _due[tenant] = Signalled;
            WakeUp();
        }
        else if (signal.TenantId is null)
        {
            LookAtAll(clock.GetUtcNow().UtcDateTime);
            WakeUp();
        }
    }

    // Hundreds of signals before the next look wake it once.
    private void WakeUp()
    {
        lock (_woken)
        {
            if (_woken.CurrentCount == 0)
            {
                _woken.Release();
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The jobs of {Council} could not be run")]
    private static partial void LogCouncilFailed(ILogger logger, Exception error, string council);
}
