using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools;

/// <summary>What a family wants to know about a school at a glance.</summary>
internal static class SchoolFacts
{
    private const string NotSaid = "Not said yet. Ask the school.";

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

    /// <summary>What sort of school it is and who answers for it.</summary>
    public static IReadOnlyList<Fact> Of(ContentPart part, PageContext page) =>
    [
        new("Ages", SchoolPhase.Named(part.Text("Phase"))?.Words ?? part.Text("Phase")),
        new("Type", SchoolKind.Named(part.Text("Kind")).Words),
        new("Specialist places", Markdown: part.Markdown("SpecialistProvision")),
        new("Needs it has extra skill in", string.Join("\n", part.Terms("Needs").Select(term => page.Site.TermName("needs", term)))),
        new("Quality marks", string.Join("\n", part.Values("QualityMarks"))),
        new("Who answers for it", part.Text("AccountableBody")),
        new("School number (URN)", part.Text("Urn")),
    ];

    /// <summary>Access facts. None is left out: that nobody has said is worth knowing.</summary>
    public static IReadOnlyList<Fact> Access(ContentPart part) =>
        [.. AccessFields.Select(f => new Fact(f.Label, Answer(part.Text(f.Field))))];

    /// <summary>The person to ask first: a role, never a name.</summary>
    public static ReachView FirstContact(ContentPart part) =>
        new(part.Text("FirstContactTelephone"), part.Text("FirstContactEmail"), null, part.Text("Address"), "");

    /// <summary>The SENCO's mailbox.</summary>
    public static ReachView Senco(ContentPart part) => new(part.Text("SencoTelephone"), part.Text("SencoEmail"), null, "", part.Text("SencoHours"));

    private static string Answer(string text) => text.Trim().ToLowerInvariant() switch
    {
        "" => NotSaid,
        "yes" => "Yes",
        "no" => "No",
        _ => text,
    };
}
