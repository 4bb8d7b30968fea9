using System.Text;

namespace LocalOfferCms.Core.Text;

/// <summary>The words of a tree as plain text: a line for each block, single spaces, no markup.</summary>
internal static class PlainWords
{
    public static string Of(List<HtmlNode> tree)
    {
        var text = new StringBuilder();
        Append(text, tree);
        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, List<HtmlNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is HtmlText words)
            {
                AppendWords(text, words.Text);
                continue;
            }

            var element = (HtmlElement)node;
            var breaks = element.Name is "br" || !HtmlAllowList.IsPhrasing(element.Name);
            Break(text, breaks);
            if (element.Name == "img")
            {
                AppendWords(text, element["alt"] ?? "");
            }

            Append(text, element.Children);
            Break(text, breaks);
        }
    }

    private static void Break(StringBuilder text, bool breaks)
    {
        if (!breaks)
        {
            return;
        }

        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    private static void AppendWords(StringBuilder text, string words)
    {
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }
}
