using System.Text;

namespace LocalOfferCms.Core.Text;

/// <summary>Makes HTML that somebody else wrote safe to show, valid, and free of what a council's pages never need.</summary>
/// <remarks>
/// The text is parsed as a browser parses it and written afresh from an allow-list. Markup that a browser would read
/// differently the second time is what hides attacks, so the result is read again until it stays the same; if it never does,
/// or is too long or too deep, only its words are kept.
/// </remarks>
public static class HtmlSanitiser
{
    private const int MostRounds = 5;

    /// <summary>Keeps what the allow-list holds and says what was dropped.</summary>
    public static SanitisedHtml Sanitise(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var removed = new SortedSet<string>(StringComparer.Ordinal);
        var tree = Read(html, removed);
        return new SanitisedHtml(HtmlTreeWriter.Write(tree), [.. removed]);
    }

    /// <summary>The same, as a tree to build on.</summary>
    internal static List<HtmlNode> Read(string html, SortedSet<string> removed)
    {
        var text = html;
        for (var round = 0; round < MostRounds; round++)
        {
            if (BoundedHtmlParser.Parse(text) is not { } nodes)
            {
                break;
            }

            var tree = HtmlNesting.Arrange(new SafeTreeReader(removed).Read(nodes));
            var written = HtmlTreeWriter.Write(tree);
            if (written == text)
            {
                return tree;
            }

            text = written;
        }

        removed.Add("all markup");
        return [new HtmlText(SafeTreeReader.Printable(BoundedHtmlParser.Words(html)))];
    }
}
