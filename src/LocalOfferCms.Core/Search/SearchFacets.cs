using System.Globalization;

namespace LocalOfferCms.Core.Search;

/// <summary>What a document can be filtered by. Many documents share the same.</summary>
/// <param name="ContentType">The type.</param>
/// <param name="Topics">Ids of topics.</param>
/// <param name="Audiences">Ids of audiences; none is everybody.</param>
/// <param name="AgeFrom">The youngest it is for; null when it does not say.</param>
/// <param name="AgeTo">The oldest it is for; null when it does not say.</param>
public sealed record SearchFacets(string ContentType, IReadOnlyList<string> Topics, IReadOnlyList<string> Audiences, int? AgeFrom, int? AgeTo)
{
    private const string Everyone = "everyone";

    /// <summary>As one text, the same for the same facets.</summary>
    public string Text() => string.Join('|', ContentType, Ids(Topics), Ids(Audiences), Number(AgeFrom), Number(AgeTo));

    /// <summary>Reads <see cref="Text"/>.</summary>
    public static SearchFacets Parse(string text)
    {
        var parts = text.Split('|');
        return new(parts[0], parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries), Age(parts[3]), Age(parts[4]));
    }

    /// <summary>Whether the filter's type is this one.</summary>
    public bool IsOfType(string? type) => type is null || type == ContentType;

    /// <summary>Whether it has the filter's topic.</summary>
    public bool IsAbout(string? topic) => topic is null || Topics.Contains(topic);

    /// <summary>Whether it is for the filter's audience. What is for nobody in particular is for everybody.</summary>
    public bool IsFor(string? audience) => audience is null || Audiences.Count == 0 || Audiences.Contains(audience) || Audiences.Contains(Everyone);

    /// <summary>Whether it is for the filter's age. What says no age is for all.</summary>
    public bool IsForAge(int? age) => age is not { } years || ((AgeFrom ?? 0) <= years && years <= (AgeTo ?? int.MaxValue));

    // Ids hold letters, digits and hyphens; one that holds what parts them could not be read back.
    private static string Ids(IReadOnlyList<string> ids) => string.Join(' ', ids.Where(id => !id.AsSpan().ContainsAny(' ', '|')).Order(StringComparer.Ordinal));

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static int? Age(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var age) ? age : null;
}

/// <summary>What results are narrowed to; null narrows nothing.</summary>
/// <param name="Type">A content type.</param>
/// <param name="Topic">A topic's id.</param>
/// <param name="Audience">An audience's id.</param>
/// <param name="Age">Somebody's age.</param>
public sealed record SearchFilter(string? Type = null, string? Topic = null, string? Audience = null, int? Age = null)
{
    /// <summary>Nothing is left out.</summary>
    public static readonly SearchFilter None = new();

    /// <summary>Whether anything is left out.</summary>
    public bool IsNone => this == None;
}

/// <summary>How many results each choice of a filter would give, with the other filters as they are.</summary>
/// <param name="Types">By content type.</param>
/// <param name="Topics">By topic.</param>
/// <param name="Audiences">By audience: those for everybody are counted for each.</param>
/// <param name="AllTypes">When no type is chosen.</param>
/// <param name="AllTopics">When no topic is chosen.</param>
/// <param name="AllAudiences">When no audience is chosen.</param>
public sealed record FacetCounts(
    IReadOnlyDictionary<string, int> Types, IReadOnlyDictionary<string, int> Topics, IReadOnlyDictionary<string, int> Audiences,
    int AllTypes, int AllTopics, int AllAudiences)
{
    /// <summary>Nothing was found.</summary>
    public static readonly FacetCounts None = new(new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), 0, 0, 0);
}
