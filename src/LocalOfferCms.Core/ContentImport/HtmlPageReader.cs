using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Imports;

/// <summary>Reads a page out of HTML: the whole page of a site, or what a word processor saved.</summary>
internal static partial class HtmlPageReader
{
    private const int LongestFakeHeading = 12;
    private const int LongestSummary = 300;

    /// <summary>The page; null when the file is too large or too deep to be one.</summary>
    public static ForeignPage? Read(string name, byte[] bytes, string html, Func<string, byte[]?> files, string? title = null, string? summary = null, ForeignNotes? notes = null)
    {
        if (ForeignHtml.Read(html) is not { } page)
        {
            return null;
        }

        notes ??= new();
        summary ??= page.QuerySelector("meta[name=description]")?.GetAttribute("content")?.Trim() ?? "";
        var named = page.QuerySelector("title")?.TextContent.Trim();
        var main = MainContent.Find(page, notes);
        ForeignHtml.Tidy(main, notes);
        title ??= TitleOf(main, named, name, notes);
        FakeHeadings(main, notes);
        var pictures = new ForeignPictures(name, files, notes);
        pictures.TakeAll(main);
        foreach (var link in main.QuerySelectorAll("a[href]").Where(a => SafeAddress.Link(a.GetAttribute("href")) is { } address && IsInOldSite(address)))
        {
            notes.Warn($"The link '{link.TextContent.Trim()}' leads to an address of the old site: {link.GetAttribute("href")}.");
        }

        var (markdown, removed) = ForeignHtml.Write(main);
        if (markdown.Trim().Length == 0)
        {
            notes.Warn("The page has no text.");
        }

        return new(name, title, summary.Length <= LongestSummary ? summary : "", markdown, HashOf(bytes))
        {
            Warnings = notes.Warnings,
            Dropped = [.. notes.Dropped.Concat(removed).Distinct()],
            Pictures = pictures.Taken,
        };
    }

    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>What a file's name says: "short-breaks_final v2.html" is "Short breaks final v2".</summary>
    internal static string TitleOfFile(string name)
    {
        var words = Separators().Replace(Path.GetFileNameWithoutExtension(name.EndsWith(".drupal.html", StringComparison.Ordinal) ? name[..^12] : name), " ").Trim();
        return words.Length == 0 ? "Untitled" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string TitleOf(IElement main, string? named, string file, ForeignNotes notes)
    {
        var heading = main.QuerySelector("h1") ?? FirstHeading(main);
        if (heading is not null && heading.TextContent.Trim() is { Length: > 0 } words)
        {
            heading.Remove();
            return Spaces().Replace(words, " ");
        }

        if (named is { Length: > 0 })
        {
            // "Short breaks | Norfolk County Council" is the page's name and the site's.
            return SiteName().Replace(named, "");
        }

        notes.Warn("The page has no title; the file's name is used.");
        return TitleOfFile(file);
    }

    // A page that begins with its only heading of the highest level has that for its title.
    private static IElement? FirstHeading(IElement main) =>
        main.QuerySelector("h2") is { } first && main.TextContent.TrimStart().StartsWith(first.TextContent.Trim(), StringComparison.Ordinal) ? first : null;

    /// <summary>A short line in bold of its own, with text below it, was meant as a heading.</summary>
    private static void FakeHeadings(IElement main, ForeignNotes notes)
    {
        var level = 1;
        foreach (var element in main.QuerySelectorAll("h1,h2,h3,h4,h5,h6,p").ToList())
        {
            if (element.LocalName != "p")
            {
                level = element.LocalName[1] - '0';
            }
            else if (IsFake(element))
            {
                var heading = element.Owner!.CreateElement($"h{Math.Min(level + 1, 6)}");
                heading.TextContent = Spaces().Replace(element.TextContent, " ").Trim();
                element.Replace(heading);
                notes.Warn($"'{heading.TextContent}' was a line in bold and became a heading. Check that it is one.");
            }
        }
    }

    private static bool IsFake(IElement paragraph)
    {
        var words = paragraph.TextContent.Trim();
        return words.Length > 0 && words[^1] is not ('.' or '!' or ':' or ',' or ';') && words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= LongestFakeHeading
            && paragraph.QuerySelector("a,img,br") is null && paragraph.Closest("li,td,th,blockquote") is null && paragraph.NextElementSibling is not null
            && paragraph.QuerySelectorAll("b,strong").Any(bold => bold.TextContent.Trim() == words);
    }

    private static bool IsInOldSite(string address) =>
        !address.StartsWith('#') && !address.Contains("://", StringComparison.Ordinal) && !address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s+[|–—-]\s+[^|–—]+$")]
    private static partial Regex SiteName();

    [GeneratedRegex(@"[\s_-]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
