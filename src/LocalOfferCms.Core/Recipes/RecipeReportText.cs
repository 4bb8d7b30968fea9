using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Recipes;

/// <summary>A report for people and for programs.</summary>
public static class RecipeReportText
{
    /// <summary>Writes it as plain text: first what went wrong, then what was not understood, then what was done.</summary>
    public static void Write(this RecipeReport report, TextWriter writer)
    {
        Section(writer, "Errors", report.Errors);
        Section(writer, "Not understood (kept where there is a place for it)", report.NotUnderstood);
        Section(writer, "Notes", report.Notes);
        Section(writer, "Created", report.Created);
        Section(writer, "Changed", report.Changed);
        writer.WriteLine(
            $"{report.Created.Count} created, {report.Changed.Count} changed, {report.Unchanged.Count} unchanged, " +
            $"{report.NotUnderstood.Count} not understood, {report.Errors.Count} {(report.Errors.Count == 1 ? "error" : "errors")}.");
    }

    /// <summary>The report as <c>{ created, changed, unchanged, notUnderstood, errors, notes }</c>, each a list of
    /// <c>{ pointer, kind, name, message }</c>.</summary>
    public static JsonObject ToJson(this RecipeReport report) => new()
    {
        ["created"] = Lines(report.Created),
        ["changed"] = Lines(report.Changed),
        ["unchanged"] = Lines(report.Unchanged),
        ["notUnderstood"] = Lines(report.NotUnderstood),
        ["errors"] = Lines(report.Errors),
        ["notes"] = Lines(report.Notes),
    };

    private static void Section(TextWriter writer, string title, IReadOnlyList<RecipeLine> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        writer.WriteLine($"{title}:");
        foreach (var line in lines)
        {
            var place = line.Pointer.Length > 0 ? $"{line.Pointer}: " : "";
            var message = line.Message.Length > 0 ? $": {Plain(line.Message)}" : "";
            writer.WriteLine($"  {place}{line.Kind} '{Short(Plain(line.Name))}'{message}");
        }

        writer.WriteLine();
    }

    private static JsonArray Lines(IReadOnlyList<RecipeLine> lines) => new([.. lines.Select(line => (JsonNode)new JsonObject
    {
        ["pointer"] = line.Pointer, ["kind"] = line.Kind, ["name"] = line.Name, ["message"] = line.Message,
    })]);

    // Names come from the recipe: a line break or an escape sequence in one must not reach a terminal.
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Short(string name) => name.Length <= 200 ? name : name[..199] + "…";
}
