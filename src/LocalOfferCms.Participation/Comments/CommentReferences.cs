using System.Security.Cryptography;

namespace LocalOfferCms.Participation.Comments;

/// <summary>References that people quote on the telephone: <c>SEND-7K3Q9</c>, without letters and digits that look or sound alike.</summary>
internal static class CommentReferences
{
    private const string Alphabet = "234679ACDEFGHJKMNPQRTVWXY";
    private const string Prefix = "SEND-";
    private const int Length = 5;

    /// <summary>A reference made at random; the table's unique index decides whether it is free.</summary>
    public static string New() => Prefix + RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>What somebody typed, as it is kept: capitals, with its prefix, without spaces. Null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var code = text.StartsWith("SEND", StringComparison.Ordinal) ? text[4..] : text;
        return code.Length == Length && code.All(Alphabet.Contains) ? Prefix + code : null;
    }
}
