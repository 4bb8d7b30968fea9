using System.Diagnostics;

namespace LocalOfferCms.Core;

/// <summary>Named places at which a test makes the process die as <c>kill -9</c> would, to prove that nothing is left half done.
/// Does nothing unless the environment variable <c>LOCALOFFER_CRASH_AT</c> names the place.</summary>
public static class CrashPoints
{
    private static readonly string? Place = Environment.GetEnvironmentVariable("LOCALOFFER_CRASH_AT");

    /// <summary>Kills the process when <paramref name="place"/> is the one named.</summary>
    public static void Pass(string place)
    {
        if (Place is not null && string.Equals(Place, place, StringComparison.Ordinal))
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
