using System.Text;
using QRCoder;

namespace LocalOfferCms.Admin.People;

/// <summary>Draws an address as a QR code, in SVG without any style: the content security policy holds for pictures too.</summary>
internal static class KeyPicture
{
    public static string Draw(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        // The matrix has the empty margin already, without which cameras do not find it.
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append($"M{x} {y}h1v1h-1z");
                }
            }
        }

        var size = rows.Count;
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>";
    }
}
