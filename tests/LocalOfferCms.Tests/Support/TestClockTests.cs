using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Support;

public class TestClockTests
{
    [Fact]
    public void Advance_PastARepeatingTimer_FiresItAtEachOfItsMoments()
    {
        var clock = new TestClock();
        var start = clock.GetUtcNow();
        var fired = new List<TimeSpan>();
        using var timer = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow() - start), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));

        clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal([1, 3, 5], fired.Select(f => f.TotalMinutes));
        Assert.Equal(start.AddMinutes(6), clock.GetUtcNow());
    }

    [Fact]
    public async Task Delay_OnTheClock_EndsOnlyWhenTheClockPassesIt()
    {
        var clock = new TestClock();
        var delay = Task.Delay(TimeSpan.FromHours(1), clock);

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromMinutes(1));
        await delay;
    }

    [Fact]
    public void Dispose_BeforeItsMoment_TimerNeverFires()
    {
        var clock = new TestClock();
        var fired = false;
        var timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        timer.Dispose();
        clock.Advance(TimeSpan.FromHours(1));

        Assert.False(fired);
    }
}
