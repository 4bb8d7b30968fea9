using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Checks;

/// <summary>Finds the texts of a content item that somebody wrote for readers: title, summary, Markdown, and longer plain fields, nested items' among them.</summary>
internal sealed class CheckedFields(SiteSnapshot site, ContentMarkdown markdown)
{
    private const int DeepestBag = 6;

    // Plain fields that hold a sentence. What else a plain field holds is a name, a number, an address or a code.
    private static readonly HashSet<string> Prose = new(StringComparer.Ordinal)
    {
        "Card.Summary", "ReportAnswer.Question", "GlossaryTermPart.Definition", "ExpiryPart.Note", "StatusPart.Note", "ToolkitCriterion.Ask",
        "LetterDecision.Hint", "DecisionStep.When", "Development.What", "Development.StageNote", "LinkToUsPart.Sentence", "ServicePart.ResponseTime",
    };

    // The name of the part that holds a Markdown body, and of whatever lies in it, is told by its own label.
    private const string Body = "MarkdownBodyPart";

    public IReadOnlyList<CheckedText> Find(ContentDocument content)
    {
        var texts = new List<CheckedText>();
        Item(content.Json, content.ContentType, "", "", 0, texts);
        return texts;
    }

    private void Item(JsonObject json, string contentType, string path, string within, int depth, List<CheckedText> texts)
    {
        var type = site.Types.GetValueOrDefault(contentType);
        foreach (var (name, value) in json.OrderBy(member => Order(member.Key)))
        {
            if (value is not JsonObject part)
            {
                continue;
            }

            if ((part["ContentItems"] ?? part["Widgets"]) is JsonArray items)
            {
                Bag(items, path + name, within, depth, texts);
                continue;
            }

            var definition = type?.Parts.FirstOrDefault(p => p.Name == name);
            Part(part, name, definition, path, within, texts);
        }
    }

    private void Bag(JsonArray items, string path, string within, int depth, List<CheckedText> texts)
    {
        if (depth == DeepestBag)
        {
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonObject item)
            {
                var title = JsonText.String((item["TitlePart"] as JsonObject)?["Title"]) ?? JsonText.String(item["DisplayText"]) ?? "";
                var name = title.Length > 0 ? title : $"item {i + 1}";
                Item(item, JsonText.String(item["ContentType"]) ?? "", $"{path}[{i}].", within.Length > 0 ? $"{within}: {name}" : name, depth + 1, texts);
            }
        }
    }

    private void Part(JsonObject part, string name, TypePartDefinition? definition, string path, string within, List<CheckedText> texts)
    {
        if (name == "TitlePart")
        {
            AddPlain(part["Title"], $"{path}TitlePart.Title", Label(within, "Title"), TextRole.Title, texts);
            return;
        }

        if (name == Body)
        {
            AddMarkdown(part["Markdown"], $"{path}{Body}.Markdown", Label(within, "Text"), texts);
            return;
        }

        foreach (var (field, value) in part)
        {
            if (value is not JsonObject json)
            {
                continue;
            }

            var known = definition?.Fields.FirstOrDefault(f => f.Name == field);
            var label = Label(within, known?.DisplayName ?? field);
            AddMarkdown(json["Markdown"], $"{path}{name}.{field}", label, texts);
            if (name == "SummaryPart" && field == "Summary")
            {
                AddPlain(json["Text"], $"{path}{name}.{field}", label, TextRole.Summary, texts);
            }
            else if (Prose.Contains($"{name}.{field}") || IsTextArea(known))
            {
                AddPlain(json["Text"], $"{path}{name}.{field}", label, TextRole.Prose, texts);
            }
        }
    }

    private static bool IsTextArea(FieldDefinition? field) =>
        field is not null && field.Name != "Data" && JsonText.String((field.Settings["ContentPartFieldSettings"] as JsonObject)?["Editor"]) == "TextArea";

    private static int Order(string part) => part switch { "TitlePart" => 0, "SummaryPart" => 1, Body => 2, _ => 3 };

    private static string Label(string within, string label) => within.Length > 0 ? $"{within}: {label}" : label;

    private static void AddPlain(JsonNode? value, string field, string label, TextRole role, List<CheckedText> texts)
    {
        if (JsonText.String(value) is { Length: > 0 } text)
        {
            texts.Add(CheckedText.Plain(field, label, text, role));
        }
    }

    private void AddMarkdown(JsonNode? value, string field, string label, List<CheckedText> texts)
    {
        if (JsonText.String(value) is { Length: > 0 } text)
        {
            texts.Add(CheckedText.Markdown(field, label, text, markdown, site.References));
        }
    }
}
