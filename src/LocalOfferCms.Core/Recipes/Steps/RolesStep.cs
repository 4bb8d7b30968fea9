using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Structure;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Makes roles, and replaces, adds or removes their permissions. A role's name is compared without regard to case.</summary>
internal sealed class RolesStep : IRecipeStep
{
    private static readonly string[] Behaviours = ["Replace", "Add", "Remove"];

    public string Name => "Roles";

    public void Check(JsonObject step, RecipeCheck check)
    {
        check.CheckObjects(step, "Roles", required: true, "Name");
        foreach (var (role, pointer) in step.Objects("Roles", check.Pointer))
        {
            if (role.Text("PermissionBehavior") is { } behaviour && !Behaviours.Contains(behaviour, StringComparer.OrdinalIgnoreCase))
            {
                check.Report.AddError(pointer, "role", role.Text("Name") ?? "", $"'{behaviour}' is no PermissionBehavior: Replace, Add or Remove.");
            }
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        var names = await SiteDocumentWriter.NamesAsync(execution.Db, SiteDocumentKinds.Role, ct);
        foreach (var (role, pointer) in step.Objects("Roles", execution.Pointer))
        {
            var given = role.Text("Name")!;
            var name = names.Find(n => n.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? given;
            if (name == given)
            {
                names.Add(name);
            }

            var stored = await SiteDocumentWriter.ReadAsync(execution.Db, SiteDocumentKinds.Role, name, ct);
            await SiteDocumentWriter.PutAsync(execution, SiteDocumentKinds.Role, name, Merge(name, role, stored), pointer, "role", ct);
        }
    }

    private static JsonObject Merge(string name, JsonObject role, JsonObject? stored)
    {
        var before = JsonText.Strings(stored?["Permissions"]);
        var given = JsonText.Strings(role.Member("Permissions"));
        var permissions = role.Text("PermissionBehavior")?.ToLowerInvariant() switch
        {
            "add" => before.Union(given),
            "remove" => before.Except(given),
            _ => given.Distinct(),
        };
        var merged = new JsonObject
        {
            ["Name"] = name,
            ["Description"] = role.Text("Description") ?? JsonText.String(stored?["Description"]) ?? "",
            ["Permissions"] = new JsonArray([.. permissions.Order(StringComparer.Ordinal).Select(p => JsonValue.Create(p))]),
        };
        if (CouncilChange.IsMarked(role))
        {
            CouncilChange.Mark(merged);
        }

        return merged;
    }
}
