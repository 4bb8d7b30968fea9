using System.ComponentModel;
using System.Runtime.InteropServices;

namespace LocalOfferCms.Core.Media.Pictures;

/// <summary>Limits that a process sets itself and cannot raise again, whatever a picture makes it do.</summary>
internal static class ProcessLimits
{
    /// <summary>What may be taken on top of what the process holds when it is ready: the largest picture that is let in, twice over.</summary>
    public const long MemoryBytes = 600_000_000;

    private const ulong ProcessorSeconds = 30;
    private const int ProcessorTime = 0;
    private const int FileSize = 1;
    private const int CoreSize = 4;
    private const int AddressSpace = 9;

    public static void Apply()
    {
        Set(CoreSize, 0);
        Set(FileSize, 0);
        Set(ProcessorTime, ProcessorSeconds);
        Set(AddressSpace, (ulong)(AddressesInUse() + MemoryBytes));
    }

    // The runtime reserves addresses by the hundred gigabytes when it starts and takes what it needs from those; only what comes on top is limited.
    private static long AddressesInUse() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    private static void Set(int resource, ulong most)
    {
        var limit = new Limit { Soft = most, Hard = most };
        if (SetLimit(resource, ref limit) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static extern int SetLimit(int resource, ref Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
