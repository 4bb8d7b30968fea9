using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Makes every piece of HTML in a content item safe: <c>HtmlBodyPart.Html</c>, every HtmlField, and the same in items within it.
/// HTML in Markdown is left: rendering shows it as text.</summary>
internal static class ContentHtml
{
    public static void Sanitise(JsonNode? node, string pointer, string title, RecipeReport report)
    {
        switch (node)
        {
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    Sanitise(array[i], $"{pointer}/{i}", title, report);
                }

                break;
            case JsonObject json:
                foreach (var (name, value) in json.ToList())
                {
                    if (name == "Html" && JsonText.String(value) is { } html)
                    {
                        json[name] = Sanitise(html, $"{pointer}/{name}", title, report);
                    }
                    else
                    {
                        Sanitise(value, $"{pointer}/{name}", title, report);
                    }
                }

                break;
        }
    }

    private static string Sanitise(string html, string pointer, string title, RecipeReport report)
    {
        var safe = HtmlSanitiser.Sanitise(html);
        if (safe.Removed.Count > 0)
        {
            report.AddNote(pointer, "content item", title, $"Made safe; taken out: {string.Join(", ", safe.Removed)}.");
        }

        return safe.Html;
    }
}
