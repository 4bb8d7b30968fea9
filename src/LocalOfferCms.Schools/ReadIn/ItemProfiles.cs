using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.ReadIn;

/// <summary>What speaks for an item: the words of its label, its description, its prompts, the questions that it answers, and the words that schools use for it. A word
/// weighs the more the closer it is to the item, and the fewer items it speaks for.</summary>
internal sealed class ItemProfiles
{
    private const double OfLabel = 3;
    private const double OfWord = 2.5;
    private const double OfPartOfPhrase = 0.8;
    private const double OfDescription = 1;
    private const double OfPrompt = 0.6;
    private const double OfQuestion = 0.5;
    private const double OfPhrase = 3.5;

    private readonly Dictionary<ReportItem, Profile> _profiles = [];
    private readonly Dictionary<string, double> _rarity;

    public ItemProfiles(SiteSnapshot site, IReadOnlyList<ReportItem> items)
    {
        Items = items;
        Questions = [.. ReportQuestions.Of(site, Asker.Parents).Concat(ReportQuestions.Of(site, Asker.YoungPeople))];
        foreach (var item in items)
        {
            _profiles[item] = Make(item, ReportWordList.Of(site, item));
        }

        _rarity = _profiles.Values.SelectMany(p => p.Weights.Keys).GroupBy(w => w).ToDictionary(g => g.Key, g => Math.Log(1 + ((double)items.Count / g.Count())));
    }

    /// <summary>The items, in the law's order.</summary>
    public IReadOnlyList<ReportItem> Items { get; }

    /// <summary>The questions of parents and of young people.</summary>
    public IReadOnlyList<ReportQuestion> Questions { get; }

    /// <summary>How much of what a text says speaks for an item, from 0 to about 1, and which of its words say so, the weightiest first.</summary>
    /// <param name="item">The item.</param>
    /// <param name="text">The text.</param>
    /// <param name="ofUnknown">How much a word counts against it that speaks for no item at all.</param>
    public (double Share, IReadOnlyList<string> Words) Compare(ReportItem item, PassageWords text, double ofUnknown = 1)
    {
        var profile = _profiles[item];
        var (said, all) = (new List<(string Word, double Weight)>(), 0.0);
        foreach (var (stem, word) in text.Stems)
        {
            var rarity = _rarity.GetValueOrDefault(stem);
            all += (rarity > 0 ? rarity : ofUnknown) * OfWord;
            if (profile.Weights.TryGetValue(stem, out var weight))
            {
                said.Add((word, weight * rarity));
            }
        }

        foreach (var (phrase, words) in profile.Phrases)
        {
            if (text.Phrase.Contains(phrase, StringComparison.Ordinal))
            {
                said.Add((words, OfPhrase * 2));
                all += OfPhrase;
            }
        }

        // A long text says much that speaks for nothing, and is about its subject all the same.
        return all == 0 ? (0, []) : (Math.Min(1.2, said.Sum(s => s.Weight) / Math.Pow(all, 0.5) / 8), [.. said.OrderByDescending(s => s.Weight).Select(s => s.Word).Distinct().Take(3)]);
    }

    private Profile Make(ReportItem item, IReadOnlyList<string> words)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(weights, item.Label, OfLabel);
        Add(weights, item.Description, OfDescription);
        foreach (var prompt in item.Prompts)
        {
            Add(weights, prompt, OfPrompt);
        }

        foreach (var question in Questions.Where(q => item.ParentQuestions.Contains(q.Id) || item.YoungPersonQuestions.Contains(q.Id)))
        {
            Add(weights, question.Text, OfQuestion);
        }

        var phrases = new List<(string Stems, string Words)>();
        foreach (var word in words)
        {
            var phrase = WordStems.Phrase(word);
            var isPhrase = phrase.Count(c => c == ' ') > 2;
            Add(weights, word, isPhrase ? OfPartOfPhrase : OfWord);
            if (isPhrase && phrases.TrueForAll(p => p.Stems != phrase))
            {
                phrases.Add((phrase, word));
            }
        }

        return new(weights, phrases);
    }

    private static void Add(Dictionary<string, double> weights, string text, double weight)
    {
        foreach (var stem in WordStems.Of(text).Distinct())
        {
            weights[stem] = Math.Max(weights.GetValueOrDefault(stem), weight);
        }
    }

    private sealed record Profile(Dictionary<string, double> Weights, IReadOnlyList<(string Stems, string Words)> Phrases);
}

/// <summary>A text as it is compared.</summary>
/// <param name="Stems">Its stems, and the word that each was.</param>
/// <param name="Phrase">All its stems in order, between spaces.</param>
internal sealed record PassageWords(IReadOnlyDictionary<string, string> Stems, string Phrase)
{
    public static PassageWords Of(string text)
    {
        var stems = WordStems.Pairs(text);
        return new(stems, WordStems.Phrase(text));
    }
}
