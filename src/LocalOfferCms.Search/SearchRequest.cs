using System.Globalization;

namespace LocalOfferCms.Search;

/// <summary>What somebody looked for. Anything can be typed into an address; nothing of it is an error.</summary>
/// <param name="Words">The words, without what cannot be searched for.</param>
/// <param name="Page">The page of results, from 1.</param>
internal sealed record SearchRequest(string Words, int Page)
{
    /// <summary>How many results a page shows.</summary>
    public const int PageSize = 10;

    /// <summary>The longest search that is taken, in characters; what is longer is cut.</summary>
    public const int MaxLength = 200;

    /// <summary>The last page that can be asked for: nobody reads further, and machines should not.</summary>
    public const int LastPage = 100;

    /// <summary>How many results come before the page.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>Reads the request out of an address.</summary>
    public static SearchRequest Read(string? q, string? page)
    {
        var words = string.Concat((q ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        words = words.Length <= MaxLength ? words : words[..MaxLength];
        return new(
            WithoutHalves(words),
            int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1);
    }

    /// <summary>Half of a surrogate pair, typed or left by the cut, is no character and no database takes it.</summary>
    private static string WithoutHalves(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune != System.Text.Rune.ReplacementChar));
}
