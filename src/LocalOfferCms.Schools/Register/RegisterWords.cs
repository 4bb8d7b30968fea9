using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Schools.Register;

/// <summary>Turns the register's codes and words into ours.</summary>
internal static partial class RegisterWords
{
    /// <summary>The status of a school that is no more.</summary>
    public const string Closed = "Closed";

    /// <summary>What the source of the facts is called.</summary>
    public const string Source = "Get Information about Schools";

    private const string Other = "other";

    // Children's centres, universities, schools abroad, in Wales or of the forces, secure units: nobody looks for them here.
    private static readonly HashSet<string> NotSought = ["24", "25", "26", "27", "29", "30", "37", "47", "48", "57"];

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["01"] = "maintained", ["02"] = "maintained", ["03"] = "maintained", ["05"] = "maintained", ["15"] = "maintained-nursery",
        ["07"] = "special", ["12"] = "special", ["08"] = "non-maintained-special", ["10"] = "independent-special", ["11"] = "independent",
        ["06"] = "academy", ["28"] = "academy", ["34"] = "academy", ["35"] = "academy", ["40"] = "academy", ["41"] = "academy",
        ["33"] = "special-academy", ["36"] = "special-academy", ["44"] = "special-academy",
        ["14"] = "pru", ["38"] = "ap-academy", ["42"] = "ap-academy", ["43"] = "ap-academy",
        ["32"] = "special-post-16", ["18"] = "college", ["31"] = "college", ["39"] = "college", ["45"] = "college", ["46"] = "college",
    };

    private static readonly Dictionary<string, string> NeedsOfTypes = new()
    {
        ["SPLD"] = "learning", ["MLD"] = "learning", ["SLD"] = "learning", ["PMLD"] = "learning",
        ["SLCN"] = "communication", ["ASD"] = "communication", ["SEMH"] = "emotional",
        ["HI"] = "sensory-physical", ["VI"] = "sensory-physical", ["MSI"] = "sensory-physical", ["PD"] = "sensory-physical",
    };

    /// <summary>Our name for a type of establishment; empty when the register does not say the type, null when families do not look for it.</summary>
    public static string? Kind(string typeCode, string phaseCode)
    {
        var code = typeCode.PadLeft(2, '0');
        return typeCode.Length == 0 ? phaseCode is "" or "0" ? null : ""
            : NotSought.Contains(code) ? null
            : Kinds.GetValueOrDefault(code, Other);
    }

    /// <summary>Our phase; where the register has none, as for special and independent schools, by the ages. Empty when neither is known.</summary>
    public static string Phase(string code, int? low, int? high) => code switch
    {
        "1" => "early-years",
        "2" or "3" => "primary",
        "4" or "5" => "secondary",
        "6" => "post-16",
        "7" => "all-through",
        _ => (low, high) switch
        {
            (null, _) or (_, null) => "",
            ( >= 16, _) => "post-16",
            (_, <= 5) => "early-years",
            ( >= 9, _) => "secondary",
            (_, <= 13) => "primary",
            _ => "all-through",
        },
    };

    /// <summary>The term of the taxonomy of needs for a type of SEN such as "ASD - Autistic Spectrum Disorder"; null when it has none.</summary>
    public static string? Need(string type) => NeedsOfTypes.GetValueOrDefault(type.Split('-', ' ')[0].ToUpperInvariant());

    /// <summary>Yes or no, or the words themselves.</summary>
    public static string YesOrNo(string text) => text switch
    {
        "" or "Not applicable" or "Not collected" or "Not recorded" => "",
        _ when text.StartsWith("Has ", StringComparison.OrdinalIgnoreCase) || text == "Approved" => "Yes",
        _ when text.StartsWith("No ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Not ", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("Does not ", StringComparison.OrdinalIgnoreCase) => "No",
        _ => text,
    };

    /// <summary>The words, or nothing where the register writes that there is nothing.</summary>
    public static string Said(string text) =>
        text is "Not applicable" or "Does not apply" or "None" or "Not collected" or "Not recorded" or "Not under a federation" ? "" : text;

    /// <summary>A day as the register writes it (31-12-2024), or as its other files do (31/12/2024); empty when it is none.</summary>
    public static string Day(string text) =>
        DateOnly.TryParseExact(text, ["dd-MM-yyyy", "dd/MM/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1000 and < 2200
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "";

    /// <summary>A whole number of a sensible size; empty when it is none.</summary>
    public static string Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>An address of the web, with its scheme; empty when it is none.</summary>
    public static string Website(string text)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text : text.Length > 0 ? "http://" + text : "";
        return address.Length <= 500 && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal) ? address : "";
    }

    /// <summary>A count of pupils, so that nobody is told by it: below six it is not given.</summary>
    public static string Count(string text) =>
        !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? "" : count < 6 ? "fewer than 6" : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text as people read it: no control characters, one space where there were several, none at the ends.</summary>
    public static string Clean(string text) => Gaps().IsMatch(text) ? Gaps().Replace(text, " ").Trim() : text;

    /// <summary>One sentence that tells a school from others in a list.</summary>
    public static string Summary(RegisteredSchool school)
    {
        var phase = SchoolPhase.Named(school[Facts.Phase])?.Words;
        var what = school[Facts.Kind] switch
        {
            "special" or "special-academy" or "non-maintained-special" => "Special school",
            "independent-special" => "Independent special school",
            "independent" => "Independent school",
            "maintained-nursery" => "Nursery school",
            "pru" => "Pupil referral unit",
            "ap-academy" => "Alternative provision academy",
            "college" or "special-post-16" => "College",
            "academy" => phase is null ? "Academy" : $"{phase} academy",
            _ => phase is null ? "School" : $"{phase} school",
        };
        var ages = school[Facts.LowAge] is { Length: > 0 } low && school[Facts.HighAge] is { Length: > 0 } high ? $" for ages {low} to {high}" : "";
        var place = school[Facts.Town] is { Length: > 0 } town ? $" in {town}" : "";
        return $"{what}{ages}{place}.";
    }

    [GeneratedRegex(@"[\p{C}\s]{2,}|[\p{C}\s-[ ]]|^\s|\s$")]
    private static partial Regex Gaps();
}
