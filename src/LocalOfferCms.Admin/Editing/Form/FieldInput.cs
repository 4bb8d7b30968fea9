namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>What the inputs of one field hold. Most fields have one input, whose name is empty here; a date has three.</summary>
internal sealed class FieldInput
{
    /// <summary>Nothing.</summary>
    public static readonly FieldInput Empty = new([]);

    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    private FieldInput(Dictionary<string, IReadOnlyList<string>> values) => _values = values;

    /// <summary>The first value of an input; empty when there is none.</summary>
    public string this[string sub] => _values.TryGetValue(sub, out var values) && values is [var first, ..] ? first : "";

    /// <summary>The field's only value.</summary>
    public string Text => this[""];

    /// <summary>The values of a list, without the empty one that says that the list was in the form.</summary>
    public IReadOnlyList<string> All(string sub = "") => [.. Raw(sub).Where(v => v.Length > 0)];

    /// <summary>The values of an input as they came.</summary>
    public IReadOnlyList<string> Raw(string sub) => _values.GetValueOrDefault(sub) ?? [];

    /// <summary>A field with one input.</summary>
    public static FieldInput Of(string text) => Of(("", [text]));

    /// <summary>A field with several inputs, or with a list.</summary>
    public static FieldInput Of(params (string Sub, IReadOnlyList<string> Values)[] values)
    {
        var input = new FormInputs();
        foreach (var (sub, list) in values)
        {
            input[sub] = list;
        }

        return new(input.Names.ToDictionary(n => n, n => input[n]!));
    }

    /// <summary>What a form holds for a field; null when the form did not have the field.</summary>
    public static FieldInput? Of(FormInputs inputs, string path, IReadOnlyList<string> subs)
    {
        var values = subs.Where(s => inputs.Has(Name(path, s))).ToDictionary(s => s, s => WithoutMark(s, inputs[Name(path, s)]!));
        return values.Count == 0 ? null : new(values);
    }

    // A list begins with an empty value in the form, so that it is told apart from one that the form did not have.
    private static IReadOnlyList<string> WithoutMark(string sub, IReadOnlyList<string> values) =>
        sub is "" or "Gone" && values is ["", _, ..] ? [.. values.Skip(1)] : values;

    /// <summary>The name of an input in the form.</summary>
    public static string Name(string path, string sub) => sub.Length == 0 ? path : $"{path}.{sub}";

    /// <summary>Puts the values into a form.</summary>
    public void WriteTo(FormInputs inputs, string path, IReadOnlyList<string> subs)
    {
        foreach (var sub in subs)
        {
            inputs[Name(path, sub)] = Raw(sub);
        }
    }

    /// <summary>Whether both hold the same; an input that is missing is as good as an empty one.</summary>
    public bool Same(FieldInput other, IReadOnlyList<string> subs) => subs.All(s => Filled(s).SequenceEqual(other.Filled(s)));

    private IReadOnlyList<string> Filled(string sub) => Raw(sub) is { } raw && raw.Count > 1 ? raw : All(sub);
}
