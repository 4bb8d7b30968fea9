using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>What became of the comments of a period. Those that are with the safeguarding lead, or were confirmed by them, count nowhere.</summary>
/// <param name="Received">From or for families.</param>
/// <param name="Published">Of them, published with an answer.</param>
/// <param name="Vexatious">Of them, left out as vexatious.</param>
/// <param name="OneIndividual">Of them, left out since they are about services to one individual.</param>
/// <param name="Withdrawn">Of them, taken back by the sender.</param>
/// <param name="Waiting">Of them, all others.</param>
/// <param name="Earlier">Received before the period and published in it.</param>
/// <param name="Apart">Not from or for a family: answered, and counted in none of the other figures.</param>
/// <param name="Answered">Of those received, how many have an answer.</param>
/// <param name="MedianDays">Days from receiving to answering, in the middle; null without any answer.</param>
/// <param name="Planned">Actions of the answers that were published in the period.</param>
/// <param name="UnderWay">The same.</param>
/// <param name="Done">The same.</param>
/// <param name="NoChange">The same.</param>
/// <param name="TakenDown">Answers of the period that were taken down to protect somebody.</param>
/// <param name="Involved">How families took part, as those answers say.</param>
internal sealed record YearFigures(
    int Received, int Published, int Vexatious, int OneIndividual, int Withdrawn, int Waiting, int Earlier, int Apart, int Answered, int? MedianDays,
    int Planned, int UnderWay, int Done, int NoChange, int TakenDown, IReadOnlyList<string> Involved)
{
    private const int MostTexts = 50;

    /// <summary>Counts; three queries.</summary>
    public static async Task<YearFigures> CountAsync(CmsDbContext db, DateTime from, DateTime to, CancellationToken ct)
    {
        var comments = await db.Set<Comment>().Where(c => c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared)
            .Where(c => (c.ReceivedUtc >= from && c.ReceivedUtc < to) || (c.ReceivedUtc < from && c.PublishedUtc >= from && c.PublishedUtc < to))
            .GroupBy(c => new { c.Stage, c.LeaveOut, c.IsApart, IsEarlier = c.ReceivedUtc < from })
            .Select(g => new { g.Key.Stage, g.Key.LeaveOut, g.Key.IsApart, g.Key.IsEarlier, Count = g.Count() }).ToListAsync(ct);
        var answered = await db.Set<Comment>().Where(c => c.ReceivedUtc >= from && c.ReceivedUtc < to && !c.IsApart && c.AnsweredUtc != null
                && (c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared))
            .Select(c => new { c.ReceivedUtc, AnsweredUtc = c.AnsweredUtc!.Value }).ToListAsync(ct);
        var answers = await db.Set<CommentResponse>().Where(r => r.PublishedUtc >= from && r.PublishedUtc < to && (r.Stage == ResponseStage.Published || r.Stage == ResponseStage.Removed))
            .GroupBy(r => new { r.Stage, r.Action, r.FamiliesInvolved }).Select(g => new { g.Key.Stage, g.Key.Action, g.Key.FamiliesInvolved, Count = g.Count() }).ToListAsync(ct);
        var own = comments.Where(c => !c.IsApart && !c.IsEarlier).ToList();
        int Of(CommentStage stage, LeaveOutReason? reason = null) => own.Where(c => c.Stage == stage && (reason is null || c.LeaveOut == reason)).Sum(c => c.Count);
        int With(ActionStatus action) => answers.Where(a => a.Stage == ResponseStage.Published && a.Action == action).Sum(a => a.Count);
        var (received, published, withdrawn) = (own.Sum(c => c.Count), Of(CommentStage.Published), Of(CommentStage.Withdrawn));
        var (vexatious, oneIndividual) = (Of(CommentStage.LeftOut, LeaveOutReason.Vexatious), Of(CommentStage.LeftOut, LeaveOutReason.OneIndividual));
        return new(
            received, published, vexatious, oneIndividual, withdrawn, received - published - vexatious - oneIndividual - withdrawn,
            comments.Where(c => !c.IsApart && c is { IsEarlier: true, Stage: CommentStage.Published }).Sum(c => c.Count),
            comments.Where(c => c.IsApart && !c.IsEarlier).Sum(c => c.Count),
            answered.Count, Median([.. answered.Select(a => (a.AnsweredUtc - a.ReceivedUtc).TotalDays)]),
            With(ActionStatus.Planned), With(ActionStatus.UnderWay), With(ActionStatus.Done), With(ActionStatus.None),
            answers.Where(a => a.Stage == ResponseStage.Removed).Sum(a => a.Count),
            [.. answers.Where(a => a.Stage == ResponseStage.Published && a.FamiliesInvolved.Length > 0).Select(a => a.FamiliesInvolved).Distinct().Order(StringComparer.Ordinal).Take(MostTexts)]);
    }

    private static int? Median(List<double> days)
    {
        if (days.Count == 0)
        {
            return null;
        }

        days.Sort();
        var middle = days.Count / 2;
        return (int)Math.Round(days.Count % 2 == 1 ? days[middle] : (days[middle - 1] + days[middle]) / 2, MidpointRounding.AwayFromZero);
    }
}

/// <summary>A line of the yearly publication as the public reads it.</summary>
internal sealed record YearLine(string Words, string Value);

/// <summary>The figures without numbers of people that are so small that somebody could be recognised. What became of actions is public as it stands: each can be read.</summary>
internal sealed record YearTable(IReadOnlyList<YearLine> Comments, YearLine Received, IReadOnlyList<YearLine> Besides, IReadOnlyList<YearLine> Actions)
{
    public static YearTable Of(YearFigures figures, int smallest)
    {
        string[] words = ["Published here with our answer", "Not published: not meant seriously, or meant to hurt (the law says “vexatious”)",
            "Not published: about the help that one person gets", "Taken back by the person who sent it", "Still being looked at"];
        var shown = SmallCounts.Of([figures.Published, figures.Vexatious, figures.OneIndividual, figures.Withdrawn, figures.Waiting], smallest);
        return new(
            [.. words.Zip(shown.Cells, (word, count) => new YearLine(word, count.Words))],
            new("All comments that we received", shown.Total.Words),
            [
                new("Came before this time and published in it", SmallCounts.One(figures.Earlier, smallest).Words),
                new("Not from or for a family: answered and counted apart", SmallCounts.One(figures.Apart, smallest).Words),
                new("Days until we answered (half took less, half took longer)", figures.MedianDays is { } days && figures.Answered >= smallest
                    ? days.ToString(System.Globalization.CultureInfo.InvariantCulture) : "too few answers to say"),
            ],
            [
                new(ActionWords.Of(ActionStatus.Planned), Number(figures.Planned)), new(ActionWords.Of(ActionStatus.UnderWay), Number(figures.UnderWay)),
                new(ActionWords.Of(ActionStatus.Done), Number(figures.Done)), new(ActionWords.Of(ActionStatus.None), Number(figures.NoChange)),
                new("Answers taken down to protect somebody", Number(figures.TakenDown)),
            ]);
    }

    private static string Number(int count) => count.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
