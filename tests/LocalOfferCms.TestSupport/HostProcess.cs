using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.TestSupport;

/// <summary>The built host as a process of its own: for what only a process can show, such as dying in the middle of things.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => _process = process;

    /// <summary>What it has written so far, to both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Processor time of all its threads so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it with these arguments (none: the web host) and environment variables (null takes one away).</summary>
    /// <param name="arguments">Arguments.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="program">Another program than the host as it was built for tests.</param>
    public static HostProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment, string? program = null)
    {
        var start = new ProcessStartInfo("dotnet", [program ?? Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryRoot.Folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var host = new HostProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        host._process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        host._process.ErrorDataReceived += (_, line) => host.Hear(line.Data);
        host._process.Exited += (_, _) => host._listening.TrySetException(new InvalidOperationException("The host ended before it listened."));
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        return host;
    }

    /// <summary>Waits until it listens, and says where.</summary>
    public async Task<Uri> ListeningAsync(TimeSpan atMost)
    {
        try
        {
            return await _listening.Task.WaitAsync(atMost);
        }
        catch (Exception reason) when (reason is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{reason.Message} It wrote:{Environment.NewLine}{Output}", reason);
        }
    }

    /// <summary>Waits until it ends, and gives its exit code: 137 when it was killed.</summary>
    public async Task<int> EndedAsync(TimeSpan atMost)
    {
        using var limit = new CancellationTokenSource(atMost);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The host was still running after {atMost}. It wrote:{Environment.NewLine}{Output}");
        }
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // Built beside the tests, in the same configuration: .../bin/Debug/net10.0.
    private static string Program
    {
        get
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return RepositoryRoot.Path("src", "LocalOfferCms.Web", "bin", built.Parent!.Name, built.Name, "LocalOfferCms.Web.dll");
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (NowListening().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex NowListening();
}
