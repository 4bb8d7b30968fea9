using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Structure;

/// <summary>A term of a taxonomy.</summary>
/// <param name="Id">Its id, which pages hold. It never changes.</param>
/// <param name="Name">What readers see.</param>
/// <param name="Parent">The term that it belongs under; empty at the top.</param>
/// <param name="IsRetired">Whether it is out of use: pages that have it keep it, and no page gets it anew.</param>
/// <param name="MergedInto">The term that has taken its place; empty for none.</param>
public sealed record TaxonomyTerm(string Id, string Name, string Parent, bool IsRetired, string MergedInto);

/// <summary>A list of terms that pages are found by, as a view over its document.</summary>
public sealed class Taxonomy
{
    private readonly JsonObject _data;

    internal Taxonomy(string name, JsonObject data) => (Name, _data) = (name, data);

    /// <summary>Its name, such as <c>topics</c>.</summary>
    public string Name { get; }

    /// <summary>What it is called in words.</summary>
    public string Title => JsonText.String(_data["title"]) is { Length: > 0 } title ? title : Name;

    /// <summary>Every term, in the council's order; merged ones too.</summary>
    public IReadOnlyList<TaxonomyTerm> Terms => [.. Entries.Select(t => new TaxonomyTerm(
        Text(t, "id"), Text(t, "name"), Text(t, "parent"), t["retired"] is JsonValue value && value.TryGetValue<bool>(out var retired) && retired, Text(t, "mergedInto")))];

    /// <summary>Terms as a tree in order, each with its depth; merged ones are left out, and one whose parent is gone stands at the top.</summary>
    public IReadOnlyList<(TaxonomyTerm Term, int Depth)> Tree()
    {
        var terms = Terms.Where(t => t.MergedInto.Length == 0).ToList();
        var known = terms.Select(t => t.Id).ToHashSet();
        var children = terms.ToLookup(t => known.Contains(t.Parent) ? t.Parent : "");
        var tree = new List<(TaxonomyTerm, int)>();
        void Add(string parent, int depth)
        {
            foreach (var term in children[parent])
            {
                tree.Add((term, depth));
                Add(term.Id, depth + 1);
            }
        }

        Add("", 0);
        return tree;
    }

    /// <summary>A term by its id; null when there is none.</summary>
    public TaxonomyTerm? Find(string id) => Terms.FirstOrDefault(t => t.Id == id);

    /// <summary>Whether a term stands under another, at any depth.</summary>
    public bool IsBelow(string id, string above)
    {
        var (terms, seen) = (Terms.DistinctBy(t => t.Id).ToDictionary(t => t.Id), new HashSet<string>());
        for (var at = id; terms.TryGetValue(at, out var term) && seen.Add(at); at = term.Parent)
        {
            if (term.Parent == above)
            {
                return true;
            }
        }

        return false;
    }

    internal JsonObject? Entry(string id) => Entries.FirstOrDefault(t => Text(t, "id") == id);

    internal JsonArray List
    {
        get
        {
            if (_data["terms"] is not JsonArray list)
            {
                _data["terms"] = list = [];
            }

            return list;
        }
    }

    private IEnumerable<JsonObject> Entries => List.OfType<JsonObject>().Where(t => Text(t, "id").Length > 0);

    private static string Text(JsonObject json, string name) => JsonText.String(json[name]) ?? "";
}
