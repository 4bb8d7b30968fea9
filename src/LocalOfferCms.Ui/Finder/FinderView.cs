using System.Globalization;
using LocalOfferCms.Core.Places;

namespace LocalOfferCms.Ui.Finder;

/// <summary>A filter in force, with the address of the list without it.</summary>
/// <param name="Words">What was chosen, in readers' words.</param>
/// <param name="Address">The list without it.</param>
/// <param name="Count">How many would be found without the whole filter.</param>
public sealed record ChosenFilter(string Words, string Address, int Count);

/// <summary>A finder as the partials <c>_FinderForm</c> and <c>_FinderFound</c> draw it.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Near">The place that was typed; null when none was, or it is not known.</param>
/// <param name="Problems">What cannot be understood, by field.</param>
public sealed record FinderView(FinderRequest Request, FinderCounts Counts, FoundPlace? Near, IReadOnlyDictionary<string, string> Problems)
{
    /// <summary>The finder.</summary>
    public FinderDefinition Definition => Request.Definition;

    /// <summary>Whether the nearest come first.</summary>
    public bool IsByDistance => Near is not null && Request.Sort != FinderRequest.ByName;

    /// <summary>The pages.</summary>
    public PageNumbers Pages => PageNumbers.For(Request.Page, Counts.Total, FinderRequest.PageSize, page => Request.Address(page));

    /// <summary>"12 schools".</summary>
    public string Found => InWords(Counts.Total);

    /// <summary>Reads what was typed, finds its place and says what cannot be understood.</summary>
    public static async Task<(FoundPlace? Near, Dictionary<string, string> Problems)> UnderstandAsync(
        FinderRequest request, PlaceFinder places, IReadOnlyList<KnownTown> towns, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(places);
        var problems = new Dictionary<string, string>();
        FoundPlace? near = null;
        if (request.Definition.Near is { } filter && request.Text(filter.Name) is { Length: > 0 } typed)
        {
            near = await places.FindAsync(typed, towns, ct);
            if (near is null)
            {
                problems[filter.Name] = $"We do not know “{typed}”. Enter a full postcode, the first part of a postcode, or a town.";
            }
        }

        foreach (var age in request.Definition.Filters.OfType<AgeFilter>().Where(age => request.Text(age.Name).Length > 0 && request.Age(age) is null))
        {
            problems[age.Name] = "Enter an age in whole years, such as 7.";
        }

        return (near, problems);
    }

    /// <summary>A number of what is found.</summary>
    public string InWords(int count) => count switch
    {
        0 => $"No {Definition.Things} found",
        1 => $"1 {Definition.Thing}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {Definition.Things}"),
    };

    /// <summary>A distance, as people say it.</summary>
    public static string Miles(double miles) => miles switch
    {
        < 0.1 => "less than 0.1 miles",
        >= 0.95 and < 1.05 => "1 mile",
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{miles:0.#} miles"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{miles:0} miles"),
    };

    /// <summary>The filters in force.</summary>
    public IEnumerable<ChosenFilter> Chosen() => Request.Chosen.Where(c => !Problems.ContainsKey(c.Name) && (c.Name != NearFilter.Within || Near is not null)).Select(c => c.Name == NearFilter.Within
        ? new ChosenFilter($"Within {c.Value} {(c.Value == "1" ? "mile" : "miles")}", Request.Without(c.Name).Address(), Counts.Without(Definition.Near!.Name))
        : Chosen(Definition.Filters.First(f => f.Name == c.Name), c.Value));

    /// <summary>The filters that, let go alone, would let something be found.</summary>
    public IEnumerable<(string Words, string Address, int Count)> Loosened() =>
        from name in Request.Chosen.Select(c => c.Name == NearFilter.Within ? Definition.Near!.Name : c.Name).Distinct()
        let count = Counts.Without(name)
        where count > 0
        let filter = Definition.Filters.First(f => f.Name == name)
        select (filter is NearFilter ? "the distance" : $"“{filter.Label}”", Request.Without(filter is NearFilter ? NearFilter.Within : name).Address(), count);

    private ChosenFilter Chosen(FinderFilter filter, string value)
    {
        var words = filter switch
        {
            ChoiceFilter choice => choice.Choices.First(c => c.Value == value).Words,
            FlagFilter flag => flag.Label,
            AgeFilter => $"Age {value}",
            NearFilter => Near is null ? $"Near “{value}”" : $"Near {Near.Name}",
            _ => $"“{value}”",
        };
        return new(words, Request.Without(filter.Name, value).Address(), Counts.Without(filter.Name));
    }
}
