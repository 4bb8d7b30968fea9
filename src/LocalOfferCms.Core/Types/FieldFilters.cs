using System.Globalization;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Types;

/// <summary>A field that readers can filter a list by, and what one of them asked for.</summary>
/// <param name="Field">The field.</param>
/// <param name="Parameter">Its name in an address: <c>own-BusRoute</c>.</param>
/// <param name="Key">Its name in the index: <c>Service.BusRoute</c>.</param>
/// <param name="Value">The value chosen; for a number or a date the least. Empty for none.</param>
/// <param name="Most">For a number or a date the most; empty for none.</param>
public sealed record FieldFilter(FieldDefinition Field, string Parameter, string Key, string Value, string Most)
{
    /// <summary>Whether it is a number or a date, from one to another.</summary>
    public bool IsRange => Field.FieldName is "NumericField" or "DateField" or "DateTimeField";

    /// <summary>Whether anything is asked for.</summary>
    public bool IsSet => Value.Length > 0 || Most.Length > 0;

    /// <summary>What can be chosen, as value and label; empty for a range.</summary>
    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];
}

/// <summary>The filters that the fields of a type give, whatever fields a council has added to it.</summary>
public sealed class FieldFilters
{
    /// <summary>How their names begin in an address.</summary>
    public const string Prefix = "own-";

    /// <summary>What follows the name of a range's upper end.</summary>
    public const string MostSuffix = "-to";

    private const int MaxChoices = 200;

    private FieldFilters(IReadOnlyList<FieldFilter> filters) => All = filters;

    /// <summary>The filters, in the order of the fields.</summary>
    public IReadOnlyList<FieldFilter> All { get; }

    /// <summary>No filters.</summary>
    public static FieldFilters None { get; } = new([]);

    /// <summary>Whether anything is asked for.</summary>
    public bool IsSet => All.Any(f => f.IsSet);

    /// <summary>Reads them out of an address. What makes no sense narrows nothing.</summary>
    public static FieldFilters Read(SiteSnapshot site, string contentType, IQueryCollection query) => !site.Types.TryGetValue(contentType, out var type) ? None : new(
        [.. type.OwnFields().Where(f => f.IsFilterable()).Select(field =>
        {
            var parameter = Prefix + field.Name;
            var filter = new FieldFilter(field, parameter, $"{contentType}.{field.Name}", Text(query[parameter]), Text(query[parameter + MostSuffix]));
            return filter.IsRange
                ? filter with { Value = IsReadable(field, filter.Value) ? filter.Value : "", Most = IsReadable(field, filter.Most) ? filter.Most : "" }
                : filter with { Most = "" };
        })]);

    /// <summary>The filters with what can be chosen in each: values that published items have. One query at most.</summary>
    public async Task<FieldFilters> WithChoicesAsync(CmsDbContext db, SiteSnapshot site, CancellationToken ct)
    {
        var keys = All.Where(f => !f.IsRange).Select(f => f.Key).ToList();
        var found = keys.Count == 0 ? [] : await db.Fields.AsNoTracking().Where(f => keys.Contains(f.Field) && f.Text != null)
            .GroupBy(f => new { f.Field, f.Text }).Select(g => new { g.Key.Field, g.Key.Text }).OrderBy(g => g.Field).ThenBy(g => g.Text).Take(keys.Count * MaxChoices).ToListAsync(ct);
        var values = found.ToLookup(f => f.Field, f => f.Text!);
        return new([.. All.Select(f => f.IsRange ? f : f with { Choices = ChoicesOf(f, [.. values[f.Key]], site) })]);
    }

    /// <summary>The ids of the items that fit each filter that is set: an item must be in all of them.</summary>
    public IEnumerable<IQueryable<string>> Matching(CmsDbContext db) => All.Where(f => f.IsSet).Select(filter =>
    {
        var (key, value) = (filter.Key, filter.Value);
        var rows = db.Fields.Where(f => f.Field == key);
        return (filter.Field.FieldName switch
        {
            "NumericField" => Between(rows, Number(filter.Value), Number(filter.Most)),
            "DateField" or "DateTimeField" => Between(rows, Day(filter.Value), Day(filter.Most)),
            _ => rows.Where(f => f.Text == value),
        }).Select(f => f.ContentItemId);
    });

    /// <summary>The same for lists that are read by plain ADO: conditions of a column of item ids, in SQL that both databases share.</summary>
    public IEnumerable<(string Sql, IReadOnlyList<(string Name, object Value)> Values)> Conditions(string column)
    {
        var number = 0;
        foreach (var filter in All.Where(f => f.IsSet))
        {
            var name = $"@own{number++}";
            var values = new List<(string, object)> { (name, filter.Key) };
            var tests = filter.Field.FieldName switch
            {
                "NumericField" => Tests("Number", Number(filter.Value), Number(filter.Most)),
                "DateField" or "DateTimeField" => Tests("Date", Day(filter.Value), Day(filter.Most)?.AddDays(1).AddTicks(-10)),
                _ => Tests("Text", filter.Value, null, "="),
            };
            yield return ($"""{column} IN (SELECT "ContentItemId" FROM "Fields" WHERE "Field" = {name}{string.Concat(tests)})""", values);

            IEnumerable<string> Tests(string member, object? least, object? most, string comparison = ">=")
            {
                foreach (var (value, sign, suffix) in new[] { (least, comparison, "a"), (most, "<=", "z") }.Where(t => t.Item1 is not null))
                {
                    values.Add((name + suffix, value!));
                    yield return $""" AND "{member}" {sign} {name}{suffix}""";
                }
            }
        }
    }

    /// <summary>The filters as a query.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Query() => All.SelectMany(f => new KeyValuePair<string, string?>[] { new(f.Parameter, f.Value), new(f.Parameter + MostSuffix, f.Most) })
        .Where(p => !string.IsNullOrEmpty(p.Value));

    private static IQueryable<FieldEntry> Between(IQueryable<FieldEntry> rows, double? least, double? most)
    {
        rows = least is { } from ? rows.Where(f => f.Number >= from) : rows;
        return most is { } to ? rows.Where(f => f.Number <= to) : rows;
    }

    private static IQueryable<FieldEntry> Between(IQueryable<FieldEntry> rows, DateTime? least, DateTime? most)
    {
        rows = least is { } from ? rows.Where(f => f.Date >= from) : rows;
        return most is { } to ? rows.Where(f => f.Date < to.AddDays(1)) : rows;
    }

    // Values come in the field's own order; the one that is chosen stands among them even when nothing has it now.
    private static IReadOnlyList<(string, string)> ChoicesOf(FieldFilter filter, HashSet<string> values, SiteSnapshot site)
    {
        if (filter.Value.Length > 0)
        {
            values.Add(filter.Value);
        }

        if (filter.Field.FieldName == "BooleanField")
        {
            return [.. new[] { (FilterableFields.Yes, "Yes"), (FilterableFields.No, "No") }.Where(c => values.Contains(c.Item1))];
        }

        if (filter.Field.Taxonomy() is { Length: > 0 } taxonomy)
        {
            return [.. values.Select(v => (v, site.TermName(taxonomy, v))).OrderBy(c => c.Item2, StringComparer.OrdinalIgnoreCase)];
        }

        var offered = filter.Field.Choices();
        return
        [
            .. offered.Where(c => values.Contains(c.Value)),
            .. values.Where(v => offered.All(c => c.Value != v)).Order(StringComparer.OrdinalIgnoreCase).Select(v => (v, v)),
        ];
    }

    private static bool IsReadable(FieldDefinition field, string text) => field.FieldName == "NumericField" ? Number(text) is not null : Day(text) is not null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTime? Day(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;

    private static string Text(string? text) => text is { Length: > 0 and <= 256 } ? text : "";
}
