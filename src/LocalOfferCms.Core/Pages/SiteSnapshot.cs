using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Structure;

namespace LocalOfferCms.Core.Pages;

/// <summary>What every page of a council needs and few changes touch: held in memory, thrown away whole when it changes.</summary>
public sealed class SiteSnapshot
{
    /// <summary>The site's name, from settings; else the council's title.</summary>
    public required string SiteName { get; init; }
    /// <summary>Settings documents by name, such as <c>General</c>, <c>Header</c>, <c>Footer</c>.</summary>
    public required IReadOnlyDictionary<string, JsonObject> Settings { get; init; }
    /// <summary>Content types by name.</summary>
    public required IReadOnlyDictionary<string, ContentTypeDefinition> Types { get; init; }
    /// <summary>Words that are explained in place.</summary>
    public required IReadOnlyList<GlossaryEntry> Glossary { get; init; }
    /// <summary>What texts refer to by key: dated facts, sources, approved wording.</summary>
    public required SiteReferences References { get; init; }
    /// <summary>Names of terms, by taxonomy and id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Taxonomies { get; init; }
    /// <summary>Taxonomies with the order and nesting of their terms, and which are out of use: for whoever chooses terms.</summary>
    public IReadOnlyDictionary<string, Taxonomy> Vocabularies { get; init; } = new Dictionary<string, Taxonomy>();
    /// <summary>Home page's sections (its children), for the site's main menu.</summary>
    public required IReadOnlyList<PageLink> Sections { get; init; }

    /// <summary>Sizes and formats in which pictures are offered.</summary>
    public IReadOnlyList<MediaProfile> MediaProfiles { get; init; } = [];

    /// <summary>Other words for the same, for the search.</summary>
    public Thesaurus Thesaurus { get; init; } = Thesaurus.Empty;

    /// <summary>The contact card of pages that name none; null when the council has set none.</summary>
    public IncludedItem? DefaultContact { get; init; }

    /// <summary>A text of a named settings object, such as <c>LocalOffer.SearchLabel</c>; null when it is not set.</summary>
    public string? Setting(string document, string name) =>
        Settings.TryGetValue(document, out var settings) && JsonText.String(settings[name]) is { Length: > 0 } text ? text : null;

    /// <summary>A term's name; its id when the taxonomy does not know it.</summary>
    public string TermName(string taxonomy, string term) =>
        Taxonomies.TryGetValue(taxonomy, out var terms) && terms.TryGetValue(term, out var name) ? name : term;
}

/// <summary>A word of the glossary.</summary>
/// <param name="Id">Its anchor on the glossary page: lower-case letters, digits and hyphens.</param>
/// <param name="Term">The word, as it is shown.</param>
/// <param name="Definition">What it means, in one or two plain sentences.</param>
/// <param name="Forms">Forms that are explained where they stand in a text, the term itself among them if it is; empty for a word too everyday to explain. One in capitals matches capitals only.</param>
/// <param name="IsLegacy">Whether the word is out of use.</param>
/// <param name="SeeAlso">The word, or its anchor, that is used today or says more; empty for none.</param>
public sealed record GlossaryEntry(string Id, string Term, string Definition, IReadOnlyList<string> Forms, bool IsLegacy, string SeeAlso = "")
{
    /// <summary>Other words that people search for it by.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>How it is often misspelt.</summary>
    public IReadOnlyList<string> Misspellings { get; init; } = [];
}

/// <summary>A figure or rule that was true on a day.</summary>
/// <param name="Key">The name that Markdown refers to.</param>
/// <param name="Text">What is shown, such as "about £36 million".</param>
/// <param name="AsAt">As at which day, or year, in words: "2019".</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Certainty">How sure we are: "historic example", "checked", "to be checked".</param>
/// <param name="ReviewDue">When to look again.</param>
public sealed record DatedFact(string Key, string Text, string AsAt, string Source, string Certainty, DateOnly? ReviewDue);
