namespace LocalOfferCms.Core.Search;

/// <summary>A piece of a text of a result.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsMatch">Whether it was looked for.</param>
public readonly record struct TextPiece(string Text, bool IsMatch);

/// <summary>Reads the documents that came out best: judges them anew by how their titles and texts hold what was looked for, and cuts passages out of them.</summary>
internal sealed class CloseReading
{
    private const double InTitle = 1.9;
    private const double InSummary = 1.1;
    private const double InBody = 1.2;
    private const double WholeTitle = 1.6;
    private const double SideBySide = 0.5;
    private const int PassageLength = 200;

    // Words of a search that stand in one passage belong together; those strewn over a long page may be chance.
    private const int PassageWords = 25;
    private const double FarApart = 0.5;

    // "What is …?" is best answered by the page that is called "What … is".
    private const double SameQuestion = 0.35;

    private readonly Ranking _ranking;
    private readonly string? _question;
    private readonly IReadOnlyList<(int Thing, int Word)> _words;
    private readonly TextMatcher _matcher;
    private readonly Dictionary<SearchKey, List<TextMatch>> _bodies = [];

    public CloseReading(SearchQuery query, Ranking ranking)
    {
        (_ranking, _question) = (ranking, query.Question);
        _words = [.. query.Things.SelectMany((thing, t) => thing.Words.Select((_, w) => (t, w)))];
        var typed = query.Things.SelectMany(thing => thing.Words).SelectMany((word, i) => word.Stems.Select(stem => (new[] { stem }, i)));
        var names = query.Things.SelectMany((thing, t) => thing.Same.Concat(thing.Near).Select(phrase => (phrase, _words.Count + t)));
        _matcher = new(typed.Concat(names).DistinctBy(p => string.Join(' ', p.Item1)));
    }

    /// <summary>How well a document answers.</summary>
    public double Score(StoredDocument document)
    {
        var title = _matcher.Find(document.Title, out var titleWords);
        var summary = _matcher.Find(document.Summary, out _);
        var body = _bodies[document.Key] = _matcher.Find(document.Body, out var bodyWords);
        var together = Together(body);
        var worth = new double[_words.Count];
        var share = new double[_words.Count];
        for (var i = 0; i < _words.Count; i++)
        {
            var times = body.Count(match => match.Phrase == i);
            var often = times / (times + 0.6 + (0.6 * bodyWords / 200));
            var (inTitle, inSummary) = (title.Any(match => match.Phrase == i), summary.Any(match => match.Phrase == i));
            share[i] = inTitle || inSummary || together.Contains(i) ? 1 : times > 0 ? FarApart : 0;
            worth[i] = (inTitle ? InTitle : 0) + (inSummary ? InSummary : 0) + (times > 0 ? InBody * share[i] * (0.6 + (0.4 * often)) : 0);
        }

        var (score, covered) = (0.0, 0.0);
        for (var t = 0; t < _ranking.WordWeights.Count; t++)
        {
            var (typed, typedCovered) = (0.0, 0.0);
            for (var i = 0; i < _words.Count; i++)
            {
                if (_words[i].Thing == t)
                {
                    typed += worth[i] * _ranking.WordWeights[t][_words[i].Word];
                    typedCovered += share[i] * _ranking.WordWeights[t][_words[i].Word];
                }
            }

            var named = _ranking.NameScore(document.Key, t);
            score += Math.Max(typed, named) + (Ranking.Both * Math.Min(typed, named));
            covered += Math.Max(typedCovered, _ranking.NameCoverage(document.Key, t));
        }

        var whole = Math.Max(_ranking.WholeWeight, 0.001);
        var coverage = Math.Min(1, covered / whole);

        // A short title that is all about what was asked beats a long one that mentions it.
        score += WholeTitle * whole * coverage * TitleShare(document.Title, title, titleWords);
        score += _question is not null && Words.Of(document.Title).FirstOrDefault() == _question ? SameQuestion * whole * coverage : 0;
        score += SideBySide * whole / Math.Max(1, _words.Count) * (Neighbours(title) + (0.5 * Neighbours(summary)) + (0.5 * Math.Min(3, Neighbours(body))));
        return Ranking.WithCoverage(score, coverage) * Standing(document.ContentType);
    }

    /// <summary>A text with what was looked for marked.</summary>
    public IReadOnlyList<TextPiece> Marked(string text) => Pieces(text, _matcher.Find(text, out _), 0, text.Length);

    /// <summary>The passage of a document that holds most of what was looked for, cut at words; empty when the text holds nothing of it.</summary>
    public IReadOnlyList<TextPiece> Passage(StoredDocument document)
    {
        var text = document.Body;
        var matches = _bodies.GetValueOrDefault(document.Key) ?? _matcher.Find(text, out _);
        if (matches.Count == 0)
        {
            return [];
        }

        var best = matches.Select((match, i) => (match, Worth: matches.Skip(i).TakeWhile(m => m.Start + m.Length <= match.Start + PassageLength - 40).Select(m => m.Phrase).Distinct().Count()))
            .MaxBy(found => found.Worth).match;
        var start = WordStart(text, Math.Max(0, best.Start - 40), best.Start);
        var end = WordEnd(text, Math.Min(text.Length, start + PassageLength));
        List<TextPiece> pieces = [.. Pieces(text, matches, start, end)];
        if (start > 0)
        {
            pieces.Insert(0, new("… ", false));
        }

        if (end < text.TrimEnd().Length)
        {
            pieces.Add(new(" …", false));
        }

        return pieces;
    }

    // News and events pass; the page that lasts is the better answer. Easy-read pages are shown beside the page they explain.
    private static double Standing(string contentType) => contentType switch { "News" or "Event" => 0.85, "EasyRead" or "Document" => 0.9, _ => 1 };

    private static double TitleShare(string title, List<TextMatch> matches, int words)
    {
        if (matches.Count == 0 || words == 0)
        {
            return 0;
        }

        var matched = matches.Sum(match => Words.Of(title.Substring(match.Start, match.Length)).Count());
        var telling = Words.Of(title).Count(word => !TypedWord.IsCommonWord(word));
        return Math.Min(1, (double)matched / Math.Max(1, telling));
    }

    // The words of the passage that holds most of what says most.
    private HashSet<int> Together(List<TextMatch> matches)
    {
        var (best, most) = (new HashSet<int>(), 0.0);
        for (var from = 0; from < matches.Count; from++)
        {
            var passage = new HashSet<int>();
            for (var i = from; i < matches.Count && matches[i].Word < matches[from].Word + PassageWords; i++)
            {
                if (matches[i].Phrase < _words.Count)
                {
                    passage.Add(matches[i].Phrase);
                }
            }

            var worth = passage.Sum(i => _ranking.WordWeights[_words[i].Thing][_words[i].Word]);
            if (worth > most)
            {
                (best, most) = (passage, worth);
            }
        }

        return best;
    }

    // Words of the search that stand next to each other, in their order.
    private int Neighbours(List<TextMatch> matches)
    {
        var count = 0;
        for (var i = 1; i < matches.Count; i++)
        {
            count += matches[i].Phrase < _words.Count && matches[i].Phrase == matches[i - 1].Phrase + 1 && matches[i].Word - matches[i - 1].Word <= 2 ? 1 : 0;
        }

        return count;
    }

    private static List<TextPiece> Pieces(string text, List<TextMatch> matches, int start, int end)
    {
        var (pieces, at) = (new List<TextPiece>(), start);
        foreach (var match in matches.Where(match => match.Start >= start && match.Start + match.Length <= end))
        {
            if (match.Start > at)
            {
                pieces.Add(new(Line(text[at..match.Start]), false));
            }

            pieces.Add(new(text.Substring(match.Start, match.Length), true));
            at = match.Start + match.Length;
        }

        if (end > at)
        {
            pieces.Add(new(Line(text[at..end]), false));
        }

        return pieces;
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ").Replace('\n', ' ');

    // Between words, and rather at the beginning of a line or sentence when one is near.
    private static int WordStart(string text, int from, int before)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, before - 1), Math.Max(0, before - from));
        if (line >= from)
        {
            return line + 1;
        }

        while (from > 0 && from < before && !char.IsWhiteSpace(text[from - 1]))
        {
            from++;
        }

        return from;
    }

    private static int WordEnd(string text, int end)
    {
        while (end > 0 && end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        return end;
    }
}
