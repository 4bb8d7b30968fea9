using LocalOfferCms.Core.Places;

namespace LocalOfferCms.Ui.Finder;

/// <summary>What a finder finds, and by what: a table of a module's with one row for each published item, and the filters over its columns. The SQL in
/// it is the module's own and shared by SQLite and PostgreSQL; the table is called <c>i</c>. What visitors type never becomes part of it.</summary>
public sealed record FinderDefinition
{
    /// <summary>The finder's address, without a leading slash: <c>schools</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The table. It has <c>ContentItemId</c>.</summary>
    public required string Table { get; init; }

    /// <summary>One of what is found, in words: "school".</summary>
    public required string Thing { get; init; }

    /// <summary>Several of them: "schools".</summary>
    public required string Things { get; init; }

    /// <summary>The column by which they are put in order.</summary>
    public required string OrderColumn { get; init; }

    /// <summary>By what they can be found, in the order of the form.</summary>
    public required IReadOnlyList<FinderFilter> Filters { get; init; }

    /// <summary>The filter by distance, if there is one.</summary>
    public NearFilter? Near => Filters.OfType<NearFilter>().FirstOrDefault();
}

/// <summary>One way to narrow what is found.</summary>
/// <param name="Name">The query parameter, and the id of the field.</param>
/// <param name="Label">In readers' words.</param>
public abstract record FinderFilter(string Name, string Label)
{
    /// <summary>Help below the label; empty for none.</summary>
    public string Hint { get; init; } = "";
}

/// <summary>Words that must all be parts of a text. Signs that mean "anything" to a database are ordinary letters.</summary>
/// <param name="Name">The query parameter.</param>
/// <param name="Label">In readers' words.</param>
/// <param name="Column">The column, folded as <paramref name="Fold"/> folds.</param>
/// <param name="Fold">How texts are compared.</param>
public sealed record WordsFilter(string Name, string Label, string Column, Func<string, string> Fold) : FinderFilter(Name, Label);

/// <summary>An age. What says no age is for every age.</summary>
/// <param name="Name">The query parameter.</param>
/// <param name="Label">In readers' words.</param>
/// <param name="Low">The column of the youngest age.</param>
/// <param name="High">The column of the oldest.</param>
public sealed record AgeFilter(string Name, string Label, string Low, string High) : FinderFilter(Name, Label);

/// <summary>How far away: a postcode or town, and a number of miles.</summary>
/// <param name="Name">The query parameter of the place.</param>
/// <param name="Label">In readers' words.</param>
/// <param name="Latitude">The column of degrees north.</param>
/// <param name="Longitude">The column of degrees east.</param>
public sealed record NearFilter(string Name, string Label, string Latitude, string Longitude) : FinderFilter(Name, Label)
{
    /// <summary>The query parameter of the distance.</summary>
    public const string Within = "within";

    /// <summary>Distances that can be chosen, in miles.</summary>
    public static IReadOnlyList<int> Miles { get; } = [1, 2, 3, 5, 10, 20];

    /// <summary>The distance of a row, as SQL.</summary>
    public string MilesSql => GreatCircle.MilesSql($"i.\"{Latitude}\"", $"i.\"{Longitude}\"");
}

/// <summary>A choice of a filter.</summary>
/// <param name="Value">In addresses and in the table.</param>
/// <param name="Words">In readers' words.</param>
public sealed record FinderChoice(string Value, string Words);

/// <summary>Choices with counts, of which several may be chosen: any of them fits.</summary>
/// <param name="Name">The query parameter.</param>
/// <param name="Label">In readers' words.</param>
/// <param name="Column">The column that holds the value.</param>
/// <param name="Choices">What can be chosen; other values of an address are passed over.</param>
public sealed record ChoiceFilter(string Name, string Label, string Column, IReadOnlyList<FinderChoice> Choices) : FinderFilter(Name, Label)
{
    /// <summary>A table with rows of <c>ContentItemId</c> and <paramref name="Column"/>, where an item can have several values; null when the value is the
    /// item's own. An item that has none is for everybody, and is never hidden.</summary>
    public string? Table { get; init; }

    /// <summary>The value in <see cref="Table"/> that stands for all; empty for none.</summary>
    public string Any { get; init; } = "";
}

/// <summary>Something that an item has or has not, with a count. Those of one group stand together.</summary>
/// <param name="Name">The query parameter; its value is <c>yes</c>.</param>
/// <param name="Label">In readers' words.</param>
/// <param name="Group">The heading above.</param>
/// <param name="Condition">The SQL that is true of those that have it.</param>
public sealed record FlagFilter(string Name, string Label, string Group, string Condition) : FinderFilter(Name, Label)
{
    /// <summary>The value of the query parameter.</summary>
    public const string Yes = "yes";
}
