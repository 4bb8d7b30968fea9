using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using LocalOfferCms.Core.Places;

namespace LocalOfferCms.Schools.Register;

/// <summary>Reads schools out of the register's main file, row by row. Columns are found by their headings, whatever their number and order; those of
/// people's names are never looked at.</summary>
internal sealed class RegisterReader : IDisposable
{
    private const int MostRows = 1_000_000;

    private static readonly string[] Required =
        ["URN", "LA (code)", "EstablishmentName", "TypeOfEstablishment (code)", "EstablishmentStatus (name)", "PhaseOfEducation (code)", "Postcode"];

    private readonly RegisterRecords _records;
    private readonly CsvParser _csv;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private readonly int _headings;
    private readonly int _firstUncertain;
    private readonly string _asAt;
    private bool _bad;
    private int _rows;

    private RegisterReader(RegisterRecords records, DateOnly asAt)
    {
        _records = records;
        _asAt = asAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _csv = new CsvParser(records, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = _ => _bad = true, BufferSize = 1 << 14 });
        _headings = Headings();
        _firstUncertain = _columns.GetValueOrDefault("SEN1 (name)", _headings);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="Core.RefusedException">It is not the register's main file.</exception>
    public static RegisterReader Open(string path, DateOnly asAt)
    {
        var records = RegisterFile.Open(path);
        try
        {
            return new(records, asAt);
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    /// <summary>The line that the row began on.</summary>
    public int Line => _csv.RawRow;

    /// <summary>How many rows were read.</summary>
    public int Rows => _rows;

    /// <summary>The row's number in the register.</summary>
    public string Urn => Cell("URN") ?? "";

    /// <summary>The council's number.</summary>
    public string LaCode => Cell("LA (code)") ?? "";

    /// <summary>The district's GSS code.</summary>
    public string District => Cell("DistrictAdministrative (code)") ?? "";

    /// <summary>Records that are no rows.</summary>
    public IReadOnlyList<RefusedRow> Refused => _records.Refused;

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Read()
    {
        _bad = false;
        if (!_csv.Read())
        {
            return false;
        }

        return ++_rows <= MostRows ? true : throw RegisterFile.Refuse("TooManyRows", $"'{_records.Name}' has more than {MostRows:N0} rows. The register has far fewer.");
    }

    /// <summary>Why the row cannot be used; null when it can. A row that cannot be told to be a school of some council at all is refused for every council.</summary>
    public string? Refusal()
    {
        // Each cell is made into text: one that is written wrongly spoils the row.
        _ = _csv.Record;
        return _bad ? "A quotation mark stands where none can be, or one is missing."
            : !IsNumber(Urn, 5, 7) ? $"The URN '{Cut(Urn)}' is not a number of six digits."
            : !IsNumber(LaCode, 3, 3) ? $"The LA code '{Cut(LaCode)}' is not a number of three digits."
            : string.IsNullOrEmpty(Cell("EstablishmentName")) ? "It has no name."
            : _csv.Count < _firstUncertain && Cell("Postcode") is null ? $"It has {_csv.Count} values under {_headings} headings."
            : null;
    }

    /// <summary>What stands against part of a row that is used; null for nothing.</summary>
    public string? Doubt() => IsUneven
        ? $"It has {_csv.Count} values under {_headings} headings, so that what stands after '{(_firstUncertain < _headings ? "Section41Approved (name)" : "the last heading")}' was not read."
        : null;

    /// <summary>The row as a school.</summary>
    public RegisteredSchool School()
    {
        var (type, phase) = (Cell("TypeOfEstablishment (code)") ?? "", Cell("PhaseOfEducation (code)") ?? "");
        var kind = RegisterWords.Kind(type, phase);
        var school = new RegisteredSchool { Line = Line, IsSought = kind is not null };
        foreach (var column in RegisterColumns.All)
        {
            if (Cell(column.Heading) is { } text)
            {
                school[column.Fact] = Shared(column.Read(text));
            }
        }

        var (low, high) = (Whole(school[Facts.LowAge]), Whole(school[Facts.HighAge]));
        school[Facts.Phase] = RegisterWords.Phase(phase, low, high);
        school[Facts.Kind] = kind ?? "";
        Provision(school);
        Sen(school);
        Place(school);
        school[Facts.Source] = RegisterWords.Source;
        school[Facts.AsAt] = _asAt;
        return school;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _records.Dispose();
    }

    private bool IsUneven => _csv.Count > _headings || (_csv.Count < _headings && _csv.Count > _firstUncertain);

    private int Headings()
    {
        if (!_csv.Read() || _csv.Record is not { } headings)
        {
            throw RegisterFile.Refuse("NoHeadings", $"'{_records.Name}' has no headings: it is not a file of the register.");
        }

        for (var i = 0; i < headings.Length; i++)
        {
            _columns.TryAdd(headings[i].Trim().Trim('\uFEFF'), i);
        }

        if (_columns.ContainsKey("LinkURN"))
        {
            throw RegisterFile.Refuse("LinksFile", $"'{_records.Name}' is the register's file of links between schools. Give it as --links, beside the file of all establishments.");
        }

        var missing = Required.Where(heading => !_columns.ContainsKey(heading)).ToList();
        return missing.Count == 0 ? headings.Length
            : throw RegisterFile.Refuse("MissingColumn", missing.Count > 3 || !_columns.ContainsKey("URN")
                ? $"'{_records.Name}' is not the register's file of establishments: it has no column '{missing[0]}'{(missing.Count > 1 ? $", nor {missing.Count - 1} others that are needed" : "")}. Nothing was changed."
                : $"'{_records.Name}' lacks {string.Join(", ", missing.Select(m => $"the column '{m}'"))}. Nothing was changed.");
    }

    /// <summary>A cell; null when the file has no such column, or the row is too uneven to trust it.</summary>
    private string? Cell(string heading) =>
        _columns.TryGetValue(heading, out var at) && at < _csv.Count && !(IsUneven && at >= _firstUncertain) ? RegisterWords.Clean(_csv[at]) : null;

    private void Provision(RegisteredSchool school)
    {
        if (Cell("TypeOfResourcedProvision (name)") is not { } type)
        {
            return;
        }

        school[Facts.SenUnit] = type.Contains("SEN unit", StringComparison.OrdinalIgnoreCase) ? "Yes" : "";
        school[Facts.ResourcedProvision] = type.Contains("resourced provision", StringComparison.OrdinalIgnoreCase) ? "Yes" : "";
    }

    private void Sen(RegisteredSchool school)
    {
        var cells = Enumerable.Range(1, 13).Select(i => Cell($"SEN{i.ToString(CultureInfo.InvariantCulture)} (name)")).ToList();
        if (cells.TrueForAll(cell => cell is null))
        {
            return;
        }

        var types = cells.Where(cell => !string.IsNullOrEmpty(cell) && RegisterWords.Said(cell).Length > 0).Select(cell => cell!).Distinct().ToList();
        school[Facts.Needs] = Shared(string.Join('\n', types.Select(RegisterWords.Need).OfType<string>().Distinct()));
        school[Facts.SenTypes] = Shared(string.Join('\n', types));
    }

    private static void Place(RegisteredSchool school)
    {
        if (school[Facts.Easting] is null || school[Facts.Northing] is null)
        {
            return;
        }

        var place = Whole(school[Facts.Easting]) is { } easting && Whole(school[Facts.Northing]) is { } northing ? NationalGrid.ToDegrees(easting, northing) : ((double Latitude, double Longitude)?)null;
        if (place is null)
        {
            (school[Facts.Easting], school[Facts.Northing], school[Facts.Latitude], school[Facts.Longitude]) = ("", "", "", "");
            return;
        }

        school[Facts.Latitude] = place.Value.Latitude.ToString("R", CultureInfo.InvariantCulture);
        school[Facts.Longitude] = place.Value.Longitude.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Towns, types and the like come again and again: one string for all of them.</summary>
    private string Shared(string text)
    {
        if (text.Length > 60)
        {
            return text;
        }

        if (!_shared.TryGetValue(text, out var same) && _shared.Count < 50_000)
        {
            _shared[text] = same = text;
        }

        return same ?? text;
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsNumber(string text, int least, int most) => text.Length >= least && text.Length <= most && text.All(char.IsAsciiDigit);

    private static string Cut(string text) => text.Length <= 30 ? text : text[..30] + "…";
}

/// <summary>A column that becomes a fact as it stands, or nearly so.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Read">Makes the one of the other.</param>
internal sealed record RegisterColumns(string Heading, RegisterFact Fact, Func<string, string> Read)
{
    public static readonly IReadOnlyList<RegisterColumns> All =
    [
        new("EstablishmentName", Facts.Name, Text(500)),
        new("URN", Facts.Urn, Text(7)),
        new("LA (code)", Facts.LaCode, Text(3)),
        new("LA (name)", Facts.LaName, Text()),
        new("EstablishmentNumber", Facts.EstablishmentNumber, Text(10)),
        new("TypeOfEstablishment (name)", Facts.RegisterType, Text()),
        new("EstablishmentStatus (name)", Facts.Status, Text(64)),
        new("OpenDate", Facts.OpenedOn, RegisterWords.Day),
        new("CloseDate", Facts.ClosedOn, RegisterWords.Day),
        new("ReasonEstablishmentClosed (name)", Facts.ClosedReason, Said),
        new("StatutoryLowAge", Facts.LowAge, text => RegisterWords.Number(text, 99)),
        new("StatutoryHighAge", Facts.HighAge, text => RegisterWords.Number(text, 99)),
        new("Gender (name)", Facts.Gender, Said),
        new("ReligiousCharacter (name)", Facts.Religion, Said),
        new("AdmissionsPolicy (name)", Facts.Admissions, Said),
        new("NurseryProvision (name)", Facts.Nursery, RegisterWords.YesOrNo),
        new("OfficialSixthForm (name)", Facts.SixthForm, RegisterWords.YesOrNo),
        new("Boarders (name)", Facts.Boarding, RegisterWords.YesOrNo),
        new("SchoolCapacity", Facts.Capacity, text => RegisterWords.Number(text, 99_999)),
        new("NumberOfPupils", Facts.Pupils, text => RegisterWords.Number(text, 99_999)),
        new("CensusDate", Facts.PupilsOn, RegisterWords.Day),
        new("Trusts (name)", Facts.Trust, text => TrustName.Read(Said(text))),
        new("Federations (name)", Facts.Federation, Said),
        new("SenUnitCapacity", Facts.SenUnitPlaces, text => RegisterWords.Number(text, 9_999)),
        new("ResourcedProvisionCapacity", Facts.ResourcedProvisionPlaces, text => RegisterWords.Number(text, 9_999)),
        new("Section41Approved (name)", Facts.Section41, RegisterWords.YesOrNo),
        new("Street", Facts.Street, Text()),
        new("Locality", Facts.Locality, Text()),
        new("Town", Facts.Town, Text()),
        new("County (name)", Facts.County, Said),
        new("Postcode", Facts.Postcode, text => Text(10)(text).ToUpperInvariant()),
        new("DistrictAdministrative (name)", Facts.Area, Said),
        new("AdministrativeWard (name)", Facts.Ward, Said),
        new("TelephoneNum", Facts.Telephone, Text(40)),
        new("SchoolWebsite", Facts.Website, RegisterWords.Website),
        new("Easting", Facts.Easting, text => RegisterWords.Number(text, 700_000)),
        new("Northing", Facts.Northing, text => RegisterWords.Number(text, 1_300_000)),
    ];

    private static Func<string, string> Text(int most = 250) => text => text.Length <= most ? text : text[..most];

    private static string Said(string text) => RegisterWords.Said(Text()(text));
}
