using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Types;

/// <summary>What an administrator says about a type.</summary>
/// <param name="DisplayName">What one of them is called: "Club".</param>
/// <param name="Plural">What many are called: "Clubs".</param>
/// <param name="Description">What it is for; may be empty.</param>
/// <param name="HasPage">Whether each has a page of its own.</param>
/// <param name="Parts">Which of <see cref="OwnType.Offered"/> it has.</param>
public sealed record TypeOptions(string DisplayName, string Plural, string Description, bool HasPage, IReadOnlyList<string> Parts);

/// <summary>A type that a council made itself: parts of the product put together, and fields of its own.</summary>
public static class OwnType
{
    /// <summary>The settings that are ours.</summary>
    public const string OwnSettings = "LocalOfferTypeSettings";

    /// <summary>The type of pages that list all items of another type.</summary>
    public const string Listing = "Listing";

    /// <summary>The part that says which type a page lists.</summary>
    public const string ListingPart = "ListingPart";

    /// <summary>Parts that can be put into a type of one's own, with what they are for.</summary>
    public static readonly IReadOnlyList<(string Name, string Label)> Offered =
    [
        ("SummaryPart", "A summary"),
        ("MarkdownBodyPart", "A text"),
        ("ListedPart", "A place in the menu"),
        ("TopicsPart", "Topics"),
        ("AudiencePart", "Who it is for, and ages"),
        ("RelatedPart", "Related pages"),
        ("ResourcesPart", "Documents"),
        ("ContactPart", "A contact"),
    ];

    // Whatever is published has an owner, a review date and, if need be, a last day.
    private static readonly string[] Always = ["OwnerPart", "ReviewPart", "ExpiryPart", "PublishLaterPart"];

    /// <summary>Whether the council made it; the product's own types keep all their parts.</summary>
    public static bool IsOwn(this ContentTypeDefinition type) => Flag(Own(type)?["MadeHere"]);

    /// <summary>What many are called; the name when nobody said.</summary>
    public static string Plural(this ContentTypeDefinition type) => JsonText.String(Own(type)?["Plural"]) is { Length: > 0 } plural ? plural : type.DisplayName;

    /// <summary>The fields that the type itself adds.</summary>
    public static IReadOnlyList<FieldDefinition> OwnFields(this ContentTypeDefinition type) => type.Parts.FirstOrDefault(p => p.Name == type.Name)?.Fields ?? [];

    /// <summary>Whether items of it have pages.</summary>
    public static bool HasPage(this ContentTypeDefinition type) => type.Has("AutoroutePart");

    internal static JsonObject Definition(string name, TypeOptions options, JsonObject? stored = null)
    {
        var type = stored ?? new JsonObject { ["Name"] = name, ["Settings"] = new JsonObject() };
        type["DisplayName"] = options.DisplayName.Trim();
        var settings = FieldJson.Object(type, "Settings");
        var common = FieldJson.Object(settings, "ContentTypeSettings");
        foreach (var flag in new[] { "Creatable", "Listable", "Draftable", "Versionable", "Securable" })
        {
            common[flag] = true;
        }

        common["Description"] = options.Description.Trim();
        common["Category"] = "Content";
        var own = FieldJson.Object(settings, OwnSettings);
        own["MadeHere"] = true;
        own["Plural"] = options.Plural.Trim();
        var parts = new[] { "TitlePart" }.Concat(options.HasPage ? ["AutoroutePart"] : []).Concat(Offered.Select(p => p.Name).Where(options.Parts.Contains)).Append(name).Concat(Always);
        type["ContentTypePartDefinitionRecords"] = new JsonArray([.. parts.Select((part, position) => PartRecord(part, position, options.Plural))]);
        return type;
    }

    internal static JsonObject PartRecord(string part, int position, string plural = "")
    {
        var settings = new JsonObject { ["ContentTypePartSettings"] = new JsonObject { ["Position"] = position.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        if (part == "AutoroutePart")
        {
            settings["AutoroutePartSettings"] = new JsonObject
            {
                ["AllowCustomPath"] = true, ["Pattern"] = ContentPath.Slug(plural) is { Length: > 0 } folder ? folder + "/{{ ContentItem | display_text | slugify }}" : "{{ ContentItem | display_text | slugify }}",
            };
        }

        return new JsonObject { ["PartName"] = part, ["Name"] = part, ["Settings"] = settings };
    }

    /// <summary>The definition of <see cref="Listing"/>, as a type and a part.</summary>
    internal static (JsonObject Type, JsonObject Part) ListingDefinition()
    {
        var type = Definition(Listing, new("List of one kind", "Lists of one kind", "A page that lists all items of a kind, with filters by the fields that can be filtered by.", true,
            ["SummaryPart", "MarkdownBodyPart", "ListedPart", "ContactPart"]));
        ((JsonObject)type["Settings"]!).Remove(OwnSettings);
        var records = (JsonArray)type["ContentTypePartDefinitionRecords"]!;
        records.Remove(records.First(r => JsonText.String(r!["Name"]) == Listing));
        records.Insert(2, PartRecord(ListingPart, 2));
        var field = FieldJson.Record("Type", new(FieldKind.Named("text")!, "Kind of item", "The technical name of the type that the page lists.", IsRequired: true));
        return (type, new JsonObject
        {
            ["Name"] = ListingPart,
            ["Settings"] = new JsonObject { ["ContentPartSettings"] = new JsonObject { ["Attachable"] = true, ["Description"] = "Which items a page lists." } },
            ["ContentPartFieldDefinitionRecords"] = new JsonArray(field),
        });
    }

    private static JsonObject? Own(ContentTypeDefinition type) => type.Settings[OwnSettings] as JsonObject;

    private static bool Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
