using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>Writes a form back into content. Only what somebody changed is written: everything else stays as it was, to the byte.</summary>
internal static class FormWriter
{
    private static readonly string[] TitleFields = ["TitlePart.Title"];

    /// <summary>The content. Fields that cannot be stored keep what they had.</summary>
    public static JsonObject Write(EditorForm form)
    {
        var content = (JsonObject)form.Base.DeepClone();
        foreach (var section in form.Sections)
        {
            Write(content, section, null);
        }

        return content;
    }

    /// <summary>What lists call the page: its title, else the first words of a type that has none.</summary>
    public static string DisplayText(EditorForm form, string before)
    {
        var first = form.Fields.FirstOrDefault(f => TitleFields.Contains(f.Path)) ?? form.Fields.FirstOrDefault(f => f.Kind.IsText);
        return first is null ? before.Length > 0 ? before : form.Type.DisplayName
            : !first.Changed && before.Length > 0 ? before
            : first.Input.Text.Trim() is { Length: > 0 } title ? title : $"Untitled: {form.Type.DisplayName}";
    }

    private static void Write(JsonObject owner, EditorSection section, EditorRow? row)
    {
        if (section.ReadOnly)
        {
            return;
        }

        foreach (var field in section.Fields)
        {
            var input = FromTitle(field, row);
            if (input.Same(field.Was, field.Kind.Subs) || field.Kind.Refuse(field.Scope, input) is not null)
            {
                continue;
            }

            var old = field.Stored?.DeepClone();
            if (field.Spec.Name.Length == 0)
            {
                owner[section.Part] = field.Kind.Write(field.Scope, old, input);
            }
            else
            {
                Part(owner, section.Part)[field.Spec.Name] = field.Kind.Write(field.Scope, old, input);
            }
        }

        if (section.Rows is { Changed: true } rows)
        {
            Part(owner, section.Part)[rows.Member] = new JsonArray([.. rows.Rows.Where(r => !r.Removed).Select(r => (JsonNode?)Write(r))]);
        }
    }

    private static JsonObject Write(EditorRow row)
    {
        var json = row.Base?.DeepClone() as JsonObject ?? new JsonObject
        {
            ["ContentItemId"] = row.Key,
            ["ContentType"] = row.Type.Name,
            ["DisplayText"] = "",
        };
        foreach (var section in row.Sections)
        {
            Write(json, section, row);
        }

        if (row.Sections.SelectMany(s => s.Fields).FirstOrDefault(f => f.Path == row.Path + ".TitlePart.Title") is { } title && (title.Changed || row.Base is null))
        {
            json["DisplayText"] = title.Input.Text.Trim();
        }

        return json;
    }

    /// <summary>A new row's name in an address is made from its title when it was left empty.</summary>
    private static FieldInput FromTitle(EditorField field, EditorRow? row) =>
        field.Spec.FromTitle && row is { Base: null } && field.Kind.IsEmpty(field.Input) ? FieldInput.Of(ContentPath.Slug(row.Title)) : field.Input;

    private static JsonObject Part(JsonObject owner, string name)
    {
        if (owner[name] is not JsonObject part)
        {
            owner[name] = part = [];
        }

        return part;
    }
}
