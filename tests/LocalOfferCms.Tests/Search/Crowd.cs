using System.Text.Json.Nodes;
using LocalOfferCms.Core.Search;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Search;

/// <summary>Many pages that are not the answer: services with invented names, and texts shuffled out of the very words and sentences that the answers are made of, one in twenty with such a title too.</summary>
internal static class Crowd
{
    private static readonly string[] Places = ["Larkholt", "Saltmere", "Fenwick", "Ashby", "Northam", "Wells", "Thornbury", "Marsh End", "Oakfield", "Riverside", "Hillcrest", "Westgate"];
    private static readonly string[] Things = ["football", "dance", "sewing", "gardening", "music", "drama", "cookery", "chess", "youth", "walking", "art", "reading", "judo", "coding", "boxing", "craft"];
    private static readonly string[] Kinds = ["club", "group", "session", "centre", "team", "workshop", "class", "drop-in", "project", "course"];

    public static IEnumerable<SearchDocument> Pages(int count)
    {
        var random = new Random(2026);
        var sentences = SourceSentences();
        string[] words = [.. sentences.SelectMany(text => text.Split([' ', ',', '.', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries))];
        for (var i = 0; i < count; i++)
        {
            var (place, thing, kind) = (Pick(Places, random), Pick(Things, random), Pick(Kinds, random));
            var title = i % 20 == 0 ? Text(words, random, 3 + random.Next(4)) : $"{char.ToUpperInvariant(thing[0])}{thing[1..]} {kind} in {place}";
            var body = string.Join(". ", Enumerable.Range(0, 4 + random.Next(8)).Select(n => i % 2 == 0 ? Text(words, random, 8 + random.Next(12)) : Pick(sentences, random)));
            yield return new SearchDocument($"crowd-{i}", i % 3 == 0 ? "Service" : "Page", $"crowd/{i}", title, $"A {thing} {kind} in {place}.", body)
            {
                Topics = [$"topic-{i % 12}"], Audiences = i % 4 == 0 ? [] : [$"audience-{i % 4}"], AgeFrom = i % 5 == 0 ? null : i % 9, AgeTo = i % 5 == 0 ? null : 10 + (i % 15),
            };
        }
    }

    // Sentences of the corpus and of the glossary: common words are common here too.
    private static string[] SourceSentences()
    {
        var corpus = JsonNode.Parse(File.ReadAllText(SharedData.Path("search", "corpus.json")))!.AsArray().Select(page => (string)page!["body"]!);
        var glossary = JsonNode.Parse(File.ReadAllText(RepositoryRoot.Path("recipes", "data", "glossary.json")))!["terms"]!.AsArray().Select(term => (string)term!["definition"]!);
        return [.. corpus.Concat(glossary).SelectMany(text => text.Split(". ", StringSplitOptions.RemoveEmptyEntries))];
    }

    private static string Pick(string[] of, Random random) => of[random.Next(of.Length)];

    private static string Text(string[] words, Random random, int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Pick(words, random)));
}
