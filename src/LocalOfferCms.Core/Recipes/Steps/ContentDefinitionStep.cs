using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Defines content types and parts, merging with what is there.</summary>
internal sealed class ContentDefinitionStep : IRecipeStep
{
    public string Name => "ContentDefinition";

    public void Check(JsonObject step, RecipeCheck check) => Definitions.Check(step, check);

    public Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct) =>
        Definitions.StoreAsync(step, execution, DefinitionMerge.Merge, ct);
}

/// <summary>Defines content types and parts in place of what is there.</summary>
internal sealed class ReplaceContentDefinitionStep : IRecipeStep
{
    public string Name => "ReplaceContentDefinition";

    public void Check(JsonObject step, RecipeCheck check) => Definitions.Check(step, check);

    public Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct) =>
        Definitions.StoreAsync(step, execution, (_, given) => DefinitionMerge.Canonical(given), ct);
}

/// <summary>Removes definitions. Content of a removed type stays.</summary>
internal sealed class DeleteContentDefinitionStep : IRecipeStep
{
    public string Name => "DeleteContentDefinition";

    public void Check(JsonObject step, RecipeCheck check)
    {
        foreach (var member in new[] { "ContentTypes", "ContentParts" })
        {
            if (step.Member(member) is { } node && (node is not JsonArray array || !array.All(n => JsonText.String(n) is not null)))
            {
                check.Report.AddError($"{check.Pointer}/{step.Key(member)}", "step", Name, $"'{member}' is not a list of names.");
            }
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        foreach (var name in JsonText.Strings(step.Member("ContentTypes")))
        {
            await SiteDocumentWriter.RemoveAsync(execution, SiteDocumentKinds.ContentType, name, execution.Pointer, "content type", ct);
        }

        foreach (var name in JsonText.Strings(step.Member("ContentParts")))
        {
            await SiteDocumentWriter.RemoveAsync(execution, SiteDocumentKinds.ContentPart, name, execution.Pointer, "part", ct);
        }
    }
}

/// <summary>What the steps that define types and parts share.</summary>
internal static class Definitions
{
    public static void Check(JsonObject step, RecipeCheck check)
    {
        check.CheckObjects(step, "ContentTypes", required: false, "Name");
        check.CheckObjects(step, "ContentParts", required: false, "Name");
        foreach (var (definition, pointer) in step.Objects("ContentTypes", check.Pointer).Concat(step.Objects("ContentParts", check.Pointer)))
        {
            var nested = check with { Pointer = pointer };
            nested.CheckObjects(definition, "ContentTypePartDefinitionRecords", required: false, "Name", "PartName");
            nested.CheckObjects(definition, "ContentPartFieldDefinitionRecords", required: false, "Name");
        }
    }

    public static async Task StoreAsync(JsonObject step, RecipeExecution execution, Func<JsonObject, JsonObject, JsonObject> combine, CancellationToken ct)
    {
        foreach (var (part, pointer) in step.Objects("ContentParts", execution.Pointer))
        {
            await StoreAsync(execution, SiteDocumentKinds.ContentPart, part, pointer, "part", combine, ct);
            ReportFields(part, pointer, execution.Report);
        }

        var parts = (await SiteDocumentWriter.NamesAsync(execution.Db, SiteDocumentKinds.ContentPart, ct))
            .Concat(step.Objects("ContentParts", "").Select(p => p.Json.Text("Name")!)).ToHashSet();
        foreach (var (type, pointer) in step.Objects("ContentTypes", execution.Pointer))
        {
            await StoreAsync(execution, SiteDocumentKinds.ContentType, type, pointer, "content type", combine, ct);
            ReportParts(type, pointer, parts, execution.Report);
        }
    }

    private static async Task StoreAsync(
        RecipeExecution execution, string kind, JsonObject given, string pointer, string reportedAs, Func<JsonObject, JsonObject, JsonObject> combine, CancellationToken ct)
    {
        var name = given.Text("Name")!;
        var stored = await SiteDocumentWriter.ReadAsync(execution.Db, kind, name, ct) ?? [];
        await SiteDocumentWriter.PutAsync(execution, kind, name, combine(stored, given), pointer, reportedAs, ct);
    }

    private static void ReportParts(JsonObject type, string pointer, HashSet<string> parts, RecipeReport report)
    {
        foreach (var (record, place) in type.Objects("ContentTypePartDefinitionRecords", pointer))
        {
            var part = record.Text("PartName") ?? record.Text("Name")!;
            if (part != type.Text("Name") && !parts.Contains(part) && !KnownNames.Parts.Contains(part))
            {
                report.AddNotUnderstood(place, "part", part, "Kept in the type; nothing here makes use of it.");
            }
        }
    }

    private static void ReportFields(JsonObject part, string pointer, RecipeReport report)
    {
        foreach (var (record, place) in part.Objects("ContentPartFieldDefinitionRecords", pointer))
        {
            if (record.Text("FieldName") is { } field && !KnownNames.Fields.Contains(field))
            {
                report.AddNotUnderstood(place, "field", field, "Kept in the definition; there is no such kind of field here.");
            }
        }
    }
}
