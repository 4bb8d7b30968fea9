using System.Buffers;
using System.Runtime.InteropServices;

namespace LocalOfferCms.Core.Search;

/// <summary>Which documents answer a search, and how well, judged by where they hold its words. Documents that hold the same words in the same places
/// are judged once, whatever their number; so a word that most pages hold costs little.</summary>
internal sealed class Ranking
{
    private const double InTitle = 2.2;
    private const double InSummary = 1.5;
    private const double SameName = 0.9;
    private const double NearName = 0.5;

    // Who asks by a word out of use wants the page that says it as it is today.
    private const double TodaysName = 2;

    /// <summary>A page that calls a thing by two names is about it.</summary>
    public const double Both = 0.3;

    // A document counts as found when it covers at least this much of what the best one covers.
    private const double EnoughOfBest = 0.5;

    private readonly SearchQuery _query;
    private readonly SearchParts _parts;
    private readonly List<Kind> _kinds = [];
    private readonly Dictionary<SearchKey, ulong> _best = [];
    private ReadOnlyMemory<SearchKey> _keys;
    private int[] _kindOf = [];
    private double[][] _wordWeights = [];
    private double[] _thingWeights = [];

    public Ranking(SearchQuery query) => (_query, _parts) = (query, new SearchParts(query));

    /// <summary>What to ask the index.</summary>
    public IReadOnlyList<SearchPart> Questions => _parts.Parts;

    /// <summary>How much each word of each thing says about which page is meant.</summary>
    public IReadOnlyList<IReadOnlyList<double>> WordWeights => _wordWeights;

    /// <summary>Judges all that was found.</summary>
    /// <param name="holders">The index's answers.</param>
    /// <param name="documents">How many documents the council has.</param>
    public void Judge(Holders holders, int documents)
    {
        Sort(holders);
        Weigh(Math.Max(documents, _kinds.Sum(kind => kind.Count)));
        var best = 0.0;
        foreach (var kind in _kinds.Where(kind => HasQuoted(kind.Mask)))
        {
            (kind.Score, kind.Coverage) = Judge(kind.Mask);
            best = Math.Max(best, kind.Coverage);
        }

        foreach (var kind in _kinds)
        {
            kind.Answers = HasQuoted(kind.Mask) && kind.Coverage >= best * EnoughOfBest && kind.Score > 0;
        }
    }

    /// <summary>How many of those that answer have which facets.</summary>
    public Dictionary<int, int> CountFacets()
    {
        var counts = new Dictionary<int, int>();
        var keys = _keys.Span;
        for (var place = 0; place < keys.Length; place++)
        {
            if (_kindOf[place] > 0 && _kinds[_kindOf[place] - 1].Answers)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, keys[place].FacetId, out _)++;
            }
        }

        return counts;
    }

    /// <summary>The best of those that pass a filter, best first; between equals the one that was published first.</summary>
    public List<SearchKey> Best(Func<int, bool> passes, int most)
    {
        var queue = new PriorityQueue<SearchKey, (double Score, long Earlier)>();
        var least = (Score: double.NegativeInfinity, Earlier: long.MinValue);
        var keys = _keys.Span;
        for (var place = 0; place < keys.Length && most > 0; place++)
        {
            if (_kindOf[place] == 0 || _kinds[_kindOf[place] - 1] is not { Answers: true } kind)
            {
                continue;
            }

            // Most are no better than what is held already; seeing that must cost nothing.
            var (key, rank) = (keys[place], (kind.Score, Earlier: -keys[place].Number));
            if (rank.Score < least.Score || (rank.Score == least.Score && rank.Earlier < least.Earlier) || !passes(key.FacetId))
            {
                continue;
            }

            _best[key] = kind.Mask;
            if (queue.Count < most)
            {
                queue.Enqueue(key, rank);
            }
            else
            {
                _best.Remove(queue.EnqueueDequeue(key, rank));
            }

            if (queue.Count == most && queue.TryPeek(out _, out var last))
            {
                least = last;
            }
        }

        var best = new List<SearchKey>(queue.Count);
        while (queue.TryDequeue(out var key, out _))
        {
            best.Add(key);
        }

        best.Reverse();
        return best;
    }

    /// <summary>How much of one of the best documents' score comes from other names for a thing than the one that was typed.</summary>
    public double NameScore(SearchKey key, int thing) => NameScore(_best[key], thing);

    /// <summary>How much of a thing one of the best documents covers by other names.</summary>
    public double NameCoverage(SearchKey key, int thing) => NameCoverage(_best[key], thing);

    private double NameCoverage(ulong mask, int thing) => _thingWeights[thing] *
        ((mask & _parts.Things[thing].Same) != 0 ? SameName : (mask & _parts.Things[thing].Near) != 0 ? NearName : 0);

    private bool HasQuoted(ulong mask) => _parts.Quoted.All(bit => (mask & bit) != 0);

    private int CountOf(ulong bits)
    {
        var count = 0;
        foreach (var kind in _kinds)
        {
            count += (kind.Mask & bits) != 0 ? kind.Count : 0;
        }

        return count;
    }

    // Documents that hold the same in the same places are of one kind; 0 is of none.
    private void Sort(Holders holders)
    {
        _keys = holders.Keys;
        _kindOf = new int[_keys.Length];
        var masks = ArrayPool<ulong>.Shared.Rent(_keys.Length);
        Array.Clear(masks, 0, _keys.Length);
        for (var part = 0; part < holders.Places.Count; part++)
        {
            foreach (var place in holders.Places[part])
            {
                masks[place] |= 1ul << part;
            }
        }

        var known = new Dictionary<ulong, int>();
        for (var place = 0; place < _kindOf.Length; place++)
        {
            if (masks[place] is not 0 and var mask)
            {
                ref var kind = ref CollectionsMarshal.GetValueRefOrAddDefault(known, mask, out var isKnown);
                if (!isKnown)
                {
                    _kinds.Add(new Kind(mask));
                    kind = _kinds.Count;
                }

                _kinds[kind - 1].Count++;
                _kindOf[place] = kind;
            }
        }

        ArrayPool<ulong>.Shared.Return(masks);
    }

    // The rarer a word, the more it says. What no page holds says nothing, and takes nothing from those that hold the rest.
    private void Weigh(int documents)
    {
        _wordWeights = new double[_query.Things.Count][];
        _thingWeights = new double[_query.Things.Count];
        for (var t = 0; t < _query.Things.Count; t++)
        {
            var (thing, parts) = (_query.Things[t], _parts.Things[t]);
            var named = CountOf(parts.Same);
            _wordWeights[t] = new double[thing.Words.Count];
            for (var w = 0; w < thing.Words.Count; w++)
            {
                var count = thing.Words[w].IsEverywhere && parts.Words[w].Anywhere == 0 ? documents / 4 : CountOf(parts.Words[w].All);
                var held = thing.Words.Count == 1 ? Math.Max(count, named) : count;
                _wordWeights[t][w] = count == 0 ? 0 : Rarity(held, documents) * thing.Words[w].Typed.Weight;
            }

            var other = named > 0 ? named : CountOf(parts.Near);
            _thingWeights[t] = Math.Max(_wordWeights[t].Sum(), other == 0 ? 0 : Rarity(other, documents) * (thing.Words.Count == 0 ? 1 : thing.Words.Max(w => w.Typed.Weight)));
        }
    }

    private static double Rarity(int count, int documents) => 0.15 + Math.Log(1 + ((documents - count + 0.5) / (count + 0.5)));

    private (double Score, double Coverage) Judge(ulong mask)
    {
        var (score, covered) = (0.0, 0.0);
        for (var t = 0; t < _parts.Things.Count; t++)
        {
            var (typed, typedCovered) = (0.0, 0.0);
            for (var w = 0; w < _parts.Things[t].Words.Count; w++)
            {
                var word = _parts.Things[t].Words[w];
                var place = (mask & word.Title) != 0 ? InTitle : (mask & word.Summary) != 0 ? InSummary : (mask & word.Anywhere) != 0 ? 1 : 0;
                typed += place * _wordWeights[t][w];
                typedCovered += place > 0 ? _wordWeights[t][w] : 0;
            }

            var named = NameScore(mask, t);
            score += Math.Max(typed, named) + (Both * Math.Min(typed, named));
            covered += Math.Max(typedCovered, NameCoverage(mask, t));
        }

        var whole = _thingWeights.Sum();
        var coverage = whole > 0 ? covered / whole : 1;
        return (WithCoverage(score, coverage) + (_parts.Quoted.Count > 0 ? 0.1 : 0), coverage);
    }

    /// <summary>Holding all that was asked is worth more than holding some of it often.</summary>
    public static double WithCoverage(double score, double coverage) => score * (0.3 + (0.7 * coverage));

    /// <summary>What all things together weigh.</summary>
    public double WholeWeight => _thingWeights.Sum();

    // A name in the title and another in the text: a page that is about it, not one that mentions it.
    private double NameScore(ulong mask, int thing)
    {
        var parts = _parts.Things[thing];
        var worth = _thingWeights[thing] * (_query.Things[thing].IsLegacy ? TodaysName : 1);
        var title = (mask & parts.SameInTitle) != 0 ? SameName : (mask & parts.NearInTitle) != 0 ? NearName : 0;
        var text = (mask & parts.Same) != 0 ? SameName : (mask & parts.Near) != 0 ? NearName : 0;
        return worth * (title > 0 ? (InTitle * title) + (0.6 * text) : text);
    }

    /// <summary>Documents that hold the same of what was looked for.</summary>
    private sealed class Kind(ulong mask)
    {
        public ulong Mask => mask;
        public int Count { get; set; }
        public double Score { get; set; }
        public double Coverage { get; set; }
        public bool Answers { get; set; }
    }
}
