using System.Text.Json.Nodes;
using LocalOfferCms.Core.Search;
using LocalOfferCms.TestSupport;
using Xunit.Abstractions;

namespace LocalOfferCms.Tests.Search;

/// <summary>A search, the page that answers it best and others that answer it too.</summary>
internal sealed record AskedQuery(string Text, string Best, IReadOnlyList<string> Also)
{
    /// <summary>The queries that came with the corpus.</summary>
    public static IReadOnlyList<AskedQuery> Given() => [.. File.ReadLines(SharedData.Path("search", "queries.csv")).Skip(1).Where(line => line.Length > 0)
        .Select(line => line.Split(',')).Select(cells => new AskedQuery(cells[0], cells[1], cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>The corpus's pages.</summary>
    public static IEnumerable<SearchDocument> Corpus() => JsonNode.Parse(File.ReadAllText(SharedData.Path("search", "corpus.json")))!.AsArray()
        .Select(page => new SearchDocument((string)page!["slug"]!, "Page", (string)page["slug"]!, (string)page["title"]!, "", (string)page["body"]!));

    /// <summary>Asks all, prints where each answer stood, and gives the shares that were first and in the first three.</summary>
    public static async Task<(double First, double FirstThree)> MeasureAsync(
        IReadOnlyList<AskedQuery> queries, Func<string, Task<IReadOnlyList<string>>> find, ITestOutputHelper output)
    {
        var (first, three) = (0, 0);
        foreach (var query in queries)
        {
            var found = await find(query.Text);
            var place = found.ToList().IndexOf(query.Best) + 1;
            (first, three) = (first + (place == 1 ? 1 : 0), three + (place is >= 1 and <= 3 ? 1 : 0));
            output.WriteLine($"{(place == 0 ? "-" : place)}  {query.Text}  [{query.Best}]  {(place == 1 ? "" : string.Join(' ', found.Take(4)))}");
        }

        output.WriteLine($"first {first}, in the first three {three}, of {queries.Count}");
        return ((double)first / queries.Count, (double)three / queries.Count);
    }
}
