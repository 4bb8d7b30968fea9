using System.Data.Common;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Ui.Finder;

/// <summary>How many items fit, and how many would fit each choice under all the other filters.</summary>
public sealed class FinderCounts
{
    private readonly Dictionary<(string Filter, string Value), int> _choices = [];
    private readonly Dictionary<string, int> _without = [];

    internal FinderCounts(FinderRequest request, FinderQuery query, IEnumerable<(int Filter, string Value, int Count)> rows)
    {
        var filters = request.Definition.Filters;
        foreach (var (filter, value, count) in rows)
        {
            if (filter >= 0)
            {
                _choices[(filters[filter].Name, value)] = count;
            }
            else if (value == "0")
            {
                Total = count;
            }
            else if (query.OnlyMissed(value) is { } missed)
            {
                _without[missed.Name] = count;
            }
        }
    }

    /// <summary>How many fit.</summary>
    public int Total { get; }

    /// <summary>How many would fit with this choice of a filter, under all other filters.</summary>
    public int Of(FinderFilter filter, string value)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return _choices.GetValueOrDefault((filter.Name, value)) + (filter is ChoiceFilter { Table: not null } several && value != several.Any ? _choices.GetValueOrDefault((filter.Name, "")) : 0);
    }

    /// <summary>How many would fit if a filter were let go.</summary>
    public int Without(string filter) => Total + _without.GetValueOrDefault(filter);
}

/// <summary>Reads what a finder finds, by plain ADO: one query for all counts, one for the lines of a page.</summary>
public sealed class FinderReader(IDatabaseEngine engine, CurrentTenant current)
{
    /// <summary>All counts.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="near">The place that was typed; null when none was, or it is not known.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<FinderCounts> CountAsync(FinderRequest request, FoundPlace? near, CancellationToken ct)
    {
        var query = new FinderQuery(request, near);
        var sql = query.Counts();
        await using var connection = await engine.OpenReadAsync(current.Value, ct);
        return new(request, query, await connection.QueryAsync(sql, row => (row.GetInt32(0), row.GetString(1), (int)row.GetInt64(2)), ct, [.. query.ValuesOf(sql)]));
    }

    /// <summary>Lines of the list, in its order.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="near">The place that was typed.</param>
    /// <param name="columns">What to select: of <c>i</c> (the finder's table), <c>p</c> (the published page) and <paramref name="joins"/>.</param>
    /// <param name="joins">More tables; left joins that add no rows.</param>
    /// <param name="read">Reads a line.</param>
    /// <param name="skip">How many come before.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<T>> LinesAsync<T>(
        FinderRequest request, FoundPlace? near, string columns, string joins, Func<DbDataReader, T> read, int skip, int take, CancellationToken ct)
    {
        var query = new FinderQuery(request, near);
        var sql =
            $"""
            SELECT {columns} FROM "{request.Definition.Table}" i JOIN "PublishedPages" p ON p."ContentItemId" = i."ContentItemId" {joins}
            WHERE p."Path" IS NOT NULL {query.Where}
            ORDER BY {query.OrderBy} LIMIT @take OFFSET @skip
            """;
        await using var connection = await engine.OpenReadAsync(current.Value, ct);
        return await connection.QueryAsync(sql, read, ct, [.. query.ValuesOf(sql), ("@take", take), ("@skip", skip)]);
    }
}
