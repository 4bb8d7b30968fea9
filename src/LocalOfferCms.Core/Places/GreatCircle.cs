namespace LocalOfferCms.Core.Places;

/// <summary>Distances over the ground as the crow flies, in miles.</summary>
public static class GreatCircle
{
    private const double EarthAcross = 2 * 3958.7613;

    /// <summary>Between two places in degrees of WGS84 (haversine).</summary>
    public static double Miles(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude)
    {
        var (north, east) = (Radians(toLatitude - fromLatitude) / 2, Radians(toLongitude - fromLongitude) / 2);
        var half = Square(Math.Sin(north)) + (Math.Cos(Radians(fromLatitude)) * Math.Cos(Radians(toLatitude)) * Square(Math.Sin(east)));
        return EarthAcross * Math.Asin(Math.Sqrt(Math.Min(1, half)));
    }

    /// <summary>The same as SQL that SQLite and PostgreSQL share, from the parameters <c>@lat</c> and <c>@lng</c>. Null where a column is.</summary>
    /// <param name="latitude">The column of degrees north.</param>
    /// <param name="longitude">The column of degrees east.</param>
    public static string MilesSql(string latitude, string longitude) => FormattableString.Invariant(
        $"({EarthAcross} * asin(sqrt(power(sin(radians({latitude} - @lat) / 2), 2) + cos(radians(@lat)) * cos(radians({latitude})) * power(sin(radians({longitude} - @lng) / 2), 2))))");

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Square(double value) => value * value;
}
