using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Text;

/// <summary>Writes words, emphasis, links and pictures as Markdown, with whatever would be read as markup escaped.</summary>
internal sealed partial class MarkdownInlineWriter
{
    // White space that no text holds, so that it is trimmed like any other until the lines are put together.
    private const char Break = '\v';
    private const string Marks = "\\`*_[]<>|~";
    private readonly StringBuilder text = new();
    private readonly bool oneLine;
    private bool inStrong;
    private bool inEmphasis;

    private MarkdownInlineWriter(bool oneLine) => this.oneLine = oneLine;

    /// <summary>The words of a paragraph; a br stays a break.</summary>
    public static string Paragraph(List<HtmlNode> nodes) => new MarkdownInlineWriter(oneLine: false).Whole(nodes);

    /// <summary>The words on one line, for headings and cells, which hold no blocks. Headings need no bold of their own.</summary>
    public static string Line(List<HtmlNode> nodes, bool isHeading = true) => new MarkdownInlineWriter(oneLine: true) { inStrong = isHeading }.Whole(nodes);

    private string Whole(List<HtmlNode> nodes)
    {
        AppendAll(nodes, '\n');
        var lines = text.ToString().Trim().Split(Break, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("\\\n", lines.Select(line => LineStart().Replace(line, EscapeStart)));
    }

    private static string EscapeStart(Match start) => start.Groups["number"] is { Success: true } number
        ? $"{number.Value}\\{start.Value[number.Length..]}"
        : "\\" + start.Value;

    private void AppendAll(List<HtmlNode> nodes, char after)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            var next = i + 1 < nodes.Count ? nodes[i + 1].Words().FirstOrDefault(' ') : after;
            if (nodes[i] is HtmlText words)
            {
                AppendWords(words.Text);
            }
            else
            {
                Append((HtmlElement)nodes[i], next);
            }
        }
    }

    private void Append(HtmlElement element, char next)
    {
        switch (element.Name)
        {
            case "br":
                text.Append(oneLine ? ' ' : Break);
                break;
            case "img":
                text.Append($"![{Escaped(element["alt"] ?? "")}]({Address(element["src"]!)})");
                break;
            case "a" when element["href"] is { } address && address != "#":
                text.Append('[');
                AppendAll(element.Children, ']');
                text.Append($"]({Address(address)})");
                break;
            case "strong" or "b" when !inStrong:
                inStrong = true;
                Emphasise(element, "**", next);
                inStrong = false;
                break;
            case "em" or "i" or "cite" when !inEmphasis:
                inEmphasis = true;
                Emphasise(element, "*", next);
                inEmphasis = false;
                break;
            case "code" or "kbd" or "samp" when !element.Words().Contains('`', StringComparison.Ordinal) && element.Words().Trim().Length > 0:
                text.Append('`').Append(string.Join(' ', element.Words().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Append('`');
                break;
            case "q":
                text.Append('“');
                AppendAll(element.Children, '”');
                text.Append('”');
                break;
            default:
                var between = HtmlAllowList.IsPhrasing(element.Name) ? "" : " ";
                AppendWords(between);
                AppendAll(element.Children, next);
                AppendWords(between);
                break;
        }
    }

    /// <summary>Marks stand tight against the words; where CommonMark would not read them as marks, the words stay plain.</summary>
    private void Emphasise(HtmlElement element, string mark, char next)
    {
        var before = text.Length > 0 ? text[^1] : '\n';
        var start = text.Length;
        AppendAll(element.Children, next);
        var content = text.ToString(start, text.Length - start);
        var words = content.Trim();
        var opens = words.Length > 0 && (IsFree(before) || content[0] == ' ' || char.IsLetterOrDigit(words[0]));
        var closes = words.Length > 0 && (IsFree(next) || content[^1] == ' ' || char.IsLetterOrDigit(words[^1]));
        if (!opens || !closes || words.Contains(Break))
        {
            return;
        }

        text.Length = start;
        text.Append(content[0] == ' ' ? " " : "").Append(mark).Append(words).Append(mark).Append(content[^1] == ' ' ? " " : "");
    }

    private static bool IsFree(char c) => char.IsWhiteSpace(c) || (char.IsPunctuation(c) && c != '*');

    private void AppendWords(string words)
    {
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c))
            {
                Escape(text, c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or Break))
            {
                text.Append(' ');
            }
        }
    }

    private static string Escaped(string words)
    {
        var escaped = new StringBuilder();
        foreach (var c in words)
        {
            Escape(escaped, char.IsWhiteSpace(c) ? ' ' : c);
        }

        return escaped.ToString();
    }

    private static void Escape(StringBuilder text, char c)
    {
        // "{{" would begin a fact, "&" an entity.
        if (Marks.Contains(c) || c is '&' or '{')
        {
            text.Append('\\');
        }

        text.Append(c);
    }

    private static string Address(string address) => address.AsSpan().IndexOfAny('(', ')') >= 0 ? $"<{address}>" : address;

    [GeneratedRegex(@"^(?:(?<number>\d{1,9})[.)](?=\s|$)|[-+](?=\s|$)|[-=]{2,}|#{1,6}(?=\s|$)|:)")]
    private static partial Regex LineStart();
}
