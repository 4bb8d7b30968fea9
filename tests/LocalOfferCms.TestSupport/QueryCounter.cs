using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LocalOfferCms.TestSupport;

/// <summary>Lists the database commands that each request runs. A request takes part by carrying <see cref="Header"/> with a key of its own;
/// what runs beside it (jobs, other requests) is not counted.</summary>
public sealed class QueryCounter : IStartupFilter, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    /// <summary>The request header that asks for counting.</summary>
    public const string Header = "X-Count-Queries";

    // What the product calls the reads that it does without EF.
    private const string HotReads = "LocalOfferCms.ReadConnection";

    // Not static: the listeners of every host in the process hear every command, and each counts its own requests' alone.
    private readonly AsyncLocal<ConcurrentQueue<string>?> _ofThisRequest = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _requests = new();
    private readonly List<IDisposable> _subscriptions = [];

    private HeldQuery? _hold;

    public QueryCounter()
    {
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Stops the next counted request at its next command, until it is released.</summary>
    public HeldQuery HoldFirst() => _hold = new HeldQuery();

    /// <summary>The commands of the request with this key, in order.</summary>
    public IReadOnlyList<string> CommandsOf(string key) => _requests.TryGetValue(key, out var commands)
        ? [.. commands]
        : throw new InvalidOperationException($"No request carried '{Header}: {key}'.");

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate inner) =>
        {
            if (context.Request.Headers.TryGetValue(Header, out var key))
            {
                _ofThisRequest.Value = _requests.GetOrAdd(key.ToString(), _ => new ConcurrentQueue<string>());
            }

            return inner(context);
        });
        next(app);
    };

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(listener.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
        }
        else if (listener.Name == HotReads)
        {
            _subscriptions.Add(listener.Subscribe(this));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happened)
    {
        if (_ofThisRequest.Value is { } commands && ((happened.Value as CommandEventData)?.Command.CommandText ?? happened.Value as string) is { } text)
        {
            commands.Enqueue(text);
            Interlocked.Exchange(ref _hold, null)?.Wait();
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    /// <inheritdoc/>
    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}

/// <summary>A request that stands still in the middle of its reading.</summary>
public sealed class HeldQuery : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _released = new();

    /// <summary>Completes when the request has come to its command.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Lets it go on.</summary>
    public void Release() => _released.Set();

    internal void Wait()
    {
        _reached.SetResult();
        _released.Wait();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _released.Set();
        _released.Dispose();
    }
}
