using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Kinds;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>Makes the form of a type: from its content alone, or from its content and what somebody typed over it.</summary>
internal sealed class FormBuilder(SiteSnapshot site, TimeZoneInfo zone)
{
    /// <summary>How deep rows within rows can be edited. Deeper ones are shown as their source, and kept.</summary>
    public const int MaxDepth = 4;

    private static readonly FieldSpec Nothing = new("", "", "", []);

    /// <summary>The form.</summary>
    /// <param name="type">The type's definition.</param>
    /// <param name="content">The content.</param>
    /// <param name="inputs">What was typed; null for a form that was only opened.</param>
    public EditorForm Build(ContentTypeDefinition type, JsonObject content, FormInputs? inputs = null)
    {
        var sections = Sections(type, content, inputs, new Place("", "", "", 0, SharedSections.IsCopy(content)));
        return new EditorForm(type, content,
            [.. sections.Where(s => s.Group == EditorGroup.Content), .. sections.Where(s => s.Group == EditorGroup.About).OrderBy(s => KnownParts.OrderOf(PartNameOf(type, s.Part)))]);
    }

    private List<EditorSection> Sections(ContentTypeDefinition type, JsonObject json, FormInputs? inputs, Place place)
    {
        var parts = PartsOf(type, json);
        var sections = parts.SelectMany(part => SectionsOf(part, json[part.Name], inputs, place)).ToList();
        foreach (var (name, value) in json.Where(m => m.Value is JsonObject or JsonArray && parts.All(p => p.Name != m.Key)))
        {
            sections.Add(Kept(name, place.Of(name), value));
        }

        return sections;
    }

    private IEnumerable<EditorSection> SectionsOf(TypePartDefinition part, JsonNode? json, FormInputs? inputs, Place place)
    {
        var path = place.Of(part.Name);
        var named = Text(part.Settings, "ContentTypePartSettings", "DisplayName");
        var fields = KnownParts.FieldsOf(part.PartName).Select(spec => KnownParts.Named(spec, part.PartName, named, Text(part.Settings, "ContentTypePartSettings", "Description")))
            .Concat(part.Fields.Select(FieldSpec.Of))
            .Select(spec => Field(spec, part.Name, json as JsonObject, inputs, place)).ToList();
        if (part.PartName == SharedSections.Part)
        {
            return SharedSections.Of(part, path, fields);
        }

        var rows = RowsOf(part, path, json as JsonObject, inputs, place);
        if (fields.Count == 0 && rows is null)
        {
            return json is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } ? [Kept(part.Name, path, json)] : [];
        }

        var own = part.Name == part.PartName;
        var title = KnownParts.IsOneField(part.PartName) ? ""
            : named.Length > 0 ? named
            : part.Name == place.OwnPart ? ""
            : own ? KnownParts.HeadingOf(part.PartName) : KnownParts.Words(part.Name);
        var hint = title.Length == 0 ? "" : Text(part.Settings, "ContentTypePartSettings", "Description") is { Length: > 0 } said ? said : own ? part.Description : "";
        return [new EditorSection(part.Name, path, title, hint, KnownParts.GroupOf(part.PartName), place.Copy && SharedSections.IsPublishers(part.PartName))
        {
            Fields = fields,
            Rows = rows,
        }];
    }

    private EditorField Field(FieldSpec spec, string partName, JsonObject? part, FormInputs? inputs, Place place)
    {
        var path = place.Of(partName);
        var stored = spec.Name.Length == 0 ? part : part?[spec.Name];
        var scope = new FieldScope(spec, site, zone);
        var kind = FieldKinds.Of(spec);
        var was = kind.Read(scope, stored);
        var at = spec.Name.Length == 0 ? path : $"{path}.{spec.Name}";
        return new EditorField(kind, scope, at, stored, was, inputs is null ? was : FieldInput.Of(inputs, at, kind.Subs) ?? was) 
        {
            Id = ControlIds.Of(place.At + (spec.Name.Length == 0 ? partName : $"{partName}.{spec.Name}")),
            Place = place.Words,
        };
    }

    private EditorRows? RowsOf(TypePartDefinition part, string path, JsonObject? json, FormInputs? inputs, Place place)
    {
        var member = part.PartName == "FlowPart" ? "Widgets" : "ContentItems";
        if (part.PartName is not ("BagPart" or "FlowPart") || place.Depth >= MaxDepth)
        {
            return null;
        }

        var stored = Keyed((json?[member] as JsonArray)?.OfType<JsonObject>() ?? []);
        var label = Text(part.Settings, "ContentTypePartSettings", "DisplayName") is { Length: > 0 } name ? name : KnownParts.Words(part.Name);
        var keys = inputs?[path + ".$rows"]?.Where(k => k.Length > 0).Distinct().ToList() ?? [.. stored.Keys];
        var rows = new List<EditorRow>();
        foreach (var key in keys)
        {
            var removed = inputs?.One($"{path}.{key}.$removed") == "1";
            var number = rows.Count(r => !r.Removed);
            var at = place with { Words = $"{label}, row {number + 1}", At = $"{place.At}{part.Name}[{(removed ? key : number)}]." };
            if (Row(part, path, key, stored.GetValueOrDefault(key), inputs, at) is { } row)
            {
                rows.Add(row);
            }
        }

        return new EditorRows(path, label, member, TypesIn(part), rows, [.. stored.Keys]) { Id = ControlIds.Of(place.At + part.Name) };
    }

    private EditorRow? Row(TypePartDefinition part, string path, string key, JsonObject? stored, FormInputs? inputs, Place place)
    {
        var at = $"{path}.{key}";
        var name = stored is null ? inputs?.One(at + ".$type") : JsonText.String(stored["ContentType"]);
        if (stored is null && (!IsKey(key) || TypesIn(part).All(t => t.Name != name)))
        {
            return null;
        }

        var type = site.Types.GetValueOrDefault(name ?? "") ?? new ContentTypeDefinition(name ?? "", KnownParts.Words(name ?? "Row"), [], []);
        var sections = Sections(type, stored ?? [], inputs, place with { Prefix = at + ".", Depth = place.Depth + 1, OwnPart = type.Name });
        return new EditorRow(key, at, type, stored, inputs?.One(at + ".$removed") == "1", [.. sections.Select(s => s with { Group = EditorGroup.Content })])
        {
            Id = ControlIds.Of(place.At.TrimEnd('.')),
        };
    }

    /// <summary>Rows by their ids; by their order where the ids are no names, or are given twice.</summary>
    private static Dictionary<string, JsonObject> Keyed(IEnumerable<JsonObject> rows)
    {
        var keyed = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var id = JsonText.String(row["ContentItemId"]) ?? "";
            keyed.Add(IsKey(id) && !keyed.ContainsKey(id) ? id : $"~{keyed.Count}", row);
        }

        return keyed;
    }

    private IReadOnlyList<ContentTypeDefinition> TypesIn(TypePartDefinition part)
    {
        var named = JsonText.Strings((part.Settings["BagPartSettings"] as JsonObject)?["ContainedContentTypes"] ?? (part.Settings["FlowPartSettings"] as JsonObject)?["ContainedContentTypes"]);
        return named.Count > 0
            ? [.. named.Select(site.Types.GetValueOrDefault).OfType<ContentTypeDefinition>()]
            : [.. site.Types.Values.Where(t => t.Stereotype == "Widget").OrderBy(t => t.DisplayName, StringComparer.Ordinal)];
    }

    // A type that nobody defined still has the parts that its content has.
    private static List<TypePartDefinition> PartsOf(ContentTypeDefinition type, JsonObject json) => type.Parts.Count > 0
        ? [.. type.Parts.OrderBy(p => double.TryParse(Text(p.Settings, "ContentTypePartSettings", "Position"), System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : double.MaxValue)]
        : [.. json.Where(m => m.Value is JsonObject).Select(m => new TypePartDefinition(m.Key, m.Key, [], []))];

    private EditorSection Kept(string name, string path, JsonNode? value) =>
        new(name, path, $"{KnownParts.Words(name)} (kept as it is)", "", EditorGroup.About, ReadOnly: true)
        {
            Source = SourceKind.SourceOf(value),
            Fields = [new EditorField(new SourceKind(), new FieldScope(Nothing, site, zone), path, value, FieldInput.Empty, FieldInput.Empty) { Id = ControlIds.Of(path) }],
        };

    private static bool IsKey(string key) => key.Length is > 0 and <= Core.ContentIds.MaxLength && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string PartNameOf(ContentTypeDefinition type, string name) => type.Parts.FirstOrDefault(p => p.Name == name)?.PartName ?? name;

    private static string Text(JsonObject settings, string group, string name) => JsonText.String((settings[group] as JsonObject)?[name]) ?? "";

    private sealed record Place(string Prefix, string At, string Words, int Depth, bool Copy)
    {
        /// <summary>The part that holds a row's own fields: its heading would repeat the row's.</summary>
        public string OwnPart { get; init; } = "";

        public string Of(string part) => Prefix + part;
    }
}
