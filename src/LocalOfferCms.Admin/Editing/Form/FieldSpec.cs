using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>A field's definition as the editor needs it.</summary>
/// <param name="Kind">The kind of field, such as <c>TextField</c>, or one of <see cref="PlainFields"/>.</param>
/// <param name="Name">Its name in the part.</param>
/// <param name="Label">What the editor calls it.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record FieldSpec(string Kind, string Name, string Label, JsonObject Settings)
{
    /// <summary>A sentence that helps to fill it in; empty for none.</summary>
    public string Hint => Text(General, "Hint") is { Length: > 0 } hint ? hint : Text(Own, "Hint") is { Length: > 0 } own ? own : Text(General, "Description");

    /// <summary>Whether a page may not be published without it.</summary>
    public bool Required => Flag("Required");

    /// <summary>The most words that it should have; null for no limit.</summary>
    public int? MaxWords => (int?)Number(Ours, "MaxWords");

    /// <summary>How it is edited, such as <c>TextArea</c> or <c>PredefinedList</c>; empty for the usual way.</summary>
    public string Editor => Text(General, "Editor") is { Length: > 0 } editor ? editor : Text(Own, "Editor");

    /// <summary>A list of rows of the same page whose values can be chosen, such as <c>Steps.DecisionStep.Slug</c>; empty for none.</summary>
    public string OptionsFrom => Text(Ours, "OptionsFrom");

    /// <summary>Whether a new row takes it from its title when it is left empty.</summary>
    public bool FromTitle => Ours?["FromTitle"] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>Settings of this kind of field alone.</summary>
    public JsonObject? Own => Settings[Kind + "Settings"] as JsonObject;

    private JsonObject? General => Settings["ContentPartFieldSettings"] as JsonObject;

    private JsonObject? Ours => Settings["LocalOfferFieldSettings"] as JsonObject;

    /// <summary>The field as its definition says.</summary>
    public static FieldSpec Of(FieldDefinition field) => new(field.FieldName, field.Name, field.DisplayName, field.Settings);

    /// <summary>A yes or no of this kind's settings.</summary>
    public bool Flag(string name) => Own?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>A number of this kind's settings.</summary>
    public double? Number(string name) => Number(Own, name);

    /// <summary>A text of this kind's settings.</summary>
    public string Text(string name) => Text(Own, name);

    /// <summary>Strings of this kind's settings.</summary>
    public IReadOnlyList<string> Texts(string name) => JsonText.Strings(Own?[name]);

    /// <summary>What can be chosen, from Orchard Core's settings of predefined lists.</summary>
    public IReadOnlyList<Choice> Options =>
        [.. (((Settings["TextFieldPredefinedListEditorSettings"] as JsonObject)?["Options"] ?? Own?["Options"]) as JsonArray ?? []).OfType<JsonObject>()
            .Select(o => new Choice(Text(o, "value"), Text(o, "name") is { Length: > 0 } name ? name : Text(o, "value"))).Where(o => o.Value.Length > 0)];

    private static string Text(JsonObject? settings, string name) => JsonText.String(settings?[name]) ?? "";

    private static double? Number(JsonObject? settings, string name) =>
        settings?[name] is not JsonValue value ? null
        : value.TryGetValue<double>(out var number) ? number
        : value.TryGetValue<string>(out var text) && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out number) ? number
        : null;
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is kept.</param>
/// <param name="Label">What people read.</param>
internal sealed record Choice(string Value, string Label);
