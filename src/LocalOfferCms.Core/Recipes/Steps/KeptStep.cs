using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>A step that is known by name only: its data is kept for export, and the report says that nothing makes use of it.</summary>
internal sealed class KeptStep(KeptStepKind kind) : IRecipeStep
{
    public string Name => kind.Name;

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        execution.Report.AddNotUnderstood(execution.Pointer, "step", kind.Name, "Kept for export; nothing here makes use of it.");
        if (kind.Member is null || Entries(step, execution.Pointer) is not { } entries)
        {
            await KeepWholeAsync(step, execution, kind.Name, ct);
            return;
        }

        foreach (var (name, entry, pointer) in entries)
        {
            await SiteDocumentWriter.PutAsync(execution, kind.Name, name, entry, pointer, kind.Name, ct);
        }
    }

    /// <summary>Keeps the step in one piece, named by its content: the same step again is the same document.</summary>
    public static Task KeepWholeAsync(JsonObject step, RecipeExecution execution, string kind, CancellationToken ct)
    {
        var data = (JsonObject)step.DeepClone();
        data.Remove("name");
        return SiteDocumentWriter.PutAsync(execution, kind, WholeName(data), data, execution.Pointer, kind, ct);
    }

    /// <summary>Whether a document is a whole step, rather than an entry of one.</summary>
    public static bool IsWhole(string name, JsonObject data) => name == WholeName(data);

    private static string WholeName(JsonObject data) => ContentIds.FromName(data.ToJsonString(JsonText.Compact));

    /// <summary>The entries; null when the step has another shape than expected, and is kept in one piece.</summary>
    private List<(string Name, JsonObject Entry, string Pointer)>? Entries(JsonObject step, string pointer)
    {
        var place = $"{pointer}/{step.Key(kind.Member!)}";
        var found = (step.Member(kind.Member!), kind.Identity) switch
        {
            (JsonObject map, null) => map.Select(m => (Name: (string?)m.Key, Entry: m.Value as JsonObject ?? Wrapped(m.Value), $"{place}/{m.Key}")).ToList(),
            (JsonArray list, { } identity) => [.. list.Select((node, i) => (Name: (node as JsonObject)?.Text(identity), Entry: node as JsonObject, $"{place}/{i}"))],
            _ => [],
        };
        var whole = step.Count == 2 && found.Count > 0 && found.TrueForAll(f => f is { Name.Length: > 0, Entry: not null })
            && found.DistinctBy(f => f.Name).Count() == found.Count;
        return whole ? [.. found.Select(f => (f.Name!, f.Entry!, f.Item3))] : null;
    }

    // Placements map a shape to a list; a document is an object.
    private static JsonObject? Wrapped(JsonNode? node) => node is JsonArray ? new JsonObject { [WrappedIn] = node.DeepClone() } : null;

    /// <summary>The member under which an entry that is a list is kept.</summary>
    public const string WrappedIn = "$list";
}

/// <summary>A step whose name is not known at all: reported, and kept.</summary>
internal sealed class UnknownStep(string name) : IRecipeStep
{
    public string Name => name;

    public void Check(JsonObject step, RecipeCheck check)
    {
        if (name.Length > 100 || name.Any(char.IsControl))
        {
            check.Report.AddError(check.Pointer, "step", name, "The step's name is longer than 100 characters or holds an impossible character.");
        }
    }

    public Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        execution.Report.AddNotUnderstood(execution.Pointer, "step", name, "No step of this name is known. Kept for export.");
        return KeptStep.KeepWholeAsync(step, execution, UnknownKind(name), ct);
    }

    /// <summary>The kind under which it is kept: apart from our own, so that a step called <c>Role</c> cannot pass for a role.</summary>
    public static string UnknownKind(string name) => SiteDocumentKinds.UnknownPrefix + name;
}

/// <summary>Users are not taken over: people sign in with accounts made here, and nobody's password hash belongs in a document that can be exported.</summary>
internal sealed class UsersStep : IRecipeStep
{
    public string Name => "Users";

    public Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        execution.Report.AddNotUnderstood(execution.Pointer, "step", Name,
            "People are not taken over, nor kept: the step holds personal data and password hashes. Make their accounts here.");
        return Task.CompletedTask;
    }
}

/// <summary>Settings of single people; not kept, for the same reason as <see cref="UsersStep"/>.</summary>
internal sealed class CustomUserSettingsStep : IRecipeStep
{
    public string Name => "custom-user-settings";

    public Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        execution.Report.AddNotUnderstood(execution.Pointer, "step", Name, "Settings of single people are personal data. They are not kept.");
        return Task.CompletedTask;
    }
}
