using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Ui.Feeds;

namespace LocalOfferCms.ServiceDirectory;

/// <summary>A service in schema.org's words: who runs it, for whom, where, how to reach it, and whether it is free.</summary>
internal sealed class ServiceLinkedData(ContentMarkdown markdown) : ILinkedData
{
    public string ContentType => "Service";

    public JsonObject? Describe(PageContext page)
    {
        var part = page.Content.Part("ServicePart");
        var node = new JsonObject { ["@type"] = "Service", ["serviceType"] = page.Type.DisplayName };
        if (part.Text("Provider") is { Length: > 0 } provider)
        {
            node["provider"] = new JsonObject { ["@type"] = "Organization", ["name"] = provider };
        }

        if (page.Tenant.Authorities is { Count: > 0 } authorities)
        {
            node["areaServed"] = new JsonArray([.. authorities.Select(a => (JsonNode)new JsonObject { ["@type"] = "AdministrativeArea", ["name"] = a.Name, ["identifier"] = a.Code })]);
        }

        if (ServiceFacts.Ages(part.Number("AgeFrom"), part.Number("AgeTo")) is { } ages)
        {
            var who = markdown.PlainText(part.Markdown("Eligibility"), page.Site.References);
            node["audience"] = new JsonObject { ["@type"] = "PeopleAudience", ["audienceType"] = who.Length > 0 ? who : $"Ages {ages}" };
            AddAge(node["audience"]!, "suggestedMinAge", part.Number("AgeFrom"));
            AddAge(node["audience"]!, "suggestedMaxAge", part.Number("AgeTo"));
        }

        if (Channel(part) is { } channel)
        {
            node["availableChannel"] = channel;
        }

        if (part.Flag("IsFree"))
        {
            node["offers"] = new JsonObject { ["@type"] = "Offer", ["price"] = 0, ["priceCurrency"] = "GBP" };
        }

        return node;
    }

    private static void AddAge(JsonNode audience, string name, double? age)
    {
        if (age is { } years)
        {
            audience[name] = years;
        }
    }

    private static JsonObject? Channel(ContentPart part)
    {
        var channel = new JsonObject { ["@type"] = "ServiceChannel" };
        if (part.Text("Telephone") is { Length: > 0 } telephone)
        {
            channel["servicePhone"] = new JsonObject { ["@type"] = "ContactPoint", ["telephone"] = telephone };
        }

        if (part.Link("Website") is { } link && Uri.TryCreate(link.Url, UriKind.Absolute, out var website) && website.Scheme is "http" or "https")
        {
            channel["serviceUrl"] = website.AbsoluteUri;
        }

        if (part.Text("Address") is { Length: > 0 } address)
        {
            channel["serviceLocation"] = new JsonObject { ["@type"] = "Place", ["address"] = address };
        }

        return channel.Count > 1 ? channel : null;
    }
}
