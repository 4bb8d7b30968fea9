using System.Net;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Media.Documents;
using LocalOfferCms.Core.Media.Documents.Words;

namespace LocalOfferCms.Core.Imports;

/// <summary>Reads the words of one document, whatever it calls itself: HTML, Word or PDF. Nothing in it is run, and nothing of it is kept but the words.</summary>
public static partial class ForeignDocuments
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const int MaxBytes = ImportPackages.MaxFile;

    /// <summary>The most words that a document may have, in characters.</summary>
    public const int MaxText = 400_000;

    /// <summary>Kinds of document, for file pickers.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".docx", ".pdf", ".html", ".htm"];

    /// <summary>The document's words, with its headings.</summary>
    /// <exception cref="RefusedException">It is of another kind, damaged, locked, a bomb, or has no words. The reason is a sentence for a person.</exception>
    public static ForeignPage Read(ImportFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ImportPackages.RefuseTooLarge(file.Name, file.Bytes.LongLength);
        var page = KindOf(file) switch
        {
            Kind.Pdf => Pdf(file),
            Kind.Word => Word(file),
            _ => Html(file),
        };
        return page is null || page.Markdown.Length > MaxText ? throw Refuse("DocumentTooLong", $"'{file.Name}' is too long, or too deeply nested, to be a report.")
            : page.Markdown.Trim().Length == 0 ? throw Refuse("DocumentEmpty", $"'{file.Name}' has no text.")
            : page;
    }

    private static ForeignPage Pdf(ImportFile file)
    {
        var read = PdfWords.Read(file.Name, file.Bytes);
        return new(file.Name, read.Title.Length > 0 ? read.Title : HtmlPageReader.TitleOfFile(file.Name), "", read.Markdown, HtmlPageReader.HashOf(file.Bytes)) { Links = read.Links };
    }

    private static ForeignPage? Word(ImportFile file)
    {
        PackageCheck.Check(file.Name, file.Bytes);
        return WordPageReader.Read(file.Name, file.Bytes) is not { } page ? null
            : page with { Links = [.. MarkdownLinks().Matches(page.Markdown).Select(m => m.Groups["to"].Value)] };
    }

    private static ForeignPage? Html(ImportFile file)
    {
        var html = ForeignFiles.Text(file.Bytes);
        return HtmlPageReader.Read(file.Name, file.Bytes, html, _ => null) is not { } page ? null
            : page with { Links = [.. Hrefs().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value))] };
    }

    private static Kind KindOf(ImportFile file)
    {
        var bytes = file.Bytes.AsSpan();
        if (bytes.Length == 0)
        {
            throw Refuse("ImportEmpty", $"'{file.Name}' is empty.");
        }

        if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
        {
            return Kind.Pdf;
        }

        if (bytes.StartsWith("PK\x03\x04"u8))
        {
            return Kind.Word;
        }

        if (bytes.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
        {
            throw Refuse("ImportKind", $"'{file.Name}' is in Word's old format. Save it as .docx first.");
        }

        var isWide = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return isWide || (bytes[..Math.Min(bytes.Length, 4096)].IndexOf((byte)0) < 0 && Tags().IsMatch(ForeignFiles.Text(file.Bytes))) ? Kind.Html
            : throw Refuse("ImportKind", $"'{file.Name}' is not a document that can be read. Use Word (.docx), PDF or HTML.");
    }

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);

    [GeneratedRegex(@"<(?:!doctype\s+html|html|body|main|article|section|div|table|p|ul|ol|h[1-6])[\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\]\(<?(?<to>[^\s)>]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex MarkdownLinks();

    [GeneratedRegex(@"<a\s[^>]*?\bhref\s*=\s*[\x22']?(?<to>[^\s\x22'>]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hrefs();

    private enum Kind
    {
        Html,
        Word,
        Pdf,
    }
}
