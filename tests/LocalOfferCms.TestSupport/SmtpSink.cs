using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LocalOfferCms.TestSupport;

/// <summary>A mail server that keeps what it is given, on a port of its own.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    /// <summary>Begins to listen.</summary>
    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it was given, in order.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>What it answers to a message instead of taking it, such as <c>451 Try again later</c>; null to take it.</summary>
    public string? Refusal { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = TalkAsync(client);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            var (recipients, user) = (new List<string>(), (string?)null);
            while (await reader.ReadLineAsync() is { } line)
            {
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        await writer.WriteLineAsync("250-sink\r\n250 AUTH LOGIN");
                        break;
                    case "AUTH":
                        user = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ').Last()));
                        await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
                        user += ":" + Encoding.UTF8.GetString(Convert.FromBase64String((await reader.ReadLineAsync())!));
                        await writer.WriteLineAsync("235 welcome");
                        break;
                    case "RCPT":
                        recipients.Add(line.Split('<', '>')[1]);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var text = await ReadMessageAsync(reader);
                        if (Refusal is null)
                        {
                            _received.Enqueue(new(recipients, user, text));
                        }

                        await writer.WriteLineAsync(Refusal ?? "250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }
    }

    private static async Task<string> ReadMessageAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>A message as a mail server got it.</summary>
/// <param name="Recipients">The addresses that the sender named to the server.</param>
/// <param name="User">User name and password with a colon between them; null when nobody signed in.</param>
/// <param name="Text">Headers and body.</param>
public sealed record ReceivedMail(IReadOnlyList<string> Recipients, string? User, string Text)
{
    /// <summary>A header's value, unfolded; null when there is none.</summary>
    public string? Header(string name) => Text.Split("\n\n", 2)[0].Replace("\n ", " ", StringComparison.Ordinal).Split('\n')
        .FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}
