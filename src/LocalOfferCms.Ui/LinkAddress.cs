using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Ui;

/// <summary>Addresses that editors typed or imports brought: made safe, and given the council's prefix where they point into its own site.</summary>
public static class LinkAddress
{
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" };

    /// <summary>The address to put in a link; null when it is empty or of a kind that a page must not link to.</summary>
    public static string? Resolve(string? url, PathString pathBase)
    {
        url = url?.Trim() ?? "";
        if (url.Length == 0 || url.Any(char.IsControl) || url.Contains('\\'))
        {
            return null;
        }

        if (url.StartsWith("~/", StringComparison.Ordinal))
        {
            url = url[1..];
        }

        if (url[0] == '/')
        {
            return url.StartsWith("//", StringComparison.Ordinal) ? null : pathBase.ToUriComponent() + url;
        }

        if (url[0] is '#' or '?')
        {
            return url;
        }

        if (!url.Contains(':'))
        {
            return pathBase.ToUriComponent() + "/" + url;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var absolute) && Schemes.Contains(absolute.Scheme) ? url : null;
    }

    /// <summary>A telephone link: digits and a leading plus, without the spaces that people read by.</summary>
    public static string Telephone(string number) => "tel:" + string.Concat(number.Where((c, i) => char.IsAsciiDigit(c) || (c == '+' && i == 0)));
}
