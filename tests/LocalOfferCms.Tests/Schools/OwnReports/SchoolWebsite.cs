using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using LocalOfferCms.Core.Checks.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Tests.Schools.OwnReports;

/// <summary>The websites of schools: a real server on this machine, which a real client reaches under every name.</summary>
internal sealed class SchoolWebsite : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new();
    private int _port;

    private SchoolWebsite(WebApplication server) => _server = server;

    /// <summary>Who asked, by the name that they gave.</summary>
    public ConcurrentQueue<string> Askers { get; } = [];

    /// <summary>What was asked for, with the host.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>The most that were asked for at one time from one host.</summary>
    public int MostAtOnce { get; private set; }

    public static async Task<SchoolWebsite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var site = new SchoolWebsite(builder.Build());
        site._server.Run(site.AnswerAsync);
        await site._server.StartAsync();
        site._port = new Uri(site._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return site;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    public void Answer(string path, string contentType, byte[] bytes) => _answers[path] = async context =>
    {
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(bytes);
    };

    public void Answer(string path, Func<HttpContext, Task> answer) => _answers[path] = answer;

    /// <summary>Answers with a status alone, or sends elsewhere.</summary>
    public void Answer(string path, int status, string? location = null) => _answers[path] = context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    /// <summary>Fetches from this server, whatever the address's host; the rules about addresses hold.</summary>
    public ForeignPages Pages(LinkPatience? patience = null) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (_, ct) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, _port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        },
        patience ?? new LinkPatience { BetweenQuestions = TimeSpan.Zero },
        TimeProvider.System);

    private int _now;

    private async Task AnswerAsync(HttpContext context)
    {
        lock (_answers)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_now);
        }

        Askers.Enqueue(context.Request.Headers.UserAgent.ToString());
        Asked.Enqueue($"{context.Request.Host}{context.Request.Path}");
        context.Response.StatusCode = _answers.ContainsKey(context.Request.Path) ? 200 : 404;
        if (_answers.TryGetValue(context.Request.Path, out var answer))
        {
            await answer(context);
        }

        lock (_answers)
        {
            _now--;
        }
    }
}
