using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalOfferCms.Benchmarks;

/// <summary>A large council: as many services as pages, out of the words of the demonstration councils' own pages.</summary>
internal static class Corpus
{
    /// <summary>Writes its recipe; gives the path.</summary>
    public static string WriteRecipe(string folder, int documents, string wordsFrom)
    {
        var sentences = SentencesOf(wordsFrom);
        var items = new JsonArray();
        for (var i = 0; i < documents; i++)
        {
            items.Add(i % 2 == 0 ? Service(i, sentences) : Page(i, sentences));
        }

        var path = Path.Combine(folder, "large.recipe.json");
        File.WriteAllText(path, new JsonObject
        {
            ["name"] = "Large",
            ["issetuprecipe"] = true,
            ["steps"] = new JsonArray(
                new JsonObject { ["name"] = "recipes", ["Values"] = new JsonArray(new JsonObject { ["executionid"] = "LocalOffer", ["name"] = "LocalOffer" }) },
                new JsonObject { ["name"] = "content", ["data"] = items }),
        }.ToJsonString());
        return path;
    }

    private static JsonObject Page(int i, IReadOnlyList<string> sentences) => Item(i, "Page", $"pages/page-{i}", sentences);

    private static JsonObject Service(int i, IReadOnlyList<string> sentences)
    {
        var item = Item(i, "Service", $"services/service-{i}", sentences);
        item["ServicePart"] = new JsonObject
        {
            ["Status"] = new JsonObject { ["Text"] = "Available" },
            ["HowToAccess"] = new JsonObject { ["Markdown"] = Pick(sentences, i * 31, 2) },
            ["Eligibility"] = new JsonObject { ["Markdown"] = Pick(sentences, i * 37, 2) },
            ["IsFree"] = new JsonObject { ["Value"] = i % 3 == 0 },
            ["AgeFrom"] = new JsonObject { ["Value"] = i % 12 },
            ["AgeTo"] = new JsonObject { ["Value"] = 12 + (i % 14) },
            ["Provider"] = new JsonObject { ["Text"] = $"Example provider {i % 200}" },
        };
        return item;
    }

    private static JsonObject Item(int i, string type, string path, IReadOnlyList<string> sentences)
    {
        var title = $"{Words(sentences[i % sentences.Count], 6)} {i.ToString(CultureInfo.InvariantCulture)}";
        return new JsonObject
        {
            ["ContentItemId"] = $"large-{i}",
            ["ContentItemVersionId"] = $"large-{i}-1",
            ["ContentType"] = type,
            ["DisplayText"] = title,
            ["Latest"] = true,
            ["Published"] = true,
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path },
            ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = Words(sentences[i * 7 % sentences.Count], 20) } },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = $"## About\n\n{Pick(sentences, i * 11, 8)}\n\n## More\n\n{Pick(sentences, i * 13, 8)}" },
        };
    }

    private static string Pick(IReadOnlyList<string> sentences, int from, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(n => sentences[(from + (n * 101)) % sentences.Count]));

    private static string Words(string sentence, int most) => string.Join(' ', sentence.Split(' ').Take(most)).TrimEnd('.', ',', ':');

    private static List<string> SentencesOf(string recipe)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(recipe));
        var found = new List<string>();
        Collect(json.RootElement, found);
        return found;
    }

    private static void Collect(JsonElement json, List<string> found)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    if (member.Name == "Markdown" && member.Value.ValueKind == JsonValueKind.String)
                    {
                        found.AddRange(member.Value.GetString()!.Split(['.', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                            .Where(s => s.Length > 40 && s.All(c => char.IsLetterOrDigit(c) || " ,'’".Contains(c))).Select(s => s + "."));
                    }
                    else
                    {
                        Collect(member.Value, found);
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var entry in json.EnumerateArray())
                {
                    Collect(entry, found);
                }

                break;
        }
    }
}
