using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Types;

namespace LocalOfferCms.Ui;

/// <summary>A piece of a page whose type has no view of its own.</summary>
public abstract record ContentBlock;

/// <summary>The title of an item that lies inside the page.</summary>
/// <param name="Text">The title.</param>
public sealed record HeadingBlock(string Text) : ContentBlock;

/// <summary>Text in Markdown.</summary>
/// <param name="Source">The Markdown.</param>
/// <param name="Label">The field's label; null for a body.</param>
public sealed record MarkdownBlock(string Source, string? Label = null) : ContentBlock;

/// <summary>Text in HTML, which the renderer makes safe.</summary>
/// <param name="Source">The HTML.</param>
/// <param name="Label">The field's label; null for a body.</param>
public sealed record HtmlBlock(string Source, string? Label = null) : ContentBlock;

/// <summary>Fields that stand side by side.</summary>
/// <param name="Fields">The fields that hold something.</param>
public sealed record FieldsBlock(IReadOnlyList<FieldValue> Fields) : ContentBlock;

/// <summary>Turns a document into blocks by its type's definition alone, so that a type which a council made itself,
/// or which came from elsewhere, is shown without any code.</summary>
public static class ContentBlocks
{
    /// <summary>How deep items inside items are followed. Deeper ones exist only in files made to break things.</summary>
    private const int MaxDepth = 8;

    /// <summary>Parts that the page's frame shows, or that are not for readers.</summary>
    private static readonly HashSet<string> Frame =
    [
        "TitlePart", "AutoroutePart", "SummaryPart", "ListedPart", "TopicsPart", "AudiencePart", "DutyPart", "RelatedPart", "ResourcesPart", "ContactPart",
        "OwnerPart", "ReviewPart", "CoProductionPart", "ExpiryPart", "PublishLaterPart", "CommonPart", "LocalizationPart", "AliasPart", "SeoMetaPart",
        "ArchiveLaterPart", "PreviewPart", "LayoutPart", "LiquidPart", "SitemapPart", "AuditTrailPart", "ContainedPart", "SharedPart",
        "StatusPart", "JointPublishersPart",
    ];

    /// <summary>The page's body: every part but those of the frame and the one that holds the type's own fields.</summary>
    public static IReadOnlyList<ContentBlock> BodyOf(PageContext page)
    {
        var blocks = new List<ContentBlock>();
        AddParts(blocks, page, page.Content, page.Type, depth: 0, withOwn: false);
        return blocks;
    }

    /// <summary>The page's body alone, for views that show the other parts in their own way.</summary>
    public static IReadOnlyList<ContentBlock> TextOf(PageContext page)
    {
        var blocks = new List<ContentBlock>();
        AddBody(blocks, page.Content.Part("MarkdownBodyPart"));
        AddBody(blocks, page.Content.Part("HtmlBodyPart"));
        return blocks;
    }

    /// <summary>The fields that the type itself adds, such as one that a council gave to its services.</summary>
    public static IReadOnlyList<ContentBlock> OwnOf(PageContext page)
    {
        var blocks = new List<ContentBlock>();
        if (page.Type.Parts.FirstOrDefault(p => p.Name == page.Type.Name) is { } own)
        {
            AddFields(blocks, page, own.Fields, page.Content.Own);
        }

        return blocks;
    }

    private static void AddParts(List<ContentBlock> blocks, PageContext page, ContentDocument content, ContentTypeDefinition? type, int depth, bool withOwn)
    {
        // A type that nobody defined still has a body, as a rule.
        var parts = type is { Parts.Count: > 0 } ? type.Parts : [.. content.Json.Where(p => p.Value is JsonObject).Select(p => new TypePartDefinition(p.Key, p.Key, [], []))];
        foreach (var part in parts.Where(p => !Frame.Contains(p.PartName) && (withOwn || p.Name != content.ContentType)))
        {
            AddBody(blocks, content.Part(part.Name));
            AddFields(blocks, page, part.Fields, content.Part(part.Name));
            foreach (var item in depth < MaxDepth ? content.Items(part.Name) : [])
            {
                if (item.DisplayText.Length > 0)
                {
                    blocks.Add(new HeadingBlock(item.DisplayText));
                }

                AddParts(blocks, page, item.Content, page.Site.Types.GetValueOrDefault(item.Content.ContentType), depth + 1, withOwn: true);
            }
        }
    }

    private static void AddBody(List<ContentBlock> blocks, ContentPart part)
    {
        if (part.Plain("Markdown") is { Length: > 0 } markdown)
        {
            blocks.Add(new MarkdownBlock(markdown));
        }

        if (part.Plain("Html") is { Length: > 0 } html)
        {
            blocks.Add(new HtmlBlock(html));
        }
    }

    private static void AddFields(List<ContentBlock> blocks, PageContext page, IReadOnlyList<FieldDefinition> fields, ContentPart part)
    {
        var values = new List<FieldValue>();
        foreach (var field in fields.Where(f => f.IsShown()))
        {
            var json = part.Json?[field.Name] as JsonObject;
            if (json is null)
            {
                continue;
            }

            if (JsonText.String(json["Markdown"]) is { Length: > 0 } markdown)
            {
                blocks.Add(new MarkdownBlock(markdown, field.DisplayName));
            }
            else if (JsonText.String(json["Html"]) is { Length: > 0 } html)
            {
                blocks.Add(new HtmlBlock(html, field.DisplayName));
            }
            else if (FieldValue.Of(page, field, json) is { } value)
            {
                values.Add(value);
            }
        }

        if (values.Count > 0)
        {
            blocks.Add(new FieldsBlock(values));
        }
    }
}
