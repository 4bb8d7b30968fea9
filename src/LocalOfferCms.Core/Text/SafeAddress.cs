using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Text;

/// <summary>
/// Which addresses a reader may be sent to: http, https, mailto, tel, and places in the same site. Everything else,
/// and everything that browsers and people read differently, is refused rather than mended.
/// </summary>
public static partial class SafeAddress
{
    private const int Longest = 4096;

    /// <summary>The address for a link; null when it may not be followed.</summary>
    public static string? Link(string? address) => Check(address, picture: false);

    /// <summary>The address for a picture; null when it may not be loaded. <c>media:</c> means the council's own library.</summary>
    public static string? Picture(string? address) => Check(address, picture: true);

    /// <summary>Puts the site's prefix before an address that begins at the site's root; other addresses stay as they are.</summary>
    public static string InSite(string address, string pathBase) => address.StartsWith('/') ? pathBase + address : address;

    /// <summary>The path in the media library that <c>media:</c> names; null for any other address.</summary>
    public static string? MediaPath(string address) =>
        address.StartsWith("media:", StringComparison.OrdinalIgnoreCase) ? address["media:".Length..].TrimStart('/') : null;

    /// <summary>What an address that was refused is called: "javascript:", else "unsafe".</summary>
    internal static string Describe(string? address)
    {
        var letters = string.Concat((address ?? "").Where(c => c > ' ' && !char.IsControl(c)));
        var colon = letters.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and <= 20 && letters.AsSpan(0, colon).IndexOfAnyExceptInRange('A', 'z') < 0
            ? letters[..(colon + 1)].ToLowerInvariant()
            : "unsafe";
    }

    private static string? Check(string? address, bool picture)
    {
        if (Tidy(address) is not { } tidy)
        {
            return null;
        }

        return SchemeOf(tidy) switch
        {
            null => tidy.StartsWith("//", StringComparison.Ordinal) ? null : tidy,
            "http" or "https" => HasPlainHost(tidy) ? tidy : null,
            "mailto" or "tel" => picture || tidy.EndsWith(':') ? null : tidy,
            "media" => picture && MediaPath(tidy) is { Length: > 0 } path && !path.Split('/').Contains("..") ? tidy : null,
            _ => null,
        };
    }

    // Browsers drop tabs and line breaks and read \ as /; an address that needs such care is not one an editor typed.
    private static string? Tidy(string? address)
    {
        var tidy = address?.Trim(' ', '\t', '\n', '\r', '\f');
        if (string.IsNullOrEmpty(tidy) || tidy.Length > Longest || tidy.Contains('\\') || tidy.Any(IsHidden))
        {
            return null;
        }

        return Escapable().Replace(tidy, match => $"%{(int)match.Value[0]:X2}");
    }

    /// <summary>What people type into addresses and standards want escaped; a % only where it begins no escape.</summary>
    [GeneratedRegex("""[ "<>`{}|^\[\]]|%(?![0-9A-Fa-f]{2})""")]
    private static partial Regex Escapable();

    private static bool IsHidden(char c) =>
        c != ' ' && (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private static string? SchemeOf(string address)
    {
        var end = address.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && address[end] == ':' ? address[..end].ToLowerInvariant() : null;
    }

    // The host that is written must be the host that is reached: no name before an @, no number dressed up as 0xd8.0x3a.
    private static bool HasPlainHost(string address)
    {
        var start = address.IndexOf(':', StringComparison.Ordinal) + 1;
        if (!address.AsSpan(start).StartsWith("//") || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
        {
            return false;
        }

        var rest = address.AsSpan(start + 2);
        return uri.Host.Length > 0 && rest.StartsWith(uri.Host, StringComparison.OrdinalIgnoreCase)
            && (rest.Length == uri.Host.Length || rest[uri.Host.Length] is ':' or '/' or '?' or '#');
    }
}
