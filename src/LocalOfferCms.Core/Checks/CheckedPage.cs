using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Core.Checks;

/// <summary>Whom a page is for, as far as its words are concerned.</summary>
internal enum Readers
{
    EasyRead,
    YoungPeople,
    Families,
    Professionals,
}

/// <summary>A content item as the checks see it.</summary>
internal sealed class CheckedPage
{
    private IReadOnlyList<(CheckedText Text, Passage Passage)>? _passages;

    public required ContentDocument Content { get; init; }

    /// <summary>The type; null when the council has no such type.</summary>
    public required ContentTypeDefinition? Type { get; init; }

    /// <summary>Its texts, in the order of the page.</summary>
    public required IReadOnlyList<CheckedText> Texts { get; init; }

    public required SiteSnapshot Site { get; init; }

    /// <summary>The day in the council.</summary>
    public required DateOnly Today { get; init; }

    public required Readers Readers { get; init; }

    /// <summary>Words that the council has added to the dictionary, and those of its glossary; in lower case.</summary>
    public required IReadOnlySet<string> KnownWords { get; init; }

    /// <summary>How hard it is to read; null when there is too little text to tell.</summary>
    public ReadingLevel? Reading { get; set; }

    /// <summary>The legal duties that the page says it is about, by name.</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];

    /// <summary>All passages, with their texts.</summary>
    public IReadOnlyList<(CheckedText Text, Passage Passage)> Passages =>
        _passages ??= [.. Texts.SelectMany(text => text.Passages.Select(passage => (text, passage)))];
}
