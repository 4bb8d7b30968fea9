using System.Text.RegularExpressions;
using LocalOfferCms.Core.Text;
using Markdig;

namespace LocalOfferCms.Core.Imports;

/// <summary>Reads a page out of Markdown, with what stands between two lines of dashes at its top.</summary>
internal static partial class MarkdownPageReader
{
    private static readonly MarkdownPipeline WithHtml = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseDefinitionLists().Build();

    /// <summary>The page; null when it is too large or too deep to be one.</summary>
    public static ForeignPage? Read(string name, byte[] bytes, string text, Func<string, byte[]?> files)
    {
        var about = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        text = text.ReplaceLineEndings("\n");
        if (FrontMatter().Match(text) is { Success: true } front)
        {
            foreach (Match line in Line().Matches(front.Groups[1].Value))
            {
                about[line.Groups[1].Value] = line.Groups[2].Value.Trim().Trim('"', '\'');
            }

            text = text[front.Length..];
        }

        var heading = Title().Match(text);
        var title = about.GetValueOrDefault("title") is { Length: > 0 } given ? given : heading.Success ? heading.Groups[1].Value.Trim() : null;
        text = heading.Success ? text[..heading.Index] + text[(heading.Index + heading.Length)..] : text;
        var summary = about.GetValueOrDefault("summary") ?? about.GetValueOrDefault("description") ?? "";

        // HTML within Markdown would be shown as text here, and pictures need taking over: both go by way of HTML.
        if (Html().IsMatch(text) || Picture().IsMatch(text))
        {
            return HtmlPageReader.Read(name, bytes, Markdown.ToHtml(text, WithHtml), files, title ?? HtmlPageReader.TitleOfFile(name), summary);
        }

        string[] warnings = title is null ? ["The page has no title; the file's name is used."] : [];
        return new(name, title ?? HtmlPageReader.TitleOfFile(name), summary, text.Trim() + "\n", HtmlPageReader.HashOf(bytes)) { Warnings = warnings };
    }

    [GeneratedRegex(@"\A---\n(.*?)\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^([A-Za-z][\w-]*):[ \t]*(.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^#[ \t]+(.+?)[ \t#]*$", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")]
    private static partial Regex Html();

    [GeneratedRegex(@"!\[[^\]]*\]\(")]
    private static partial Regex Picture();
}
