using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalOfferCms.Ui.Feeds;

/// <summary><c>&lt;lo-linked-data head="…" /&gt;</c>: the page in schema.org's words, as JSON-LD. It is data, which no browser runs, so the content
/// security policy has nothing against it.</summary>
[HtmlTargetElement("lo-linked-data", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LinkedDataTagHelper(IEnumerable<ILinkedData> describers) : TagHelper
{
    // Escapes < > & and quotes, so that no text can end the element.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The page.</summary>
    public required PageHead Head { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        JsonObject?[] nodes = [Subject(), Breadcrumbs()];
        if (nodes.OfType<JsonObject>().ToArray() is not { Length: > 0 } graph)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", new HtmlString("application/ld+json"));
        output.Content.SetHtmlContent(new HtmlString(
            new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray(graph) }.ToJsonString(Writing)));
    }

    private JsonObject? Subject()
    {
        if (Head.Page is not { AsOn: null } page || describers.FirstOrDefault(d => d.ContentType == page.Type.Name)?.Describe(page) is not { } node)
        {
            return null;
        }

        node["name"] ??= page.Page.Title;
        node["url"] ??= TenantAddress.Page(Head.Site, page.Page.Path ?? "");
        node["@id"] ??= node["url"]!.GetValue<string>() + "#subject";
        if (page.Page.Summary.Length > 0)
        {
            node["description"] ??= page.Page.Summary;
        }

        if (Head.Notice is { } notice)
        {
            node["disambiguatingDescription"] = $"{notice}. It is made up.";
        }

        return node;
    }

    private JsonObject? Breadcrumbs()
    {
        if (Head.Page is not { } page || Head.Trail.Count == 0)
        {
            return null;
        }

        var steps = Head.Trail.Select(s => (s.Title, Path: s.Path ?? "")).Append((Title: page.Page.Title, Path: page.Page.Path ?? ""));
        return new JsonObject
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([.. steps.Select((step, i) => (JsonNode)new JsonObject
            {
                ["@type"] = "ListItem", ["position"] = i + 1, ["name"] = step.Title, ["item"] = TenantAddress.Page(Head.Site, step.Path),
            })]),
        };
    }
}
