using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Core.Search;

/// <summary>What somebody asks the search.</summary>
/// <param name="Text">What was typed; any characters. Words in quotation marks must stand side by side.</param>
/// <param name="Filter">What results are narrowed to.</param>
/// <param name="Skip">How many results to pass over.</param>
/// <param name="Take">How many to give.</param>
public sealed record SearchQuestion(string Text, SearchFilter Filter, int Skip, int Take)
{
    /// <summary>Whether the last word is still being typed.</summary>
    public bool IsUnfinished { get; init; }
}

/// <summary>One page that was found.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Path">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its summary, with what was looked for marked.</param>
/// <param name="Passage">A passage of its text that holds what was looked for; empty when the summary says it already.</param>
/// <param name="IsPromoted">Whether the council puts it first for this search.</param>
public sealed record SearchHit(
    string ContentItemId, string ContentType, string Path, string Title, IReadOnlyList<TextPiece> Summary, IReadOnlyList<TextPiece> Passage, bool IsPromoted = false);

/// <summary>A word of the search that is out of use, and the one that is used today.</summary>
/// <param name="Old">The old word.</param>
/// <param name="Today">Today's word.</param>
public sealed record LegacyWord(GlossaryEntry Old, GlossaryEntry Today);

/// <summary>The answer to a search.</summary>
/// <param name="Hits">The results asked for, best first.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Counts">How many each filter would leave.</param>
public sealed record SearchResults(IReadOnlyList<SearchHit> Hits, int Total, FacetCounts Counts)
{
    /// <summary>Nothing was found.</summary>
    public static readonly SearchResults Nothing = new([], 0, FacetCounts.None);

    /// <summary>What was searched for instead, because a word of the search stands on no page; null when nothing was changed.</summary>
    public string? Corrected { get; init; }

    /// <summary>What may have been meant; null when nothing better is known.</summary>
    public string? Suggested { get; init; }

    /// <summary>The word of the glossary that was asked for, when nothing else was; null otherwise.</summary>
    public GlossaryEntry? Explained { get; init; }

    /// <summary>Words out of use that were asked for.</summary>
    public IReadOnlyList<LegacyWord> Legacy { get; init; } = [];

    /// <summary>Pages that the council puts first for this search.</summary>
    public IReadOnlyList<SearchHit> Promoted { get; init; } = [];
}

/// <summary>Search of a council's site. The database finds which pages hold which words; what a search means, which page is best and what
/// each filter would leave is decided here, the same for every database.</summary>
public sealed class SiteSearch(CmsDbContext db, ISearchIndex index, LexiconCache lexicons, SiteSnapshots snapshots)
{
    /// <summary>So many of the best are read closely. Two pages of results.</summary>
    private const int ReadClosely = 24;

    /// <summary>Searches.</summary>
    public async Task<SearchResults> FindAsync(SearchQuestion question, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(question.Skip);
        ArgumentOutOfRangeException.ThrowIfNegative(question.Take);
        if (Words.Next(question.Text, 0) is null)
        {
            return SearchResults.Nothing;
        }

        var site = await snapshots.GetAsync(ct);
        var lexicon = await lexicons.GetAsync(db, index, ct);
        var query = SearchQuery.Read(question.Text, lexicon, site.Thesaurus, question.IsUnfinished);
        var ranking = new Ranking(query);
        ranking.Judge(await lexicon.Shelf.AskAsync(db, index, ranking.Questions, ct), lexicon.Documents);
        var found = ranking.CountFacets();
        if (found.Keys.Any(facets => !lexicon.Facets.ContainsKey(facets)))
        {
            lexicon = await lexicons.ReloadAsync(db, index, ct);
        }

        var counter = new FacetCounter(lexicon.Facets, question.Filter, found);
        var (hits, promoted) = await ReadAsync(question, query, ranking, counter, lexicon.Shelf, Promotions.For(site, query.Stems), ct);
        return new SearchResults(hits, counter.Total, counter.Counts())
        {
            Corrected = query.Corrected,
            Suggested = query.Suggested,
            Explained = query.Explained,
            Legacy = [.. query.Legacy.Distinct().Select(word => new LegacyWord(word.Old, word.Today))],
            Promoted = promoted,
        };
    }

    private async Task<(IReadOnlyList<SearchHit> Hits, IReadOnlyList<SearchHit> Promoted)> ReadAsync(
        SearchQuestion question, SearchQuery query, Ranking ranking, FacetCounter counter, Shelf shelf, IReadOnlyList<string> promoted, CancellationToken ct)
    {
        var best = ranking.Best(counter.Passes, question.Take == 0 ? 0 : Math.Max(ReadClosely, question.Skip + question.Take));
        var close = question.Skip < ReadClosely ? best.Take(ReadClosely) : [];
        var shown = best.Skip(question.Skip).Take(question.Take);
        var keys = close.Union(shown).ToList();
        if (keys.Count == 0 && promoted.Count == 0)
        {
            return ([], []);
        }

        var documents = await shelf.ReadAsync(db, index, keys, promoted, ct);
        var reading = new CloseReading(query, ranking);
        var byKey = documents.DistinctBy(document => document.Key).ToDictionary(document => document.Key);
        var order = close.Where(byKey.ContainsKey).Select(key => byKey[key]).Select(document => (document, Score: reading.Score(document)))
            .OrderByDescending(read => read.Score).Select(read => read.document)
            .Concat(best.Skip(close.Any() ? ReadClosely : 0).Where(byKey.ContainsKey).Select(key => byKey[key]));
        var page = order.Skip(close.Any() ? question.Skip : 0).Take(question.Take);
        return (
            [.. page.Select(document => Hit(document, reading, isPromoted: false))],
            [.. promoted.Select(path => documents.FirstOrDefault(d => d.Path == path)).OfType<StoredDocument>().Select(document => Hit(document, reading, isPromoted: true))]);
    }

    private static SearchHit Hit(StoredDocument document, CloseReading reading, bool isPromoted)
    {
        var (summary, passage) = (reading.Marked(document.Summary), reading.Passage(document));
        var said = summary.Where(piece => piece.IsMatch).Select(piece => piece.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isNews = passage.Any(piece => piece.IsMatch && !said.Contains(piece.Text));
        return new(document.ContentItemId, document.ContentType, document.Path, document.Title, summary, isNews || document.Summary.Length == 0 ? passage : [], isPromoted);
    }
}
