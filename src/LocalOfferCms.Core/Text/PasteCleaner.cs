namespace LocalOfferCms.Core.Text;

/// <summary>Turns what somebody pastes from Word, Google Docs or a web page into clean Markdown: no styles, no fonts, lists that are lists.</summary>
public static class PasteCleaner
{
    /// <summary>The longest HTML that is taken, in characters.</summary>
    public const int MaxLength = 512 * 1024;

    /// <summary>The Markdown, and what was dropped on the way.</summary>
    public static ConvertedText Clean(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        if (ForeignHtml.Read(html) is not { } page)
        {
            return HtmlToMarkdown.Convert(html);
        }

        var notes = new ForeignNotes();
        ForeignHtml.Tidy(page, notes);
        foreach (var picture in page.QuerySelectorAll("img").Where(p => SafeAddress.Picture(p.GetAttribute("src")) is null))
        {
            notes.Drop("pictures that lie in the document they were copied from");
            picture.Remove();
        }

        var (markdown, removed) = ForeignHtml.Write(page);
        return new(markdown, [.. notes.Dropped.Concat(removed).Distinct()]);
    }
}
