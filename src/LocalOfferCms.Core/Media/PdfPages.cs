using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Media;

/// <summary>Counts the pages of a PDF when that is plain to see; a wrong number would be worse than none.</summary>
internal static partial class PdfPages
{
    private const int MaxBytes = 60_000_000;

    public static int? Count(byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            return null;
        }

        // A linearised file says it near its beginning; else the page tree's root and the pages themselves must agree. They do not when pages
        // were replaced later or lie in compressed object streams.
        var text = Encoding.Latin1.GetString(bytes);
        if (Linearised().Match(text[..Math.Min(1_024, text.Length)]) is { Success: true } linearised)
        {
            return Number(linearised);
        }

        var root = Trees().Matches(text).Select(Number).Max();
        return root is > 0 && Pages().Count(text) == root ? root : null;
    }

    private static int? Number(Match match) =>
        int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"/Linearized\b[^>]*?/N\s+(?<n>\d{1,6})\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Linearised();

    [GeneratedRegex(@"/Type\s*/Pages\b[^>]*?/Count\s+(?<n>\d{1,6})\b|/Count\s+(?<n>\d{1,6})\b[^>]*?/Type\s*/Pages\b", RegexOptions.NonBacktracking)]
    private static partial Regex Trees();

    [GeneratedRegex(@"/Type\s*/Page(?![A-Za-z])", RegexOptions.ExplicitCapture)]
    private static partial Regex Pages();
}
