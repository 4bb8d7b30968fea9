using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Benchmarks;

/// <summary>What a server did under load.</summary>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="CpuMs">Processor time of the server, all threads, for a request, in milliseconds.</param>
/// <param name="P95Ms">The time that one request in twenty takes longer than, in milliseconds.</param>
/// <param name="Bytes">The length of the last answer's body.</param>
internal sealed record Load(double PerSecond, double CpuMs, double P95Ms, int Bytes);

/// <summary>Asks for addresses over kept connections, one request at a time on each, and measures the server. Plain sockets, so that
/// the asking takes little of the two cores that the server needs.</summary>
internal static class LoadTest
{
    // The runtime compiles what runs often a second time, with what it has seen; before that a request costs twice as much.
    private const double WarmUpSeconds = 20;

    /// <summary>Loads a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="paths">Addresses, asked for in turn.</param>
    /// <param name="connections">How many ask at once.</param>
    /// <param name="seconds">How long to measure, after a warm-up.</param>
    public static async Task<Load> RunAsync(HostProcess server, Uri address, IReadOnlyList<string> paths, int connections, double seconds)
    {
        var requests = paths.Select(path => Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Encoding: br\r\nAccept: text/html\r\n\r\n")).ToList();
        await AskAllAsync(address, requests, connections, WarmUpSeconds);
        var before = server.CpuTime;
        var clock = Stopwatch.StartNew();
        var answers = await AskAllAsync(address, requests, connections, seconds);
        var (elapsed, cpu) = (clock.Elapsed, server.CpuTime - before);
        var times = answers.SelectMany(a => a.Times).Order().ToList();
        return new(times.Count / elapsed.TotalSeconds, cpu.TotalMilliseconds / times.Count, times[(int)(times.Count * 0.95)], answers.Max(a => a.Bytes));
    }

    private static Task<(List<double> Times, int Bytes)[]> AskAllAsync(Uri address, List<byte[]> requests, int connections, double seconds) =>
        Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(() => AskAsync(address, requests, i, TimeSpan.FromSeconds(seconds)))));

    private static async Task<(List<double> Times, int Bytes)> AskAsync(Uri address, List<byte[]> requests, int first, TimeSpan during)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var buffer = new byte[1024 * 1024];
        var (times, bytes, clock) = (new List<double>(), 0, Stopwatch.StartNew());
        for (var i = first; clock.Elapsed < during; i++)
        {
            var start = clock.Elapsed;
            await socket.SendAsync(requests[i % requests.Count]);
            bytes = await AnswerAsync(socket, buffer);
            times.Add((clock.Elapsed - start).TotalMilliseconds);
        }

        return (times, bytes);
    }

    /// <summary>Reads one answer; gives the length of its body.</summary>
    private static async Task<int> AnswerAsync(Socket socket, byte[] buffer)
    {
        var (read, body, length) = (0, 0, -1);
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (got == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            read += got;
            if (body == 0 && buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is > 0 and var end)
            {
                body = end + 4;
                length = LengthOf(buffer.AsSpan(0, body));
            }

            if (body > 0 && (length >= 0 ? read - body >= length : buffer.AsSpan(0, read).EndsWith("0\r\n\r\n"u8)))
            {
                return read - body;
            }
        }
    }

    /// <summary>The length that the head tells; -1 when the body comes in chunks. Anything but 200 ends the measurement: errors are quick.</summary>
    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8))
        {
            throw new IOException($"The server answered: {Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\r')])}");
        }

        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : -1;
    }
}
