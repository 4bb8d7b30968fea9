using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Schools.Register;

namespace LocalOfferCms.Schools.Corrections;

/// <summary>What a school says is wrong in the register.</summary>
/// <param name="Id">The id that it has in every version.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Value">What is right.</param>
/// <param name="Note">How the school knows.</param>
/// <param name="By">Who says so.</param>
/// <param name="On">On which day.</param>
internal sealed record SchoolCorrection(string Id, CorrectableFact Fact, string Value, string Note, string By, DateOnly On);

/// <summary>The corrections in a School's content: items of the bag <c>Corrections</c>, one for each fact at most.</summary>
internal static class SchoolCorrections
{
    private const string Bag = "Corrections";
    private const string Type = "SchoolCorrection";

    /// <summary>Takes out the corrections that the register has taken over, and those of facts that were corrected to what it says anyway. Imports call
    /// it once they have written the register's part.</summary>
    /// <param name="content">A School's parts.</param>
    /// <returns>Names of the facts that are settled.</returns>
    public static IReadOnlyList<string> Settle(JsonObject content)
    {
        var record = SchoolRecord.Of(new ContentDocument("School", content));
        var settled = CorrectableFact.All.Where(fact => record[fact.Name].Origin == FactOrigin.Correction && fact.Same(record[fact.Name].Value, record.Registered(fact.Name)))
            .Select(fact => fact.Name).ToList();
        settled.ForEach(name => Remove(content, name));
        return settled;
    }

    /// <summary>Writes a correction in the place of an earlier one of the same fact.</summary>
    public static void Set(JsonObject content, SchoolCorrection correction)
    {
        Remove(content, correction.Fact.Name);
        var bag = content[Bag] as JsonObject ?? [];
        var items = bag["ContentItems"] as JsonArray ?? [];
        items.Add(new JsonObject
        {
            ["ContentItemId"] = correction.Id,
            ["ContentType"] = Type,
            ["DisplayText"] = correction.Fact.Label,
            ["TitlePart"] = new JsonObject { ["Title"] = correction.Fact.Label },
            [Type] = new JsonObject
            {
                ["Fact"] = Text(correction.Fact.Name),
                ["Value"] = Text(correction.Value),
                ["Note"] = Text(correction.Note),
                ["By"] = Text(correction.By),
                ["On"] = new JsonObject { ["Value"] = correction.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
            },
        });
        bag["ContentItems"] = items.Parent is null ? items : bag["ContentItems"];
        content[Bag] = bag.Parent is null ? bag : content[Bag];
    }

    /// <summary>Takes out the correction of a fact; says whether there was one.</summary>
    public static bool Remove(JsonObject content, string fact)
    {
        if ((content[Bag] as JsonObject)?["ContentItems"] is not JsonArray items)
        {
            return false;
        }

        var found = items.OfType<JsonObject>().Where(item => JsonText.String((item[Type] as JsonObject)?["Fact"]?["Text"]) == fact).ToList();
        found.ForEach(item => items.Remove(item));
        return found.Count > 0;
    }

    private static JsonObject Text(string text) => new() { ["Text"] = text };
}
