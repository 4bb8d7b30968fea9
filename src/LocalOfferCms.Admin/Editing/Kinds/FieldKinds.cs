using LocalOfferCms.Admin.Editing.Form;

namespace LocalOfferCms.Admin.Editing.Kinds;

/// <summary>Which kind edits a field.</summary>
internal static class FieldKinds
{
    private static readonly TextKind Line = new("Text", "_EditText");
    private static readonly TextKind Lines = new("Text", "_EditLongText");
    private static readonly ChoiceKind Choice = new();
    private static readonly ColourKind Colour = new();
    private static readonly MultiTextKind Values = new(fromList: false);
    private static readonly MultiTextKind SomeOf = new(fromList: true);
    private static readonly SourceKind Source = new();

    private static readonly Dictionary<string, FieldKind> ByName = new(StringComparer.Ordinal)
    {
        ["MarkdownField"] = new TextKind("Markdown", "_EditMarkdown"),
        ["HtmlField"] = new HtmlKind(),
        ["BooleanField"] = new BooleanKind(),
        ["NumericField"] = new NumericKind(),
        ["DateField"] = new DateKind(),
        ["DateTimeField"] = new MomentKind(plain: false),
        ["TimeField"] = new TimeKind(),
        ["LinkField"] = new LinkKind(),
        ["MediaField"] = new MediaKind(),
        ["ContentPickerField"] = new PickerKind(),
        ["TaxonomyField"] = new TaxonomyKind(),
        ["UserPickerField"] = new UserPickerKind(),
        ["GeoPointField"] = new GeoPointKind(),
        [PlainFields.Text] = new TextKind(null, "_EditText"),
        [PlainFields.Address] = new AddressKind(),
        [PlainFields.Markdown] = new TextKind(null, "_EditMarkdown"),
        [PlainFields.Person] = new PersonKind(),
        [PlainFields.Moment] = new MomentKind(plain: true),
    };

    /// <summary>The kind that edits a field.</summary>
    public static FieldKind Of(FieldSpec spec) => spec.Kind switch
    {
        "TextField" => spec.OptionsFrom.Length > 0 || spec.Options.Count > 0 ? Choice
            : spec.Editor == "Color" ? Colour
            : spec.Editor is "TextArea" or "CodeMirror" or "Monaco" ? Lines
            : Line,
        "MultiTextField" => spec.Options.Count > 0 ? SomeOf : Values,
        _ => ByName.GetValueOrDefault(spec.Kind, Source),
    };
}

/// <summary>Members that Orchard Core's own parts hold plainly, treated as fields.</summary>
internal static class PlainFields
{
    public const string Text = "Plain.Text";
    public const string Address = "Plain.Address";
    public const string Markdown = "Plain.Markdown";
    public const string Moment = "Plain.Moment";
    public const string Person = "Plain.Person";
}
