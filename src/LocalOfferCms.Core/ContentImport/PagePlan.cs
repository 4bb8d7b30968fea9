using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Imports;

/// <summary>How pages are brought in.</summary>
/// <param name="ContentType">The type that they become.</param>
/// <param name="ParentId">The page that they are listed under; null for none.</param>
public sealed record ImportOptions(string ContentType, string? ParentId = null);

/// <summary>What an import would do with a page.</summary>
public enum ImportOutcome
{
    /// <summary>A new draft.</summary>
    New,
    /// <summary>A draft over what an earlier import made.</summary>
    Changed,
    /// <summary>Nothing: the same file was brought in before.</summary>
    Unchanged,
    /// <summary>Nothing, for a reason.</summary>
    Refused,
}

/// <summary>What would be made of a file.</summary>
/// <param name="Page">The page.</param>
/// <param name="ContentItemId">The item that it is or becomes; follows from the file's name.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Path">Its address.</param>
/// <param name="Outcome">What would be done.</param>
/// <param name="Reason">Why it is refused; else empty.</param>
public sealed record PlannedPage(ForeignPage Page, string ContentItemId, string ContentType, string Path, ImportOutcome Outcome, string Reason)
{
    /// <summary>What a person should look at.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    internal JsonObject Content { get; init; } = [];
}

/// <summary>What an import would do.</summary>
/// <param name="Pages">Its pages.</param>
/// <param name="Unread">Files that no page can be made of.</param>
/// <param name="ParentTitle">The title of the page that they are listed under; empty for none.</param>
public sealed record ImportPlan(IReadOnlyList<PlannedPage> Pages, IReadOnlyList<UnreadFile> Unread, string ParentTitle)
{
    /// <summary>How many pages have an outcome.</summary>
    public int Count(ImportOutcome outcome) => Pages.Count(p => p.Outcome == outcome);
}

/// <summary>Makes the parts of a content item of a foreign page.</summary>
internal static class PageContent
{
    /// <summary>The part that says which file an item came from. No type declares it; it stays with the item's JSON.</summary>
    public const string Origin = "ImportPart";

    private const string GuideParts = "Parts";

    public static JsonObject Of(ForeignPage page, ContentTypeDefinition type, string id, string path, string? parentId)
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = page.Title },
        };
        if (type.Has("AutoroutePart"))
        {
            content["AutoroutePart"] = new JsonObject { ["Path"] = path };
        }

        if (type.Has("SummaryPart"))
        {
            content["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = page.Summary } };
        }

        var (body, parts) = type.Parts.Any(p => p is { PartName: "BagPart", Name: GuideParts }) ? Split(page.Markdown, id) : (page.Markdown, []);
        content["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = body };
        if (parts.Count > 0)
        {
            content[GuideParts] = new JsonObject { ["ContentItems"] = new JsonArray([.. parts]) };
        }

        if (parentId is not null && type.Has("ListedPart"))
        {
            content["ListedPart"] = new JsonObject { ["Parents"] = new JsonObject { ["ContentItemIds"] = new JsonArray(parentId) } };
        }

        content[Origin] = new JsonObject { ["Name"] = page.Name, ["Hash"] = page.Hash, ["Made"] = Made(content) };
        return content;
    }

    /// <summary>A hash of the parts as they were made, by which an editor's change is known later.</summary>
    public static string Made(JsonObject content)
    {
        var parts = content.DeepClone().AsObject();
        parts.Remove(Origin);
        return HtmlPageReader.HashOf(System.Text.Encoding.UTF8.GetBytes(parts.ToJsonString(JsonText.Compact)));
    }

    /// <summary>A guide with two headings of the highest level or more has a part for each; what stands before the first stays its body.</summary>
    private static (string Body, List<JsonNode> Parts) Split(string markdown, string id)
    {
        var sections = new List<(string Title, List<string> Lines)> { ("", []) };
        var fence = "";
        foreach (var line in markdown.Split('\n'))
        {
            var mark = line.TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..] ? line.TrimStart()[..3] : "";
            fence = mark.Length == 0 ? fence : fence.Length == 0 ? mark : fence == mark ? "" : fence;
            if (fence.Length == 0 && line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add((Words(line[3..]), []));
            }
            else
            {
                sections[^1].Lines.Add(line);
            }
        }

        // Notes stand at the end of the whole text: parts of their own would tear them from their marks.
        if (sections.Count < 3 || markdown.Contains("[^", StringComparison.Ordinal))
        {
            return (markdown, []);
        }

        var slugs = new HashSet<string>(StringComparer.Ordinal);
        return (Text(sections[0].Lines), [.. sections.Skip(1).Select((section, index) => Part(id, index, section.Title, Text(section.Lines), slugs))]);
    }

    private static JsonNode Part(string id, int index, string title, string text, HashSet<string> slugs)
    {
        var slug = ContentPath.Slug(title) is { Length: > 0 } words ? words : "part";
        slug = slugs.Add(slug) ? slug : $"{slug}-{index + 1}";
        slugs.Add(slug);
        return new JsonObject
        {
            ["ContentItemId"] = ContentIds.FromName($"{id}:part:{index}"),
            ["ContentType"] = "GuidePart",
            ["DisplayText"] = title,
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = text },
            ["GuidePart"] = new JsonObject { ["Slug"] = new JsonObject { ["Text"] = slug } },
        };
    }

    private static string Text(List<string> lines) => string.Join('\n', lines).Trim() is { Length: > 0 } text ? text + "\n" : "";

    private static string Words(string heading) => new Text.ContentMarkdown().PlainText(heading).Trim();
}
