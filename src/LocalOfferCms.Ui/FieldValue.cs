using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Ui;

/// <summary>What one field holds, ready to show.</summary>
/// <param name="Label">The field's label.</param>
/// <param name="Lines">Its values; each is text and, when it leads somewhere, an address.</param>
public sealed record FieldValue(string Label, IReadOnlyList<FieldLine> Lines)
{
    /// <summary>Reads a field; null when it holds nothing that can be shown.</summary>
    internal static FieldValue? Of(PageContext page, FieldDefinition field, JsonObject json)
    {
        IEnumerable<FieldLine> lines = field.FieldName switch
        {
            "BooleanField" => json["Value"] is JsonValue value && value.TryGetValue<bool>(out var flag) ? [new(flag ? "Yes" : "No")] : [],
            "NumericField" => json["Value"] is JsonValue value && value.TryGetValue<double>(out var number) ? [new(number.ToString("#,0.##", CultureInfo.InvariantCulture))] : [],
            "DateField" => JsonText.Moment(json["Value"]) is { } day ? [new("", Day: DateOnly.FromDateTime(day))] : [],
            "DateTimeField" => JsonText.Moment(json["Value"]) is { } moment ? [new("", Moment: moment)] : [],
            "LinkField" => JsonText.String(json["Url"]) is { Length: > 0 } url ? [new(JsonText.String(json["Text"]) is { Length: > 0 } text ? text : url, url)] : [],
            "ContentPickerField" => page.Picked(JsonText.Strings(json["ContentItemIds"])).Select(i => new FieldLine(i.Link.Title, i.Link.Path is { } path ? "~/" + path : null)),
            "TaxonomyField" => JsonText.String(json["TaxonomyContentItemId"]) is { } taxonomy
                ? JsonText.Strings(json["TermContentItemIds"]).Select(term => new FieldLine(page.Site.TermName(taxonomy, term))) : [],
            "MultiTextField" => JsonText.Strings(json["Values"]).Select(value => new FieldLine(value)),
            "MediaField" => Media(page, json),
            _ => (JsonText.String(json["Text"]) ?? JsonText.String(json["Value"])) is { } text ? [new(text)] : [],
        };
        IReadOnlyList<FieldLine> shown = [.. lines.Where(line => line.HasContent)];
        return shown.Count == 0 ? null : new FieldValue(field.DisplayName, shown);
    }

    private static IEnumerable<FieldLine> Media(PageContext page, JsonObject json)
    {
        var texts = JsonText.Strings(json["MediaTexts"]);
        foreach (var (path, index) in JsonText.Strings(json["Paths"]).Select((path, index) => (path, index)))
        {
            if (page.Files.TryGetValue(path, out var file))
            {
                yield return new FieldLine(texts.ElementAtOrDefault(index) ?? "", "~/" + file.Address, File: file);
            }
        }
    }
}

/// <summary>One value of a field.</summary>
/// <param name="Text">The words; for a picture, its text alternative.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Day">A day.</param>
/// <param name="Moment">A day and time.</param>
/// <param name="File">A file.</param>
public sealed record FieldLine(string Text, string? Url = null, DateOnly? Day = null, DateTime? Moment = null, FileLink? File = null)
{
    internal bool HasContent => Text.Length > 0 || Day is not null || Moment is not null || File is not null;

    /// <summary>Whether the file is a picture, to be shown where it stands.</summary>
    public bool IsPicture => File?.Picture is not null;
}
