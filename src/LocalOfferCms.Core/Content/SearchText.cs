using System.Text;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Core.Types;

namespace LocalOfferCms.Core.Content;

/// <summary>Collects the words of a piece of content for the full-text index: every text that a reader could see, in the order of the JSON.</summary>
internal sealed class SearchText(ContentMarkdown markdown)
{
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal) { "Text", "Title", "Term", "Values" };

    // Codes that a reader sees as other words or not at all, and what the result says beside the text anyway.
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal)
    {
        "SummaryPart", "DisplayText", "Status", "Referral", "Area", "RRule", "Key", "Slug", "Picture", "Language", "Certainty",
        "OwnerPart", "ReviewPart", "CoProductionPart", "Kind", "To", "Mark",
    };

    public async Task<SearchDocument> DocumentAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, string path, CancellationToken ct)
    {
        var body = new StringBuilder();
        foreach (var (name, value) in content.Json.Where(m => m.Key != "TitlePart" && m.Key != content.ContentType))
        {
            Collect(value, name, body);
        }

        // Of the fields that a council added itself, those that the page shows.
        if (content.Own.Json is { } own)
        {
            var hidden = await OwnFields.NotShownAsync(db, content.ContentType, ct);
            foreach (var (name, value) in own.Where(m => !hidden.Contains(m.Key)))
            {
                Collect(value, name, body);
            }
        }

        var (audience, service) = (content.Part("AudiencePart"), content.Part("ServicePart"));
        return new(item.ContentItemId, item.ContentType, path, version.DisplayText, content.Part("SummaryPart").Text("Summary"), body.ToString())
        {
            Topics = content.Part("TopicsPart").Terms("Topics"),
            Audiences = audience.Terms("Audiences"),
            AgeFrom = (int?)(service.Number("AgeFrom") ?? audience.Number("AgeFrom")),
            AgeTo = (int?)(service.Number("AgeTo") ?? audience.Number("AgeTo")),
        };
    }

    private void Collect(JsonNode? node, string member, StringBuilder body)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json.Where(m => !Hidden.Contains(m.Key)))
                {
                    Collect(value, name, body);
                }

                break;
            case JsonArray array:
                foreach (var value in array)
                {
                    Collect(value, member, body);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && text.Length > 0:
                Append(member, text, body);
                break;
        }
    }

    private void Append(string member, string text, StringBuilder body)
    {
        if (member == "Markdown")
        {
            body.Append(markdown.PlainText(text)).Append('\n');
        }
        else if (member == "Html")
        {
            body.Append(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).Body?.TextContent).Append('\n');
        }
        else if (Shown.Contains(member))
        {
            body.Append(text).Append('\n');
        }
    }
}
