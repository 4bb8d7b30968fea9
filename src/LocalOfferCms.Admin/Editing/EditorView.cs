using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Admin.Editing.Kinds;
using LocalOfferCms.Admin.Editing.Picking;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Admin.Editing;

/// <summary>What a search of a field found.</summary>
/// <param name="Words">What was looked for.</param>
/// <param name="Found">What was found.</param>
internal sealed record FieldSearch(string Words, IReadOnlyList<Picked> Found);

/// <summary>A form and all that its page shows besides.</summary>
internal sealed class EditorView
{
    /// <summary>The form.</summary>
    public required EditorForm Form { get; init; }

    /// <summary>The sealed text of what it was opened on.</summary>
    public required string Sealed { get; init; }

    /// <summary>What its fields hold, in words.</summary>
    public required PickedValues Names { get; init; }

    /// <summary>The site.</summary>
    public required SiteSnapshot Site { get; init; }

    /// <summary>What is wrong with fields, by path.</summary>
    public Dictionary<string, FieldError> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>What a search found, by the field's path.</summary>
    public Dictionary<string, FieldSearch> Searches { get; } = new(StringComparer.Ordinal);

    /// <summary>Texts as readers will see them, by the field's path.</summary>
    public Dictionary<string, IHtmlContent> Previews { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the person may take files from the library.</summary>
    public required bool MayUseLibrary { get; init; }

    /// <summary>What the last button did.</summary>
    public FormMove? Move { get; init; }

    /// <summary>What is wrong with the address, said beside it.</summary>
    public string? AddressNote { get; init; }

    /// <summary>The site's own address, before the page's.</summary>
    public required string SiteAddress { get; init; }

    /// <summary>A field for its partial.</summary>
    public FieldView Of(EditorField field) => new(field, this);

    /// <summary>Whether the person is put at a path.</summary>
    public bool IsFocus(string path) => Move?.Focus == path;
}

/// <summary>A field with all that its partial shows.</summary>
internal sealed record FieldView(EditorField Field, EditorView View)
{
    /// <summary>The id of its first input.</summary>
    public string Id => Field.Id;

    /// <summary>The label.</summary>
    public string Label => Field.Spec.Label;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public FieldError? Error => View.Errors.GetValueOrDefault(Field.Path);

    /// <summary>What a search of it found; null when there was none.</summary>
    public FieldSearch? Search => View.Searches.GetValueOrDefault(Field.Path);

    /// <summary>Its text as readers will see it; null when nobody asked.</summary>
    public IHtmlContent? Preview => View.Previews.GetValueOrDefault(Field.Path);

    /// <summary>Ids of what describes it; null when nothing does.</summary>
    public string? DescribedBy => string.Join(' ', new[] { Field.Spec.Hint.Length > 0 ? $"{Id}-hint" : null, Error is null ? null : $"{Id}-error", Field.Spec.MaxWords is null ? null : $"{Id}-words" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>Whether the label is that of a group of inputs.</summary>
    public bool IsGroup => Field.Kind is DateKind or LinkKind or GeoPointKind or TaxonomyKind or PickerKind or PersonKind or UserPickerKind or MediaKind
        || Field.Kind is MultiTextKind { View: "_EditChecks" };

    /// <summary>The id of one of its inputs.</summary>
    public string IdOf(string sub) => Field.Kind.Subs.Count > 0 && Field.Kind.Subs[0] == sub ? Id : $"{Id}-{sub.ToLowerInvariant()}";

    /// <summary>An input's value.</summary>
    public string Value(string sub = "") => Field.Input[sub];

    /// <summary>"govuk-input", with the mark of an error when the input is what is wrong.</summary>
    public string Css(string css, string sub = "") => Error is { } error && (error.Sub == sub || error.Sub.Length == 0) ? $"{css} {css}--error" : css;

    /// <summary>What can be chosen, and what is chosen though it cannot be any more.</summary>
    public IReadOnlyList<Choice> Choices
    {
        get
        {
            var choices = Field.Kind is TaxonomyKind ? TaxonomyKind.Terms(Field.Scope) : Field.Spec.OptionsFrom.Length > 0 ? FromRows(Field.Spec.OptionsFrom) : Field.Spec.Options;
            return [.. choices, .. Field.Input.All().Where(v => choices.All(c => c.Value != v)).Select(v =>
                new Choice(v, $"{(Field.Kind is TaxonomyKind ? TaxonomyKind.NameOf(Field.Scope, v) : v)} (no longer in the list)"))];
        }
    }

    /// <summary>What it holds, in words.</summary>
    public IReadOnlyList<Picked> Chosen => [.. Field.Input.All().Select(v => Field.Kind is UserPickerKind
        ? new Picked(v, UserPickerKind.Split(v).Name, "")
        : View.Names.Items.GetValueOrDefault(v) ?? new Picked(v, v, "not found on this site"))];

    /// <summary>The file at a path of the library; null when there is none.</summary>
    public MediaFile? File(string path) => View.Names.Files.GetValueOrDefault(path);

    /// <summary>Whether several can be chosen.</summary>
    public bool Multiple => Field.Kind is MediaKind ? MediaKind.Multiple(Field.Spec) : Field.Kind is not PersonKind && PickerKind.Multiple(Field.Spec);

    // "Steps.DecisionStep.Slug": the values of a field in the rows of a part of the same page.
    private IReadOnlyList<Choice> FromRows(string source)
    {
        var (part, field) = (source.Split('.', 2)[0], source.Split('.', 2)[^1]);
        var rows = View.Form.AllRows.FirstOrDefault(r => r.Path == part)?.Rows.Where(r => !r.Removed) ?? [];
        return [.. rows.Select(row => (row.Title, Value: row.Sections.SelectMany(s => s.Fields).FirstOrDefault(f => f.Path == $"{row.Path}.{field}")?.Input.Text.Trim() ?? ""))
            .Where(r => r.Value.Length > 0).DistinctBy(r => r.Value).Select(r => new Choice(r.Value, r.Title.Length > 0 ? $"{r.Title} ({r.Value})" : r.Value))];
    }
}

/// <summary>Rows with the page that shows them.</summary>
internal sealed record RowsView(EditorRows Rows, EditorView View, int Level);

/// <summary>A row with the page that shows it.</summary>
internal sealed record RowView(EditorRow Row, EditorRows Rows, EditorView View, int Number, int Count, int Level)
{
    /// <summary>A heading at the row's level, or below it.</summary>
    public static IHtmlContent Heading(int level, string css, string text, string? id = null, bool focus = false)
    {
        var heading = new TagBuilder($"h{Math.Min(level, 6)}") { Attributes = { ["class"] = css } };
        heading.InnerHtml.Append(text);
        if (id is not null)
        {
            heading.Attributes["id"] = id;
            heading.Attributes["tabindex"] = "-1";
        }

        if (focus)
        {
            heading.Attributes["autofocus"] = "autofocus";
        }

        return heading;
    }
}

/// <summary>A section with the page that shows it.</summary>
internal sealed record SectionView(EditorSection Section, EditorView View, int Level);
