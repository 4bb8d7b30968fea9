namespace LocalOfferCms.Core.Types;

/// <summary>A kind of field that a council can add to a type.</summary>
/// <param name="Name">Its name in forms.</param>
/// <param name="Label">What it is called.</param>
/// <param name="FieldName">Orchard Core's field type.</param>
/// <param name="MayFilter">Whether readers can filter by it.</param>
public sealed record FieldKind(string Name, string Label, string FieldName, bool MayFilter)
{
    /// <summary>Every kind, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<FieldKind> All =
    [
        new("text", "Short text", "TextField", true),
        new("long-text", "Long text, as it is typed", "TextField", false),
        new("markdown", "Text with headings, lists and links", "MarkdownField", false),
        new("number", "Number", "NumericField", true),
        new("date", "Date", "DateField", true),
        new("yes-no", "Yes or no", "BooleanField", true),
        new("choice", "One choice from a list", "TextField", true),
        new("choices", "Several choices from a list", "MultiTextField", true),
        new("link", "Link", "LinkField", false),
        new("picture", "Picture", "MediaField", false),
        new("page", "Pages of this site", "ContentPickerField", false),
        new("term", "Terms of a taxonomy", "TaxonomyField", true),
    ];

    /// <summary>Whether it has a list of choices.</summary>
    public bool HasChoices => Name is "choice" or "choices";

    /// <summary>A kind by its name; null for none.</summary>
    public static FieldKind? Named(string? name) => All.FirstOrDefault(k => k.Name == name);
}

/// <summary>What an administrator says about a field.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Label">Its label.</param>
/// <param name="Hint">What the editor is told; may be empty.</param>
/// <param name="IsRequired">Whether an item must have it.</param>
/// <param name="IsFilterable">Whether readers can filter by it.</param>
/// <param name="IsShown">Whether it stands on the page.</param>
/// <param name="Choices">The choices of a list.</param>
/// <param name="Taxonomy">The taxonomy of a term field.</param>
public sealed record FieldOptions(
    FieldKind Kind, string Label, string Hint = "", bool IsRequired = false, bool IsFilterable = false, bool IsShown = true,
    IReadOnlyList<string>? Choices = null, string Taxonomy = "");
