using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Sharing;

namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>A copy of another site's page: the publisher's words are shown and cannot be changed, since the next version would take the place
/// of what somebody wrote into them. What the site adds, and the copy's own place on the site, can be.</summary>
internal static class SharedSections
{
    /// <summary>The part that says where content comes from.</summary>
    public const string Part = "SharedPart";

    private static readonly string[] Added = ["AreaNote", "LocalHeading", "LocalAddition"];
    private static readonly string[] Origin = ["Publisher", "Source"];
    private static readonly string[] Offer = ["Shareable", "Publisher"];

    /// <summary>Whether content is a copy.</summary>
    public static bool IsCopy(JsonObject content) => new ContentDocument("", content).Part(Part).Text("Source").Length > 0;

    /// <summary>Whether a part of a copy belongs to the publisher.</summary>
    public static bool IsPublishers(string part) => part != Part && !SharedContent.OwnParts.Contains(part);

    /// <summary>The part's sections: for a copy what it is a copy of, and what the site adds; for a page of the site's own whether it is offered.</summary>
    public static IEnumerable<EditorSection> Of(TypePartDefinition part, string path, IReadOnlyList<EditorField> fields)
    {
        var copy = fields.Any(f => f.Spec.Name == "Source" && f.Was.Text.Length > 0);
        var sections = copy
            ? new[]
            {
                new EditorSection(part.Name, path, "Copied from another site", "The publisher's words cannot be changed here: its next version would take their place.", EditorGroup.Content, ReadOnly: true) { Fields = Named(fields, Origin) },
                new EditorSection(part.Name, path, "What this site adds", "It stays when a newer version is taken over.", EditorGroup.Content, ReadOnly: false) { Fields = Named(fields, Added) },
            }
            : [new EditorSection(part.Name, path, KnownParts.HeadingOf(Part), "", EditorGroup.About, ReadOnly: false) { Fields = Named(fields, Offer) }];
        return sections.Where(s => s.Fields.Count > 0);
    }

    private static IReadOnlyList<EditorField> Named(IReadOnlyList<EditorField> fields, string[] names) => [.. fields.Where(f => names.Contains(f.Spec.Name))];
}
