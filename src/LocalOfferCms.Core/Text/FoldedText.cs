using System.Globalization;
using System.Text;

namespace LocalOfferCms.Core.Text;

/// <summary>Names as they are compared: "St Mary’s C.E." and "saint marys ce" are one.</summary>
public static class FoldedText
{
    /// <summary>Lower case, without accents, quotes or punctuation; one space between words; <c>&amp;</c> is "and", "saint" is "st".</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(c);
            }
            else if (c == '&')
            {
                folded.Append(" and ");
            }
            else if (char.IsWhiteSpace(c) || c == '/' || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation)
            {
                folded.Append(' ');
            }
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "saint" ? "st" : word));
    }

    // Half of a surrogate pair cannot be normalised.
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());
}
