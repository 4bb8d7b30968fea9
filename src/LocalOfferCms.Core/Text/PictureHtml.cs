using LocalOfferCms.Core.Media;
using Microsoft.AspNetCore.Html;

namespace LocalOfferCms.Core.Text;

/// <summary>Writes a picture of the library so that each browser fetches no more of it than it shows, and the page does not jump when it comes.</summary>
public static class PictureHtml
{
    /// <summary>Pages are no wider than this where they show pictures.</summary>
    private const string Sizes = "(min-width: 48em) 44em, 100vw";

    /// <summary>The markup.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="altText">What it shows; empty for a decoration.</param>
    /// <param name="pathBase">The site's prefix.</param>
    public static IHtmlContent Of(PictureLink picture, string altText, string pathBase) => new HtmlString(HtmlTreeWriter.Write([Element(picture, altText, pathBase)]));

    internal static HtmlElement Element(PictureLink picture, string altText, string pathBase)
    {
        var shown = new HtmlElement("img").With("class", "lo-picture").With("src", $"{pathBase}/{picture.Shown.Address}").With("alt", altText)
            .With("width", Number(picture.Shown.Width)).With("height", Number(picture.Shown.Height)).With("loading", "lazy");
        return picture.Smaller.Count == 0
            ? shown
            : new HtmlElement("picture", new HtmlElement("source").With("type", "image/webp").With("sizes", Sizes)
                .With("srcset", string.Join(", ", picture.Smaller.Select(size => $"{pathBase}/{size.Address} {Number(size.Width)}w"))), shown);
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
