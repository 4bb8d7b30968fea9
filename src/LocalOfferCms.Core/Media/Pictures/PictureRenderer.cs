using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Core.Media.Pictures;

/// <summary>Has pictures unpacked and made anew, each in a child process that lives for that picture alone. Few run at once; one that takes too long is ended.</summary>
public sealed partial class PictureRenderer(RenderProgram program, ILogger<PictureRenderer> logger) : IDisposable
{
    private const int AtOnce = 2;
    private const int LongestComplaint = 2_000;

    /// <summary>What of this host's environment a child is told: enough to find .NET, and no password.</summary>
    private static readonly string[] Told = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROLL_FORWARD", "LD_LIBRARY_PATH", "TMPDIR", "LANG", "HOME"];

    private readonly SemaphoreSlim _free = new(AtOnce);

    /// <summary>Whether pictures can be taken on this machine at all.</summary>
    public bool IsAvailable =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.Exists(program.LibraryPath);

    /// <summary>Makes pictures of one; null when it cannot be read, is too much for the limits, or takes too long.</summary>
    internal async Task<IReadOnlyList<MadePicture>?> MakeAsync(byte[] source, IReadOnlyList<PictureOrder> orders, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            return await RunAsync(source, orders, ct);
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task<IReadOnlyList<MadePicture>?> RunAsync(byte[] source, IReadOnlyList<PictureOrder> orders, CancellationToken ct)
    {
        using var child = Process.Start(Start()) ?? throw new InvalidOperationException($"'{program.FileName}' does not start.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(program.Longest);
        try
        {
            var complaint = child.StandardError.ReadToEndAsync(limit.Token);
            var answer = ReadAsync(child.StandardOutput.BaseStream, limit.Token);
            await SendAsync(child, orders, source, limit.Token);
            var bytes = await answer;
            await child.WaitForExitAsync(limit.Token);
            if (child.ExitCode == 0)
            {
                return RenderMessages.ReadPictures(bytes);
            }

            LogFailed(logger, child.ExitCode, await complaint is { Length: > LongestComplaint } text ? text[..LongestComplaint] : await complaint);
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            LogTooLong(logger, program.Longest);
            return null;
        }
        finally
        {
            if (!child.HasExited)
            {
                child.Kill(entireProcessTree: true);
            }
        }
    }

    private ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo(program.FileName, program.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var told = Told.Select(name => (name, Value: Environment.GetEnvironmentVariable(name))).Where(pair => pair.Value is not null).ToList();
        start.Environment.Clear();
        told.ForEach(pair => start.Environment[pair.name] = pair.Value);
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    // A child that has met its limits no longer listens; its exit code tells the rest.
    private static async Task SendAsync(Process child, IReadOnlyList<PictureOrder> orders, byte[] source, CancellationToken ct)
    {
        try
        {
            await RenderMessages.WriteOrdersAsync(child.StandardInput.BaseStream, orders, source, ct);
        }
        catch (IOException error) when (error is not FileNotFoundException)
        {
            await child.WaitForExitAsync(ct);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream output, CancellationToken ct)
    {
        using var answer = new MemoryStream();
        await output.CopyToAsync(answer, ct);
        return answer.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    [LoggerMessage(LogLevel.Warning, "A picture could not be made: the process ended with {Code} and said: {Complaint}")]
    private static partial void LogFailed(ILogger logger, int code, string complaint);

    [LoggerMessage(LogLevel.Warning, "A picture took longer than {Limit} to make")]
    private static partial void LogTooLong(ILogger logger, TimeSpan limit);
}
