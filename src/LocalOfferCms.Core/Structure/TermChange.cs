using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Structure;

/// <summary>A change to the terms of a taxonomy.</summary>
public abstract record TermChange
{
    /// <summary>The longest name of a term, in characters.</summary>
    public const int MaxName = 100;

    /// <summary>Why it cannot be made; null when it can.</summary>
    internal abstract Refusal? Refuse(Taxonomy taxonomy);

    /// <summary>Makes it.</summary>
    internal abstract void Apply(Taxonomy taxonomy);

    /// <summary>What is done, for the audit.</summary>
    internal abstract string Event { get; }

    /// <summary>The term's name, for the audit.</summary>
    internal abstract string NameIn(Taxonomy taxonomy);

    internal static Refusal? RefuseName(Taxonomy taxonomy, string name, string? except)
    {
        var text = name.Trim();
        return text.Length == 0 ? new("Name", "Write a name.")
            : text.Length > MaxName ? new("Name", $"The name is {text.Length} characters long. The most is {MaxName}.")
            : taxonomy.Terms.Any(t => t.Id != except && t.MergedInto.Length == 0 && t.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
                ? new("Name", $"There is a term '{text}' already.")
                : null;
    }
}

/// <summary>Adds a term.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The term that it belongs under; empty for the top.</param>
public sealed record AddTerm(string Name, string Parent = "") : TermChange
{
    internal override string Event => "TermAdded";

    internal override string NameIn(Taxonomy taxonomy) => Name.Trim();

    internal override Refusal? Refuse(Taxonomy taxonomy) =>
        RefuseName(taxonomy, Name, null) ?? (Parent.Length > 0 && taxonomy.Find(Parent) is null ? new("Parent", "There is no such term to put it under.") : null);

    internal override void Apply(Taxonomy taxonomy)
    {
        var slug = ContentPath.Slug(Name.Trim()) is { Length: > 0 } words ? words : "term";
        var stem = slug.Length > 60 ? slug[..60] : slug;
        var id = stem;
        for (var number = 2; taxonomy.Find(id) is not null; number++)
        {
            id = $"{stem}-{number}";
        }

        var term = new JsonObject { ["id"] = id, ["name"] = Name.Trim() };
        if (Parent.Length > 0)
        {
            term["parent"] = Parent;
        }

        taxonomy.List.Add(term);
    }
}

/// <summary>A change to a term that is there.</summary>
/// <param name="Id">The term.</param>
public abstract record ExistingTermChange(string Id) : TermChange
{
    internal override string NameIn(Taxonomy taxonomy) => taxonomy.Find(Id)?.Name ?? Id;

    internal sealed override Refusal? Refuse(Taxonomy taxonomy) => taxonomy.Find(Id) is { } term ? Refuse(taxonomy, term) : new("NotFound", "There is no such term any more.");

    internal sealed override void Apply(Taxonomy taxonomy) => Apply(taxonomy, taxonomy.Entry(Id)!);

    internal virtual Refusal? Refuse(Taxonomy taxonomy, TaxonomyTerm term) => null;

    internal abstract void Apply(Taxonomy taxonomy, JsonObject entry);

    private protected static void Move(Taxonomy taxonomy, JsonObject entry, JsonNode beside, bool after)
    {
        taxonomy.List.Remove(entry);
        taxonomy.List.Insert(taxonomy.List.IndexOf(beside) + (after ? 1 : 0), entry);
    }
}

/// <summary>Gives a term another name. Pages that have it show the new name at once.</summary>
/// <param name="Id">The term.</param>
/// <param name="Name">The new name.</param>
public sealed record RenameTerm(string Id, string Name) : ExistingTermChange(Id)
{
    internal override string Event => "TermRenamed";

    internal override Refusal? Refuse(Taxonomy taxonomy, TaxonomyTerm term) => RefuseName(taxonomy, Name, Id);

    internal override void Apply(Taxonomy taxonomy, JsonObject entry) => entry["name"] = Name.Trim();
}

/// <summary>Puts a term before or after the one beside it.</summary>
/// <param name="Id">The term.</param>
/// <param name="Down">After the next one; else before the one before.</param>
public sealed record ShiftTerm(string Id, bool Down) : ExistingTermChange(Id)
{
    internal override string Event => "TermsOrdered";

    internal override void Apply(Taxonomy taxonomy, JsonObject entry)
    {
        var tree = taxonomy.Tree();
        var term = tree.First(t => t.Term.Id == Id);
        var beside = tree.Where(t => t.Term.Parent == term.Term.Parent && t.Depth == term.Depth).Select(t => t.Term.Id).ToList();
        var at = beside.IndexOf(Id) + (Down ? 1 : -1);
        if (at >= 0 && at < beside.Count)
        {
            Move(taxonomy, entry, taxonomy.Entry(beside[at])!, after: Down);
        }
    }

    internal override Refusal? Refuse(Taxonomy taxonomy, TaxonomyTerm term) => term.MergedInto.Length > 0 ? new("Merged", "The term has been merged into another.") : null;
}

/// <summary>Puts a term before another, as dragging does.</summary>
/// <param name="Id">The term.</param>
/// <param name="Before">The other; empty for the end.</param>
public sealed record PlaceTerm(string Id, string Before) : ExistingTermChange(Id)
{
    internal override string Event => "TermsOrdered";

    internal override Refusal? Refuse(Taxonomy taxonomy, TaxonomyTerm term) =>
        Before.Length > 0 && (Before == Id || taxonomy.Find(Before) is null) ? new("Before", "There is no such place.") : null;

    internal override void Apply(Taxonomy taxonomy, JsonObject entry)
    {
        if (Before.Length > 0)
        {
            Move(taxonomy, entry, taxonomy.Entry(Before)!, after: false);
        }
        else
        {
            taxonomy.List.Remove(entry);
            taxonomy.List.Add(entry);
        }
    }
}

/// <summary>Puts a term under another.</summary>
/// <param name="Id">The term.</param>
/// <param name="Parent">The other; empty for the top.</param>
public sealed record NestTerm(string Id, string Parent) : ExistingTermChange(Id)
{
    internal override string Event => "TermMoved";

    internal override Refusal? Refuse(Taxonomy taxonomy, TaxonomyTerm term) =>
        Parent.Length == 0 ? null
        : taxonomy.Find(Parent) is not { MergedInto.Length: 0 } target ? new("Parent", "There is no such term to put it under.")
        : Parent == Id || taxonomy.IsBelow(Parent, Id) ? new("Parent", $"'{target.Name}' stands under '{term.Name}' itself.")
        : null;

    internal override void Apply(Taxonomy taxonomy, JsonObject entry)
    {
        if (Parent.Length == 0)
        {
            entry.Remove("parent");
        }
        else
        {
            entry["parent"] = Parent;
        }
    }
}

/// <summary>Takes a term out of use, or puts it back.</summary>
/// <param name="Id">The term.</param>
/// <param name="Retired">Out of use.</param>
public sealed record RetireTerm(string Id, bool Retired) : ExistingTermChange(Id)
{
    internal override string Event => Retired ? "TermRetired" : "TermRestored";

    internal override Refusal? Refuse(Taxonomy taxonomy, TaxonomyTerm term) => term.MergedInto.Length > 0 ? new("Merged", "The term has been merged into another.") : null;

    internal override void Apply(Taxonomy taxonomy, JsonObject entry)
    {
        if (Retired)
        {
            entry["retired"] = true;
        }
        else
        {
            entry.Remove("retired");
        }
    }
}

/// <summary>Merges a term into another: pages that have it get the other instead.</summary>
/// <param name="Id">The term.</param>
/// <param name="Into">The other.</param>
public sealed record MergeTerm(string Id, string Into) : ExistingTermChange(Id)
{
    internal override string Event => "TermMerged";

    internal override Refusal? Refuse(Taxonomy taxonomy, TaxonomyTerm term) =>
        term.MergedInto.Length > 0 ? new("Merged", "The term has been merged already.")
        : Into == Id || taxonomy.Find(Into) is not { MergedInto.Length: 0, IsRetired: false } ? new("Into", "Choose the term that takes its place.")
        : taxonomy.IsBelow(Into, Id) ? new("Into", "A term cannot be merged into one that stands under it. Move that one out first.")
        : null;

    internal override void Apply(Taxonomy taxonomy, JsonObject entry)
    {
        entry["mergedInto"] = Into;
        entry.Remove("retired");
        foreach (var term in taxonomy.Terms)
        {
            var other = taxonomy.Entry(term.Id)!;
            if (term.Parent == Id)
            {
                other["parent"] = Into;
            }

            if (term.MergedInto == Id)
            {
                other["mergedInto"] = Into;
            }
        }
    }
}
