using System.Runtime.CompilerServices;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Storage.Signals;

/// <summary>What both kinds of signals share: telling this process, and listening in the background for as long as the host runs.</summary>
internal abstract partial class SignalHub(ILogger log) : BackgroundService, ISignals
{
    private readonly ConditionalWeakTable<WriteSession, HashSet<string>> _raised = [];

    public event Action<Signal>? Received;

    /// <inheritdoc/>
    public async Task RaiseAsync(CmsDbContext db, WriteSession write, string topic, CancellationToken ct)
    {
        // A recipe writes a thousand items in one transaction; one signal, raised first, says it all.
        var raised = _raised.GetOrCreateValue(write);
        if (!(SignalTopics.IsContent(topic) && raised.Contains(SignalTopics.Content)) && raised.Add(topic))
        {
            await SendAsync(db, write, topic, ct);
            var signal = new Signal(db.Tenant.Id, topic);
            write.AfterCommit(() => Tell(signal));
        }
    }

    /// <inheritdoc/>
    public abstract Task RaiseHostAsync(string topic, CancellationToken ct);

    /// <summary>Puts a signal to the other processes into the write.</summary>
    protected abstract Task SendAsync(CmsDbContext db, WriteSession write, string topic, CancellationToken ct);

    /// <summary>Tells this process. A subscriber that fails must not keep the signal from the others, nor fail a write that is on disk already.</summary>
    protected void Tell(Signal signal)
    {
        foreach (var subscriber in Received?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<Signal>)subscriber)(signal);
            }
            catch (Exception failure)
            {
                LogSubscriberFailed(log, failure, signal.Topic);
            }
        }
    }

    /// <summary>Tells this process that it cannot be sure to have heard everything.</summary>
    protected void TellMissed() => Tell(new Signal(null, SignalTopics.Missed));

    [LoggerMessage(LogLevel.Error, "A subscriber failed on the signal {Topic}.")]
    private static partial void LogSubscriberFailed(ILogger log, Exception failure, string topic);
}
