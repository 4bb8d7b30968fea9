namespace LocalOfferCms.Schools.Evaluation;

/// <summary>How a row differs between two years.</summary>
/// <param name="Row">The row.</param>
/// <param name="Words">In words.</param>
/// <param name="Before">What was said.</param>
/// <param name="After">What is said.</param>
internal sealed record EvaluationDifference(EvaluationRow Row, string Words, EvaluationAnswer Before, EvaluationAnswer After)
{
    public const string Same = "The same";

    /// <summary>Every row of a grid.</summary>
    public static IReadOnlyList<EvaluationDifference> Of(EvaluationGrid grid, IReadOnlyDictionary<string, EvaluationAnswer> before, IReadOnlyDictionary<string, EvaluationAnswer> after) =>
    [
        .. grid.Rows.Select(row =>
        {
            var (was, now) = (before.GetValueOrDefault(row.Key, EvaluationAnswer.None), after.GetValueOrDefault(row.Key, EvaluationAnswer.None));
            return new EvaluationDifference(row, WordsOf(grid, was, now), was, now);
        }),
    ];

    private static string WordsOf(EvaluationGrid grid, EvaluationAnswer was, EvaluationAnswer now)
    {
        if (was == now)
        {
            return now.IsEmpty ? "Nothing in either year" : Same;
        }

        if (was.IsEmpty || now.IsEmpty)
        {
            return was.IsEmpty ? "New" : "Nothing is said any more";
        }

        if (grid.IsMarked && was.First != now.First)
        {
            return (EvaluationMark.Named(was.First)?.Rank, EvaluationMark.Named(now.First)?.Rank) switch
            {
                ({ } from, { } to) when to > from => "Better than before",
                ({ } from, { } to) when to < from => "Less than before",
                (null, _) => "Marked now, and not before",
                _ => "Not marked any more",
            };
        }

        return "Other words";
    }
}
