using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Ui;

/// <summary>A document as a list or a page offers it.</summary>
/// <param name="Page">The page that offers it.</param>
/// <param name="Item">The document.</param>
/// <param name="Files">Its files by media path, when the page itself does not hold them.</param>
public sealed record ResourceView(PageContext Page, IncludedItem Item, IReadOnlyDictionary<string, FileLink>? Files = null)
{
    private ContentPart Document => Item.Content.Part("DocumentPart");

    /// <summary>The file; null when it has not arrived yet.</summary>
    public FileLink? File => Document.Paths("File") is [var path, ..] ? (Files ?? Page.Files).GetValueOrDefault(path) : null;

    /// <summary>Whether it is easy read.</summary>
    public bool IsEasyRead => Document.Flag("IsEasyRead");

    /// <summary>Its language, when it is not English.</summary>
    public string Language => Document.Text("Language") is { Length: > 0 } language && language is not ("English" or "en" or "en-GB") ? language : "";

    /// <summary>Who it is for, in words: a parent's page may list a paper that was written for schools.</summary>
    public string Audience => string.Join(", ", Item.Content.Part("AudiencePart").Terms("Audiences").Where(term => term != "everyone").Select(term => Page.Site.TermName("audiences", term)));
}
