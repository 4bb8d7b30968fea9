using System.Xml;
using System.Xml.Linq;
using LocalOfferCms.Core;

namespace LocalOfferCms.Theme.Branding;

/// <summary>Checks <c>logo.svg</c>: a small drawing, and nothing that runs or fetches.</summary>
internal static class BrandLogo
{
    private const int MaxLength = 20_000;
    private static readonly HashSet<string> Drawing =
    [
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "title", "desc", "linearGradient", "radialGradient",
        "stop", "clipPath", "mask", "use", "symbol",
    ];

    public static IEnumerable<Refusal> Refusals(string name, byte[] logo)
    {
        if (logo.Length > MaxLength)
        {
            return [new("brand-logo", $"Brand '{name}': logo.svg has {logo.Length} bytes; at most {MaxLength} are allowed.")];
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(logo), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root is { Name.LocalName: "svg" } root
                ? root.DescendantsAndSelf().SelectMany(element => Problems(name, element)).Take(1)
                : [new("brand-logo", $"Brand '{name}': logo.svg is not an SVG drawing.")];
        }
        catch (XmlException error)
        {
            return [new("brand-logo", $"Brand '{name}': logo.svg is not well-formed: {error.Message}")];
        }
    }

    private static IEnumerable<Refusal> Problems(string name, XElement element)
    {
        if (!Drawing.Contains(element.Name.LocalName))
        {
            yield return new("brand-logo", $"Brand '{name}': logo.svg must not hold '{element.Name.LocalName}'.");
        }

        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            var key = attribute.Name.LocalName;
            if (key.StartsWith("on", StringComparison.OrdinalIgnoreCase) || key == "style" || (key == "href" && !attribute.Value.StartsWith('#')))
            {
                yield return new("brand-logo", $"Brand '{name}': logo.svg must not hold the attribute '{key}'.");
            }
        }
    }
}
