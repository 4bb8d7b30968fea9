namespace LocalOfferCms.TestSupport;

/// <summary>Waits for what another process, or a job beside the test, brings about. Waits no longer than it must.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Asks until the answer is the one that is waited for, or patience ends. Gives the last answer, to be compared by the caller, so that
    /// a failed test shows what came instead.</summary>
    public static async Task<T> AsksAsync<T>(Func<Task<T>> ask, Func<T, bool> isExpected)
    {
        var limit = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            var answer = await ask();
            if (isExpected(answer) || TimeProvider.System.GetUtcNow() > limit)
            {
                return answer;
            }

            await Task.Delay(Pause);
        }
    }
}
