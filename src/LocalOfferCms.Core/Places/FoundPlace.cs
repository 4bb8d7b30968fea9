namespace LocalOfferCms.Core.Places;

/// <summary>How exactly a place is known.</summary>
public enum PlaceKind
{
    /// <summary>The very postcode.</summary>
    Postcode,

    /// <summary>The middle of a postcode's first half, which is what was typed.</summary>
    Outcode,

    /// <summary>The middle of the first half of a postcode, since the table does not go further.</summary>
    NearPostcode,

    /// <summary>A town.</summary>
    Town,
}

/// <summary>A place that somebody typed.</summary>
/// <param name="Name">As it is written: <c>NR15 1TF</c>, <c>NR15</c>, <c>Attleborough</c>.</param>
/// <param name="Kind">How exactly it is known.</param>
/// <param name="Latitude">Degrees north, WGS84.</param>
/// <param name="Longitude">Degrees east, WGS84.</param>
public sealed record FoundPlace(string Name, PlaceKind Kind, double Latitude, double Longitude)
{
    /// <summary>Who is responsible there, when it certainly is not this council; null when it is, or when that is not known.</summary>
    public ElsewherePlace? Elsewhere { get; init; }

    /// <summary>How far it is to another place, in miles.</summary>
    public double MilesTo(double latitude, double longitude) => GreatCircle.Miles(Latitude, Longitude, latitude, longitude);
}

/// <summary>A place in which another council is responsible.</summary>
/// <param name="Councils">Those of this host; empty when none of them is.</param>
public sealed record ElsewherePlace(IReadOnlyList<ResponsibleCouncil> Councils);

/// <summary>A council that is responsible for a place.</summary>
/// <param name="Name">The authority's name.</param>
/// <param name="Address">The full address of its site.</param>
public sealed record ResponsibleCouncil(string Name, string Address);

/// <summary>A town that a council's own tables know.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Latitude">Degrees north of its middle.</param>
/// <param name="Longitude">Degrees east of its middle.</param>
public sealed record KnownTown(string Name, double Latitude, double Longitude);
