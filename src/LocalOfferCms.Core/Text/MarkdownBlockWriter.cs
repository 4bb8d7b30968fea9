using System.Text;

namespace LocalOfferCms.Core.Text;

/// <summary>Writes a tree as Markdown blocks.</summary>
internal sealed class MarkdownBlockWriter
{
    private static readonly string[] WordBullets = ["·", "•", "§", "\uF0B7"];
    private readonly HeadingOrder order = new(top: 2, idPrefix: "");

    public string Write(List<HtmlNode> tree)
    {
        var text = string.Join("\n\n", Blocks(tree));
        return text.Length == 0 ? "" : text + "\n";
    }

    private List<string> Blocks(List<HtmlNode> nodes)
    {
        var blocks = new List<string>();
        var run = new List<HtmlNode>();
        foreach (var node in nodes)
        {
            if (node is HtmlElement element && IsBlock(element))
            {
                AddParagraph(blocks, run);
                run.Clear();
                AddBlock(blocks, element);
            }
            else
            {
                run.Add(node);
            }
        }

        AddParagraph(blocks, run);
        return blocks;
    }

    private static bool IsBlock(HtmlElement element) =>
        !HtmlAllowList.IsPhrasing(element.Name) || element.Children.OfType<HtmlElement>().Any(IsBlock);

    private void AddBlock(List<string> blocks, HtmlElement element)
    {
        switch (element.Name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                blocks.Add($"{new string('#', order.Level(element.Name[1] - '0'))} {MarkdownInlineWriter.Line(element.Children)}");
                break;
            case "p":
                AddParagraph(blocks, element.Children);
                break;
            case "ul" or "ol":
                blocks.Add(List(element));
                break;
            case "blockquote":
                blocks.Add(Prefixed(string.Join("\n\n", Blocks(element.Children)), "> ", "> "));
                break;
            case "pre":
                blocks.Add(Fenced(element.Words()));
                break;
            case "hr":
                blocks.Add("---");
                break;
            case "table":
                AddCaption(blocks, element);
                blocks.Add(MarkdownTableWriter.Write(element));
                break;
            case "dl":
                blocks.Add(Meanings(element));
                break;
            case "details":
                blocks.Add(Details(element));
                break;
            default:
                blocks.AddRange(Blocks(element.Children));
                break;
        }
    }

    /// <summary>Word saves its lists as paragraphs that begin with a dot; here they become lists again.</summary>
    private static void AddParagraph(List<string> blocks, List<HtmlNode> nodes)
    {
        var text = MarkdownInlineWriter.Paragraph(nodes);
        var bullet = Array.Find(WordBullets, dot => text.StartsWith(dot, StringComparison.Ordinal));
        if (bullet is null)
        {
            if (text.Length > 0)
            {
                blocks.Add(text);
            }
        }
        else if (text[bullet.Length..].Trim() is { Length: > 0 } words)
        {
            var item = Prefixed(words, "- ", "  ");
            if (blocks is [.., ['-', ' ', ..]])
            {
                blocks[^1] += "\n" + item;
            }
            else
            {
                blocks.Add(item);
            }
        }
    }

    private string List(HtmlElement list)
    {
        var number = int.TryParse(list["start"], out var start) && start >= 0 ? start : 1;
        var items = new List<string>();
        var isTight = true;
        foreach (var item in list.Children.OfType<HtmlElement>())
        {
            var marker = list.Name == "ol" ? $"{number++}. " : "- ";
            var blocks = Blocks(item.Children);
            isTight &= blocks.Count < 2 || (blocks.Count == 2 && item.Children.OfType<HtmlElement>().LastOrDefault() is { Name: "ul" or "ol" });
            items.Add(Prefixed(string.Join(isTight ? "\n" : "\n\n", blocks), marker, new string(' ', marker.Length)));
        }

        return string.Join(isTight ? "\n" : "\n\n", items);
    }

    private string Meanings(HtmlElement list)
    {
        var text = new StringBuilder();
        foreach (var item in list.Children.OfType<HtmlElement>())
        {
            if (item.Name == "dt")
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(MarkdownInlineWriter.Line(item.Children)).Append('\n');
            }
            else
            {
                text.Append(Prefixed(string.Join("\n\n", Blocks(item.Children)), ":   ", "    ")).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private string Details(HtmlElement details)
    {
        var summary = details.Children.OfType<HtmlElement>().First(child => child.Name == "summary");
        var body = string.Join("\n\n", Blocks(details.Children.FindAll(child => child != summary)));

        // The fence of a box must be longer than those of the boxes in it.
        var longest = body.Split('\n').Select(line => line.TakeWhile(c => c == ':').Count()).Max();
        var fence = new string(':', Math.Max(3, longest + 1));
        var words = string.Join(' ', summary.Words().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{fence} details {words}\n{body}\n{fence}";
    }

    private static void AddCaption(List<string> blocks, HtmlElement table)
    {
        if (table.Children.OfType<HtmlElement>().FirstOrDefault(child => child.Name == "caption") is { } caption)
        {
            AddParagraph(blocks, caption.Children);
        }
    }

    private static string Fenced(string code)
    {
        var fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return $"{fence}\n{code.Trim('\n')}\n{fence}";
    }

    private static string Prefixed(string text, string first, string rest)
    {
        var lines = text.Split('\n');
        return string.Join('\n', lines.Select((line, index) => ((index == 0 ? first : rest) + line).TrimEnd()));
    }
}
