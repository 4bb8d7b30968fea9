using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Search;

/// <summary>What the full-text index has answered lately, kept for as long as the council's content stays as it is. The words that cost the index most,
/// those on most pages, are the ones that come again; and names that the glossary gives them come with them. An answer is a list of places, small
/// numbers given to documents as they turn up, so that a search marks them in one array.</summary>
internal sealed class Shelf(int documents)
{
    // 400 bytes for each document of the council, all answers together.
    private const int PlacesForEach = 100;
    private const int Fewest = 4_000;

    // And 200 bytes for each, in texts of those that were found last.
    private const int LettersForEach = 100;
    private const int FewestLetters = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int[]> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<SearchKey, int> _places = [];
    private readonly Dictionary<SearchKey, StoredDocument> _documents = [];
    private readonly int _mostLetters = Math.Max(FewestLetters, documents * LettersForEach);
    private readonly int _most = Math.Max(Fewest, documents * PlacesForEach);
    private SearchKey[] _keys = new SearchKey[Math.Max(16, documents)];
    private int _kept;
    private int _letters;

    /// <summary>Asks what is not known yet, in one question to the database.</summary>
    public async Task<Holders> AskAsync(CmsDbContext db, ISearchIndex index, IReadOnlyList<SearchPart> parts, CancellationToken ct)
    {
        var names = parts.Select(part => string.Join('|', part.Phrases.Select(phrase => string.Join(' ', phrase)))).ToArray();
        var answers = new int[parts.Count][];
        List<int> missing = [];
        lock (_lock)
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (_answers.TryGetValue(names[i], out var known))
                {
                    answers[i] = known;
                }
                else
                {
                    missing.Add(i);
                }
            }
        }

        var found = missing.ConvertAll(_ => new List<SearchKey>());
        if (missing.Count > 0)
        {
            await index.MatchAsync(db, missing.ConvertAll(i => parts[i]), (part, key) => found[part].Add(key), ct);
        }

        lock (_lock)
        {
            for (var i = 0; i < missing.Count; i++)
            {
                answers[missing[i]] = Keep(names[missing[i]], found[i]);
            }

            return new Holders(_keys.AsMemory(0, _places.Count), answers);
        }
    }

    /// <summary>Reads what is not known yet. What is written again gets another key, so a text that is held is never an old one.</summary>
    public async Task<IReadOnlyList<StoredDocument>> ReadAsync(CmsDbContext db, ISearchIndex index, IReadOnlyList<SearchKey> keys, IReadOnlyList<string> paths, CancellationToken ct)
    {
        var documents = new List<StoredDocument>();
        var missing = new List<SearchKey>();
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (_documents.TryGetValue(key, out var document))
                {
                    documents.Add(document);
                }
                else
                {
                    missing.Add(key);
                }
            }
        }

        if (missing.Count == 0 && paths.Count == 0)
        {
            return documents;
        }

        var read = await index.ReadAsync(db, missing, paths, ct);
        lock (_lock)
        {
            foreach (var document in read)
            {
                Keep(document);
            }
        }

        documents.AddRange(read);
        return documents;
    }

    private void Keep(StoredDocument document)
    {
        if (_documents.TryAdd(document.Key, document))
        {
            _letters += document.Body.Length + document.Title.Length + document.Summary.Length;
        }

        if (_letters > _mostLetters)
        {
            _documents.Clear();
            _letters = 0;
        }
    }

    private int[] Keep(string name, List<SearchKey> found)
    {
        var answer = found.ConvertAll(Place).ToArray();
        _kept += answer.Length + 1;
        if (_kept > _most)
        {
            _answers.Clear();
            _kept = answer.Length + 1;
        }

        return _answers[name] = answer;
    }

    // Readers may hold the array: places that they know of never change.
    private int Place(SearchKey key)
    {
        if (!_places.TryGetValue(key, out var place))
        {
            place = _places.Count;
            if (place == _keys.Length)
            {
                Array.Resize(ref _keys, place * 2);
            }

            _keys[place] = key;
            _places[key] = place;
        }

        return place;
    }
}

/// <summary>Who holds what.</summary>
/// <param name="Keys">Documents, by place.</param>
/// <param name="Places">For each question, the places of the documents that answer it.</param>
internal sealed record Holders(ReadOnlyMemory<SearchKey> Keys, IReadOnlyList<int[]> Places);
