using LocalOfferCms.Admin.Editing.Form;

namespace LocalOfferCms.Admin.Editing.Merging;

/// <summary>What is done with a field that two people changed.</summary>
internal enum MergeChoice
{
    /// <summary>The words of whoever saves.</summary>
    Mine,
    /// <summary>The words that were saved meanwhile.</summary>
    Theirs,
    /// <summary>Words written from both.</summary>
    Together,
}

/// <summary>A field that differs between two people.</summary>
/// <param name="Path">Where it lies in the form.</param>
/// <param name="Label">What it is called, and in which row.</param>
/// <param name="Mine">What the person who saves has, in words.</param>
/// <param name="Theirs">What was saved meanwhile, in words.</param>
/// <param name="Both">Whether both changed it: then somebody has to choose.</param>
/// <param name="Suggested">What is chosen at first.</param>
/// <param name="Together">Both texts one after the other; null for what cannot be put together.</param>
internal sealed record MergeField(string Path, string Label, string Mine, string Theirs, bool Both, MergeChoice Suggested, string? Together);

/// <summary>Two people's forms over the same page. Nothing of either is lost: rows of both stay, and a field that both changed is chosen by hand.</summary>
/// <param name="began">The page when the person who saves opened it.</param>
/// <param name="mine">Their form.</param>
/// <param name="theirs">The page as it was saved meanwhile.</param>
/// <param name="words">What a field holds, in words; null for the field's own.</param>
internal sealed class FormMerge(EditorForm began, EditorForm mine, EditorForm theirs, Func<EditorField, string>? words = null)
{
    private readonly Dictionary<string, EditorField> _began = ByPath(began);
    private readonly Dictionary<string, EditorField> _theirs = ByPath(theirs);

    /// <summary>Fields that both forms have and that differ.</summary>
    public IReadOnlyList<MergeField> Fields => [.. mine.Fields.Where(f => f.Kind.Subs.Count > 0)
        .Where(f => _theirs.TryGetValue(f.Path, out var other) && !f.Input.Same(other.Input, f.Kind.Subs)).Select(Compare)];

    /// <summary>What happened to rows, in words: what they added and what stays.</summary>
    public IReadOnlyList<string> RowNotes => [.. Lists().SelectMany(list => Notes(list.Mine, list.Theirs))];

    /// <summary>The inputs of both together, over the page as it was saved meanwhile.</summary>
    /// <param name="choose">What is done with a field that differs, and the words when they were written from both.</param>
    public FormInputs Merge(Func<MergeField, (MergeChoice Choice, string Text)> choose)
    {
        var merged = theirs.Inputs();
        var own = mine.Inputs();
        foreach (var name in own.Names.Where(n => !n.EndsWith(".$rows", StringComparison.Ordinal) && !merged.Has(n)))
        {
            merged[name] = own[name];
        }

        foreach (var (list, other) in Lists())
        {
            merged[list.KeysName] = ["", .. Keys(list, other)];
        }

        var fields = mine.Fields.ToDictionary(f => f.Path);
        foreach (var difference in Fields)
        {
            var (choice, text) = choose(difference);
            var field = fields[difference.Path];
            var input = choice == MergeChoice.Mine ? field.Input : choice == MergeChoice.Theirs ? _theirs[difference.Path].Input : WithText(field, text);
            input.WriteTo(merged, field.Path, field.Kind.Subs);
        }

        return merged;
    }

    private static FieldInput WithText(EditorField field, string text) =>
        FieldInput.Of([.. field.Kind.Subs.Select(s => (s, s.Length == 0 ? (IReadOnlyList<string>)[text] : field.Input.Raw(s)))]);

    private MergeField Compare(EditorField field)
    {
        var other = _theirs[field.Path];
        var before = _began.GetValueOrDefault(field.Path)?.Input ?? FieldInput.Empty;
        var iChanged = !field.Input.Same(before, field.Kind.Subs);
        var theyChanged = !other.Input.Same(before, field.Kind.Subs);
        var both = iChanged && theyChanged;
        return new(
            field.Path, field.Place.Length > 0 ? $"{field.Spec.Label} ({field.Place})" : field.Spec.Label,
            Words(field), Words(other), both,
            both && field.Kind.IsText ? MergeChoice.Together : iChanged ? MergeChoice.Mine : MergeChoice.Theirs,
            field.Kind.IsText ? $"{field.Input.Text}\n\n{other.Input.Text}" : null);
    }

    private string Words(EditorField field) => words?.Invoke(field) ?? field.Kind.Words(field.Scope, field.Input);

    private IEnumerable<(EditorRows Mine, EditorRows Theirs)> Lists() =>
        mine.AllRows.Join(theirs.AllRows, m => m.Path, t => t.Path, (m, t) => (m, t));

    /// <summary>My order, with the rows that they added where they put them. A row that one removed and the other changed stays.</summary>
    private static IEnumerable<string> Keys(EditorRows list, EditorRows other)
    {
        var theirKeys = other.Rows.Select(r => r.Key).ToList();
        var keys = list.Rows.Where(r => theirKeys.Contains(r.Key) || StaysThoughTheyRemovedIt(r)).Select(r => r.Key).ToList();
        foreach (var added in theirKeys.Where(k => !list.BaseKeys.Contains(k) && !keys.Contains(k)))
        {
            var before = theirKeys[..theirKeys.IndexOf(added)].LastOrDefault(keys.Contains);
            keys.Insert(before is null ? 0 : keys.IndexOf(before) + 1, added);
        }

        return keys;
    }

    private static bool StaysThoughTheyRemovedIt(EditorRow row) => row.Changed && !row.Removed;

    private static IEnumerable<string> Notes(EditorRows list, EditorRows other)
    {
        foreach (var added in other.Rows.Where(r => !list.BaseKeys.Contains(r.Key)))
        {
            yield return $"They added to {list.Label}: ‘{Name(added)}’. It is in the page now.";
        }

        foreach (var gone in list.Rows.Where(r => r.Base is not null && other.Rows.All(o => o.Key != r.Key)))
        {
            yield return StaysThoughTheyRemovedIt(gone)
                ? $"They removed from {list.Label}: ‘{Name(gone)}’. You changed it, so it stays."
                : $"They removed from {list.Label}: ‘{Name(gone)}’.";
        }
    }

    private static string Name(EditorRow row) => row.Title.Length > 0 ? row.Title : row.Type.DisplayName;

    private static Dictionary<string, EditorField> ByPath(EditorForm form) => form.Fields.Where(f => f.Kind.Subs.Count > 0).ToDictionary(f => f.Path);
}
