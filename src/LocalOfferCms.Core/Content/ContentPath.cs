using System.Globalization;
using System.Text;

namespace LocalOfferCms.Core.Content;

/// <summary>The rules of addresses within a council's site.</summary>
public static class ContentPath
{
    /// <summary>The longest address, in characters.</summary>
    public const int MaxLength = 512;

    /// <summary>First segments that the platform keeps for itself, and format suffixes' dots are refused elsewhere.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "platform", "metrics", "_content", "_brand", "_framework", "media", "account", "admin", "error", "search", "reader-settings",
        "comments", "your-comments", "preview", "open-referral", "glossary", "site-map",
        "robots.txt", "sitemap.xml", "news.atom", "events.ics",
    };

    /// <summary>Lower-case, without slashes at the ends.</summary>
    public static string Normalise(string path) => path.Trim().Trim('/').ToLowerInvariant();

    /// <summary>Why an address cannot be used; null when it can.</summary>
    public static Refusal? Refuse(string path)
    {
        if (path.Length > MaxLength)
        {
            return new("PathTooLong", $"The address is {path.Length} characters long. The most is {MaxLength}.");
        }

        if (path.Split('/') is [var first, ..] && Reserved.Contains(first))
        {
            return new("PathReserved", $"The address '{path}' begins with '{first}', which the site keeps for itself. Choose another.");
        }

        return path.Any(c => char.IsControl(c) || c is '\\' or '?' or '#' or '%') || path.Split('/').Any(s => s is "." or "..")
            ? new("PathInvalid", $"The address '{path}' holds characters that an address cannot hold.")
            : null;
    }

    /// <summary>Turns a title into a segment of an address: lower-case letters, digits and hyphens. Empty when nothing is left.</summary>
    public static string Slug(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (c is not '\'' and not '’' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
    }
}
