namespace LocalOfferCms.Core.Text;

/// <summary>Turns HTML from another system into the Markdown that editors write here. What has no Markdown keeps its words.</summary>
public static class HtmlToMarkdown
{
    /// <summary>The Markdown, and what was dropped on the way.</summary>
    public static ConvertedText Convert(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var removed = new SortedSet<string>(StringComparer.Ordinal);
        var tree = HtmlSanitiser.Read(html, removed);
        return new ConvertedText(new MarkdownBlockWriter().Write(tree), [.. removed]);
    }
}

/// <summary>A text that came from HTML.</summary>
/// <param name="Markdown">The Markdown.</param>
/// <param name="Removed">What was dropped, as <see cref="SanitisedHtml.Removed"/> names it.</param>
public sealed record ConvertedText(string Markdown, IReadOnlyList<string> Removed);
