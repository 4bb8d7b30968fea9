using DocumentFormat.OpenXml.Packaging;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Imports;

/// <summary>Reads a page out of a Word document, by way of the same HTML that everything else goes through.</summary>
internal static class WordPageReader
{
    /// <summary>The page; null when the document is too large to be one.</summary>
    /// <exception cref="RefusedException">It is no Word document, or a damaged one.</exception>
    public static ForeignPage? Read(string name, byte[] bytes)
    {
        ImportPackages.RefuseBomb(name, bytes);
        var notes = new ForeignNotes();
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
            if (document.MainDocumentPart is not { Document.Body: { } body } main)
            {
                throw Damaged(name);
            }

            var writer = new WordHtml(main, notes);
            var html = writer.Write(body);
            Leftovers(main, notes);
            var title = document.PackageProperties.Title is { Length: > 0 } given && !html.Contains("<h1", StringComparison.Ordinal) ? given.Trim() : null;
            return HtmlPageReader.Read(name, bytes, html, source => writer.Pictures.GetValueOrDefault(source), title, "", notes);
        }
        catch (Exception damaged) when (damaged is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException or UriFormatException or InvalidOperationException)
        {
            throw Damaged(name);
        }
    }

    private static RefusedException Damaged(string name) => new([new("ImportDamaged", $"'{name}' is not a Word document that can be read. Open it in Word and save it again.")]);

    private static void Leftovers(MainDocumentPart main, ForeignNotes notes)
    {
        if (main.WordprocessingCommentsPart is not null)
        {
            notes.Drop("comments");
        }

        if (main.HeaderParts.Any() || main.FooterParts.Any())
        {
            notes.Drop("headers and footers of the printed page");
        }

        if (main.ChartParts.Any() || main.DiagramDataParts.Any())
        {
            notes.Drop("charts and diagrams");
            notes.Warn("The document has charts or diagrams, which a page cannot hold. Say in words or in a table what they show.");
        }
    }
}
