using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LocalOfferCms.TestSupport;
using Microsoft.Data.Sqlite;

namespace LocalOfferCms.Benchmarks;

/// <summary>Comments from the public: how many are stored in a second, and what a flood of them does to everybody else.</summary>
internal static class Commenting
{
    private const string Council = "norfolk";
    private const int AtOnce = 16;
    private const int Flood = 10_000;

    // As long as every other load is warmed up, and for the same reason: until then a third of the processor's time goes into compiling.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task MeasureAsync(Product product, GoalTable table)
    {
        Run.Say("Comments");
        var data = product.NewData("comments");
        await using (var host = Start(product, data))
        {
            var address = await host.ListeningAsync(Minute);
            await SettleAsync(address);
            var before = Stored(data);
            var warm = await SendAsync(address, WarmUp, 10);
            var (clock, cpu, own) = (Stopwatch.StartNew(), host.CpuTime, Environment.CpuUsage.TotalTime);
            var sent = await SendAsync(address, Measured, 11);
            table.AtLeast("comment posted and its workflow step stored, 16 at once", 500, 1500, sent / clock.Elapsed.TotalSeconds, "a second");
            cpu = host.CpuTime - cpu;
            own = Environment.CpuUsage.TotalTime - own;
            table.Note("the same, CPU for a comment", $"{cpu.TotalMilliseconds / sent:0.00} ms, and {own.TotalMilliseconds / sent:0.00} of the client; load average {LoadAverage()}");
            table.AtMost("of these, answered and not stored", 0, 0, warm + sent - (Stored(data) - before), "");
        }

        // Begins anew, with nothing counted.
        await using (var host = Start(product, data))
        {
            await FloodAsync(await host.ListeningAsync(Minute), table).WaitAsync(Minute * 5);
        }
    }

    /// <summary>What else runs on the machine takes its share.</summary>
    private static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    /// <summary>Waits until every council is set up.</summary>
    private static async Task SettleAsync(Uri address)
    {
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        foreach (var council in Starting.Councils)
        {
            await Product.AnswersAsync(client, new Uri(address, $"{council}/"), clock);
        }
    }

    /// <summary>As behind a proxy that tells who calls.</summary>
    private static HostProcess Start(Product product, string data) => product.Start(data, ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));

    /// <summary>Posts on kept connections, each comment from another machine; gives how many were taken.</summary>
    private static async Task<int> SendAsync(Uri address, TimeSpan during, int network)
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(connection => Task.Run(async () =>
        {
            using var line = await Line.OpenAsync(address);
            var (clock, count) = (Stopwatch.StartNew(), 0);
            for (; clock.Elapsed < during; count++)
            {
                var status = await line.PostAsync($"Comment {count} of {network}.{connection}: the bus times are missing.", $"{network}.{connection}.{count >> 8 & 255}.{count & 255}");
                if (status != HttpStatusCode.SeeOther)
                {
                    throw new InvalidOperationException($"A comment was answered with {status}.");
                }
            }

            return count;
        })));
        return taken.Sum();
    }

    private static async Task FloodAsync(Uri address, GoalTable table)
    {
        await ReadAsync(address, TimeSpan.FromSeconds(20));
        var alone = await ReadAsync(address, TimeSpan.FromSeconds(20));
        var reading = ReadAsync(address, Minute);
        var real = SendRealAsync(address);
        await PourAsync(address);
        table.AtMost($"p95 of a public page while {Flood:#,0} comments come in a minute, × without", 1.2, 1.05, await reading / alone, "");
        table.AtMost("real comments of 100 lost in that minute", 0, 0, 100 - await real, "");
    }

    /// <summary>The flood, evenly over a minute, from fifty machines.</summary>
    private static async Task PourAsync(Uri address)
    {
        using var line = await Line.OpenAsync(address);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Flood; i++)
        {
            await line.PostAsync($"Buy now, offer {i} of very many.", $"172.16.0.{i % 50}");
            await LaterAsync(clock, Minute * ((i + 1) / (double)Flood));
        }
    }

    private static async Task<int> SendRealAsync(Uri address)
    {
        using var line = await Line.OpenAsync(address);
        var (clock, taken) = (Stopwatch.StartNew(), 0);
        for (var i = 0; i < 100; i++)
        {
            taken += await line.PostAsync($"A real comment, number {i}.", $"192.168.1.{i}") == HttpStatusCode.SeeOther ? 1 : 0;
            await LaterAsync(clock, Minute * ((i + 1) / 100.0));
        }

        return taken;
    }

    /// <summary>Reads a page a hundred times a second; gives the 95th percentile in milliseconds.</summary>
    private static async Task<double> ReadAsync(Uri address, TimeSpan during)
    {
        using var line = await Line.OpenAsync(address);
        var (clock, times) = (Stopwatch.StartNew(), new List<double>());
        for (var i = 0; clock.Elapsed < during; i++)
        {
            var start = clock.Elapsed;
            await line.GetAsync("search?q=school");
            times.Add((clock.Elapsed - start).TotalMilliseconds);
            await LaterAsync(clock, TimeSpan.FromMilliseconds(10) * (i + 1));
        }

        return times.Order().ElementAt((int)(times.Count * 0.95));
    }

    private static Task LaterAsync(Stopwatch clock, TimeSpan at) => at > clock.Elapsed ? Task.Delay(at - clock.Elapsed) : Task.CompletedTask;

    private static int Stored(string data)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "App_Data", "Sites", Council, "site.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM \"Comments\"";
        return Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>A kept connection.</summary>
    private sealed class Line : IDisposable
    {
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private readonly byte[] _buffer = new byte[1024 * 1024];
        private readonly string _host;

        private Line(string host) => _host = host;

        public static async Task<Line> OpenAsync(Uri address)
        {
            var line = new Line(address.Authority);
            await line._socket.ConnectAsync(IPAddress.Loopback, address.Port);
            return line;
        }

        public Task<HttpStatusCode> GetAsync(string path) => AskAsync($"GET /{Council}/{path} HTTP/1.1\r\nHost: {_host}\r\nAccept-Encoding: br\r\n\r\n");

        public Task<HttpStatusCode> PostAsync(string text, string machine)
        {
            var body = $"comment={Uri.EscapeDataString(text)}&page=services";
            return AskAsync($"POST /{Council}/comments HTTP/1.1\r\nHost: {_host}\r\nX-Forwarded-For: {machine}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        }

        public void Dispose() => _socket.Dispose();

        private async Task<HttpStatusCode> AskAsync(string request)
        {
            // An answer that never comes ends the measurement with an error, instead of holding it up for ever.
            using var limit = new CancellationTokenSource(Minute);
            await _socket.SendAsync(Encoding.ASCII.GetBytes(request), limit.Token);
            for (var read = 0; ;)
            {
                var got = await _socket.ReceiveAsync(_buffer.AsMemory(read), limit.Token);
                read += got > 0 ? got : throw new IOException("The server closed the connection.");
                if (IsWhole(_buffer.AsSpan(0, read)))
                {
                    return (HttpStatusCode)int.Parse(Encoding.ASCII.GetString(_buffer.AsSpan(9, 3)), CultureInfo.InvariantCulture);
                }
            }
        }

        /// <summary>Answers come with a length, or in chunks of which the last is empty.</summary>
        private static bool IsWhole(ReadOnlySpan<byte> answer)
        {
            var end = answer.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return false;
            }

            var head = Encoding.ASCII.GetString(answer[..end]);
            var at = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
            return at < 0
                ? answer.EndsWith("0\r\n\r\n"u8)
                : answer.Length - end - 4 >= int.Parse(head[(at + 16)..].Split('\r')[0], CultureInfo.InvariantCulture);
        }
    }
}
