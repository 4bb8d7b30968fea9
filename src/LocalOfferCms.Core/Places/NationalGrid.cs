namespace LocalOfferCms.Core.Places;

/// <summary>Turns eastings and northings of the Ordnance Survey's grid into degrees of WGS84, to some five metres (Helmert's seven parameters).</summary>
public static class NationalGrid
{
    private const double AiryMajor = 6_377_563.396;
    private const double AiryMinor = 6_356_256.909;
    private const double Wgs84Major = 6_378_137;
    private const double Wgs84Minor = 6_356_752.314245;
    private const double Scale = 0.9996012717;
    private const double FalseEasting = 400_000;
    private const double FalseNorthing = -100_000;
    private const double SecondsInRadian = 206_264.80624709636;
    private static readonly double TrueOriginLatitude = Radians(49);
    private static readonly double TrueOriginLongitude = Radians(-2);

    /// <summary>Degrees north and east of a point of the grid, in metres.</summary>
    public static (double Latitude, double Longitude) ToDegrees(double easting, double northing)
    {
        var (latitude, longitude) = OnAiry(easting, northing);
        var (x, y, z) = Cartesian(latitude, longitude);
        const double S = 1 - 20.4894e-6;
        var (rx, ry, rz) = (0.1502 / SecondsInRadian, 0.2470 / SecondsInRadian, 0.8421 / SecondsInRadian);
        return Geographic(446.448 + (x * S) - (y * rz) + (z * ry), -125.157 + (x * rz) + (y * S) - (z * rx), 542.060 - (x * ry) + (y * rx) + (z * S));
    }

    // The Ordnance Survey's own series ("A guide to coordinate systems in Great Britain", C.2), with its names.
    private static (double Latitude, double Longitude) OnAiry(double easting, double northing)
    {
        const double Near = 0.00001;
        var e2 = 1 - (AiryMinor * AiryMinor / (AiryMajor * AiryMajor));
        var latitude = ((northing - FalseNorthing) / (AiryMajor * Scale)) + TrueOriginLatitude;
        for (double left; Math.Abs(left = northing - FalseNorthing - Meridian(latitude)) >= Near;)
        {
            latitude += left / (AiryMajor * Scale);
        }

        var sine = Math.Sin(latitude);
        var (nu, rho) = (AiryMajor * Scale / Math.Sqrt(1 - (e2 * sine * sine)), AiryMajor * Scale * (1 - e2) / Math.Pow(1 - (e2 * sine * sine), 1.5));
        var (eta2, tan, sec) = ((nu / rho) - 1, Math.Tan(latitude), 1 / Math.Cos(latitude));
        var (t2, t4, t6, de) = (tan * tan, Math.Pow(tan, 4), Math.Pow(tan, 6), easting - FalseEasting);
        var vii = tan / (2 * rho * nu);
        var viii = tan / (24 * rho * Math.Pow(nu, 3)) * (5 + (3 * t2) + eta2 - (9 * t2 * eta2));
        var ix = tan / (720 * rho * Math.Pow(nu, 5)) * (61 + (90 * t2) + (45 * t4));
        var x = sec / nu;
        var xi = sec / (6 * Math.Pow(nu, 3)) * ((nu / rho) + (2 * t2));
        var xii = sec / (120 * Math.Pow(nu, 5)) * (5 + (28 * t2) + (24 * t4));
        var xiia = sec / (5040 * Math.Pow(nu, 7)) * (61 + (662 * t2) + (1320 * t4) + (720 * t6));
        return (
            latitude - (vii * de * de) + (viii * Math.Pow(de, 4)) - (ix * Math.Pow(de, 6)),
            TrueOriginLongitude + (x * de) - (xi * Math.Pow(de, 3)) + (xii * Math.Pow(de, 5)) - (xiia * Math.Pow(de, 7)));
    }

    private static double Meridian(double latitude)
    {
        const double N = (AiryMajor - AiryMinor) / (AiryMajor + AiryMinor);
        var (less, more) = (latitude - TrueOriginLatitude, latitude + TrueOriginLatitude);
        return AiryMinor * Scale * (
            ((1 + N + (1.25 * N * N) + (1.25 * N * N * N)) * less)
            - (((3 * N) + (3 * N * N) + (2.625 * N * N * N)) * Math.Sin(less) * Math.Cos(more))
            + (((1.875 * N * N) + (1.875 * N * N * N)) * Math.Sin(2 * less) * Math.Cos(2 * more))
            - (35.0 / 24 * N * N * N * Math.Sin(3 * less) * Math.Cos(3 * more)));
    }

    private static (double X, double Y, double Z) Cartesian(double latitude, double longitude)
    {
        var e2 = 1 - (AiryMinor * AiryMinor / (AiryMajor * AiryMajor));
        var nu = AiryMajor / Math.Sqrt(1 - (e2 * Math.Pow(Math.Sin(latitude), 2)));
        return (nu * Math.Cos(latitude) * Math.Cos(longitude), nu * Math.Cos(latitude) * Math.Sin(longitude), nu * (1 - e2) * Math.Sin(latitude));
    }

    private static (double Latitude, double Longitude) Geographic(double x, double y, double z)
    {
        const double Near = 1e-12;
        var e2 = 1 - (Wgs84Minor * Wgs84Minor / (Wgs84Major * Wgs84Major));
        var across = Math.Sqrt((x * x) + (y * y));
        var (latitude, before) = (Math.Atan2(z, across * (1 - e2)), double.MaxValue);
        while (Math.Abs(latitude - before) > Near)
        {
            before = latitude;
            var nu = Wgs84Major / Math.Sqrt(1 - (e2 * Math.Pow(Math.Sin(latitude), 2)));
            latitude = Math.Atan2(z + (e2 * nu * Math.Sin(latitude)), across);
        }

        return (Degrees(latitude), Degrees(Math.Atan2(y, x)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
