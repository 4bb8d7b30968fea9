using System.Globalization;

namespace LocalOfferCms.Core.Text;

/// <summary>Puts the parts of a table in their order: one caption, then the rows, no row without a cell and no cell past the last row.</summary>
internal static class HtmlTableNesting
{
    public static List<HtmlNode> Table(HtmlElement table, List<HtmlNode> children)
    {
        var captions = Named(children, "caption").SelectMany(caption => caption.Children).ToList();
        var rows = children.FindAll(node => node is not HtmlElement { Name: "caption" } && IsPart(node));
        if (!rows.Exists(node => node is HtmlElement))
        {
            return string.IsNullOrWhiteSpace(string.Concat(captions.Select(node => node.Words()))) ? [] : [new HtmlElement("p", captions)];
        }

        var hasCaption = captions.Exists(node => node is HtmlElement || !string.IsNullOrWhiteSpace(node.Words()));
        return [table.Like("table", hasCaption ? [new HtmlElement("caption", captions), .. rows] : rows)];
    }

    public static List<HtmlNode> Section(HtmlElement section, List<HtmlNode> children)
    {
        var rows = Named(children, "tr").ToList();
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var cell in rows[row].Children.OfType<HtmlElement>())
            {
                var left = rows.Count - row;
                if (int.TryParse(cell["rowspan"], NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span > left)
                {
                    cell["rowspan"] = left > 1 ? left.ToString(CultureInfo.InvariantCulture) : null;
                }
            }
        }

        return rows.Count == 0 ? [] : [section.Like(section.Name, children.FindAll(IsPart))];
    }

    public static List<HtmlNode> Row(HtmlElement row, List<HtmlNode> children) =>
        children.Exists(node => node is HtmlElement) ? [row.Like("tr", children.FindAll(IsPart))] : [];

    private static IEnumerable<HtmlElement> Named(List<HtmlNode> nodes, string name) => nodes.OfType<HtmlElement>().Where(element => element.Name == name);

    private static bool IsPart(HtmlNode node) => node is HtmlElement || string.IsNullOrWhiteSpace(node.Words());
}
