using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LocalOfferCms.Tests.Imports;

/// <summary>Makes the files that tests bring in.</summary>
internal static class Documents
{
    /// <summary>A picture of one pixel.</summary>
    public static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private const string Namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
        """;

    /// <summary>A Word document with this body, a heading style of its own called Chapter, lists 1 (dots) and 2 (numbers), a link, a note and a picture.</summary>
    public static byte[] Word(string body)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = new Styles($"""
                <w:styles {Namespaces}>
                <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
                <w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="Chapter"/><w:basedOn w:val="H2"/></w:style>
                </w:styles>
                """);
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = new Numbering($"""
                <w:numbering {Namespaces}>
                <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
                <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
                <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
                </w:numbering>
                """);
            main.AddNewPart<FootnotesPart>("notes").Footnotes = new Footnotes($"""<w:footnotes {Namespaces}><w:footnote w:id="2"><w:p><w:r><w:t>The 2014 Regulations.</w:t></w:r></w:p></w:footnote></w:footnotes>""");
            main.AddHyperlinkRelationship(new Uri("https://example.org/apply"), true, "link");
            using var picture = new MemoryStream(Gif);
            main.AddImagePart(ImagePartType.Gif, "picture").FeedData(picture);
        }

        return stream.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
