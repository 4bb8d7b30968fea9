using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Admin.Editing.Kinds;

/// <summary>Words: one line or several. Held in a member of the field, or plainly, as Orchard Core's own parts hold theirs.</summary>
internal class TextKind(string? member, string view) : FieldKind
{
    /// <summary>The longest text that is taken, in characters.</summary>
    private const int Longest = 2_000_000;

    public override string View => view;

    public override bool IsText => true;

    public override FieldInput Read(FieldScope scope, JsonNode? stored) => FieldInput.Of(member is null ? JsonText.String(stored) ?? "" : Member(stored, member));

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        input.Text.Length > Longest ? new($"‘{scope.Spec.Label}’ is longer than a page can hold. Shorten it or split it") : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        if (member is null)
        {
            return JsonValue.Create(input.Text);
        }

        var holder = Holder(old);
        holder[member] = input.Text;
        return holder;
    }

    public override string Words(FieldScope scope, FieldInput input) => input.Text;
}

/// <summary>One of a few words. A value that is not among them is kept and can stay chosen.</summary>
internal sealed class ChoiceKind() : TextKind("Text", "_EditChoice")
{
    public override bool IsText => false;

    public override string Words(FieldScope scope, FieldInput input) =>
        scope.Spec.Options.FirstOrDefault(o => o.Value == input.Text)?.Label ?? input.Text;
}

/// <summary>A colour, as <c>#rrggbb</c>.</summary>
internal sealed class ColourKind() : TextKind("Text", "_EditText")
{
    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        input.Text.Trim() is { Length: > 0 } text && !(text.Length == 7 && text[0] == '#' && text[1..].All(char.IsAsciiHexDigit))
            ? new($"‘{scope.Spec.Label}’ must be a colour such as #0b0c0c") : null;
}

/// <summary>The address of a page on the site.</summary>
internal sealed class AddressKind() : TextKind(null, "_EditAddress")
{
    public override bool IsText => false;

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        ContentPath.Normalise(input.Text) is { Length: > 0 } path && ContentPath.Refuse(path) is { } refusal ? new(refusal.Message) : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input) => JsonValue.Create(ContentPath.Normalise(input.Text));
}

/// <summary>Several short texts: one on each line, or some of a list.</summary>
internal sealed class MultiTextKind(bool fromList) : FieldKind
{
    public override string View => fromList ? "_EditChecks" : "_EditLines";

    public override FieldInput Read(FieldScope scope, JsonNode? stored)
    {
        var values = JsonText.Strings((stored as JsonObject)?["Values"]);
        return fromList ? FieldInput.Of(("", values)) : FieldInput.Of(string.Join('\n', values));
    }

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["Values"] = Strings(fromList ? input.All() : input.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return holder;
    }
}
