using System.Globalization;
using LocalOfferCms.Core.Places;

namespace LocalOfferCms.Ui.Finder;

/// <summary>A request as SQL.</summary>
internal sealed class FinderQuery
{
    private const int MostWords = 8;

    private readonly FinderRequest _request;
    private readonly List<(FinderFilter Filter, string Sql)> _conditions = [];
    private readonly List<(string Name, object Value)> _values = [];
    private readonly FoundPlace? _near;

    public FinderQuery(FinderRequest request, FoundPlace? near)
    {
        (_request, _near) = (request, near);
        foreach (var filter in request.Definition.Filters)
        {
            if (Condition(filter, near is not null) is { } sql)
            {
                _conditions.Add((filter, sql));
            }
        }

        IsByDistance = near is not null && request.Sort != FinderRequest.ByName;
    }

    /// <summary>What was typed and chosen, as the parameters of a statement: with the place only where it is asked for.</summary>
    public IEnumerable<(string Name, object Value)> ValuesOf(string sql) =>
        _near is not null && sql.Contains("@lat", StringComparison.Ordinal) ? [.. _values, ("@lat", _near.Latitude), ("@lng", _near.Longitude)] : _values;

    /// <summary>Whether the nearest come first.</summary>
    public bool IsByDistance { get; }

    /// <summary>All that fit.</summary>
    public string Where => _conditions.Count == 0 ? "" : "AND " + string.Join(" AND ", _conditions.Select(c => $"({c.Sql})"));

    /// <summary>Their order. What has no place comes after all that have one.</summary>
    public string OrderBy
    {
        get
        {
            var name = $"i.\"{_request.Definition.OrderColumn}\", i.\"ContentItemId\"";
            return IsByDistance && _request.Definition.Near is { } near
                ? $"CASE WHEN i.\"{near.Latitude}\" IS NULL THEN 1 ELSE 0 END, {near.MilesSql}, {name}"
                : name;
        }
    }

    /// <summary>The counts, in one statement: each item is marked once with the filters that it misses, as bits of one number. An item that misses none is
    /// found; one that misses a single filter would be found without it, and counts for that filter's other choices.</summary>
    public string Counts()
    {
        var definition = _request.Definition;
        var missed = _conditions.Count == 0 ? "0" : string.Join(" + ", _conditions.Select((c, i) => $"CASE WHEN {c.Sql} THEN 0 ELSE {1L << i} END"));
        var columns = definition.Filters.Select((filter, i) => filter switch
        {
            ChoiceFilter { Table: null } choice => $", i.\"{choice.Column}\" AS \"v{i}\"",
            FlagFilter flag => $", CASE WHEN {flag.Condition} THEN '{FlagFilter.Yes}' ELSE '' END AS \"v{i}\"",
            _ => "",
        });
        var parts = definition.Filters.SelectMany((filter, i) => Part(filter, i));
        return
            $"""
            WITH "found" AS (
              SELECT i."ContentItemId" AS "id", {missed} AS "missed"{string.Concat(columns)}
              FROM "{definition.Table}" i JOIN "PublishedPages" p ON p."ContentItemId" = i."ContentItemId" WHERE p."Path" IS NOT NULL)
            SELECT -1, CAST("missed" AS text), COUNT(*) FROM "found" GROUP BY "missed"
            {string.Concat(parts.Select(part => $"UNION ALL {part}\n"))}
            """;
    }

    /// <summary>The filter that an item misses when it misses this much; null when it misses more than one.</summary>
    public FinderFilter? OnlyMissed(string missed)
    {
        var bits = long.Parse(missed, CultureInfo.InvariantCulture);
        return bits > 0 && (bits & (bits - 1)) == 0 ? _conditions[System.Numerics.BitOperations.TrailingZeroCount(bits)].Filter : null;
    }

    private IEnumerable<string> Part(FinderFilter filter, int index)
    {
        var bit = _conditions.FindIndex(c => c.Filter == filter) is >= 0 and var own ? 1L << own : 0;
        var others = $"\"missed\" IN (0, {bit})";
        if (filter is FlagFilter or ChoiceFilter { Table: null })
        {
            yield return $"SELECT {index}, \"v{index}\", COUNT(*) FROM \"found\" WHERE {others} GROUP BY \"v{index}\"";
        }
        else if (filter is ChoiceFilter { Table: { } table } several)
        {
            yield return $"SELECT {index}, t.\"{several.Column}\", COUNT(*) FROM \"found\" JOIN \"{table}\" t ON t.\"ContentItemId\" = \"id\" WHERE {others} AND NOT {ForAll(several, "\"id\"")} GROUP BY t.\"{several.Column}\"";
            yield return $"SELECT {index}, '', COUNT(*) FROM \"found\" WHERE {others} AND {ForAll(several, "\"id\"")}";
        }
    }

    private string? Condition(FinderFilter filter, bool hasPlace) => filter switch
    {
        WordsFilter words => Words(words),
        AgeFilter age when _request.Age(age) is { } years => Age(age, years),
        NearFilter near when hasPlace && _request.Text(NearFilter.Within) is { Length: > 0 } miles =>
            $"{near.MilesSql} <= {Parameter("within", double.Parse(miles, CultureInfo.InvariantCulture))}",
        ChoiceFilter choice when _request.Values(choice.Name) is { Count: > 0 } values => Choice(choice, values),
        FlagFilter flag when _request.Has(flag.Name, FlagFilter.Yes) => flag.Condition,
        _ => null,
    };

    // What replace changes holds the word: unlike LIKE it knows no wildcards, and means the same to both databases.
    private string? Words(WordsFilter filter)
    {
        var words = filter.Fold(_request.Text(filter.Name)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords).ToList();
        return words.Count > 0 ? string.Join(" AND ", words.Select((word, i) => $"replace(i.\"{filter.Column}\", {Parameter($"{filter.Name}{i}", word)}, '') <> i.\"{filter.Column}\""))
            : _request.Text(filter.Name).Length > 0 ? "1 = 0" : null;
    }

    private string Age(AgeFilter filter, int years)
    {
        var age = Parameter(filter.Name, years);
        return $"(i.\"{filter.Low}\" IS NULL OR i.\"{filter.Low}\" <= {age}) AND (i.\"{filter.High}\" IS NULL OR i.\"{filter.High}\" >= {age})";
    }

    private string Choice(ChoiceFilter filter, IReadOnlyList<string> values)
    {
        var list = string.Join(", ", values.Select((value, i) => Parameter($"{filter.Name}{i}", value)));
        return filter.Table is null
            ? $"i.\"{filter.Column}\" IN ({list})"
            : $"i.\"ContentItemId\" IN (SELECT \"ContentItemId\" FROM \"{filter.Table}\" WHERE \"{filter.Column}\" IN ({list})) OR {ForAll(filter, "i.\"ContentItemId\"")}";
    }

    private static string ForAll(ChoiceFilter filter, string id)
    {
        var none = $"NOT EXISTS (SELECT 1 FROM \"{filter.Table}\" a WHERE a.\"ContentItemId\" = {id})";
        return filter.Any.Length == 0 ? none : $"({none} OR EXISTS (SELECT 1 FROM \"{filter.Table}\" a WHERE a.\"ContentItemId\" = {id} AND a.\"{filter.Column}\" = '{filter.Any}'))";
    }

    private string Parameter(string name, object value)
    {
        _values.Add(("@" + name, value));
        return "@" + name;
    }
}
