using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Ui.Feeds;

namespace LocalOfferCms.Schools.SchoolPage;

/// <summary>A school in schema.org's words: where it is, for which ages, how to reach it, and its own website. No person is in it.</summary>
internal sealed class SchoolLinkedData : ILinkedData
{
    public string ContentType => "School";

    public JsonObject? Describe(PageContext page)
    {
        var record = SchoolRecord.Of(page.Content);
        var reach = SchoolFacts.FirstContact(page.Content);
        var node = new JsonObject { ["@type"] = "School" };
        Add(node, "telephone", reach.Telephone);
        Add(node, "email", reach.Email);
        Add(node, "sameAs", SchoolFacts.Website(record) ?? "");
        if (record.Urn.Length > 0)
        {
            node["identifier"] = new JsonObject { ["@type"] = "PropertyValue", ["propertyID"] = "URN", ["value"] = record.Urn };
        }

        if (Address(record) is { Count: > 1 } address)
        {
            node["address"] = address;
        }

        if (record.Place is { } place)
        {
            node["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = place.Latitude, ["longitude"] = place.Longitude };
        }

        if (SchoolFacts.Years(record.Number("LowAge"), record.Number("HighAge")) is { Length: > 0 } ages)
        {
            node["audience"] = new JsonObject { ["@type"] = "PeopleAudience", ["audienceType"] = $"Ages {ages}" };
        }

        if (record["Trust"].Value is { Length: > 0 } trust)
        {
            node["parentOrganization"] = new JsonObject { ["@type"] = "Organization", ["name"] = trust };
        }

        return node;
    }

    private static JsonObject Address(SchoolRecord record)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress" };
        var own = record["Address"].Value;
        Add(address, "streetAddress", own.Length > 0 ? own.ReplaceLineEndings(", ") : string.Join(", ", new[] { record["Street"].Value, record["Locality"].Value }.Where(t => t.Length > 0)));
        Add(address, "addressLocality", record["Town"].Value);
        Add(address, "postalCode", record["Postcode"].Value);
        return address;
    }

    private static void Add(JsonObject node, string name, string value)
    {
        if (value.Length > 0)
        {
            node[name] = value;
        }
    }
}
