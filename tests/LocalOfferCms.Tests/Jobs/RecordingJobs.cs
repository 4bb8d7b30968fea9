using System.Collections.Concurrent;
using LocalOfferCms.Core.Jobs;

namespace LocalOfferCms.Tests.Jobs;

/// <summary>Does jobs of the kind <c>test</c>: writes down each payload, and fails while a test says so.</summary>
internal sealed class RecordingJobs : IJobHandler
{
    private readonly ConcurrentQueue<string> _done = new();
    private readonly ConcurrentDictionary<string, bool> _failing = new();

    public string Kind => "test";

    public IEnumerable<string> Done => _done;

    public void Fail(string payload) => _failing[payload] = true;

    public void Mend(string payload) => _failing.TryRemove(payload, out _);

    public Task HandleAsync(string payload, CancellationToken ct)
    {
        if (_failing.ContainsKey(payload))
        {
            throw new InvalidOperationException("The other side does not answer.");
        }

        _done.Enqueue(payload);
        return Task.CompletedTask;
    }
}
