using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Text;

/// <summary>Makes links of bare email addresses and telephone numbers: on a phone, a number that cannot be tapped is a number to be copied out by hand.</summary>
internal static partial class ContactLinks
{
    private static readonly HashSet<string> Untouched = ["a", "code", "pre", "kbd", "samp", "summary"];

    public static List<HtmlNode> Add(List<HtmlNode> nodes)
    {
        var result = new List<HtmlNode>(nodes.Count);
        foreach (var node in nodes)
        {
            if (node is HtmlText text)
            {
                result.AddRange(Linked(text));
            }
            else
            {
                var element = (HtmlElement)node;
                result.Add(Untouched.Contains(element.Name) ? element : element.Like(element.Name, Add(element.Children)));
            }
        }

        return result;
    }

    private static IEnumerable<HtmlNode> Linked(HtmlText node)
    {
        var text = node.Text;
        var from = 0;
        foreach (Match match in Reachable().Matches(text))
        {
            if (match.Index > from)
            {
                yield return new HtmlText(text[from..match.Index]);
            }

            var address = match.Groups["mail"].Success ? "mailto:" + match.Value : "tel:" + string.Concat(match.Value.Where(char.IsAsciiDigit));
            yield return new HtmlElement("a", new HtmlText(match.Value)).With("href", address);
            from = match.Index + match.Length;
        }

        if (from < text.Length || from == 0)
        {
            yield return from == 0 ? node : new HtmlText(text[from..]);
        }
    }

    /// <summary>Addresses; numbers as they are written in Britain, from 0 with spaces between groups; and helplines such as 116 123.
    /// Short emergency numbers stay words: a slip of the finger must not call them.</summary>
    [GeneratedRegex("""
        (?<mail>(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,62}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){1,6})(?![\w@])
        |(?<![\w.,£/+-])(?:0\d{2,4}[ \u00A0]\d{3,4}(?:[ \u00A0]\d{3,4})?|0\d{4}[ \u00A0]\d{6}|116[ \u00A0]\d{3})(?![\w]|[.,/-]\d|[ \u00A0]\d)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Reachable();
}
