using Microsoft.AspNetCore.Html;

namespace LocalOfferCms.Core.Text;

/// <summary>Dresses a tree of content for a page: heading levels and ids, addresses under the site's prefix, classes, explained words.</summary>
internal sealed class ContentDecorator(MarkdownContext context, List<string> missing)
{
    private readonly HeadingOrder order = new(context.TopHeading, context.IdPrefix);
    private readonly List<HeadingEntry> headings = [];
    private readonly Dictionary<string, string> ids = [];
    private readonly List<HtmlElement> linksWithin = [];
    private readonly HashSet<string> tableNames = [];

    public RenderedText Render(List<HtmlNode> tree)
    {
        var dressed = All(tree, explain: true);
        foreach (var link in linksWithin)
        {
            link["href"] = ids.TryGetValue(link["href"]![1..], out var id) ? "#" + id : link["href"];
        }

        return new RenderedText(new HtmlString(HtmlTreeWriter.Write(dressed)), headings, missing);
    }

    private List<HtmlNode> All(List<HtmlNode> nodes, bool explain)
    {
        var result = new List<HtmlNode>(nodes.Count);
        foreach (var node in nodes)
        {
            if (node is HtmlElement element)
            {
                result.AddRange(One(element, explain));
            }
            else if (explain && context.Marker is { } marker)
            {
                result.AddRange(marker.Mark((HtmlText)node, context));
            }
            else
            {
                result.Add(node);
            }
        }

        return result;
    }

    private IEnumerable<HtmlNode> One(HtmlElement element, bool explain)
    {
        if (element.IsHeading)
        {
            return [Heading(element)];
        }

        if (element["id"] is { } id)
        {
            element["id"] = ids[id] = context.IdPrefix + id;
        }

        if (element.Name == "table")
        {
            return [Table(element)];
        }

        var words = element.Name is "a" or "summary" or "code" or "pre" or "kbd" or "samp" or "abbr" or "dt" or "th" or "figcaption" or "caption";
        var dressed = element.Like(element.Name, All(element.Children, explain && !words));
        switch (element.Name)
        {
            case "a":
                return Link(dressed);
            case "img":
                return Picture(dressed);
            case "details":
                return [Details(dressed)];
            case "p":
                return [AddClass(dressed, "govuk-body")];
            case "ul" when dressed["class"] is null:
                return [AddClass(dressed, "govuk-list govuk-list--bullet")];
            case "ol" when dressed["class"] is null:
                return [AddClass(dressed, "govuk-list govuk-list--number")];
            case "blockquote":
                return [AddClass(dressed, "govuk-inset-text")];
            case "hr":
                return [AddClass(dressed, "govuk-section-break govuk-section-break--m govuk-section-break--visible")];
            default:
                return [dressed];
        }
    }

    private HtmlElement Heading(HtmlElement element)
    {
        var level = order.Level(element.Name[1] - '0');
        var words = string.Join(' ', element.Words().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var id = order.Id(words);
        ids.TryAdd(element["id"] ?? id[context.IdPrefix.Length..], id);
        headings.Add(new HeadingEntry(level, id, words));
        return AddClass(element.Like($"h{level}", All(element.Children, explain: false)), level switch
        {
            1 => "govuk-heading-xl",
            2 => "govuk-heading-l",
            3 => "govuk-heading-m",
            _ => "govuk-heading-s",
        }).With("id", id);
    }

    private IEnumerable<HtmlNode> Link(HtmlElement link)
    {
        var address = link["href"]!;
        if (SafeAddress.MediaPath(address) is { } path)
        {
            if (MediaAddress(path) is not { } file)
            {
                return link.Children;
            }

            link["href"] = file;
            if (context.FileNote?.Invoke(Uri.UnescapeDataString(path)) is { } note)
            {
                return
                [
                    AddClass(link, "govuk-link"), new HtmlText(" "), new HtmlElement("span", new HtmlText($"({note})")).With("class", "lo-resource__meta"),
                    .. InWords(link, Uri.UnescapeDataString(path)),
                ];
            }
        }
        else if (address.StartsWith('#'))
        {
            linksWithin.Add(link);
        }
        else
        {
            link["href"] = SafeAddress.InSite(address, context.PathBase);
        }

        return [AddClass(link, "govuk-link")];
    }

    private IEnumerable<HtmlNode> InWords(HtmlElement link, string path)
    {
        foreach (var words in context.InWords?.Invoke(path) ?? [])
        {
            yield return new HtmlText(" ");
            yield return new HtmlElement("a", new HtmlText(words.Title), new HtmlElement("span", new HtmlText($" of {link.Words()}")).With("class", "govuk-visually-hidden"))
                .With("href", $"{context.PathBase}/{words.Address}").With("class", "govuk-link");
        }
    }

    private IEnumerable<HtmlNode> Picture(HtmlElement picture)
    {
        var address = picture["src"]!;
        if (SafeAddress.MediaPath(address) is { } named && Uri.UnescapeDataString(named) is var file)
        {
            if (context.IsWithdrawn?.Invoke(file) == true)
            {
                return [];
            }

            if (context.Picture?.Invoke(file) is { } shown)
            {
                return [PictureHtml.Element(shown, picture["alt"] is { Length: > 0 } alt ? alt : shown.AltText, context.PathBase)];
            }
        }

        var found = SafeAddress.MediaPath(address) is { } path ? MediaAddress(path) : SafeAddress.InSite(address, context.PathBase);
        return found is null ? [new HtmlText(picture["alt"] ?? "")] : [picture.With("src", found)];
    }

    private string? MediaAddress(string path)
    {
        var file = Uri.UnescapeDataString(path);
        var address = context.MediaAddress(file);
        if (address is null)
        {
            missing.Add("media:" + file);
            return null;
        }

        return address.StartsWith('/') || address.Contains("://", StringComparison.Ordinal) ? address : $"{context.PathBase}/{address}";
    }

    private static HtmlElement Details(HtmlElement details)
    {
        var summary = details.Children.OfType<HtmlElement>().First(child => child.Name == "summary");
        var words = new HtmlElement("span", summary.Children).With("class", "govuk-details__summary-text");
        var rest = new HtmlElement("div", details.Children.Where(child => child != summary)).With("class", "govuk-details__text");
        return AddClass(details.Like("details", [AddClass(summary.Like("summary", [words]), "govuk-details__summary"), rest]), "govuk-details");
    }

    /// <summary>A table scrolls by itself, so it is a named region that the keyboard reaches.</summary>
    private HtmlElement Table(HtmlElement table)
    {
        var caption = table.Children.OfType<HtmlElement>().FirstOrDefault(child => child.Name == "caption")?.Words().Trim();
        var name = !string.IsNullOrEmpty(caption) ? caption : headings.Count > 0 ? headings[^1].Text : "Table";
        var unique = name;
        for (var next = 2; !tableNames.Add(unique); next++)
        {
            unique = $"{name} ({next})";
        }

        foreach (var part in table.Children.OfType<HtmlElement>())
        {
            DressTablePart(part, inHead: part.Name == "thead");
        }

        var dressed = AddClass(table.Like("table", All(table.Children, explain: true)), "govuk-table");
        return new HtmlElement("div", dressed).With("class", "lo-table").With("role", "region").With("aria-label", unique).With("tabindex", "0");
    }

    private static void DressTablePart(HtmlElement part, bool inHead)
    {
        AddClass(part, part.Name switch
        {
            "thead" => "govuk-table__head",
            "tbody" or "tfoot" => "govuk-table__body",
            "tr" => "govuk-table__row",
            "th" => "govuk-table__header",
            "td" => "govuk-table__cell",
            _ => "govuk-table__caption govuk-table__caption--m",
        });
        if (part.Name is "thead" or "tbody" or "tfoot" or "tr")
        {
            foreach (var child in part.Children.OfType<HtmlElement>())
            {
                if (child.Name == "th" && child["scope"] is null)
                {
                    var onlyHeaders = part.Children.OfType<HtmlElement>().All(cell => cell.Name == "th");
                    child["scope"] = inHead || onlyHeaders ? "col" : "row";
                }

                DressTablePart(child, inHead);
            }
        }
    }

    private static HtmlElement AddClass(HtmlElement element, string name)
    {
        element["class"] = element["class"] is { } before && before != name ? $"{name} {before}" : name;
        return element;
    }
}
