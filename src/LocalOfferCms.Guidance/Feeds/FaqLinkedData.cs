using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Ui.Feeds;

namespace LocalOfferCms.Guidance.Feeds;

/// <summary>A question with its answer in schema.org's words.</summary>
internal sealed class FaqLinkedData(ContentMarkdown markdown) : ILinkedData
{
    public string ContentType => "Faq";

    public JsonObject? Describe(PageContext page) => markdown.PlainText(page.Content.Part("MarkdownBodyPart").Plain("Markdown"), page.Site.References) is { Length: > 0 } answer
        ? new JsonObject
        {
            ["@type"] = "FAQPage",
            ["mainEntity"] = new JsonArray(new JsonObject
            {
                ["@type"] = "Question",
                ["name"] = page.Page.Title,
                ["acceptedAnswer"] = new JsonObject { ["@type"] = "Answer", ["text"] = answer },
            }),
        }
        : null;
}
