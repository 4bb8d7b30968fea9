using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace LocalOfferCms.Core.Text;

/// <summary>
/// Parses HTML as a browser does, but gives up early on markup whose only point is to cost time and memory:
/// unclosed formatting repeated over and over makes a tree thousands of times larger than its text.
/// </summary>
internal static class BoundedHtmlParser
{
    public const int LongestText = 10 * 1024 * 1024;
    public const int DeepestLevel = 200;
    private const int MostElements = 1_000_000;

    /// <summary>The content as a browser would see it within a page's body; null when it is over the limits.</summary>
    public static INodeList? Parse(string html)
    {
        if (html.Length > LongestText)
        {
            return null;
        }

        var made = 0;
        IElement? previous = null;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = false,
            OnCreated = (element, _) =>
            {
                // The element itself is not in the tree yet, the one before it is.
                if (++made > MostElements || LevelOf(previous) > DeepestLevel)
                {
                    throw new OverTheLimit();
                }

                previous = element;
            },
        });
        try
        {
            // A page in standards mode: without the doctype a table would stay inside its paragraph.
            var page = parser.ParseDocument("<!DOCTYPE html>");
            return parser.ParseFragment(html, page.Body!);
        }
        catch (OverTheLimit)
        {
            return null;
        }
    }

    /// <summary>The words alone, whatever the size or the nesting.</summary>
    public static string Words(string html)
    {
        var words = new StringBuilder();
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token.Type == HtmlTokenType.Character)
            {
                words.Append(token.Data);
            }
            else if (token.Type == HtmlTokenType.StartTag && token.Name is "script" or "style")
            {
                tokens.State = HtmlParseMode.Rawtext;
                tokens.Get();
                tokens.State = HtmlParseMode.PCData;
            }
        }

        return words.ToString();
    }

    private static int LevelOf(INode? node)
    {
        var level = 0;
        for (; node is not null && level <= DeepestLevel; node = node.Parent)
        {
            level++;
        }

        return level;
    }

    private sealed class OverTheLimit : Exception;
}
