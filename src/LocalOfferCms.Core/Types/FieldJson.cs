using System.Text;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Types;

/// <summary>Writes what an administrator says about a field in Orchard Core's shape, and reads it again.</summary>
internal static class FieldJson
{
    /// <summary>The longest name of a type or a field, in characters.</summary>
    public const int MaxName = 40;

    private const string ListSettings = "TextFieldPredefinedListEditorSettings";

    /// <summary>The field's record in the part's definition.</summary>
    public static JsonObject Record(string name, FieldOptions options) => Update(new JsonObject { ["FieldName"] = options.Kind.FieldName, ["Name"] = name, ["Settings"] = new JsonObject() }, options);

    /// <summary>Changes a record; settings that are not asked about stay.</summary>
    public static JsonObject Update(JsonObject record, FieldOptions options)
    {
        var settings = Object(record, "Settings");
        var common = Object(settings, FieldRules.CommonSettings);
        common["DisplayName"] = options.Label.Trim();
        var own = Object(settings, FieldRules.OwnSettings);
        own["Kind"] = options.Kind.Name;
        own["Filterable"] = options.IsFilterable;
        own["NotShown"] = !options.IsShown;
        var kind = Object(settings, options.Kind.FieldName + "Settings");
        kind["Hint"] = options.Hint.Trim();
        kind["Required"] = options.IsRequired;
        var choices = new JsonArray([.. (options.Choices ?? []).Select(c => new JsonObject { ["name"] = c, ["value"] = c })]);
        switch (options.Kind.Name)
        {
            case "long-text":
                common["Editor"] = "TextArea";
                break;
            case "choice":
                common["Editor"] = "PredefinedList";
                Object(settings, ListSettings)["Options"] = choices;
                break;
            case "choices":
                kind["Options"] = choices;
                break;
            case "page":
                kind["Multiple"] = true;
                kind["DisplayAllContentTypes"] = true;
                break;
            case "term":
                kind["TaxonomyContentItemId"] = options.Taxonomy;
                break;
            default:
                break;
        }

        return record;
    }

    /// <summary>What a field is, in the words of the form; null for a field of a kind that cannot be made here.</summary>
    public static FieldOptions? Read(FieldDefinition field) => KindOf(field) is not { } kind ? null : new(
        kind, field.DisplayName, field.Hint(), field.IsRequired(), field.IsFilterable(), field.IsShown(), [.. field.Choices().Select(c => c.Value)], field.Taxonomy());

    /// <summary>A technical name out of words: letters and digits, each word with a capital. Empty when nothing is left.</summary>
    public static string NameOf(string words)
    {
        var name = new StringBuilder();
        foreach (var word in ContentPath.Slug(words).Split('-', StringSplitOptions.RemoveEmptyEntries))
        {
            var plain = string.Concat(word.Where(char.IsAsciiLetterOrDigit));
            name.Append(plain.Length == 0 ? "" : char.ToUpperInvariant(plain[0]) + plain[1..]);
        }

        var text = name.ToString();
        text = text.Length > 0 && char.IsAsciiDigit(text[0]) ? "N" + text : text;
        return text.Length > MaxName ? text[..MaxName] : text;
    }

    /// <summary>The name, with a number after it when it is taken.</summary>
    public static string Free(string name, Func<string, bool> isTaken)
    {
        var free = name;
        for (var number = 2; isTaken(free); number++)
        {
            free = $"{name}{number}";
        }

        return free;
    }

    /// <summary>An object within another; made when it is not there.</summary>
    public static JsonObject Object(JsonObject owner, string member)
    {
        if (owner[member] is not JsonObject inner)
        {
            owner[member] = inner = [];
        }

        return inner;
    }

    private static FieldKind? KindOf(FieldDefinition field) =>
        FieldKind.Named(JsonText.String((field.Settings[FieldRules.OwnSettings] as JsonObject)?["Kind"])) is { } kind && kind.FieldName == field.FieldName ? kind
        : FieldKind.All.FirstOrDefault(k => k.FieldName == field.FieldName && k.HasChoices == field.Choices().Count > 0) ?? FieldKind.All.FirstOrDefault(k => k.FieldName == field.FieldName);
}
