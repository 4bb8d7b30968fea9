namespace LocalOfferCms.Core.Search;

/// <summary>The questions that a search puts to the full-text index, and where the answer to each stands in a document's mask.</summary>
internal sealed class SearchParts
{
    /// <summary>A mask has so many places.</summary>
    public const int Most = 64;

    private readonly List<SearchPart> _parts = [];

    public SearchParts(SearchQuery query)
    {
        Quoted = [.. query.Quoted.Select(phrase => Add([phrase]))];
        Things = [.. query.Things.Select(thing => new ThingParts(
            [.. thing.Words.Select(word => new WordParts(
                Add(word.Stems.Select(stem => new[] { IndexTokens.InTitle(stem) })),
                Add(word.Stems.Select(stem => new[] { IndexTokens.InSummary(stem) })),
                word.IsEverywhere && query.Things.Any(t => t.Words.Any(w => !w.IsEverywhere)) ? 0 : Add(word.Stems.Select(stem => new[] { stem }))))],
            Add(thing.Same.Select(Titled)), Add(thing.Same), Add(thing.Near.Select(Titled)), Add(thing.Near)))];
    }

    /// <summary>What is asked.</summary>
    public IReadOnlyList<SearchPart> Parts => _parts;

    /// <summary>Bits of the phrases that must be there.</summary>
    public IReadOnlyList<ulong> Quoted { get; }

    /// <summary>Bits of each thing.</summary>
    public IReadOnlyList<ThingParts> Things { get; }

    private static string[] Titled(string[] phrase) => Array.ConvertAll(phrase, IndexTokens.InTitle);

    // 0, which no mask has, when there is nothing to ask or no place left.
    private ulong Add(IEnumerable<string[]> phrases)
    {
        IReadOnlyList<string>[] asked = [.. phrases];
        if (asked.Length == 0 || _parts.Count == Most)
        {
            return 0;
        }

        _parts.Add(new SearchPart(asked));
        return 1ul << (_parts.Count - 1);
    }
}

/// <summary>Bits of a word: in the title, in the summary, anywhere. Anywhere is 0 for a word that is not asked for everywhere.</summary>
internal sealed record WordParts(ulong Title, ulong Summary, ulong Anywhere)
{
    /// <summary>Any of them.</summary>
    public ulong All => Title | Summary | Anywhere;
}

/// <summary>Bits of a thing: its words, and other names of it in the title and anywhere.</summary>
internal sealed record ThingParts(IReadOnlyList<WordParts> Words, ulong SameInTitle, ulong Same, ulong NearInTitle, ulong Near);
