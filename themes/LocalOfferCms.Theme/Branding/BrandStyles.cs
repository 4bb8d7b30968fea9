using System.Text;

namespace LocalOfferCms.Theme.Branding;

/// <summary>Writes a brand's colours as custom properties: light, dark by the browser's wish, and either by the reader's.</summary>
internal static class BrandStyles
{
    /// <param name="brand">The brand.</param>
    /// <param name="logo">The logo's file name: it lies beside the style sheet.</param>
    public static string Write(Brand brand, string logo)
    {
        var light = Properties(brand.Light);
        var dark = Properties(brand.Dark);
        return $":root{{{light}}}\n"
            + $"@media (prefers-color-scheme:dark){{:root:not([data-contrast=\"light\"],[data-contrast=\"dark\"],[data-contrast=\"high\"]){{{dark}}}}}\n"
            + $":root[data-contrast=\"dark\"]{{{dark}}}\n"
            + $".lo-home .lo-page__head::after{{background-image:url(\"{logo}\")}}\n";
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
