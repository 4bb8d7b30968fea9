using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Schools.Register;

/// <summary>Who says a fact about a school.</summary>
internal enum FactOrigin
{
    /// <summary>Nobody has said it.</summary>
    Unknown,

    /// <summary>The national register (part <c>SchoolRegisterPart</c>, which imports alone write).</summary>
    Register,

    /// <summary>The school or the council, in a field of <c>SchoolPart</c>.</summary>
    Own,

    /// <summary>The school, which says that the register is wrong (a <c>SchoolCorrection</c> in the bag <c>Corrections</c>).</summary>
    Correction,
}

/// <summary>A fact about a school, and who says it.</summary>
/// <param name="Value">What holds; empty when nobody has said it.</param>
/// <param name="Origin">Who says so.</param>
/// <param name="Note">Why the register was corrected; empty otherwise.</param>
/// <param name="On">As at which day; null when that is not known.</param>
internal sealed record SchoolFact(string Value, FactOrigin Origin, string Note, DateOnly? On);

/// <summary>What is known of a school: what it corrected comes before what was written by hand, and that before the national register.</summary>
internal sealed class SchoolRecord
{
    private readonly ContentPart _own;
    private readonly ContentPart _register;
    private readonly Dictionary<string, ContentPart> _corrections;

    private SchoolRecord(ContentDocument content)
    {
        _own = content.Part("SchoolPart");
        _register = content.Part("SchoolRegisterPart");
        _corrections = [];
        foreach (var correction in content.Items("Corrections").Select(c => c.Content.Own))
        {
            _corrections[correction.Text("Fact")] = correction;
        }
    }

    /// <summary>Whether the register knows it.</summary>
    public bool IsRegistered => _register.Exists;

    /// <summary>The day of the register's file.</summary>
    public DateOnly? AsAt => _register.Date("AsAt");

    /// <summary>The six-digit number of the register; empty for none.</summary>
    public string Urn => this["Urn"].Value;

    /// <summary>The register's own facts, as they were read.</summary>
    public ContentPart Register => _register;

    /// <summary>A fact by its name, which is that of the field in either part: <c>Phase</c>, <c>Kind</c>, <c>LowAge</c>, <c>Telephone</c>…</summary>
    public SchoolFact this[string name]
    {
        get
        {
            if (_corrections.TryGetValue(name, out var correction))
            {
                return new(correction.Text("Value").Trim(), FactOrigin.Correction, correction.Text("Note").Trim(), correction.Date("On"));
            }

            var own = ValueOf(_own, name);
            if (own.Length > 0)
            {
                return new(own, FactOrigin.Own, "", null);
            }

            var registered = ValueOf(_register, name);
            return registered.Length > 0 ? new(registered, FactOrigin.Register, "", AsAt) : new("", FactOrigin.Unknown, "", null);
        }
    }

    /// <summary>Reads a published or drafted School.</summary>
    public static SchoolRecord Of(ContentDocument content) => new(content);

    /// <summary>A fact as a whole number; null when it is not one.</summary>
    public int? Number(string name) => int.TryParse(this[name].Value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Degrees of WGS84; null when the register has no place for it.</summary>
    public (double Latitude, double Longitude)? Place =>
        _register.Number("Latitude") is { } latitude && _register.Number("Longitude") is { } longitude ? ((double)latitude, (double)longitude) : null;

    /// <summary>What the register says of a fact, whoever says otherwise; empty for nothing.</summary>
    public string Registered(string name) => ValueOf(_register, name);

    // A link's own text is what the link is called, and not where it leads.
    private static string ValueOf(ContentPart part, string name) =>
        part.Link(name) is { } link ? link.Url.Trim()
        : part.Text(name).Trim() is { Length: > 0 } text ? text
        : part.Number(name) is { } number ? number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : "";
}
