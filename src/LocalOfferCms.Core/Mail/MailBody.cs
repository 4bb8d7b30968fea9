using System.Text;
using System.Text.Encodings.Web;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Mail;

/// <summary>Writes a message out in full, as text and as simple HTML that says the same.</summary>
internal static class MailBody
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static MailEnvelope Write(string messageId, MailMessage message, Tenant tenant, string site)
    {
        var notice = tenant.DemonstrationNotice;
        var subject = Line(notice is null ? message.Subject : $"[Demonstration] {message.Subject}");
        var links = message.Links.Select(link => (Text: Line(link.Text), Address: $"{site}/{link.Path.TrimStart('/')}")).ToList();
        return new(messageId, message.To, subject, Text(message.Text, links, tenant, site, notice), Html(subject, message.Text, links, tenant, site, notice));
    }

    private static string Text(string text, List<(string Text, string Address)> links, Tenant tenant, string site, string? notice)
    {
        var body = new StringBuilder();
        if (notice is not null)
        {
            body.Append(notice).Append("\n\n");
        }

        body.AppendJoin("\n\n", Paragraphs(text));
        links.ForEach(link => body.Append($"\n\n{link.Text}:\n{link.Address}"));
        return body.Append($"\n\n-- \n{tenant.Title}\n{site}\n").ToString();
    }

    private static string Html(string subject, string text, List<(string Text, string Address)> links, Tenant tenant, string site, string? notice)
    {
        var body = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"{Encoder.Encode(tenant.Culture)}\">\n<head><meta charset=\"utf-8\"><title>{Encoder.Encode(subject)}</title></head>\n<body>\n");
        if (notice is not null)
        {
            body.Append($"<p><strong>{Encoder.Encode(notice)}</strong></p>\n");
        }

        foreach (var paragraph in Paragraphs(text))
        {
            body.Append("<p>").AppendJoin("<br>\n", paragraph.Split('\n').Select(Encoder.Encode)).Append("</p>\n");
        }

        links.ForEach(link => body.Append($"<p><a href=\"{Encoder.Encode(link.Address)}\">{Encoder.Encode(link.Text)}</a></p>\n"));
        return body.Append($"<p><a href=\"{Encoder.Encode(site)}\">{Encoder.Encode(tenant.Title)}</a></p>\n</body>\n</html>\n").ToString();
    }

    private static IEnumerable<string> Paragraphs(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // A line break in a subject would begin another header.
    private static string Line(string text) => string.Join(' ', new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
