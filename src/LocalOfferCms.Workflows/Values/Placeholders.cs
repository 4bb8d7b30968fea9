using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Workflows.Instances;

namespace LocalOfferCms.Workflows.Values;

/// <summary>Puts values into the texts of a step: <c>{{ Comment.Reference }}</c>. What cannot be filled is a fault and never an empty place in a letter.</summary>
internal sealed partial class Placeholders(IEnumerable<IWorkflowValues> sources)
{
    /// <summary>A copy of the properties in which every text is filled.</summary>
    public async Task<JsonObject> FillAsync(CmsDbContext db, OpenWorkflow workflow, JsonObject properties, CancellationToken ct)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in properties)
        {
            // What an editor of types says of an activity is for people, and conditions are read with their placeholders in place.
            filled[name] = name is "ActivityMetadata" or "Condition" ? value?.DeepClone() : await FillNodeAsync(db, workflow, value, ct);
        }

        return filled;
    }

    /// <summary>The text with its values.</summary>
    public async Task<string> FillAsync(CmsDbContext db, OpenWorkflow workflow, string text, CancellationToken ct)
    {
        if (!text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal))
        {
            return text;
        }

        if (Refuse(text) is { } refusal)
        {
            throw new WorkflowFaultException(refusal);
        }

        var at = 0;
        var filled = new System.Text.StringBuilder();
        foreach (Match match in Placeholder().Matches(text))
        {
            filled.Append(text, at, match.Index - at).Append(await ValueAsync(db, workflow, match.Groups["path"].Value, ct));
            at = match.Index + match.Length;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The value of one placeholder.</summary>
    /// <exception cref="WorkflowFaultException">There is none.</exception>
    public async Task<string> ValueAsync(CmsDbContext db, OpenWorkflow workflow, string path, CancellationToken ct)
    {
        var parts = path.Split('.', 2);
        var own = parts switch
        {
            ["Input", var name] => Read(workflow.Memory.Input, name),
            ["Workflow", "CorrelationId"] => workflow.Row.CorrelationId,
            ["Workflow", "WorkflowId"] => workflow.Row.WorkflowId,
            ["Workflow", var name] when name.StartsWith("Input.", StringComparison.Ordinal) => Read(workflow.Memory.Input, name["Input.".Length..]),
            ["Workflow", var name] when name.StartsWith("Properties.", StringComparison.Ordinal) => Read(workflow.Memory.Values, name["Properties.".Length..]),
            [var prefix, var name] when sources.FirstOrDefault(s => s.Prefix == prefix) is { } source => await source.FindAsync(db, workflow.Row.CorrelationId, name, ct),
            _ => null,
        };
        return own ?? throw new WorkflowFaultException($"Nothing has the value '{{{{ {path} }}}}'.");
    }

    /// <summary>Why a text can never be filled; null when it may be.</summary>
    public static string? Refuse(string text) =>
        text.Contains("{%", StringComparison.Ordinal) ? "Liquid tags ({% … %}) are not run here."
        : Anything().Matches(text).Cast<Match>().FirstOrDefault(m => !Placeholder().IsMatch(m.Value)) is { } odd ? $"'{odd.Value}' is no placeholder: {{{{ Comment.Reference }}}} would be one."
        : null;

    /// <summary>A text among an activity's properties: plain, or as Orchard Core writes it, in an object with <c>Expression</c>.</summary>
    public static string? Text(JsonObject properties, params IEnumerable<string> names) => names
        .Select(name => properties[name]).Select(node => JsonText.String(node) ?? JsonText.String((node as JsonObject)?["Expression"])).FirstOrDefault(text => text is not null);

    private async Task<JsonNode?> FillNodeAsync(CmsDbContext db, OpenWorkflow workflow, JsonNode? node, CancellationToken ct)
    {
        switch (node)
        {
            case JsonObject json:
                var filled = new JsonObject();
                foreach (var (name, value) in json)
                {
                    filled[name] = await FillNodeAsync(db, workflow, value, ct);
                }

                return filled;
            case JsonArray array:
                var list = new JsonArray();
                foreach (var value in array)
                {
                    list.Add(await FillNodeAsync(db, workflow, value, ct));
                }

                return list;
            default:
                return JsonText.String(node) is { } text ? await FillAsync(db, workflow, text, ct) : node?.DeepClone();
        }
    }

    private static string? Read(JsonObject values, string name) => values.TryGetPropertyValue(name, out var value)
        ? JsonText.String(value) ?? value?.ToJsonString(JsonText.Compact) ?? "" : null;

    [GeneratedRegex(@"\{\{\s*(?<path>[A-Za-z]\w*(\.\w+)+)\s*\}\}")]
    internal static partial Regex Placeholder();

    [GeneratedRegex(@"\{\{.*?(\}\}|$)", RegexOptions.Singleline)]
    private static partial Regex Anything();
}
