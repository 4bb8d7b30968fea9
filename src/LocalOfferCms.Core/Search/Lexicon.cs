using System.Numerics;
using System.Runtime.InteropServices;

namespace LocalOfferCms.Core.Search;

/// <summary>All words of a council's pages as they are written there, with the number of pages that hold each; and the facets that the pages have.
/// Small enough to be kept: a council of 10,000 pages has some 15,000 words.</summary>
internal sealed class Lexicon
{
    private readonly string[] _words;
    private readonly int[] _counts;
    private readonly uint[] _letters;
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);

    private Lexicon(IReadOnlyDictionary<string, int> counts, IReadOnlyDictionary<int, SearchFacets> facets, long last, int documents)
    {
        _words = [.. counts.Keys];
        Array.Sort(_words, StringComparer.Ordinal);
        _counts = Array.ConvertAll(_words, word => counts[word]);
        _letters = Array.ConvertAll(_words, Letters);
        for (var i = 0; i < _words.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_stems, Stemmer.Stem(_words[i]), out _) += _counts[i];
        }

        (Facets, Last, Documents, Shelf) = (facets, last, documents, new Shelf(documents));
    }

    /// <summary>Facets by number.</summary>
    public IReadOnlyDictionary<int, SearchFacets> Facets { get; }

    /// <summary>The highest number of a document that has been read.</summary>
    public long Last { get; }

    /// <summary>How many documents there are.</summary>
    public int Documents { get; }

    /// <summary>What the index has answered since the lexicon was read. A change of content makes another lexicon, with an empty shelf.</summary>
    public Shelf Shelf { get; }

    /// <summary>How many words.</summary>
    public int Size => _words.Length;

    /// <summary>Makes a lexicon of what was read; with the words of <paramref name="older"/>, when only newer documents were read.</summary>
    public static Lexicon From(LexiconRows rows, Lexicon? older)
    {
        var counts = new Dictionary<string, int>(older?.Size ?? 1_024, StringComparer.Ordinal);
        for (var i = 0; i < (older?.Size ?? 0); i++)
        {
            counts[older!._words[i]] = older._counts[i];
        }

        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (_, words) in rows.Documents)
        {
            foreach (var word in words.AsSpan().Split(' '))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(lookup, words.AsSpan()[word], out _)++;
            }
        }

        counts.Remove("");
        return new(counts, rows.Facets.ToDictionary(f => f.Id, f => f.Facets),
            rows.Documents.Select(d => d.Number).Append(older?.Last ?? 0).Max(), (older?.Documents ?? 0) + rows.Documents.Count);
    }

    /// <summary>How many pages hold a word, written exactly so.</summary>
    public int Count(string word)
    {
        var at = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        return at < 0 ? 0 : _counts[at];
    }

    /// <summary>How many pages hold a word in any of its forms; one that holds two forms counts twice.</summary>
    public int CountOfStem(string stem) => _stems.GetValueOrDefault(stem);

    /// <summary>The commonest words that begin so, the commonest first.</summary>
    public IReadOnlyList<string> BeginningWith(string start, int most)
    {
        var at = Array.BinarySearch(_words, start, StringComparer.Ordinal);
        var found = new List<(string Word, int Count)>();
        for (var i = at < 0 ? ~at : at; i < _words.Length && _words[i].StartsWith(start, StringComparison.Ordinal); i++)
        {
            found.Add((_words[i], _counts[i]));
        }

        return [.. found.OrderByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.Ordinal).Take(most).Select(word => word.Word)];
    }

    /// <summary>Words that may be the one that was meant: of like length, and with nearly the same letters.</summary>
    public IEnumerable<(string Word, int Count)> Like(string word, int distance)
    {
        var letters = Letters(word);
        for (var i = 0; i < _words.Length; i++)
        {
            if (Math.Abs(_words[i].Length - word.Length) <= distance && BitOperations.PopCount(_letters[i] ^ letters) <= 2 * distance)
            {
                yield return (_words[i], _counts[i]);
            }
        }
    }

    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            letters |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : 26 + (c & 3));
        }

        return letters;
    }
}
