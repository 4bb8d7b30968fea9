using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Ui.Finder;

/// <summary>What somebody asked a finder for. Anything can be typed into an address; what means nothing is passed over.</summary>
public sealed class FinderRequest
{
    /// <summary>Lines of a page.</summary>
    public const int PageSize = 20;

    /// <summary>Puts the nearest first.</summary>
    public const string ByDistance = "distance";

    /// <summary>Puts them in the order of their names.</summary>
    public const string ByName = "name";

    private const int LongestText = 100;
    private const int OldestAge = 120;
    private const int LastPage = 10_000;
    private readonly IReadOnlyList<(string Name, string Value)> _chosen;

    private FinderRequest(FinderDefinition definition, IReadOnlyList<(string Name, string Value)> chosen, string? sort, int page) =>
        (Definition, _chosen, Sort, Page) = (definition, chosen, sort, page);

    /// <summary>The finder.</summary>
    public FinderDefinition Definition { get; }

    /// <summary>The order that was chosen: <see cref="ByName"/> or <see cref="ByDistance"/>; null for the usual one.</summary>
    public string? Sort { get; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; }

    /// <summary>Whether nothing narrows the list.</summary>
    public bool IsNone => _chosen.Count == 0;

    /// <summary>What was chosen and typed, in the order of the form.</summary>
    public IReadOnlyList<(string Name, string Value)> Chosen => _chosen;

    /// <summary>Reads the request out of an address.</summary>
    public static FinderRequest Read(FinderDefinition definition, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(query);
        var chosen = definition.Filters.SelectMany(filter => Values(filter, query).Select(value => (filter.Name, value))).ToList();
        if (definition.Near is { } near && chosen.Exists(c => c.Name == near.Name) && Miles(query) is { } miles)
        {
            chosen.Insert(chosen.FindIndex(c => c.Name == near.Name) + 1, (NearFilter.Within, miles));
        }

        var sort = query["sort"].ToString();
        return new(definition, chosen, sort is ByName or ByDistance ? sort : null,
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1);
    }

    /// <summary>What was typed into a field; empty for nothing.</summary>
    public string Text(string name) => _chosen.FirstOrDefault(c => c.Name == name).Value ?? "";

    /// <summary>What was chosen of a filter.</summary>
    public IReadOnlyList<string> Values(string name) => [.. _chosen.Where(c => c.Name == name).Select(c => c.Value)];

    /// <summary>Whether a value was chosen.</summary>
    public bool Has(string name, string value) => _chosen.Contains((name, value));

    /// <summary>The age that was typed; null for none, and for what is no age.</summary>
    public int? Age(AgeFilter filter) => int.TryParse(Text(filter.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years <= OldestAge ? years : null;

    /// <summary>The same request without a filter, or without one value of it.</summary>
    public FinderRequest Without(string name, string? value = null) => new(Definition,
        [.. _chosen.Where(c => c.Name != name || (value is not null && c.Value != value)).Where(c => c.Name != NearFilter.Within || name != Definition.Near?.Name)], Sort, 1);

    /// <summary>The same request in another order.</summary>
    public FinderRequest InOrder(string sort) => new(Definition, _chosen, sort, 1);

    /// <summary>The address of the request.</summary>
    /// <param name="page">The page.</param>
    /// <param name="suffix">The suffix of another form: <c>.csv</c>.</param>
    public string Address(int page = 1, string suffix = "")
    {
        var query = _chosen.Select(c => new KeyValuePair<string, string?>(c.Name, c.Value)).ToList();
        if (Sort is not null)
        {
            query.Add(new("sort", Sort));
        }

        if (page > 1)
        {
            query.Add(new("page", page.ToString(CultureInfo.InvariantCulture)));
        }

        return $"~/{Definition.Address}{suffix}{QueryString.Create(query)}";
    }

    private static IEnumerable<string> Values(FinderFilter filter, IQueryCollection query)
    {
        var typed = query[filter.Name];
        return filter switch
        {
            ChoiceFilter choice => choice.Choices.Select(c => c.Value).Where(value => typed.Contains(value)),
            FlagFilter => typed.Contains(FlagFilter.Yes) ? [FlagFilter.Yes] : [],
            _ => Plain(typed.ToString()) is { Length: > 0 } text ? [text] : [],
        };
    }

    private static string? Miles(IQueryCollection query) =>
        NearFilter.Miles.Select(miles => miles.ToString(CultureInfo.InvariantCulture)).FirstOrDefault(miles => miles == query[NearFilter.Within].ToString());

    // Half of a surrogate pair is no character and no database takes it; nor does one take a NUL.
    private static string Plain(string text)
    {
        var cut = text.Length <= LongestText ? text : text[..LongestText];
        return string.Concat(cut.EnumerateRunes().Where(rune => rune != System.Text.Rune.ReplacementChar && !System.Text.Rune.IsControl(rune))).Trim();
    }
}
