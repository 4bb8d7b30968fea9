using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Ui;

/// <summary>Renders every text of one request, so that a word is explained once on the page and no two texts share an id.</summary>
public sealed class PageText(ContentMarkdown markdown)
{
    private readonly GlossaryMarker _marker = new();
    private int _texts;

    /// <summary>Text in Markdown.</summary>
    public RenderedText Markdown(string source, PageContext? page, string pathBase, int topHeading) =>
        markdown.Render(source, ContextOf(page, pathBase, topHeading));

    /// <summary>Text in HTML, made safe again whatever was done when it was saved.</summary>
    public RenderedText Html(string source, PageContext? page, string pathBase, int topHeading) =>
        ContentHtml.Render(source, ContextOf(page, pathBase, topHeading));

    private MarkdownContext ContextOf(PageContext? page, string pathBase, int topHeading) => new(
        pathBase,
        page?.Site.Glossary ?? [],
        page?.Site.References ?? SiteReferences.None,
        path => page?.Files.GetValueOrDefault(path)?.Address,
        page is null ? null : _marker,
        topHeading,
        ++_texts == 1 ? "" : $"text-{_texts}-",
        path => page?.Files.GetValueOrDefault(path) is { } file ? FileWords.Describe(file, page.Site) : null)
    {
        Picture = path => page?.Files.GetValueOrDefault(path)?.Picture,
        InWords = path => page?.Files.GetValueOrDefault(path)?.InWords ?? [],
        IsWithdrawn = path => page?.WithdrawnFiles.Contains(path) == true,
    };
}
