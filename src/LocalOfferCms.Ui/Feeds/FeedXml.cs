using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Ui.Feeds;

/// <summary>Writes feeds as XML.</summary>
public static class FeedXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    /// <summary>A feed as a response. A demonstration says so before anything else.</summary>
    public static IResult Result(XElement root, string mediaType, string? demonstrationNotice)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            var notice = demonstrationNotice is null ? null : new XComment($" {demonstrationNotice.Replace("--", "- -", StringComparison.Ordinal)} ");
            new XDocument(notice, root).Save(writer);
        }

        return Results.Bytes(bytes.ToArray(), $"{mediaType}; charset=utf-8");
    }

    /// <summary>A stored time as RFC 3339 writes it.</summary>
    public static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Text without the characters that XML cannot hold.</summary>
    public static string Text(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(IsXml).Select(r => r.ToString()));

    private static bool IsXml(Rune rune) => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value);
}
