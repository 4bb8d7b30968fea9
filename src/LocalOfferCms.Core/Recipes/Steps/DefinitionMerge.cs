using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Merges a definition of a type or a part into the one that is there: settings are merged, parts and fields are added, nothing is removed.</summary>
internal static class DefinitionMerge
{
    /// <summary>The members that list parts of a type and fields of a part.</summary>
    public static readonly IReadOnlyList<string> Lists = ["ContentTypePartDefinitionRecords", "ContentPartFieldDefinitionRecords"];

    /// <summary>The definition in the spelling in which it is stored; of records with one name the last counts.</summary>
    public static JsonObject Canonical(JsonObject given) => Merge([], given);

    /// <summary>What <paramref name="stored"/> becomes; neither is changed.</summary>
    public static JsonObject Merge(JsonObject stored, JsonObject given)
    {
        var merged = (JsonObject)stored.DeepClone();
        foreach (var (key, value) in given.Where(m => m.Value is not null))
        {
            var name = Spelling(key);
            if (Lists.Contains(name))
            {
                merged[name] = MergeRecords(merged[name] as JsonArray ?? [], value as JsonArray ?? []);
            }
            else if (name == "Settings")
            {
                merged[name] = MergeSettings(merged[name] as JsonObject ?? [], value as JsonObject ?? []);
            }
            else
            {
                merged[name] = value!.DeepClone();
            }
        }

        return merged;
    }

    private static JsonArray MergeRecords(JsonArray stored, JsonArray given)
    {
        var records = stored.OfType<JsonObject>().Select(r => (JsonObject)r.DeepClone()).ToList();
        foreach (var record in given.OfType<JsonObject>())
        {
            var at = records.FindIndex(r => NameOf(r) == NameOf(record));
            if (at < 0)
            {
                records.Add(Merge([], record));
            }
            else
            {
                records[at] = Merge(records[at], record);
            }
        }

        return new JsonArray([.. records]);
    }

    private static JsonObject MergeSettings(JsonObject stored, JsonObject given)
    {
        var merged = (JsonObject)stored.DeepClone();
        foreach (var (key, value) in given)
        {
            // Orchard Core renamed these settings; recipes from before then still say the old name.
            var name = key == "ContentIndexSettings" ? "LuceneContentIndexSettings" : key;
            merged[name] = merged[name] is JsonObject before && value is JsonObject after ? MergeSettings(before, after) : value?.DeepClone();
        }

        return merged;
    }

    private static string? NameOf(JsonObject record) => record.Text("Name") ?? record.Text("PartName");

    private static string Spelling(string key) =>
        Spellings.FirstOrDefault(s => s.Equals(key, StringComparison.OrdinalIgnoreCase)) ?? key;

    private static readonly string[] Spellings = ["Name", "DisplayName", "Settings", "PartName", "FieldName", .. Lists];
}
