using System.Globalization;
using System.Text;

namespace LocalOfferCms.Core.Places;

/// <summary>A row of a table of postcodes.</summary>
/// <param name="Postcode">The postcode, or its first half.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="District">The administrative district's code; empty for none.</param>
/// <param name="Postcodes">For a first half: of how many postcodes this is the middle.</param>
internal readonly record struct PostcodeLine(TypedPostcode Postcode, double Latitude, double Longitude, string District, int Postcodes);

/// <summary>Reads tables of postcodes line by line: OS Code-Point Open as it is published (ten columns, no heading), and tables whose heading names
/// <c>postcode</c> or <c>outcode</c> with latitude and longitude, or with easting and northing. No cell of theirs holds a comma.</summary>
internal sealed class PostcodeFile
{
    private const int CodePointColumns = 10;

    // Of the mainland and its islands; what lies outside is a slip of columns.
    private const double South = 49;
    private const double North = 61.5;
    private const double West = -9;
    private const double East = 2.5;

    private readonly string _path;
    private readonly Columns _columns;
    private readonly bool _hasHeading;

    private PostcodeFile(string path, Columns columns, bool hasHeading) => (_path, _columns, _hasHeading) = (path, columns, hasHeading);

    private sealed record Columns(int Code, bool IsOutcode, int Latitude, int Longitude, int Easting, int Northing, int District, int Postcodes, int Count);

    /// <summary>The file's name, for people.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>Whether it lists first halves.</summary>
    public bool IsOutcodes => _columns.IsOutcode;

    /// <summary>Looks at the first line; null when the file is no table of postcodes.</summary>
    public static PostcodeFile? Open(string path)
    {
        using var reader = Reader(path);
        string? first;
        do
        {
            first = reader.ReadLine();
        }
        while (first is not null && IsIdle(first));

        if (first is null)
        {
            return null;
        }

        var cells = Cells(first);
        return Headed(cells) is { } columns ? new(path, columns, hasHeading: true)
            : cells.Length == CodePointColumns && TypedPostcode.Read(cells[0]) is { IsWhole: true }
                ? new(path, new(0, false, -1, -1, 2, 3, 8, -1, CodePointColumns), hasHeading: false)
                : null;
    }

    /// <summary>All rows. Postcodes that have no position are left out.</summary>
    /// <exception cref="RefusedException">A line cannot be read; the message says which, and why.</exception>
    public IEnumerable<PostcodeLine> Lines()
    {
        using var reader = Reader(_path);
        var (number, skipHeading) = (0, _hasHeading);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (IsIdle(line))
            {
                continue;
            }

            if (skipHeading)
            {
                skipHeading = false;
                continue;
            }

            if (Read(line, number) is { } row)
            {
                yield return row;
            }
        }
    }

    private PostcodeLine? Read(string line, int number)
    {
        var cells = Cells(line);
        if (cells.Length != _columns.Count)
        {
            throw Wrong(number, $"it has {cells.Length} columns where {_columns.Count} are due");
        }

        if (TypedPostcode.Read(cells[_columns.Code]) is not { } postcode || postcode.IsWhole == IsOutcodes)
        {
            throw Wrong(number, $"'{Shown(cells[_columns.Code])}' is not {(IsOutcodes ? "the first half of a postcode" : "a postcode")}");
        }

        if (Position(cells, number) is not { } place)
        {
            return null;
        }

        var district = _columns.District < 0 ? "" : cells[_columns.District];
        if (district.Length > PlacesModel.CodeLength || !district.All(char.IsAsciiLetterOrDigit))
        {
            throw Wrong(number, $"'{Shown(district)}' is not the code of a district");
        }

        return new(postcode, place.Latitude, place.Longitude, district, _columns.Postcodes < 0 ? 1 : (int)Number(cells[_columns.Postcodes], number, "a number of postcodes"));
    }

    private (double Latitude, double Longitude)? Position(string[] cells, int number)
    {
        (double Latitude, double Longitude) place;
        if (_columns.Latitude >= 0)
        {
            if (cells[_columns.Latitude].Length == 0 && cells[_columns.Longitude].Length == 0)
            {
                return null;
            }

            place = (Number(cells[_columns.Latitude], number, "a latitude"), Number(cells[_columns.Longitude], number, "a longitude"));
        }
        else
        {
            var (easting, northing) = (cells[_columns.Easting], cells[_columns.Northing]);
            // Code-Point Open gives 0, 0 where it knows no position.
            if (easting is "" or "0" && northing is "" or "0")
            {
                return null;
            }

            var (metresEast, metresNorth) = (Number(easting, number, "an easting"), Number(northing, number, "a northing"));
            place = metresEast is >= 0 and <= 700_000 && metresNorth is >= 0 and <= 1_300_000
                ? NationalGrid.ToDegrees(metresEast, metresNorth)
                : throw Wrong(number, $"{easting}, {northing} does not lie in Great Britain");
        }

        return place is { Latitude: >= South and <= North, Longitude: >= West and <= East }
            ? place
            : throw Wrong(number, FormattableString.Invariant($"{place.Latitude:0.####}, {place.Longitude:0.####} does not lie in Great Britain"));
    }

    private double Number(string cell, int number, string what) =>
        double.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < int.MaxValue
            ? value
            : throw Wrong(number, $"'{Shown(cell)}' is not {what}");

    private RefusedException Wrong(int number, string why) => new([new("BadPostcodeFile", $"{Name}, line {number}: {why}. Nothing was changed.")]);

    private static Columns? Headed(string[] heading)
    {
        int Of(params string[] names) => Array.FindIndex(heading, cell => names.Contains(cell, StringComparer.OrdinalIgnoreCase));
        var (postcode, outcode) = (Of("postcode", "pcd", "pcds"), Of("outcode"));
        var (latitude, longitude, easting, northing) = (Of("latitude", "lat"), Of("longitude", "long", "lng"), Of("easting", "eastings"), Of("northing", "northings"));
        var hasDegrees = latitude >= 0 && longitude >= 0;
        return (postcode < 0 && outcode < 0) || (!hasDegrees && (easting < 0 || northing < 0))
            ? null
            : new(postcode >= 0 ? postcode : outcode, postcode < 0, hasDegrees ? latitude : -1, longitude, easting, northing,
                Of("admin_district_code", "oslaua", "district"), postcode < 0 ? Of("unit_postcodes", "postcodes") : -1, heading.Length);
    }

    private static StreamReader Reader(string path) => new(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });

    private static bool IsIdle(string line) => line.Length == 0 || line[0] == '#' || string.IsNullOrWhiteSpace(line);

    private static string[] Cells(string line)
    {
        var cells = line.Split(',');
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = cells[i].Trim().Trim('"').Trim();
        }

        return cells;
    }

    private static string Shown(string cell) => cell.Length <= 40 ? cell : cell[..40] + "…";
}
