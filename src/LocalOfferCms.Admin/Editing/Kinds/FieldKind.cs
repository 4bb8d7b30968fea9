using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Admin.Editing.Kinds;

/// <summary>What a kind of field may ask about: the field's definition, and the site that it is edited on.</summary>
internal sealed record FieldScope(FieldSpec Spec, SiteSnapshot Site, TimeZoneInfo Zone);

/// <summary>How a kind of field is read from content, written back, and shown.</summary>
internal abstract class FieldKind
{
    /// <summary>The partial that shows it.</summary>
    public abstract string View { get; }

    /// <summary>The names of its inputs; one that is empty for a field with a single input.</summary>
    public virtual IReadOnlyList<string> Subs { get; } = [""];

    /// <summary>Whether its input is words that can be told apart and put together.</summary>
    public virtual bool IsText => false;

    /// <summary>What the form shows for a value; never fails, whatever the value is.</summary>
    public abstract FieldInput Read(FieldScope scope, JsonNode? stored);

    /// <summary>Why an input cannot be stored; null when it can.</summary>
    public virtual FieldError? Refuse(FieldScope scope, FieldInput input) => null;

    /// <summary>The value for an input that was changed and not refused. Members of the old value that the kind does not know are kept.</summary>
    /// <param name="scope">The field.</param>
    /// <param name="old">A copy of the value that was there, which may be changed and returned.</param>
    /// <param name="input">The input.</param>
    public abstract JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input);

    /// <summary>Whether nothing was filled in.</summary>
    public virtual bool IsEmpty(FieldInput input) => Subs.All(s => string.IsNullOrWhiteSpace(string.Concat(input.Raw(s))));

    /// <summary>The input in words, for comparing two versions.</summary>
    public virtual string Words(FieldScope scope, FieldInput input) => string.Join("\n", Subs.SelectMany(input.All));

    /// <summary>The object that holds a field's members; a new one when the old value was something else.</summary>
    protected static JsonObject Holder(JsonNode? old) => old as JsonObject ?? [];

    /// <summary>A string member of a field; empty when there is none.</summary>
    protected static string Member(JsonNode? stored, string name) => JsonText.String((stored as JsonObject)?[name]) ?? "";

    /// <summary>An array of strings.</summary>
    protected static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);
}
