using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace LocalOfferCms.Tests.Acceptance;

/// <summary>A link as a reader meets it.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Path">Where it leads: below the council's address when it stays on the site, else the whole address.</param>
/// <param name="IsOfSite">Whether it stays on the site.</param>
internal sealed record ReadLink(string Text, string Path, bool IsOfSite);

/// <summary>A page as a reader meets it: by its headings, lists, tables and the words of its links.</summary>
internal sealed partial class ReadPage(string path, IHtmlDocument document, string prefix)
{
    /// <summary>Its address below the council's.</summary>
    public string Path => path;

    /// <summary>The whole page, with header and footer.</summary>
    public IHtmlDocument Document => document;

    /// <summary>The main content.</summary>
    public IElement Main => document.QuerySelector("main")!;

    /// <summary>The page's one main heading.</summary>
    public string Title => Words(Assert.Single(document.QuerySelectorAll("h1")));

    /// <summary>The lead below the main heading.</summary>
    public string Summary => Words(Assert.Single(Main.QuerySelectorAll(".lo-lead")));

    /// <summary>All words of the main content.</summary>
    public string Text => Words(Main);

    /// <summary>The headings below the main one, in order.</summary>
    public IReadOnlyList<string> Headings => [.. Main.QuerySelectorAll("h2, h3").Select(Words)];

    /// <summary>All links of the main content.</summary>
    public IReadOnlyList<ReadLink> Links => LinksIn(Main);

    /// <summary>The cards of a section's page: each a heading, a few links and one link to more.</summary>
    public IReadOnlyList<IElement> Cards => [.. Main.QuerySelectorAll("section").Where(s => s.QuerySelector("h2") is not null && s.QuerySelector(":scope > a") is not null)];

    /// <summary>The part of the page that a heading names.</summary>
    public IElement Region(string heading) =>
        Assert.Single(document.QuerySelectorAll("section, nav"), s =>
            s.GetAttribute("aria-labelledby") is { } id && document.GetElementById(id) is { } label && Words(label) == heading);

    /// <summary>The navigation with this name.</summary>
    public IElement Navigation(string name) => Assert.Single(document.QuerySelectorAll("nav"), n => n.GetAttribute("aria-label") == name);

    /// <summary>What stands between a heading of the text and the next of its rank.</summary>
    public IReadOnlyList<IElement> Below(string heading)
    {
        var start = Assert.Single(Main.QuerySelectorAll("h2, h3"), h => Words(h) == heading);
        var below = new List<IElement>();
        for (var next = start.NextElementSibling; next is not null && !(next is IHtmlHeadingElement && string.CompareOrdinal(next.LocalName, start.LocalName) <= 0); next = next.NextElementSibling)
        {
            below.Add(next);
        }

        return below;
    }

    /// <summary>The words between a heading of the text and the next of its rank.</summary>
    public string TextBelow(string heading) => string.Join(' ', Below(heading).Select(Words));

    /// <summary>The items of the lists below a heading.</summary>
    public IReadOnlyList<string> ItemsBelow(string heading) => [.. Below(heading).SelectMany(e => e.QuerySelectorAll("li")).Select(Words)];

    /// <summary>The numbered steps of the main content, each by its first bold words.</summary>
    public IReadOnlyList<string> Steps => [.. Main.QuerySelectorAll("ol > li > strong:first-child").Select(Words)];

    /// <summary>The value beside a label in a list of facts.</summary>
    public string Fact(string label) =>
        Words(Assert.Single(Main.QuerySelectorAll(".lo-facts dt"), dt => Words(dt) == label).NextElementSibling!);

    /// <summary>The rows of the page's tables without their headings, cell by cell.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => [.. Main.QuerySelectorAll("tbody tr").Select(row => (IReadOnlyList<string>)[.. row.Children.Select(Words)])];

    /// <summary>The headings of the page's tables.</summary>
    public IReadOnlyList<string> Columns => [.. Main.QuerySelectorAll("thead th").Select(th => Words(th).Split(',')[0])];

    /// <summary>The one link of the main content with these words.</summary>
    public ReadLink Link(string text) => Assert.Single(Links.Distinct(), link => link.Text == text);

    /// <summary>The links in a part of the page.</summary>
    public IReadOnlyList<ReadLink> LinksIn(IElement part) => [.. part.QuerySelectorAll("a[href]").Where(a => a.Closest("[popover]") is null).Select(Read)];

    /// <summary>Words of the links in a part of the page.</summary>
    public IReadOnlyList<string> LinkTextsIn(IElement part) => [.. LinksIn(part).Select(link => link.Text)];

    /// <summary>The words of an element, without the meanings that open on demand.</summary>
    public static string Words(IElement element)
    {
        var copy = (IElement)element.Clone();
        foreach (var hidden in copy.QuerySelectorAll("[popover]").ToList())
        {
            hidden.Remove();
        }

        return Spaces().Replace(copy.TextContent, " ").Trim();
    }

    private ReadLink Read(IElement link)
    {
        var address = link.GetAttribute("href")!;
        return address.StartsWith(prefix, StringComparison.Ordinal)
            ? new ReadLink(Words(link), address[prefix.Length..], true)
            : new ReadLink(Words(link), address, false);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
