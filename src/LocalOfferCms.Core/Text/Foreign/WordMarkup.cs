using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace LocalOfferCms.Core.Text;

/// <summary>What Word means by its HTML: paragraphs that are items of lists, titles that are paragraphs, and notes.</summary>
internal static partial class WordMarkup
{
    public static void Tidy(IElement page, ForeignNotes notes)
    {
        Rename(page, "p.MsoTitle", "h1");
        Rename(page, "p.MsoSubtitle", "h2");
        Rename(page, "p.MsoQuote,p.MsoIntenseQuote", "blockquote");
        Notes(page);
        Remove(page, "a.MsoCommentReference,span.MsoCommentReference,div.MsoCommentText", "comments", notes);
        foreach (var comment in page.QuerySelectorAll("div[style]").Where(e => ForeignHtml.StyleOf(e).Contains("mso-element:comment", StringComparison.Ordinal)).ToList())
        {
            notes.Drop("comments");
            comment.Remove();
        }

        Lists(page);
    }

    private static void Rename(IElement page, string selector, string name)
    {
        foreach (var element in page.QuerySelectorAll(selector).ToList())
        {
            var other = element.Owner!.CreateElement(name);
            other.Append([.. element.ChildNodes]);
            element.Replace(other);
        }
    }

    private static void Remove(IElement page, string selector, string what, ForeignNotes notes)
    {
        foreach (var element in page.QuerySelectorAll(selector).ToList())
        {
            notes.Drop(what);
            element.Remove();
        }
    }

    private static void Notes(IElement page)
    {
        foreach (var link in page.QuerySelectorAll("a[href]").ToList())
        {
            if (NoteLink().Match(link.GetAttribute("href")!) is { Success: true } note)
            {
                var number = int.Parse(note.Groups["number"].Value, CultureInfo.InvariantCulture);
                var text = note.Groups["back"].Success ? ForeignHtml.NoteBeginning(number) : ForeignHtml.Note(number);
                link.Replace(link.Owner!.CreateTextNode(text));
            }
        }
    }

    /// <summary>Makes lists of runs of paragraphs that Word says are items, each at its level.</summary>
    private static void Lists(IElement page)
    {
        foreach (var first in page.QuerySelectorAll("p[style],p[class^=MsoList]").Where(p => LevelOf(p) > 0).ToList())
        {
            if (first.Parent is null || (first.PreviousElementSibling is { } before && LevelOf(before) > 0))
            {
                continue;
            }

            var items = new List<IElement>();
            for (var item = first; item is not null && LevelOf(item) > 0; item = item.NextElementSibling)
            {
                items.Add(item);
            }

            first.Before(ListOf(items));
            items.ForEach(item => item.Remove());
        }
    }

    private static IElement ListOf(List<IElement> items)
    {
        var open = new Stack<(int Level, IElement List)>();
        IElement? root = null;
        foreach (var item in items)
        {
            var level = LevelOf(item);
            var isNumbered = TakeMark(item);
            while (open.Count > 1 && open.Peek().Level > level)
            {
                open.Pop();
            }

            if (open.Count == 0 || open.Peek().Level < level)
            {
                var list = item.Owner!.CreateElement(isNumbered ? "ol" : "ul");
                if (open.TryPeek(out var outer) && outer.List.LastElementChild is { } last)
                {
                    last.Append(list);
                }

                root ??= list;
                open.Push((level, list));
            }

            var entry = item.Owner!.CreateElement("li");
            entry.Append([.. item.ChildNodes]);
            open.Peek().List.Append(entry);
        }

        return root!;
    }

    private static int LevelOf(IElement element) =>
        element.LocalName != "p" ? 0
        : ListLevel().Match(ForeignHtml.StyleOf(element)) is { Success: true } style ? int.Parse(style.Groups[1].Value, CultureInfo.InvariantCulture)
        : 0;

    /// <summary>Takes away the dot or number that Word has put into the text, and says whether it was a number.</summary>
    private static bool TakeMark(IElement item)
    {
        var mark = "";
        foreach (var span in item.QuerySelectorAll("span[style]").Where(s => ForeignHtml.StyleOf(s).Contains("mso-list:ignore", StringComparison.Ordinal)).ToList())
        {
            mark += span.TextContent;
            span.Remove();
        }

        // Older versions say it with comments: <![if !supportLists]> … <![endif]>.
        if (item.Descendants<IComment>().FirstOrDefault(c => c.Data.Contains("supportLists", StringComparison.OrdinalIgnoreCase)) is { } begin)
        {
            while (begin.NextSibling is { } next and not IComment)
            {
                mark += next.TextContent;
                next.RemoveFromParent();
            }
        }

        return Number().IsMatch(mark.Replace('\u00A0', ' ').Trim());
    }

    [GeneratedRegex(@"mso-list:[^;]*?level(\d)")]
    private static partial Regex ListLevel();

    [GeneratedRegex(@"^#?_?(?:ftn|edn)(?<back>ref)?(?<number>\d{1,4})$")]
    private static partial Regex NoteLink();

    [GeneratedRegex(@"^\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]$")]
    private static partial Regex Number();
}
