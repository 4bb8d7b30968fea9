using System.Globalization;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools;

/// <summary>A fact about a school as families read it. One that holds nothing is not shown.</summary>
/// <param name="Label">What the fact is.</param>
/// <param name="Text">Plain words.</param>
/// <param name="Markdown">Or text in Markdown.</param>
/// <param name="Notes">Who says so, where that is not who says the rest; and what the register says instead.</param>
internal sealed record SchoolFactLine(string Label, string Text, string Markdown = "", params IReadOnlyList<string> Notes)
{
    /// <summary>Whether there is anything to show.</summary>
    public bool HasContent => !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Markdown);

    /// <summary>What stands in its place beside schools of which it holds something.</summary>
    public string Otherwise { get; init; } = SchoolFacts.NobodySaid;
}

/// <summary>What a family wants to know about a school at a glance.</summary>
internal static class SchoolFacts
{
    /// <summary>What is said of a fact that nobody has given.</summary>
    public const string NobodySaid = "Not said";

    private const string NotSaid = "Not said yet. Ask the school.";

    /// <summary>What registers write where they have nothing to say.</summary>
    private static readonly string[] Nothing = ["not applicable", "does not apply", "not recorded", "not known", "not collected", "none", "-"];

    /// <summary>What can be reached and used, field by field, so that a list can be narrowed by it.</summary>
    private static readonly (string Field, string Label)[] AccessFields =
    [
        ("StepFree", "Step-free ways in and around"),
        ("AccessibleToilet", "Accessible toilet"),
        ("ChangingPlace", "Room for changing and personal care"),
        ("HearingLoop", "Hearing loop or sound system"),
        ("QuietSpace", "Quiet or sensory room"),
        ("Parking", "Accessible parking"),
        ("Languages", "Help in other languages"),
        ("Equipment", "Equipment that is there"),
    ];

    private static readonly string[] AddressFields = ["Street", "Locality", "Town", "County", "Postcode"];

    /// <summary>What sort of school it is, for whom, and who answers for it.</summary>
    public static IReadOnlyList<SchoolFactLine> Of(ContentDocument school, SiteSnapshot site)
    {
        var (record, part) = (SchoolRecord.Of(school), school.Part("SchoolPart"));
        SchoolFactLine Fact(string label, string text, params IEnumerable<string> names) => new(label, text, Notes: [.. names.Select(n => NoteOf(record, n)).Where(n => n.Length > 0)]);
        SchoolFactLine Plain(string label, string name) => Fact(label, Words(name, record[name].Value), name);
        return
        [
            Fact("Ages", Ages(record), "Phase", "LowAge", "HighAge"),
            Plain("Type", "Kind"),
            Plain("Boys or girls", "Gender"),
            Plain("Religious character", "Religion"),
            Plain("Admissions", "Admissions"),
            Plain("Nursery class", "Nursery"),
            Plain("Sixth form", "SixthForm"),
            Plain("Boarding", "Boarding"),
            new("Specialist places", "", part.Markdown("SpecialistProvision")),
            Fact("SEN unit", WithPlaces(record, "SenUnit"), "SenUnit", "SenUnitPlaces"),
            Fact("Resourced provision", WithPlaces(record, "ResourcedProvision"), "ResourcedProvision", "ResourcedProvisionPlaces"),
            new("Needs it has extra skill in", Terms(part, site)),
            new("Needs it is registered for", Terms(record.Register, site)),
            new("Pupils with an EHC plan", Counted(record, "EhcPlans")),
            new("Pupils with SEN support", Counted(record, "SenSupport")),
            Pupils(record),
            Plain("Places in all", "Capacity"),
            new("Quality marks", string.Join("\n", part.Values("QualityMarks"))),
            new("Who answers for it", part.Text("AccountableBody")),
            Plain("Trust", "Trust") with { Otherwise = SchoolKind.Named(record["Kind"].Value).IsKeptByCouncil ? "Not in a trust" : NobodySaid },
            Plain("Federation", "Federation"),
            Plain("Approved under section 41", "Section41"),
            Plain("School number (URN)", "Urn"),
        ];
    }

    /// <summary>Access facts. None is left out: that nobody has said is worth knowing.</summary>
    public static IReadOnlyList<Fact> Access(ContentPart part) =>
        [.. AccessFields.Select(f => new Fact(f.Label, Answer(part.Text(f.Field))))];

    /// <summary>Whether anybody has said how one gets in and around.</summary>
    public static bool HasAccess(ContentPart part) => AccessFields.Any(f => part.Text(f.Field).Trim().Length > 0);

    /// <summary>The person to ask first: a role, never a name.</summary>
    public static ReachView FirstContact(ContentPart part) =>
        new(part.Text("FirstContactTelephone"), part.Text("FirstContactEmail"), null, part.Text("Address"), "");

    /// <summary>The same; where the school has given no number, the one of the register.</summary>
    public static ReachView FirstContact(ContentDocument school)
    {
        var (record, own) = (SchoolRecord.Of(school), FirstContact(school.Part("SchoolPart")));
        return own with { Telephone = own.Telephone.Length > 0 ? own.Telephone : record["Telephone"].Value, Address = Address(record) };
    }

    /// <summary>The SENCO's mailbox.</summary>
    public static ReachView Senco(ContentPart part) => new(part.Text("SencoTelephone"), part.Text("SencoEmail"), null, "", part.Text("SencoHours")) { HoursLabel = "When to reach them" };

    /// <summary>The postal address, a line for each of its parts, with the postcode.</summary>
    public static string Address(SchoolRecord record)
    {
        var own = record["Address"].Value;
        var postcode = record["Postcode"].Value;
        return own.Length == 0 ? string.Join("\n", AddressFields.Select(f => record[f].Value).Where(IsSaid).Distinct())
            : postcode.Length == 0 || own.Contains(postcode, StringComparison.OrdinalIgnoreCase) ? own : $"{own}\n{postcode}";
    }

    /// <summary>What was corrected in the address and the telephone number.</summary>
    public static IReadOnlyList<string> AddressNotes(SchoolRecord record) =>
        [.. AddressFields.Append("Telephone").Where(f => record[f].Origin == FactOrigin.Correction).Select(f => NoteOf(record, f))];

    /// <summary>The school's own website; null when there is none that can be linked to.</summary>
    public static string? Website(SchoolRecord record) =>
        Uri.TryCreate(record["Website"].Value, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" ? site.AbsoluteUri : null;

    /// <summary>A value of a fact in readers' words; empty for what says nothing.</summary>
    public static string Words(string name, string value) => (name, value.Trim().ToLowerInvariant()) switch
    {
        ("Phase", _) => SchoolPhase.Named(value)?.Words ?? value,
        ("Kind", "") => "",
        ("Kind", _) => SchoolKind.Named(value).Words,
        (_, "yes") => "Yes",
        (_, "no") => "No",
        (_, var said) when Nothing.Contains(said) => "",
        _ => value,
    };

    /// <summary>"4 to 11", "Up to 5", "16 and over"; empty when nobody has said.</summary>
    public static string Years(int? low, int? high) => (low, high) switch
    {
        ({ } from, { } to) => $"{from} to {to}",
        (null, { } to) => $"Up to {to}",
        ({ } from, null) => $"{from} and over",
        _ => "",
    };

    /// <summary>Who says a fact, when it is not the register: what was corrected, with the school's reason and what the register says.</summary>
    private static string NoteOf(SchoolRecord record, string name)
    {
        var (fact, registered) = (record[name], record.Registered(name));
        if (fact.Origin == FactOrigin.Correction)
        {
            var on = fact.On is { } day ? $" ({LocalTime.Day(day)})" : "";
            var other = registered.Length > 0 ? $"“{Said(name, registered)}”" : "nothing";
            return $"The school says “{Said(name, fact.Value)}”{on}; the register says {other}. {fact.Note}".TrimEnd();
        }

        return fact.Origin == FactOrigin.Own && registered.Length > 0 && !registered.Equals(fact.Value, StringComparison.OrdinalIgnoreCase)
            ? $"From the school. The register says “{Said(name, registered)}”." : "";
    }

    private static string Said(string name, string value) => Words(name, value) is { Length: > 0 } words ? words : value;

    private static bool IsSaid(string value) => value.Length > 0 && !Nothing.Contains(value.ToLowerInvariant());

    private static string Ages(SchoolRecord record)
    {
        var (phase, years) = (Words("Phase", record["Phase"].Value), Years(record.Number("LowAge"), record.Number("HighAge")));
        return phase.Length == 0 || years.Length == 0 ? phase + years : $"{phase}: {years}";
    }

    private static string WithPlaces(SchoolRecord record, string name)
    {
        var said = Words(name, record[name].Value);
        return record.Number(name + "Places") is { } places and > 0 && said is "Yes" or "" ? $"Yes, {(places == 1 ? "1 place" : $"{places} places")}" : said;
    }

    /// <summary>A number of pupils of the census with its year, or the words that stand for a small one.</summary>
    private static string Counted(SchoolRecord record, string name)
    {
        var (count, year) = (record[name].Value, record["CensusYear"].Value);
        return count.Length == 0 || year.Length == 0 ? count : $"{count} (school census, {year})";
    }

    /// <summary>The number that editors enter says which comments may stand under the page, and is not shown.</summary>
    private static SchoolFactLine Pupils(SchoolRecord record)
    {
        var corrected = record["Pupils"].Origin == FactOrigin.Correction;
        var count = corrected ? record["Pupils"].Value : record.Registered("Pupils");
        var counted = !corrected && count.Length > 0 && record.Register.Date("PupilsOn") is { } day ? $" (counted on {LocalTime.Day(day)})" : "";
        return new("Number of pupils", count + counted, Notes: corrected ? [NoteOf(record, "Pupils")] : []);
    }

    private static string Terms(ContentPart part, SiteSnapshot site) => string.Join("\n", part.Terms("Needs").Select(term => site.TermName("needs", term)));

    private static string Answer(string text) => text.Trim().ToLowerInvariant() switch
    {
        "" => NotSaid,
        "yes" => "Yes",
        "no" => "No",
        _ => text,
    };
}
