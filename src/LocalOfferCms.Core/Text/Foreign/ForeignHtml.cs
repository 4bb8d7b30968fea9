using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LocalOfferCms.Core.Text;

/// <summary>Reads HTML that another program wrote, puts right what it says in its own way, and writes it as Markdown.</summary>
internal static partial class ForeignHtml
{
    private const string NoteMark = "lofnotemark";
    private const string NoteText = "lofnotetext";

    private static readonly string[] Silent = ["script", "style", "noscript", "template", "meta", "link", "xml", "title", "base", "iframe", "object", "embed", "video", "audio", "canvas", "svg", "button"];

    /// <summary>The page in an element of its own; null when it is too large or too deep to be one.</summary>
    public static IElement? Read(string html)
    {
        if (BoundedHtmlParser.Parse(html) is not { } nodes)
        {
            return null;
        }

        var page = new HtmlParser().ParseDocument("<!DOCTYPE html><div></div>").QuerySelector("div")!;
        page.Append([.. nodes]);
        return page;
    }

    /// <summary>Puts right what Word and Google Docs say in their own way, and what nobody can read.</summary>
    public static void Tidy(IElement page, ForeignNotes notes)
    {
        WordMarkup.Tidy(page, notes);
        RemoveForms(page, notes);
        RemoveSilent(page, notes);
        RemoveComments(page);
        SpansToMarks(page);
        ForeignTables.Tidy(page, notes);
        RemoveEmpty(page, notes);
    }

    /// <summary>The page as Markdown, and the elements and links that the sanitiser left out.</summary>
    public static (string Markdown, IReadOnlyList<string> Removed) Write(IElement page)
    {
        var converted = HtmlToMarkdown.Convert(page.InnerHtml);
        var markdown = NoteMarks().Replace(NoteTexts().Replace(converted.Markdown, "[^$1]: "), "[^$1]");
        return (markdown, [.. converted.Removed.Where(what => !what.EndsWith(" attribute", StringComparison.Ordinal) && what is not "font element" and not "o:p element" and not "colgroup element" and not "col element")]);
    }

    /// <summary>Words that become a footnote's mark once the text is Markdown.</summary>
    public static string Note(int number) => $"{NoteMark}{number}x";

    /// <summary>Words that begin the text of a footnote once it is Markdown.</summary>
    public static string NoteBeginning(int number) => $"{NoteText}{number}x ";

    /// <summary>An element's style, in lower case and without spaces.</summary>
    public static string StyleOf(IElement element) => Spaces().Replace(element.GetAttribute("style") ?? "", "").ToLowerInvariant();

    /// <summary>Puts an element's content in its place.</summary>
    public static void Unwrap(IElement element) => element.Replace([.. element.ChildNodes]);

    private static void RemoveSilent(IElement page, ForeignNotes notes)
    {
        foreach (var element in page.QuerySelectorAll("*").Where(e => Array.IndexOf(Silent, e.LocalName) >= 0 || IsHidden(e)).ToList())
        {
            if (element.LocalName is not ("meta" or "link" or "title" or "base" or "xml"))
            {
                notes.Drop(element.LocalName switch
                {
                    "script" => "scripts",
                    "style" => "styles",
                    "iframe" or "object" or "embed" or "video" or "audio" => "embedded maps, videos and the like",
                    "button" => "buttons",
                    _ when IsHidden(element) => "hidden text",
                    _ => $"{element.LocalName} elements",
                });
            }

            element.Remove();
        }
    }

    /// <summary>A search box goes; a form that holds the whole page, as some systems make it, only loses its frame.</summary>
    private static void RemoveForms(IElement page, ForeignNotes notes)
    {
        const int MostOfAForm = 5;
        foreach (var form in page.QuerySelectorAll("form").ToList())
        {
            if (form.QuerySelector("h1,h2") is not null || form.QuerySelectorAll("p").Length > MostOfAForm)
            {
                Unwrap(form);
            }
            else
            {
                notes.Drop("forms");
                form.Remove();
            }
        }
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (element.HasAttribute("style") && (StyleOf(element) is var style && (style.Contains("display:none", StringComparison.Ordinal) || style.Contains("mso-hide:all", StringComparison.Ordinal))));

    private static void RemoveComments(IElement page)
    {
        foreach (var comment in page.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }
    }

    /// <summary>Google Docs and others say bold and italic by styles, and wrap all of it in a b that is not bold.</summary>
    private static void SpansToMarks(IElement page)
    {
        foreach (var bold in page.QuerySelectorAll("b,strong").Where(e => PlainStyle().IsMatch(StyleOf(e)) || e.Id?.StartsWith("docs-internal", StringComparison.Ordinal) == true).ToList())
        {
            Unwrap(bold);
        }

        foreach (var span in page.QuerySelectorAll("span[style]").Where(s => !string.IsNullOrWhiteSpace(s.TextContent)).ToList())
        {
            var style = StyleOf(span);
            if (style.Contains("font-style:italic", StringComparison.Ordinal))
            {
                Wrap(span, "em");
            }

            if (BoldStyle().IsMatch(style) && span.Closest("h1,h2,h3,h4,h5,h6") is null)
            {
                Wrap(span, "strong");
            }
        }
    }

    private static void Wrap(IElement element, string name)
    {
        var mark = element.Owner!.CreateElement(name);
        mark.Append([.. element.ChildNodes]);
        element.Append(mark);
    }

    private static void RemoveEmpty(IElement page, ForeignNotes notes)
    {
        foreach (var element in page.QuerySelectorAll("p,h1,h2,h3,h4,h5,h6,li").Reverse().Where(e => string.IsNullOrWhiteSpace(e.TextContent.Replace('\u200B', ' ')) && e.QuerySelector("img,table,hr,input") is null).ToList())
        {
            notes.Drop(element.LocalName == "p" ? "empty paragraphs" : element.LocalName == "li" ? "empty list items" : "empty headings");
            element.Remove();
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // Word's mso-bidi-font-weight is about other scripts.
    [GeneratedRegex("(?<![a-z-])font-weight:(?:bold|[6-9]00)")]
    private static partial Regex BoldStyle();

    [GeneratedRegex("(?<![a-z-])font-weight:(?:normal|400)")]
    private static partial Regex PlainStyle();

    [GeneratedRegex(NoteMark + @"(\d+)x")]
    private static partial Regex NoteMarks();

    [GeneratedRegex("^" + NoteText + @"(\d+)x ?", RegexOptions.Multiline)]
    private static partial Regex NoteTexts();
}
