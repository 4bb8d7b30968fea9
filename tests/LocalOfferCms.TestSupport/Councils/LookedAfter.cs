using System.Text.Json.Nodes;

namespace LocalOfferCms.TestSupport.Councils;

/// <summary>Content as an editor leaves it who may publish it.</summary>
public static class LookedAfter
{
    /// <summary>Fills in what no page goes on the site without, where it is missing: a summary, an owner and a review date.</summary>
    public static JsonObject KeptBy(this JsonObject content, string owner)
    {
        content.TryAdd("SummaryPart", new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "What the page is about." } });
        content.TryAdd("OwnerPart", new JsonObject { ["Team"] = new JsonObject { ["Text"] = owner } });
        content.TryAdd("ReviewPart", new JsonObject { ["ReviewDue"] = new JsonObject { ["Value"] = "2030-01-31" } });
        return content;
    }
}
