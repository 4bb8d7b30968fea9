namespace LocalOfferCms.Core.Pages;

/// <summary>A paragraph of a law or of guidance, described in our own words, that texts refer to by key.</summary>
/// <param name="Key">The name that Markdown refers to, such as <c>code-6.17</c>.</param>
/// <param name="Document">The document's name.</param>
/// <param name="Year">The year, or month and year, of the edition that was read.</param>
/// <param name="Paragraph">Which paragraph or section; empty for the whole document.</param>
/// <param name="Link">Where it can be read; empty when it is not online.</param>
/// <param name="Says">What it says, in our own words (Markdown).</param>
/// <param name="AsAt">When somebody last read it: "September 2026".</param>
/// <param name="Certainty">How sure we are: "checked", "to be checked".</param>
public sealed record Citation(string Key, string Document, string Year, string Paragraph, string Link, string Says, string AsAt, string Certainty)
{
    /// <summary>The document and its edition: "SEND Code of Practice (January 2015)".</summary>
    public string Edition => Year.Length > 0 ? $"{Document} ({Year})" : Document;

    /// <summary>The place in it: "paragraph 6.17"; a paragraph that says itself what it is stays as it is written. Empty for the whole document.</summary>
    public string Place => Paragraph.Length > 0 && char.IsAsciiDigit(Paragraph[0]) ? "paragraph " + Paragraph : Paragraph;
}

/// <summary>What the texts of a site refer to by key.</summary>
/// <param name="Facts">Dated facts, <c>{{ fact:key }}</c>.</param>
/// <param name="Citations">Sources, <c>{{ cite:key }}</c> and <c>::: cite key</c>.</param>
/// <param name="Wordings">Approved wording in Markdown, <c>{{ wording:key }}</c>.</param>
public sealed record SiteReferences(
    IReadOnlyDictionary<string, DatedFact> Facts, IReadOnlyDictionary<string, Citation> Citations, IReadOnlyDictionary<string, string> Wordings)
{
    /// <summary>No references at all.</summary>
    public static SiteReferences None { get; } = new(new Dictionary<string, DatedFact>(), new Dictionary<string, Citation>(), new Dictionary<string, string>());
}
