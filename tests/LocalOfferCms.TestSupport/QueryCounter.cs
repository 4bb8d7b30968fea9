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

    // Not static: the listeners of every host in the process hear every command, and each counts its own requests' alone.
    private readonly AsyncLocal<ConcurrentQueue<string>?> _ofThisRequest = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _requests = new();
    private readonly List<IDisposable> _subscriptions = [];

    public QueryCounter()
    {
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

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
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Value is CommandEventData command)
        {
            _ofThisRequest.Value?.Enqueue(command.Command.CommandText);
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    /// <inheritdoc/>
    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
