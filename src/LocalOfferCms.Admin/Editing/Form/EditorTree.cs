using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Kinds;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>Which half of the form a section stands in.</summary>
internal enum EditorGroup
{
    /// <summary>What readers see.</summary>
    Content,
    /// <summary>Who keeps it right, for whom it is, where it stands.</summary>
    About,
}

/// <summary>A whole form: a type's definition and the content that it edits.</summary>
/// <param name="Type">The type.</param>
/// <param name="Base">The content as it was when the form was opened. Whatever the form does not know stays as it is here.</param>
/// <param name="Sections">The form's sections, in order.</param>
internal sealed record EditorForm(ContentTypeDefinition Type, JsonObject Base, IReadOnlyList<EditorSection> Sections)
{
    /// <summary>Every field that can be filled in, those of rows that are not removed among them.</summary>
    public IEnumerable<EditorField> Fields => Sections.SelectMany(s => s.AllFields);

    /// <summary>Every list of rows, at every depth.</summary>
    public IEnumerable<EditorRows> AllRows => Sections.SelectMany(s => s.AllRows);

    /// <summary>A field by its path.</summary>
    public EditorField? Field(string path) => Fields.FirstOrDefault(f => f.Path == path);

    /// <summary>The title as it stands in the form.</summary>
    public string Title => Field("TitlePart.Title")?.Input.Text.Trim() ?? "";

    /// <summary>Everything that the form holds, as a browser would send it.</summary>
    public FormInputs Inputs()
    {
        var inputs = new FormInputs();
        foreach (var section in Sections)
        {
            section.WriteTo(inputs);
        }

        return inputs;
    }
}

/// <summary>A part of the content: its fields, its rows, or its source when nobody knows how to edit it.</summary>
/// <param name="Part">The part's name on the type.</param>
/// <param name="Path">Where it lies in the form.</param>
/// <param name="Title">Its heading; empty when its fields speak for themselves.</param>
/// <param name="Hint">What it is for; empty for nothing.</param>
/// <param name="Group">Which half of the form it stands in.</param>
/// <param name="ReadOnly">Whether it is shown only.</param>
internal sealed record EditorSection(string Part, string Path, string Title, string Hint, EditorGroup Group, bool ReadOnly)
{
    /// <summary>The fields.</summary>
    public IReadOnlyList<EditorField> Fields { get; init; } = [];

    /// <summary>The rows; null for a part without any.</summary>
    public EditorRows? Rows { get; init; }

    /// <summary>The part's JSON, when there is no other way to show it.</summary>
    public string? Source { get; init; }

    /// <summary>Its fields and those of its rows.</summary>
    public IEnumerable<EditorField> AllFields => Fields.Concat(Rows?.Rows.Where(r => !r.Removed).SelectMany(r => r.Sections).SelectMany(s => s.AllFields) ?? []);

    /// <summary>Its rows and those within them.</summary>
    public IEnumerable<EditorRows> AllRows => Rows is null ? [] : Rows.Rows.SelectMany(r => r.Sections).SelectMany(s => s.AllRows).Prepend(Rows);

    /// <summary>Puts all that it holds into a form.</summary>
    public void WriteTo(FormInputs inputs)
    {
        if (ReadOnly)
        {
            return;
        }

        foreach (var field in Fields)
        {
            field.Input.WriteTo(inputs, field.Path, field.Kind.Subs);
        }

        if (Rows is null)
        {
            return;
        }

        inputs[Rows.KeysName] = ["", .. Rows.Rows.Select(r => r.Key)];
        foreach (var row in Rows.Rows)
        {
            row.WriteTo(inputs);
        }
    }
}

/// <summary>A field: one question of the form.</summary>
/// <param name="Kind">How it is read, written and shown.</param>
/// <param name="Scope">Its definition and the site.</param>
/// <param name="Path">Where it lies in the form.</param>
/// <param name="Stored">What the content holds.</param>
/// <param name="Was">What the form showed at first.</param>
/// <param name="Input">What it holds now.</param>
internal sealed record EditorField(FieldKind Kind, FieldScope Scope, string Path, JsonNode? Stored, FieldInput Was, FieldInput Input)
{
    /// <summary>Its definition.</summary>
    public FieldSpec Spec => Scope.Spec;

    /// <summary>The id of its first input, or of the group of its inputs. It counts rows, so that what is found in content can be led to.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands, in words, when it is in a row: "Steps, row 2"; else empty.</summary>
    public string Place { get; init; } = "";

    /// <summary>Whether somebody typed into it.</summary>
    public bool Changed => !Input.Same(Was, Kind.Subs);

    /// <summary>What keeps it from being stored.</summary>
    public FieldError? Error => Changed ? Kind.Refuse(Scope, Input) : null;

    /// <summary>What keeps the page from being published.</summary>
    public FieldError? Missing =>
        Error ?? (Spec.Required && Kind.IsEmpty(Input) ? new FieldError($"Fill in ‘{Spec.Label}’")
        : Spec.MaxWords is { } most && WordCount.Of(Input.Text) is var words && words > most ? new FieldError($"‘{Spec.Label}’ must have {most} words or fewer. It has {words}")
        : null);

    /// <summary>The name of one of its inputs.</summary>
    public string Name(string sub = "") => FieldInput.Name(Path, sub);
}

/// <summary>Why a field cannot be kept.</summary>
/// <param name="Message">A sentence in plain English.</param>
/// <param name="Sub">Which of its inputs it is about; empty for the first.</param>
internal sealed record FieldError(string Message, string Sub = "");

/// <summary>Rows of a part, each a content item that lies whole inside the page.</summary>
/// <param name="Path">Where they lie in the form.</param>
/// <param name="Label">What they are called together.</param>
/// <param name="Member">The member of the part that holds them.</param>
/// <param name="Types">Types that can be added.</param>
/// <param name="Rows">The rows.</param>
/// <param name="BaseKeys">The rows that the content holds.</param>
internal sealed record EditorRows(string Path, string Label, string Member, IReadOnlyList<ContentTypeDefinition> Types, IReadOnlyList<EditorRow> Rows, IReadOnlyList<string> BaseKeys)
{
    /// <summary>The id of their section of the page.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the input that says which rows there are, in order.</summary>
    public string KeysName => Path + ".$rows";

    /// <summary>Whether anything in them was changed.</summary>
    public bool Changed => Rows.Any(r => r.Removed || r.Changed) || !Rows.Select(r => r.Key).SequenceEqual(BaseKeys);
}

/// <summary>A row.</summary>
/// <param name="Key">Its key in the form.</param>
/// <param name="Path">Where it lies in the form.</param>
/// <param name="Type">Its type.</param>
/// <param name="Base">Its content when the form was opened; null for a new row.</param>
/// <param name="Removed">Whether it goes when the form is saved.</param>
/// <param name="Sections">Its sections.</param>
internal sealed record EditorRow(string Key, string Path, ContentTypeDefinition Type, JsonObject? Base, bool Removed, IReadOnlyList<EditorSection> Sections)
{
    /// <summary>The id of its place on the page.</summary>
    public required string Id { get; init; }

    /// <summary>Whether anything in it was changed.</summary>
    public bool Changed => Base is null || Sections.Any(s => s.Fields.Any(f => f.Changed) || s.Rows is { Changed: true });

    /// <summary>Its title, else the beginning of its first words; empty for a row without any.</summary>
    public string Title => Sections.SelectMany(s => s.Fields).Where(f => f.Kind.IsText).Select(f => f.Input.Text.Trim()).FirstOrDefault(t => t.Length > 0) is { } text
        ? text.Split('\n')[0] is { Length: > 80 } line ? line[..79] + "…" : text.Split('\n')[0]
        : "";

    /// <summary>Puts all that it holds into a form.</summary>
    public void WriteTo(FormInputs inputs)
    {
        inputs[Path + ".$type"] = [Type.Name];
        inputs[Path + ".$removed"] = Removed ? ["1"] : null;
        foreach (var section in Sections)
        {
            section.WriteTo(inputs);
        }
    }
}
