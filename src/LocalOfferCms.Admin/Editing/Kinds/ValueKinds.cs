using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Admin.Editing.Kinds;

/// <summary>Yes or no.</summary>
internal sealed class BooleanKind : FieldKind
{
    public override string View => "_EditBoolean";

    public override FieldInput Read(FieldScope scope, JsonNode? stored) =>
        FieldInput.Of(("", (stored as JsonObject)?["Value"] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag ? ["true"] : []));

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["Value"] = input.All().Contains("true");
        return holder;
    }

    public override string Words(FieldScope scope, FieldInput input) => input.All().Contains("true") ? "Yes" : "No";
}

/// <summary>A number.</summary>
internal sealed class NumericKind : FieldKind
{
    public override string View => "_EditNumber";

    public override FieldInput Read(FieldScope scope, JsonNode? stored) =>
        FieldInput.Of((stored as JsonObject)?["Value"] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? value.ToJsonString() : "");

    public override FieldError? Refuse(FieldScope scope, FieldInput input)
    {
        if (input.Text.Trim().Length == 0)
        {
            return null;
        }

        var label = scope.Spec.Label;
        var whole = (scope.Spec.Number("Scale") ?? 0) == 0;
        if (!Parse(input.Text, out var number))
        {
            return new($"‘{label}’ must be a number, such as {(whole ? "5" : "5.5")}");
        }

        return whole && number != decimal.Truncate(number) ? new($"‘{label}’ must be a whole number")
            : scope.Spec.Number("Minimum") is { } least && (double)number < least ? new($"‘{label}’ must be {least} or more")
            : scope.Spec.Number("Maximum") is { } most && (double)number > most ? new($"‘{label}’ must be {most} or less")
            : null;
    }

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["Value"] = !Parse(input.Text, out var number) ? null
            : number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue ? JsonValue.Create((long)number)
            : JsonValue.Create(number);
        return holder;
    }

    private static bool Parse(string text, out decimal number) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);
}

/// <summary>A link: an address and its words.</summary>
internal sealed class LinkKind : FieldKind
{
    public override string View => "_EditLink";

    public override IReadOnlyList<string> Subs { get; } = ["Url", "Text"];

    public override FieldInput Read(FieldScope scope, JsonNode? stored) => FieldInput.Of(("Url", [Member(stored, "Url")]), ("Text", [Member(stored, "Text")]));

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        input["Url"].Trim() is { Length: > 0 } url && SafeAddress.Link(url) is null
            ? new($"‘{scope.Spec.Label}’ must be a web address, such as https://www.example.org/page", "Url") : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["Url"] = input["Url"].Trim();
        holder["Text"] = input["Text"].Trim();
        return holder;
    }

    public override bool IsEmpty(FieldInput input) => string.IsNullOrWhiteSpace(input["Url"]);
}

/// <summary>A place on the map.</summary>
internal sealed class GeoPointKind : FieldKind
{
    public override string View => "_EditGeoPoint";

    public override IReadOnlyList<string> Subs { get; } = ["Latitude", "Longitude"];

    public override FieldInput Read(FieldScope scope, JsonNode? stored) =>
        FieldInput.Of(("Latitude", [Number(stored, "Latitude")]), ("Longitude", [Number(stored, "Longitude")]));

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        IsEmpty(input) ? null
        : !Parse(input["Latitude"], 90, out _) ? new($"The latitude of ‘{scope.Spec.Label}’ must be a number from -90 to 90, such as 52.63", "Latitude")
        : !Parse(input["Longitude"], 180, out _) ? new($"The longitude of ‘{scope.Spec.Label}’ must be a number from -180 to 180, such as 1.29", "Longitude")
        : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["Latitude"] = Parse(input["Latitude"], 90, out var latitude) ? JsonValue.Create(latitude) : null;
        holder["Longitude"] = Parse(input["Longitude"], 180, out var longitude) ? JsonValue.Create(longitude) : null;
        return holder;
    }

    private static string Number(JsonNode? stored, string member) =>
        (stored as JsonObject)?[member] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? value.ToJsonString() : "";

    private static bool Parse(string text, decimal most, out decimal number) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= most;
}

/// <summary>A kind of field that nobody here knows how to edit: shown as it is stored, and kept.</summary>
internal sealed class SourceKind : FieldKind
{
    public override string View => "_EditSource";

    public override IReadOnlyList<string> Subs { get; } = [];

    public override FieldInput Read(FieldScope scope, JsonNode? stored) => FieldInput.Empty;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input) => old;

    public override bool IsEmpty(FieldInput input) => false;

    /// <summary>A value as its source.</summary>
    public static string SourceOf(JsonNode? stored) => stored?.ToJsonString(Indented) ?? "";

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new(JsonText.Compact) { WriteIndented = true };
}
