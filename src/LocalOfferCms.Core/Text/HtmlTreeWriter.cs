using System.Buffers;
using System.Text;

namespace LocalOfferCms.Core.Text;

/// <summary>Writes a tree as HTML, one way only, so that equal trees are equal texts.</summary>
internal static class HtmlTreeWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");

    public static string Write(IEnumerable<HtmlNode> nodes)
    {
        var html = new StringBuilder();
        foreach (var node in nodes)
        {
            Append(html, node);
        }

        return html.ToString();
    }

    public static bool IsVoid(string name) => name is "br" or "hr" or "img" or "source";

    /// <summary>Text as it stands in markup. Quotes are escaped too, so that one rule serves text and attributes.</summary>
    public static void AppendText(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (int next; (next = text.IndexOfAny(Special)) >= 0; text = text[(next + 1)..])
        {
            html.Append(text[..next]).Append(text[next] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
        }

        html.Append(text);
    }

    private static void Append(StringBuilder html, HtmlNode node)
    {
        if (node is HtmlText text)
        {
            AppendText(html, text.Text);
            return;
        }

        var element = (HtmlElement)node;
        html.Append('<').Append(element.Name);
        foreach (var (name, value) in element.Attributes)
        {
            html.Append(' ').Append(name).Append("=\"");
            AppendText(html, value);
            html.Append('"');
        }

        html.Append('>');
        if (IsVoid(element.Name))
        {
            return;
        }

        var start = html.Length;
        foreach (var child in element.Children)
        {
            Append(html, child);
        }

        // A browser drops the first line break of a pre; without a second one each round would lose a line.
        if (element.Name == "pre" && html.Length > start && html[start] == '\n')
        {
            html.Insert(start, '\n');
        }

        html.Append("</").Append(element.Name).Append('>');
    }
}
