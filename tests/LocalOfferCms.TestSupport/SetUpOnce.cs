using System.Collections.Concurrent;
using LocalOfferCms.TestSupport.Councils;

namespace LocalOfferCms.TestSupport;

/// <summary>What a host keeps when it has just set some councils up. The first that asks for them waits while it is made; others get a copy,
/// which takes a twentieth of the time.</summary>
internal static class SetUpOnce
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<HostData>>> Made = new();
    private static readonly ConcurrentBag<string> Folders = [];

    static SetUpOnce() => AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveFolders();

    /// <summary>A copy of its own of the data of a host with these councils.</summary>
    public static async Task<HostData> CopyAsync(IReadOnlyList<MarkedCouncil> councils, bool demonstrations)
    {
        var key = string.Join(' ', councils.Select(c => $"{c.Name}/{c.Marker}/{c.Brand}").Append(demonstrations ? "demonstrations" : ""));
        var made = await Made.GetOrAdd(key, _ => new(() => Task.Run(() => MakeAsync(councils, demonstrations)))).Value;
        return await made.CopyAsync();
    }

    // Without jobs: a host that stops in the middle of one would leave it held in every copy. Those who get a copy do them.
    private static async Task<HostData> MakeAsync(IReadOnlyList<MarkedCouncil> councils, bool demonstrations)
    {
        var data = await HostData.CreateAsync();
        Folders.Add(data.Folder);
        await using var host = await CmsHost.StartAsync(new(RunsJobs: false, Demonstrations: demonstrations, Data: data));
        foreach (var council in councils)
        {
            await host.AddCouncilAsync(council);
        }

        return data;
    }

    // The councils know where their recipes lay, so the folders stay until the end. A database goes with the throw-away server.
    private static void RemoveFolders()
    {
        foreach (var folder in Folders)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
