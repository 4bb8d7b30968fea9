using System.Text;

namespace LocalOfferCms.Theme.Branding;

/// <summary>Writes a brand's colours as custom properties: light, dark by the browser's wish, and either by the reader's.</summary>
internal static class BrandStyles
{
    public static string Write(Brand brand)
    {
        var light = Properties(brand.Light);
        var dark = Properties(brand.Dark);
        return $":root{{{light}}}\n"
            + $"@media (prefers-color-scheme:dark){{:root:not([data-contrast]){{{dark}}}}}\n"
            + $":root[data-contrast=\"dark\"]{{{dark}}}\n";
    }

    private static string Properties(IReadOnlyDictionary<string, string> colours)
    {
        var css = new StringBuilder();
        foreach (var role in ColourRoles.All)
        {
            css.Append(ColourRoles.Property(role)).Append(':').Append(colours[role]).Append(';');
        }

        return css.ToString();
    }
}
