using LocalOfferCms.Core.Time;

namespace LocalOfferCms.Participation.Answers.Reading;

/// <summary>How much time is left, in words and a colour: nobody has to tell colours apart.</summary>
internal sealed record TimeLeft(string Words, string Colour);

/// <summary>The clock against the council's target, in working days.</summary>
internal sealed class AnswerClock(WorkingDays days, TimeProvider clock)
{
    private const int Soon = 3;

    public async Task<TimeLeft> LeftAsync(DateTime? dueUtc, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (dueUtc is not { } due)
        {
            return new("No day set", "grey");
        }

        var left = await days.BetweenAsync(now, due, ct);
        return due < now ? new(left == 0 ? "Late" : $"{Count(-left)} late", "red")
            : left == 0 ? new("Due today", "orange")
            : new($"{Count(left)} left", left <= Soon ? "yellow" : "blue");
    }

    private static string Count(int days) => days == 1 ? "1 working day" : $"{days} working days";
}
