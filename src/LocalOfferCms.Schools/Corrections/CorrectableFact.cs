using System.Globalization;
using System.Text.RegularExpressions;
using LocalOfferCms.Core;

namespace LocalOfferCms.Schools.Corrections;

/// <summary>How a fact of the register is written.</summary>
internal enum FactShape
{
    Text,
    Number,
    YesNo,
    Phase,
    Kind,
    Postcode,
    Telephone,
    Website,
}

/// <summary>A fact of the register that a school can say is wrong.</summary>
/// <param name="Name">As content has it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Shape">How it is written.</param>
internal sealed partial record CorrectableFact(string Name, string Label, FactShape Shape = FactShape.Text)
{
    /// <summary>The longest value taken.</summary>
    public const int LongestValue = 200;

    /// <summary>The oldest age and the largest number that make sense.</summary>
    private const int LargestNumber = 20_000;

    /// <summary>All of them, in the order of the school's page. Counts of the census are not among them: those are as they were counted on one day, and a
    /// small number written in by hand could tell who is meant. Nor are the needs, which a school writes in its own words, nor the place on the map.</summary>
    public static readonly IReadOnlyList<CorrectableFact> All =
    [
        new("Phase", "Phase", FactShape.Phase),
        new("LowAge", "Youngest age", FactShape.Number),
        new("HighAge", "Oldest age", FactShape.Number),
        new("Kind", "Type", FactShape.Kind),
        new("Gender", "Boys or girls"),
        new("Religion", "Religious character"),
        new("Admissions", "Admissions"),
        new("Nursery", "Nursery class", FactShape.YesNo),
        new("SixthForm", "Sixth form", FactShape.YesNo),
        new("Boarding", "Boarding"),
        new("SenUnit", "SEN unit", FactShape.YesNo),
        new("SenUnitPlaces", "Places in the SEN unit", FactShape.Number),
        new("ResourcedProvision", "Resourced provision", FactShape.YesNo),
        new("ResourcedProvisionPlaces", "Places in resourced provision", FactShape.Number),
        new("Pupils", "Number of pupils", FactShape.Number),
        new("Capacity", "Places in all", FactShape.Number),
        new("Trust", "Trust"),
        new("Federation", "Federation"),
        new("Section41", "Approved under section 41", FactShape.YesNo),
        new("Street", "Street"),
        new("Locality", "Locality"),
        new("Town", "Town"),
        new("County", "County"),
        new("Postcode", "Postcode", FactShape.Postcode),
        new("Telephone", "Telephone", FactShape.Telephone),
        new("Website", "Website", FactShape.Website),
    ];

    /// <summary>The fact of this name; null when there is none that can be corrected.</summary>
    public static CorrectableFact? Named(string? name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>A value in readers' words.</summary>
    public string Words(string value) => SchoolFacts.Words(Name, value) is { Length: > 0 } words ? words : value;

    /// <summary>Why a value cannot be taken; null when it can.</summary>
    public Refusal? Refuse(string value) => value switch
    {
        "" => new("ValueMissing", "Enter what is right."),
        { Length: > LongestValue } => new("ValueTooLong", $"What is right must be {LongestValue} characters or fewer."),
        _ => Shape switch
        {
            FactShape.Number when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > LargestNumber => new("ValueNoNumber", "Enter a whole number, such as 210."),
            FactShape.YesNo when value is not ("Yes" or "No") => new("ValueNoChoice", "Choose yes or no."),
            FactShape.Phase when SchoolPhase.Named(value) is null => new("ValueNoChoice", "Choose from the list."),
            FactShape.Kind when SchoolKind.All.All(k => k.Name != value) => new("ValueNoChoice", "Choose from the list."),
            FactShape.Postcode when !Postcodes().IsMatch(value) => new("ValueNoPostcode", "Enter a full postcode, such as PE1 1AA."),
            FactShape.Telephone when value.Count(char.IsAsciiDigit) < 10 => new("ValueNoTelephone", "Enter a telephone number, such as 01632 960 001."),
            FactShape.Website when !Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") => new("ValueNoAddress", "Enter an address that begins with https://"),
            _ => null,
        },
    };

    /// <summary>Whether two ways to write it say the same: spaces in a number, a final slash, capitals.</summary>
    public bool Same(string one, string other) => Compared(one) == Compared(other);

    private string Compared(string value) => Shape switch
    {
        FactShape.Telephone => string.Concat(value.Where(char.IsAsciiDigit)),
        FactShape.Website => value.Trim().TrimEnd('/').Replace("https://", "", StringComparison.OrdinalIgnoreCase).Replace("http://", "", StringComparison.OrdinalIgnoreCase).ToUpperInvariant(),
        FactShape.Number when double.TryParse(value, CultureInfo.InvariantCulture, out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => string.Concat(value.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant(),
    };

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$", RegexOptions.IgnoreCase)]
    private static partial Regex Postcodes();
}
