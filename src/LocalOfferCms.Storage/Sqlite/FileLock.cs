namespace LocalOfferCms.Storage.Sqlite;

/// <summary>A lock between processes of one machine: an exclusively opened file, which the system frees when its holder dies.
/// The file itself stays; removing it could take it from under somebody who is just opening it.</summary>
internal sealed class FileLock(FileStream file) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<FileLock> TakeAsync(string path, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException held) when (IsHeld(held))
            {
                await Task.Delay(Pause, ct);
            }
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows. Any other failure is not somebody else's lock.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
