using System.Text;
using AngleSharp.Dom;

namespace LocalOfferCms.Core.Text;

/// <summary>Copies what the allow-list holds from a parsed document into a tree of ours, and keeps a list of what it left behind.</summary>
internal sealed class SafeTreeReader(SortedSet<string> removed)
{
    private const string HtmlNamespace = "http://www.w3.org/1999/xhtml";
    private const int LongestList = 100;
    private readonly HashSet<string> ids = [];

    public List<HtmlNode> Read(INodeList nodes)
    {
        var tree = ReadAll(nodes);
        PointAtIds(tree);
        return tree;
    }

    private List<HtmlNode> ReadAll(INodeList nodes)
    {
        var result = new List<HtmlNode>(nodes.Length);
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                result.Add(new HtmlText(Printable(text.Data)));
            }
            else if (node is IElement element)
            {
                result.AddRange(ReadElement(element));
            }
        }

        return result;
    }

    private List<HtmlNode> ReadElement(IElement element)
    {
        var foreign = element.NamespaceUri != HtmlNamespace;
        if (foreign || HtmlAllowList.DropsContent(element.LocalName))
        {
            Leave(element.LocalName, "element");
            return [];
        }

        if (HtmlAllowList.Element(element.LocalName) is not { } name)
        {
            Leave(element.LocalName, "element");
            return ReadAll(element.ChildNodes);
        }

        var copy = new HtmlElement(name);
        ReadAttributes(element, copy);
        return name switch
        {
            "a" when copy["href"] is null => ReadAll(element.ChildNodes),
            "img" when copy["src"] is null => [new HtmlText(copy["alt"] ?? "")],
            "img" => [copy["alt"] is null ? copy.With("alt", "") : copy],
            _ => [copy.Like(name, ReadAll(element.ChildNodes))],
        };
    }

    private void ReadAttributes(IElement element, HtmlElement copy)
    {
        foreach (var attribute in element.Attributes)
        {
            var value = HtmlAllowList.Attribute(copy.Name, attribute.LocalName, Printable(attribute.Value));
            if (value is not null && (attribute.LocalName != "id" || ids.Add(value)))
            {
                copy[attribute.LocalName] = value;
            }
            else if (attribute.LocalName is "href" or "src")
            {
                Leave(SafeAddress.Describe(attribute.Value), attribute.LocalName == "src" ? "picture" : "link");
            }
            else
            {
                Leave(attribute.LocalName, "attribute");
            }
        }
    }

    // A link to a place in the same text follows the place's id, which has been given its prefix.
    private void PointAtIds(List<HtmlNode> nodes)
    {
        foreach (var element in nodes.OfType<HtmlElement>())
        {
            if (element["href"] is ['#', .. var place] && HtmlAllowList.Id(place) is { } id && ids.Contains(id))
            {
                element["href"] = "#" + id;
            }

            PointAtIds(element.Children);
        }
    }

    private void Leave(string name, string kind)
    {
        if (removed.Count < LongestList)
        {
            var plain = name.Length <= 30 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '_');
            removed.Add($"{(plain ? name : "unknown")} {kind}");
        }
    }

    /// <summary>Text without the characters that no page may hold: controls, half characters, noncharacters.</summary>
    internal static string Printable(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var lone = rune == Rune.ReplacementChar;
            var control = Rune.IsControl(rune) && rune.Value is not ('\t' or '\n');
            if (!lone && !control && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is < 0xFDD0 or > 0xFDEF)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();

        static bool IsPlain(char c) => c is >= ' ' and < '\u007F' or '\n' or '\t' or (>= '\u00A0' and < '\uD800');
    }
}
