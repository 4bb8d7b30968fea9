namespace LocalOfferCms.Schools.Finder;

/// <summary>A line of the list of schools.</summary>
/// <param name="Id">The School.</param>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Path">Its address.</param>
internal sealed record SchoolLine(string Id, string Name, string Summary, string Path)
{
    /// <summary>Its phase, in words.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Its kind, in words.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The youngest age.</summary>
    public int? LowAge { get; init; }

    /// <summary>The oldest age.</summary>
    public int? HighAge { get; init; }

    /// <summary>How far away it is; null when no place was asked for, or nobody knows where it is.</summary>
    public double? Miles { get; init; }

    /// <summary>The postcode.</summary>
    public string Postcode { get; init; } = "";

    /// <summary>The town.</summary>
    public string Town { get; init; } = "";

    /// <summary>The area of the council.</summary>
    public string Area { get; init; } = "";

    /// <summary>The number in the national register.</summary>
    public string Urn { get; init; } = "";

    /// <summary>Whether it has a nursery class.</summary>
    public bool HasNursery { get; init; }

    /// <summary>Whether it has a sixth form.</summary>
    public bool HasSixthForm { get; init; }

    /// <summary>Whether it has a SEN unit.</summary>
    public bool HasUnit { get; init; }

    /// <summary>Whether it has resourced provision.</summary>
    public bool HasResourcedProvision { get; init; }

    /// <summary>Whether the law asks it for a report.</summary>
    public bool HasDuty { get; init; }

    /// <summary>Where its report is.</summary>
    public ReportPlace Report { get; init; }

    /// <summary>The address of its report on this site.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The address of its report on its own site.</summary>
    public string? ReportAddress { get; init; }

    /// <summary>Needs it has extra skill in, in words.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>"Ages 4 to 11"; empty when nobody has said.</summary>
    public string Ages => (LowAge, HighAge) switch
    {
        (null, null) => "",
        ({ } low, null) => $"Ages {low} and over",
        (null, { } high) => $"Ages up to {high}",
        ({ } low, { } high) => $"Ages {low} to {high}",
    };

    /// <summary>What stands below the name.</summary>
    public IEnumerable<string> Facts => new[]
    {
        Phase, Kind, Ages, Town.Length > 0 && Area.Length > 0 && Town != Area ? $"{Town}, {Area}" : Town + (Town.Length > 0 ? "" : Area),
        HasUnit ? "SEN unit" : "", HasResourcedProvision ? "Resourced provision" : "", HasNursery ? "Nursery class" : "", HasSixthForm ? "Sixth form" : "",
    }.Where(fact => fact.Length > 0);
}
