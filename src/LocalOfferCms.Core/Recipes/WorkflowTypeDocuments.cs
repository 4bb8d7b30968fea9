using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Structure;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Workflow types as recipes bring them and exports give them: one site document each, in Orchard Core's JSON.</summary>
public static class WorkflowTypeDocuments
{
    private const string Enabled = "IsEnabled";

    /// <summary>Switches a type on or off for good: a recipe that runs again leaves it so.</summary>
    public static async Task SwitchAsync(CmsDbContext db, string workflowTypeId, bool on, DateTime now, CancellationToken ct)
    {
        var document = await db.SiteDocuments.FindAsync([SiteDocumentKinds.WorkflowType, workflowTypeId], ct)
            ?? throw new InvalidOperationException($"There is no workflow type '{workflowTypeId}'.");
        var type = JsonText.Object(document.Data);
        type[type.Key(Enabled)] = on;
        CouncilChange.Mark(type);
        (document.Data, document.ModifiedUtc) = (type.ToJsonString(JsonText.Compact), now);
    }

    /// <summary>All that a council may change here is the switch; the rest of a type follows its recipe.</summary>
    internal static JsonObject Keep(JsonObject stored, JsonObject given)
    {
        var kept = (JsonObject)given.DeepClone();
        kept[kept.Key(Enabled)] = stored[stored.Key(Enabled)]?.DeepClone();
        CouncilChange.Mark(kept);
        return kept;
    }
}
