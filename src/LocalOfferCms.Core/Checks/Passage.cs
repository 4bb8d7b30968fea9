namespace LocalOfferCms.Core.Checks;

/// <summary>What a passage is in its text.</summary>
internal enum PassageKind
{
    Paragraph,
    Heading,
    Item,
    Cell,
    HeadCell,
    Term,
}

/// <summary>A run of words without a break: a paragraph, a heading, a list item's line, a cell.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">A heading's level; else 0.</param>
/// <param name="Box">The kind of box that it stands in, such as <c>must</c>; empty for none.</param>
/// <param name="Text">The words as a reader sees them.</param>
/// <param name="Source">For every character of <paramref name="Text"/> where it stands in the field.</param>
/// <param name="Links">Links in it.</param>
/// <param name="IsAllBold">Whether all of it is set in bold.</param>
internal sealed record Passage(PassageKind Kind, int Level, string Box, string Text, IReadOnlyList<int> Source, IReadOnlyList<PassageLink> Links, bool IsAllBold)
{
    /// <summary>Where a stretch of the words stands in the field: the first character and the one after the last.</summary>
    public (int Start, int End) Span(int start, int length) =>
        Source.Count == 0 ? (0, 0) : (Source[Math.Min(start, Source.Count - 1)], Source[Math.Clamp(start + length - 1, 0, Source.Count - 1)] + 1);

    /// <summary>The sentences, without those in links' addresses.</summary>
    public IReadOnlyList<Sentence> Sentences => field ??= SentenceSplitter.Split(Text);
}

/// <summary>A link in a passage.</summary>
/// <param name="Start">Where its words begin in the passage.</param>
/// <param name="Words">Its words; a picture's alternative text counts.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="From">Where it begins in the field.</param>
/// <param name="To">Where it ends in the field.</param>
internal sealed record PassageLink(int Start, string Words, string Address, int From, int To);

/// <summary>A picture in a text.</summary>
internal sealed record PassagePicture(string Alternative, string Address, int From, int To);

/// <summary>A table in a text: the words of its heading row, and how many columns and rows of data it has.</summary>
internal sealed record PassageTable(IReadOnlyList<string> Head, int Columns, int Rows, int From, int To);

/// <summary>A reference by key in a text, such as <c>fact:tribunal-wait</c>.</summary>
internal sealed record PassageReference(string Kind, string Key, int From, int To);
