namespace LocalOfferCms.Core.Text;

/// <summary>Bodies that are stored as HTML. They were sanitised when they were saved; they are sanitised again here, because rows can arrive by other roads.</summary>
public static class ContentHtml
{
    /// <summary>The body as it is shown on a page.</summary>
    public static RenderedText Render(string html, MarkdownContext context)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(context);
        return new ContentDecorator(context, []).Render(HtmlSanitiser.Read(html, []));
    }

    /// <summary>The words alone, for search and summaries.</summary>
    public static string PlainText(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return PlainWords.Of(HtmlSanitiser.Read(html, []));
    }
}
