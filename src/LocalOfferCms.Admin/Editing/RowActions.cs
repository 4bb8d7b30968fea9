using LocalOfferCms.Admin.Editing.Form;

namespace LocalOfferCms.Admin.Editing;

/// <summary>What a button of the form did to it.</summary>
/// <param name="Words">What is said of it.</param>
/// <param name="Focus">Where the person is put: the path of a row or a field.</param>
internal sealed record FormMove(string Words, string Focus);

/// <summary>Buttons that change the form and nothing else: rows are added, moved, removed and brought back. All of it is in the form
/// that comes back, so that nothing needs to be kept between two presses, and it works without script.</summary>
internal static class RowActions
{
    /// <summary>Does what a button says; null when it is none of these.</summary>
    /// <param name="action">The button's value, such as <c>up:Parts.4x…</c>.</param>
    /// <param name="form">The form as it was posted.</param>
    /// <param name="inputs">Its inputs, which are changed.</param>
    /// <param name="newKey">The key of a row that is added.</param>
    public static FormMove? Apply(string action, EditorForm form, FormInputs inputs, string newKey)
    {
        var (verb, rest) = Cut(action);
        return verb switch
        {
            "add" => Add(rest, form, inputs, newKey),
            "remove" => Mark(rest, form, inputs, removed: true),
            "undo" => Mark(rest, form, inputs, removed: false),
            "up" => Shift(rest, form, inputs, -1),
            "down" => Shift(rest, form, inputs, 1),
            // Dragged: the rows come in their new order already.
            "sort" => new("Moved.", ""),
            "item-up" => ShiftItem(rest, inputs, -1),
            "item-down" => ShiftItem(rest, inputs, 1),
            "file-remove" => File(rest, inputs, gone: true),
            "file-undo" => File(rest, inputs, gone: false),
            _ => null,
        };
    }

    /// <summary>A button's verb, and what it is about.</summary>
    public static (string Verb, string Subject) Cut(string action) =>
        action.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? (action[..at], action[(at + 1)..]) : (action, "");

    private static FormMove? Add(string rest, EditorForm form, FormInputs inputs, string newKey)
    {
        var (path, typeName) = Cut(rest);
        if (form.AllRows.FirstOrDefault(r => r.Path == path) is not { } rows || rows.Types.FirstOrDefault(t => t.Name == typeName) is not { } type)
        {
            return null;
        }

        inputs[rows.KeysName] = ["", .. rows.Rows.Select(r => r.Key), newKey];
        inputs[$"{path}.{newKey}.$type"] = [type.Name];
        return new($"Added: {type.DisplayName}, at the end of {rows.Label}.", $"{path}.{newKey}");
    }

    private static FormMove? Mark(string path, EditorForm form, FormInputs inputs, bool removed)
    {
        if (Find(path, form) is not { } found)
        {
            return null;
        }

        inputs[path + ".$removed"] = removed ? ["1"] : null;
        var name = Name(found.Row);
        return new(removed ? $"Removed: {name}. You can undo this until you save." : $"Brought back: {name}.", path);
    }

    private static FormMove? Shift(string path, EditorForm form, FormInputs inputs, int by)
    {
        if (Find(path, form) is not { } found)
        {
            return null;
        }

        var keys = found.Rows.Rows.Select(r => r.Key).ToList();
        var from = keys.IndexOf(found.Row.Key);
        var to = from + by;
        if (to < 0 || to >= keys.Count)
        {
            return new("It cannot be moved further.", path);
        }

        (keys[from], keys[to]) = (keys[to], keys[from]);
        inputs[found.Rows.KeysName] = ["", .. keys];
        return new($"Moved {(by < 0 ? "up" : "down")}: {Name(found.Row)} is now {to + 1} of {keys.Count}.", path);
    }

    private static FormMove? ShiftItem(string rest, FormInputs inputs, int by)
    {
        var (path, value) = Cut(rest);
        var values = inputs[path]?.ToList() ?? [];
        var from = values.IndexOf(value);
        var to = from + by;
        if (from < 0 || to < 0 || to >= values.Count || values[to].Length == 0)
        {
            return new("It cannot be moved further.", path);
        }

        (values[from], values[to]) = (values[to], values[from]);
        inputs[path] = values;
        return new(by < 0 ? "Moved up." : "Moved down.", path);
    }

    private static FormMove? File(string rest, FormInputs inputs, bool gone)
    {
        var (path, file) = Cut(rest);
        var marked = inputs[path + ".Gone"]?.Where(f => f != file).ToList() ?? [];
        inputs[path + ".Gone"] = gone ? [.. marked, file] : marked;
        return new(gone ? "Removed. You can undo this until you save." : "Brought back.", path);
    }

    private static (EditorRows Rows, EditorRow Row)? Find(string path, EditorForm form) =>
        form.AllRows.SelectMany(rows => rows.Rows.Select(row => (Rows: rows, Row: row))).Where(r => r.Row.Path == path).Select(r => ((EditorRows, EditorRow)?)r).FirstOrDefault();

    private static string Name(EditorRow row) => row.Title.Length > 0 ? $"‘{row.Title}’" : row.Type.DisplayName;
}
