using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.ReadIn;

/// <summary>How sure a proposal is.</summary>
internal enum Sureness
{
    /// <summary>Nothing speaks for any item.</summary>
    None,

    /// <summary>Something speaks for it.</summary>
    Perhaps,

    /// <summary>More speaks for it than for any other.</summary>
    Likely,

    /// <summary>Much speaks for it, and little for any other.</summary>
    VeryLikely,
}

/// <summary>Where a passage may belong.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Item">The item that it seems to answer; null when it seems to answer none.</param>
/// <param name="Sureness">How sure that is.</param>
/// <param name="Reason">What speaks for it, in a sentence; empty for none.</param>
/// <param name="OrItem">Another item for which nearly as much speaks; null for none.</param>
internal sealed record PassagePlace(ReportPassage Passage, ReportItem? Item, Sureness Sureness, string Reason, ReportItem? OrItem);

/// <summary>Proposes which passage of a report answers which item of the law. What speaks for an item is added up: the number that a passage has, when the report's
/// numbers are the law's; the words of its heading; the question that its heading asks; the words of its text. Anybody can follow it, and it is the same each time.</summary>
internal sealed class ReportMatcher
{
    private const double OfHeading = 0.62;
    private const double OfAbove = 0.2;
    private const double OfText = 0.38;
    private const double OfTextAlone = 0.8;
    private const double OfUnknownInText = 0.15;
    private const double OfLawNumber = 0.5;
    private const double OfQuestionNumber = 0.25;
    private const double OfQuestion = 0.35;
    private const double LikeAQuestion = 0.45;
    private const double Least = 0.15;
    private const double LeastWhenClear = 0.065;
    private const double QuiteClear = 1.25;
    private const double Sure = 0.42;
    private const double VerySure = 0.6;
    private const double Clear = 1.25;
    private const double NearlyAsGood = 0.85;

    // The item that is answered through its parts gets only what is about none of them.
    private const double OfWhole = 0.75;

    private readonly ItemProfiles _profiles;
    private readonly NumberSchemes _numbers;

    private ReportMatcher(SiteSnapshot site, ReportLaw law, IReadOnlyList<ReportItem> items)
    {
        _profiles = new(site, items);
        _numbers = new(law, items, _profiles.Questions);
    }

    /// <summary>Where each passage may belong, in the order of the report.</summary>
    /// <param name="site">The council's items, questions and words.</param>
    /// <param name="kind">What sort of school: some items are not asked of all.</param>
    /// <param name="passages">The report.</param>
    public static IReadOnlyList<PassagePlace> Place(SiteSnapshot site, SchoolKind kind, IReadOnlyList<ReportPassage> passages)
    {
        var law = ReportLaw.Of(site);
        var matcher = new ReportMatcher(site, law, [.. law.Items.Where(kind.Answers)]);
        return matcher.Place(passages);
    }

    private List<PassagePlace> Place(IReadOnlyList<ReportPassage> passages)
    {
        var byWords = passages.Select(ByWords).ToList();
        var scheme = _numbers.Believed(passages, byWords.ConvertAll(scores => scores.Take(3).Where(s => s.Sum > Least).Select(s => s.Item).ToList()));
        var ranked = passages.Select((passage, at) => (Passage: passage, Scores: WithNumber(passage, byWords[at], scheme))).ToList();
        var taken = new Dictionary<ReportItem, double>();
        foreach (var scores in ranked.Select(r => r.Scores))
        {
            if (scores is [var best, ..] && Speaks(scores))
            {
                taken[best.Item] = Math.Max(best.Sum, taken.GetValueOrDefault(best.Item));
            }
        }

        return ranked.ConvertAll(r => Choose(r.Passage, r.Scores, taken));
    }

    /// <summary>The best item; or the next, when that is nearly as good, has nothing yet, and another passage answers the best one better.</summary>
    private static PassagePlace Choose(ReportPassage passage, List<Score> scores, Dictionary<ReportItem, double> taken)
    {
        if (passage.Text.Length == 0 || scores is not [var best, var second, ..] || !Speaks(scores))
        {
            return new(passage, null, Sureness.None, "", null);
        }

        if (taken[best.Item] > best.Sum && second.Sum >= best.Sum * NearlyAsGood && second.Sum >= Least && taken.TryAdd(second.Item, second.Sum))
        {
            (best, second) = (second, best);
        }

        var isClear = best.Sum > second.Sum * Clear;
        var sureness = best.Sum >= VerySure && isClear ? Sureness.VeryLikely : best.Sum >= Sure && best.Sum >= second.Sum ? Sureness.Likely : Sureness.Perhaps;
        return new(passage, best.Item, sureness, string.Join(" ", best.Reasons), isClear || second.Sum < Least ? null : second.Item);
    }

    /// <summary>Whether enough speaks for the best item: much, or little and nothing for any other.</summary>
    private static bool Speaks(List<Score> scores) =>
        scores is [var best, ..] && (best.Sum >= Least || (best.Sum >= LeastWhenClear && (scores.Count == 1 || best.Sum >= scores[1].Sum * QuiteClear)));

    private List<Score> ByWords(ReportPassage passage)
    {
        var (heading, above, text) = (PassageWords.Of(passage.Heading), PassageWords.Of(passage.Above), PassageWords.Of(passage.Text));
        var asked = _profiles.Questions.Select(q => (Question: q, Likeness: Likeness(WordStems.Pairs(q.Text), heading.Stems))).Where(q => q.Likeness >= LikeAQuestion).ToList();
        return Sorted(_profiles.Items.Select(item =>
        {
            var reasons = new List<string>();
            var (ofHeading, headingWords) = _profiles.Compare(item, heading);
            var (ofAbove, _) = _profiles.Compare(item, above);
            var (ofText, textWords) = _profiles.Compare(item, text, OfUnknownInText);
            var sum = heading.Stems.Count == 0 ? ofText * OfTextAlone : (ofHeading * OfHeading) + (ofAbove * OfAbove) + (ofText * OfText);
            var question = asked.Where(q => item.ParentQuestions.Contains(q.Question.Id) || item.YoungPersonQuestions.Contains(q.Question.Id)).OrderByDescending(q => q.Likeness).FirstOrDefault();
            if (question.Question is not null)
            {
                sum += question.Likeness * OfQuestion;
                reasons.Add($"Its heading is like the question \"{question.Question.Text.Replace("{provider}", "school", StringComparison.Ordinal)}\".");
            }

            Say(reasons, "heading", headingWords);
            Say(reasons, "text", textWords);
            return new Score(item, sum * (HasParts(item) ? OfWhole : 1), reasons);
        }));
    }

    private static void Say(List<string> reasons, string where, IReadOnlyList<string> words)
    {
        if (words.Count > 0)
        {
            reasons.Add($"Its {where} says {string.Join(", ", words.Select(w => $"\"{w}\""))}.");
        }
    }

    private List<Score> WithNumber(ReportPassage passage, List<Score> scores, NumberScheme? scheme)
    {
        if (scheme is null || scheme.ItemsOf(passage.Number) is not { Count: > 0 } items)
        {
            return scores;
        }

        var bonus = scheme.IsOfTheLaw ? OfLawNumber : OfQuestionNumber;
        return Sorted(scores.Select(s => items.Contains(s.Item) ? s with { Sum = s.Sum + bonus, Reasons = [$"It has the number {passage.Number}, as in {scheme.Name}.", .. s.Reasons] } : s));
    }

    private static List<Score> Sorted(IEnumerable<Score> scores) => [.. scores.OrderByDescending(s => s.Sum)];

    private bool HasParts(ReportItem item) => _profiles.Items.Any(i => i.Parent == item.Id);

    /// <summary>How much two sets of words have in common, from 0 to 1.</summary>
    private static double Likeness(Dictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : 2.0 * one.Keys.Count(other.ContainsKey) / (one.Count + other.Count);

    private sealed record Score(ReportItem Item, double Sum, IReadOnlyList<string> Reasons);
}
