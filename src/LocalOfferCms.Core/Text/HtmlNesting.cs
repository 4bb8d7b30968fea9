namespace LocalOfferCms.Core.Text;

/// <summary>Puts elements only where HTML allows them: blocks out of phrases, lists of nothing but items, one summary in a details.</summary>
internal static class HtmlNesting
{
    private sealed record Place(string Parent, bool InLink = false, bool InHeaderCell = false);

    public static List<HtmlNode> Arrange(List<HtmlNode> nodes) => ArrangeAll(nodes, new Place("body"));

    private static List<HtmlNode> ArrangeAll(IEnumerable<HtmlNode> nodes, Place place)
    {
        var result = new List<HtmlNode>();
        foreach (var node in nodes)
        {
            if (node is HtmlElement element)
            {
                result.AddRange(ArrangeElement(element, place));
            }
            else
            {
                result.Add(node);
            }
        }

        return result;
    }

    private static List<HtmlNode> ArrangeElement(HtmlElement element, Place place)
    {
        // A div in a dl groups names with meanings; the group adds nothing for a reader.
        if ((place.Parent == "dl" && element.Name == "div") || (place.InLink && element.Name is "a" or "details"))
        {
            return ArrangeAll(element.Children, place);
        }

        var name = NameIn(place, element);
        var inside = new Place(name, place.InLink || name == "a", place.InHeaderCell || name is "th" or "dt" or "caption");
        var children = ArrangeAll(element.Children, inside);
        return name switch
        {
            "br" or "hr" or "img" => [element],
            "ul" or "ol" => Items(element, children),
            "dl" => Meanings(element, children),
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => IsBlank(children) ? [] : [element.Like(name, Phrases(children))],
            "pre" or "caption" => [element.Like(name, Phrases(children))],
            "p" => Paragraph(element, children),
            "figure" => [element.Like(name, OneOf(children, "figcaption", atEndToo: true))],
            "summary" => [element.Like(name, Phrases(children))],
            "details" => [element.Like(name, WithSummary(children))],
            "table" => HtmlTableNesting.Table(element, children),
            "thead" or "tbody" or "tfoot" => HtmlTableNesting.Section(element, children),
            "tr" => HtmlTableNesting.Row(element, children),
            _ when HtmlAllowList.IsPhrasing(name) => Phrase(element, children),
            _ => [element.Like(name, children)],
        };
    }

    private static string NameIn(Place place, HtmlElement element) => element.Name switch
    {
        "li" when place.Parent is not ("ul" or "ol") => "div",
        "dt" or "dd" when place.Parent != "dl" => "div",
        "figcaption" when place.Parent != "figure" => "div",
        "summary" when place.Parent != "details" => "div",
        "section" or "article" when place.InHeaderCell => "div",
        var name when place.InHeaderCell && element.IsHeading => "div",
        var name => name,
    };

    private static bool IsBlock(HtmlNode node) =>
        node is HtmlElement element && (!HtmlAllowList.IsPhrasing(element.Name) || element.Children.Any(IsBlock));

    private static bool IsBlank(List<HtmlNode> nodes) => nodes.All(node =>
        node is HtmlText text ? string.IsNullOrWhiteSpace(text.Text)
        : node is HtmlElement { Name: not "img" } element && element["id"] is null && IsBlank(element.Children));

    private static bool IsBlank(HtmlNode node) => IsBlank([node]);

    private static bool HasElement(List<HtmlNode> nodes) => nodes.Exists(node => node is HtmlElement);

    private static bool HoldsTable(HtmlNode node) => node is HtmlElement element && (element.Name == "table" || element.Children.Exists(HoldsTable));

    private static List<HtmlNode> Phrase(HtmlElement element, List<HtmlNode> children)
    {
        // Google Docs wraps whole pages in one b. A link may hold blocks, but no table: that takes the focus to be scrolled.
        if (element.Name == "a" ? children.Exists(HoldsTable) : children.Exists(IsBlock))
        {
            return children;
        }

        var says = children.Count > 0 && (element.Name != "a" || !IsBlank(children));
        return says || element["id"] is not null ? [element.Like(element.Name, children)] : children;
    }

    private static List<HtmlNode> Paragraph(HtmlElement element, List<HtmlNode> children) =>
        IsBlank(children) ? [] : [element.Like(children.Exists(IsBlock) ? "div" : "p", children)];

    /// <summary>The words of blocks, one after the other, with the phrases in them kept.</summary>
    private static List<HtmlNode> Phrases(List<HtmlNode> nodes)
    {
        var result = new List<HtmlNode>();
        foreach (var node in nodes)
        {
            if (!IsBlock(node))
            {
                result.Add(node);
            }
            else
            {
                result.Add(new HtmlText(" "));
                result.AddRange(Phrases(((HtmlElement)node).Children));
                result.Add(new HtmlText(" "));
            }
        }

        return result;
    }

    private static List<HtmlNode> Items(HtmlElement list, List<HtmlNode> children)
    {
        var items = Wrapped(children, "li", name => name == "li");
        return HasElement(items) ? [list.Like(list.Name, items)] : [];
    }

    /// <summary>A list of meanings that HTML would not accept, such as one without a name, becomes plain blocks.</summary>
    private static List<HtmlNode> Meanings(HtmlElement list, List<HtmlNode> children)
    {
        var items = Wrapped(children, "dd", name => name is "dt" or "dd");
        var elements = items.OfType<HtmlElement>().ToList();
        if (elements.Count == 0)
        {
            return [];
        }

        return elements[0].Name == "dt" && elements[^1].Name == "dd"
            ? [list.Like("dl", items)]
            : [list.Like("div", [.. items.Select(item => item is HtmlElement element ? element.Like("div", element.Children) : item)])];
    }

    /// <summary>What is no item by itself is gathered into one, run by run; the white space between items stays.</summary>
    private static List<HtmlNode> Wrapped(List<HtmlNode> children, string item, Func<string, bool> isItem)
    {
        var result = new List<HtmlNode>();
        HtmlElement? open = null;
        foreach (var child in children)
        {
            if (child is HtmlElement element && isItem(element.Name))
            {
                open = null;
                result.Add(child);
            }
            else if (open is null && child is HtmlText && IsBlank(child))
            {
                result.Add(child);
            }
            else
            {
                if (open is null)
                {
                    open = new HtmlElement(item);
                    result.Add(open);
                }

                open.Children.Add(child);
            }
        }

        return result;
    }

    private static List<HtmlNode> WithSummary(List<HtmlNode> children)
    {
        var rest = OneOf(children, "summary", atEndToo: false);
        return rest.Exists(node => node is HtmlElement { Name: "summary" }) ? rest : [new HtmlElement("summary", new HtmlText("More about this")), .. rest];
    }

    /// <summary>Keeps the element where it may stand, first (or last), and makes any other of that name a plain block.</summary>
    private static List<HtmlNode> OneOf(List<HtmlNode> children, string name, bool atEndToo)
    {
        var solid = children.FindAll(node => !IsBlank(node) || node is HtmlElement);
        HtmlNode? kept = solid.Count == 0 ? null
            : solid[0] is HtmlElement first && first.Name == name ? first
            : atEndToo && solid[^1] is HtmlElement last && last.Name == name ? last
            : null;
        return [.. children.Select(node =>
            node is HtmlElement element && element.Name == name && node != kept ? element.Like("div", element.Children) : node)];
    }
}
