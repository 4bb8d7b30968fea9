using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Kinds;

namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>What the editor knows about parts by their names: the members that are no fields, their headings, and where they stand in the form.</summary>
internal static class KnownParts
{
    private static readonly Dictionary<string, FieldSpec[]> Members = new(StringComparer.Ordinal)
    {
        ["TitlePart"] = [Spec(PlainFields.Text, "Title", "Title", "What the page is about, in the words that families use.", required: true)],
        ["AutoroutePart"] = [Spec(PlainFields.Address, "Path", "Address", "Lower-case words with hyphens. Left empty, it is made from the title.")],
        ["AliasPart"] = [Spec(PlainFields.Text, "Alias", "Name for other systems", "")],
        ["MarkdownBodyPart"] = [Spec(PlainFields.Markdown, "Markdown", "Text", "")],
        ["LocalizationPart"] = [Spec(PlainFields.Text, "Culture", "Language", "A language's code, such as en-GB, cy or pl.")],
        ["OwnerPart"] = [Spec(PlainFields.Person, "Person", "Person", "Somebody with an account, who is asked whether the page is still right.")],
        ["ArchiveLaterPart"] = [Spec(PlainFields.Moment, "ScheduledArchiveUtc", "Archive at", "On the clocks of the council. From then on it says that it is out of date.")],
    };

    // Orchard Core's part holds its HTML as a field does: in a member of the part itself.
    private static readonly FieldSpec HtmlBody = Spec("HtmlField", "", "Text", "");

    private static readonly string[] AboutOrder =
    [
        "OwnerPart", "ReviewPart", "ContactPart", "ListedPart", "AudiencePart", "TopicsPart", "DutyPart", "CoProductionPart", "PublisherPart", "JointPublishersPart",
        "StatusPart", "ExpiryPart", "ArchiveLaterPart", "LocalizationPart", "AliasPart", "SharedPart",
    ];

    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        ["TitlePart"] = "", ["AutoroutePart"] = "", ["SummaryPart"] = "", ["MarkdownBodyPart"] = "", ["HtmlBodyPart"] = "",
        ["RelatedPart"] = "Related pages", ["ResourcesPart"] = "Documents", ["OwnerPart"] = "Owner", ["ReviewPart"] = "Review", ["ContactPart"] = "Contact",
        ["ListedPart"] = "Where it is listed", ["AudiencePart"] = "Who it is for", ["TopicsPart"] = "Topics", ["DutyPart"] = "Duties",
        ["CoProductionPart"] = "Written with families", ["PublisherPart"] = "Publisher", ["JointPublishersPart"] = "Published together with", ["StatusPart"] = "Status",
        ["ExpiryPart"] = "Last day", ["ArchiveLaterPart"] = "Archive later", ["LocalizationPart"] = "Language",
        ["AliasPart"] = "Other systems", ["SharedPart"] = "Sharing with other sites", ["TablePart"] = "Table", ["EasyReadPart"] = "What it retells",
        ["SenInformationReportPart"] = "Report", ["DocumentPart"] = "File", ["ResourcePart"] = "Finding it", ["CataloguePart"] = "What it lists",
        ["FaqPagePart"] = "Questions", ["DecisionGuidePart"] = "Guide", ["LinkToUsPart"] = "Link", ["OldWordPart"] = "Where it leads",
        ["AccessibilityStatementPart"] = "Statement", ["PublisherDetailsPart"] = "Publisher", ["GlossaryTermPart"] = "Meaning",
    };

    /// <summary>Members of a part that are edited as if they were fields.</summary>
    public static IReadOnlyList<FieldSpec> FieldsOf(string part) => part == "HtmlBodyPart" ? [HtmlBody] : Members.GetValueOrDefault(part) ?? [];

    /// <summary>Whether a part is one field that speaks for itself.</summary>
    public static bool IsOneField(string part) => part is "TitlePart" or "AutoroutePart" or "MarkdownBodyPart" or "HtmlBodyPart" or "SummaryPart";

    /// <summary>The field of such a part, as the type calls it: the title of a question is "Question".</summary>
    public static FieldSpec Named(FieldSpec spec, string part, string label, string hint)
    {
        if (!IsOneField(part) || label.Length == 0)
        {
            return spec;
        }

        var settings = (JsonObject)spec.Settings.DeepClone();
        settings["ContentPartFieldSettings"] = new JsonObject { ["Hint"] = hint };
        return spec with { Label = label, Settings = settings };
    }

    /// <summary>Where a part stands.</summary>
    public static EditorGroup GroupOf(string part) => AboutOrder.Contains(part) ? EditorGroup.About : EditorGroup.Content;

    /// <summary>Order among the parts that say something about the page.</summary>
    public static int OrderOf(string part) => Array.IndexOf(AboutOrder, part);

    /// <summary>A part's heading; empty when its fields speak for themselves.</summary>
    public static string HeadingOf(string part) => Headings.TryGetValue(part, out var heading) ? heading : Words(part.EndsWith("Part", StringComparison.Ordinal) ? part[..^4] : part);

    /// <summary>"GuidePart" as words: "Guide part".</summary>
    public static string Words(string name)
    {
        var words = string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
        return words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words;
    }

    private static FieldSpec Spec(string kind, string name, string label, string hint, bool required = false) => new(kind, name, label, new JsonObject
    {
        ["ContentPartFieldSettings"] = new JsonObject { ["Hint"] = hint },
        [kind + "Settings"] = new JsonObject { ["Required"] = required },
    });
}
