using System.Globalization;
using LocalOfferCms.Core.Search;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Search;

/// <summary>What somebody looked for. Anything can be typed into an address; nothing of it is an error.</summary>
/// <param name="Words">The words, without what cannot be searched for.</param>
/// <param name="Filter">What results are narrowed to.</param>
/// <param name="Page">The page of results, from 1.</param>
internal sealed record SearchRequest(string Words, SearchFilter Filter, int Page)
{
    /// <summary>How many results a page shows.</summary>
    public const int PageSize = 10;

    /// <summary>The longest search that is taken, in characters; what is longer is cut.</summary>
    public const int MaxLength = 200;

    /// <summary>The last page that can be asked for: nobody reads further, and machines should not.</summary>
    public const int LastPage = 100;

    private const int OldestAge = 120;
    private const int LongestId = 64;

    /// <summary>How many results come before the page.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>Reads the request out of an address: <c>q</c>, <c>type</c>, <c>topic</c>, <c>audience</c>, <c>age</c>, <c>page</c>.</summary>
    public static SearchRequest Read(IQueryCollection query)
    {
        var words = string.Concat((query["q"].ToString()).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        words = words.Length <= MaxLength ? words : words[..MaxLength];
        return new(
            WithoutHalves(words),
            new SearchFilter(Id(query["type"]), Id(query["topic"]), Id(query["audience"]), Number(query["age"]) is { } age and <= OldestAge ? age : null),
            Math.Clamp(Number(query["page"]) ?? 1, 1, LastPage));
    }

    /// <summary>The address of the same search with another filter or page.</summary>
    public string Address(SearchFilter? filter = null, int page = 1)
    {
        var chosen = filter ?? Filter;
        var query = new List<KeyValuePair<string, string?>> { new("q", Words) };
        Add(query, "type", chosen.Type);
        Add(query, "topic", chosen.Topic);
        Add(query, "audience", chosen.Audience);
        Add(query, "age", chosen.Age?.ToString(CultureInfo.InvariantCulture));
        Add(query, "page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));
        return "~/search" + QueryString.Create(query);
    }

    private static void Add(List<KeyValuePair<string, string?>> query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(new(name, value));
        }
    }

    private static string? Id(string? text) => text is { Length: > 0 and <= LongestId } && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? text : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Half of a surrogate pair, typed or left by the cut, is no character and no database takes it.</summary>
    private static string WithoutHalves(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune != System.Text.Rune.ReplacementChar));
}
