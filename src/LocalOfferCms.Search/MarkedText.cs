using System.Text.Encodings.Web;
using LocalOfferCms.Core.Search;
using Microsoft.AspNetCore.Html;

namespace LocalOfferCms.Search;

/// <summary>A text of a result with what was looked for marked. Written straight into the page: a partial view for each would cost more than the search.</summary>
internal sealed class MarkedText(IReadOnlyList<TextPiece> pieces) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var piece in pieces)
        {
            writer.Write(piece.IsMatch ? "<mark>" : "");
            encoder.Encode(writer, piece.Text);
            writer.Write(piece.IsMatch ? "</mark>" : "");
        }
    }
}
