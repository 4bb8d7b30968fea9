using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Core.Search;

/// <summary>Other words for the same, as the glossary has them: whole words only, and short forms in capitals only where it says so.</summary>
public sealed class Thesaurus
{
    private const int LongestForm = 10;
    private readonly Dictionary<string, List<Use>> _uses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _capitals;
    private readonly HashSet<string> _weak;
    private int _longest;

    /// <summary>Reads the glossary's words and what its file says besides them.</summary>
    /// <param name="terms">The published terms.</param>
    /// <param name="about">The glossary file's <c>synonymGroups</c> and <c>matching</c>; null when there is none.</param>
    internal Thesaurus(IReadOnlyList<GlossaryEntry> terms, JsonObject? about)
    {
        _capitals = new(JsonText.Strings(about?["matching"]?["upperCaseOnly"]), StringComparer.Ordinal);
        _weak = new(JsonText.Strings(about?["matching"]?["weak"]), StringComparer.OrdinalIgnoreCase);
        foreach (var term in terms)
        {
            var forms = term.Forms.Prepend(term.Term);
            Add(new Group(forms, term.Synonyms.Where(IsTelling), term), [.. term.Misspellings, .. term.Synonyms]);
        }

        // A legacy term leads to the one that is used today.
        foreach (var old in terms.Where(term => term.IsLegacy))
        {
            if (Today(old, terms) is { } today)
            {
                Add(new Group(today.Forms.Prepend(today.Term), [], old) { IsLegacy = true, Today = today }, [.. old.Forms, .. old.Synonyms, old.Term]);
            }
        }

        foreach (var (_, words) in about?["synonymGroups"] as JsonObject ?? [])
        {
            Add(new Group([], JsonText.Strings(words).Where(IsTelling), null), JsonText.Strings(words));
        }
    }

    /// <summary>Knows nothing.</summary>
    public static Thesaurus Empty { get; } = new([], null);

    /// <summary>Single words that it knows, folded.</summary>
    internal IReadOnlySet<string> Words => _words;

    /// <summary>What a single stem is a form of, as if it had been typed; null when it is none.</summary>
    internal KnownPhrase? Find(string stem) =>
        _uses.TryGetValue(stem, out var uses) && uses.Where(use => !use.NeedsCapitals).ToList() is { Count: > 0 } fitting ? new KnownPhrase(1, fitting, IsWhole: false) : null;

    /// <summary>What stands at a place of a search: how many of its words, and what else they are called; null when nothing known does.</summary>
    /// <param name="words">The search's words.</param>
    /// <param name="at">The place.</param>
    internal KnownPhrase? Find(IReadOnlyList<TypedWord> words, int at)
    {
        for (var length = Math.Min(_longest, words.Count - at); length > 0; length--)
        {
            var typed = words.Skip(at).Take(length).ToList();
            var isWhole = words.Where((word, i) => i < at || i >= at + length).All(word => word.SaysLittle);
            if (_uses.TryGetValue(string.Join(' ', typed.Select(w => w.Stem)), out var uses)
                && uses.Where(use => isWhole || !use.NeedsCapitals || typed.All(w => w.IsCapitals)).ToList() is { Count: > 0 } fitting)
            {
                return new KnownPhrase(length, fitting, isWhole);
            }
        }

        return null;
    }

    // A weak word may lead to others, but not they to it.
    private bool IsTelling(string form) => !_weak.Contains(form);

    private static GlossaryEntry? Today(GlossaryEntry old, IReadOnlyList<GlossaryEntry> terms) => terms.FirstOrDefault(term =>
        old.SeeAlso.Length > 0 && !term.IsLegacy && (term.Id == old.SeeAlso || term.Term.Equals(old.SeeAlso, StringComparison.OrdinalIgnoreCase)));

    private void Add(Group group, IReadOnlyList<string> found)
    {
        foreach (var form in group.Names)
        {
            AddUse(form, group, isNamed: !group.IsLegacy);
        }

        foreach (var form in group.Others.Concat(found))
        {
            AddUse(form, group, isNamed: group.Entry is not null && !group.IsLegacy);
        }
    }

    private void AddUse(string form, Group group, bool isNamed)
    {
        var stems = Search.Words.StemsOf(form);
        if (stems.Length is 0 or > LongestForm || (group.IsLegacy && group.Names.Contains(form)))
        {
            return;
        }

        _longest = Math.Max(_longest, stems.Length);
        if (stems.Length == 1)
        {
            _words.Add(Search.Words.Of(form).First());
        }

        var key = string.Join(' ', stems);
        if (!_uses.TryGetValue(key, out var uses))
        {
            _uses[key] = uses = [];
        }

        if (!uses.Any(use => use.Group == group && use.IsNamed == isNamed))
        {
            uses.Add(new Use(group, isNamed, _capitals.Contains(form), _weak.Contains(form)));
        }
    }

    /// <summary>Words that mean the same.</summary>
    internal sealed class Group(IEnumerable<string> names, IEnumerable<string> others, GlossaryEntry? entry)
    {
        private string[][]? _nameStems;
        private string[][]? _otherStems;

        public IReadOnlyList<string> Names { get; } = [.. names.Distinct(StringComparer.Ordinal)];
        public IReadOnlyList<string> Others { get; } = [.. others.Distinct(StringComparer.Ordinal)];
        public GlossaryEntry? Entry => entry;
        public bool IsLegacy { get; init; }
        public GlossaryEntry? Today { get; init; }
        public string[][] NameStems => _nameStems ??= Stems(Names);
        public string[][] OtherStems => _otherStems ??= Stems(Others);

        private static string[][] Stems(IEnumerable<string> forms) =>
            [.. forms.Select(Search.Words.StemsOf).Where(s => s.Length is > 0 and <= LongestForm).DistinctBy(s => string.Join(' ', s))];
    }

    /// <summary>A form of a group.</summary>
    /// <param name="Group">The group.</param>
    /// <param name="IsNamed">Whether the group has names of the very thing that it means, rather than words for things near it.</param>
    /// <param name="NeedsCapitals">Whether it is meant only when it is typed in capitals, or alone.</param>
    /// <param name="IsWeak">Whether it counts for little unless it stands alone.</param>
    internal sealed record Use(Group Group, bool IsNamed, bool NeedsCapitals, bool IsWeak);
}

/// <summary>A known phrase in a search.</summary>
/// <param name="Length">How many words it has.</param>
/// <param name="Uses">What it is a form of.</param>
/// <param name="IsWhole">Whether nothing else was asked.</param>
internal sealed record KnownPhrase(int Length, IReadOnlyList<Thesaurus.Use> Uses, bool IsWhole)
{
    private const int MostPhrases = 24;

    /// <summary>Other names of the very same thing.</summary>
    public IReadOnlyList<string[]> Same => [.. Uses.Where(IsStrong).SelectMany(use => use.Group.NameStems).Take(MostPhrases)];

    /// <summary>Words for things near it.</summary>
    public IReadOnlyList<string[]> Near
    {
        get
        {
            var same = Same.Select(Joined).ToHashSet(StringComparer.Ordinal);
            return [.. Uses.Where(use => IsWhole || !use.IsWeak).SelectMany(use => use.Group.NameStems.Concat(use.Group.OtherStems))
                .DistinctBy(Joined).Where(phrase => !same.Contains(Joined(phrase))).Take(MostPhrases)];
        }
    }

    /// <summary>The word that is out of use, and the one that is used today.</summary>
    public (GlossaryEntry Old, GlossaryEntry Today)? Legacy => Uses.FirstOrDefault(use => use.Group.IsLegacy && (IsWhole || !use.IsWeak))
        is { Group: { Entry: { } old, Today: { } today } } ? (old, today) : null;

    /// <summary>The word of the glossary that was asked for, when nothing else was.</summary>
    public GlossaryEntry? Explained => IsWhole ? Uses.FirstOrDefault(use => use.IsNamed && use.Group.Entry is { IsLegacy: false })?.Group.Entry : null;

    private static string Joined(string[] phrase) => string.Join(' ', phrase);

    private bool IsStrong(Thesaurus.Use use) => (IsWhole || !use.IsWeak) && (use.IsNamed || use.Group.IsLegacy);
}
