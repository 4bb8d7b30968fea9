using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Pages;

/// <summary>Reads a council's snapshot from its database.</summary>
internal static class SiteSnapshotLoader
{
    private const string SettingsKind = "Settings";
    private const string OwnSettings = "LocalOffer";
    private const string TaxonomyKind = "Taxonomy";

    /// <summary>Types of which the snapshot holds every item.</summary>
    public static readonly IReadOnlyList<string> ShownEverywhere = ["GlossaryTerm", "Fact", "Citation", "ApprovedWording"];

    /// <summary>The contact card of pages that name none; null when the council has set none.</summary>
    public static async Task<string?> DefaultContactAsync(CmsDbContext db, CancellationToken ct) =>
        await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == SettingsKind && d.Name == OwnSettings).Select(d => d.Data).FirstOrDefaultAsync(ct) is { } data
            ? JsonText.String(JsonText.Object(data)["DefaultContact"])
            : null;

    public static async Task<SiteSnapshot> LoadAsync(IDatabaseEngine engine, Tenant tenant, CancellationToken ct)
    {
        await using var reader = await PublishedReader.OpenAsync(engine, tenant, ct);
        string[] kinds = [SettingsKind, TaxonomyKind, ContentTypeReader.TypeKind, ContentTypeReader.PartKind, SiteDocumentKinds.Glossary, MediaProfile.DocumentKind];
        var documents = (await reader.DocumentsAsync(kinds, ct)).ToLookup(d => d.Kind);
        var settings = documents[SettingsKind].ToDictionary(d => d.Name, d => JsonText.Object(d.Data));
        // Two of the same name are told apart by their ids: the same one wins in every copy of the council, whatever order its database gives.
        List<IncludedItem> included = [.. (await reader.OfTypesAsync(ShownEverywhere, ct)).OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => row.ToItem())];
        IReadOnlyList<GlossaryEntry> glossary = [.. included.Where(i => i.Link.ContentType == "GlossaryTerm").Select(Term).OrderBy(t => t.Term, StringComparer.OrdinalIgnoreCase)];
        glossary = GlossaryOverrides.Apply(glossary, settings);
        return new SiteSnapshot
        {
            SiteName = settings.TryGetValue("General", out var general) && JsonText.String(general["SiteName"]) is { Length: > 0 } name ? name : tenant.Title,
            Settings = settings,
            Types = Types(documents),
            Taxonomies = documents[TaxonomyKind].ToDictionary(d => d.Name, d => TermNames(JsonText.Object(d.Data))),
            Vocabularies = documents[TaxonomyKind].ToDictionary(d => d.Name, d => new Taxonomy(d.Name, JsonText.Object(d.Data))),
            Glossary = glossary,
            MediaProfiles = [.. documents[MediaProfile.DocumentKind].Select(d => MediaProfile.Read(d.Name, JsonText.Object(d.Data))).OfType<MediaProfile>().OrderBy(p => p.Name, StringComparer.Ordinal)],
            Thesaurus = new(glossary, documents[SiteDocumentKinds.Glossary].FirstOrDefault(d => d.Name == SiteDocumentKinds.About) is { } about ? JsonText.Object(about.Data) : null),
            References = new(
                ByKey(included, "Fact", Fact, fact => fact.Key),
                ByKey(included, "Citation", Citation, citation => citation.Key),
                ByKey(included, "ApprovedWording", Wording, wording => wording.Key).ToDictionary(w => w.Key, w => w.Value.Markdown)),
            Sections = [.. (await reader.SectionsAsync(ct)).Select(row => row.ToItem().Link)],
            DefaultContact = settings.TryGetValue(OwnSettings, out var own) && JsonText.String(own["DefaultContact"]) is { } contact
                ? (await reader.ItemsAsync([contact], ct)).FirstOrDefault()?.ToItem()
                : null,
        };
    }

    private static Dictionary<string, T> ByKey<T>(List<IncludedItem> included, string contentType, Func<IncludedItem, T> read, Func<T, string> keyOf) =>
        included.Where(i => i.Link.ContentType == contentType).Select(read).Where(i => keyOf(i).Length > 0).DistinctBy(keyOf).ToDictionary(keyOf);

    private static Dictionary<string, ContentTypeDefinition> Types(ILookup<string, SiteDocument> documents)
    {
        var parts = documents[ContentTypeReader.PartKind].ToDictionary(d => d.Name, d => JsonText.Object(d.Data));
        return documents[ContentTypeReader.TypeKind].ToDictionary(d => d.Name, d => ContentTypeReader.Type(JsonText.Object(d.Data), parts));
    }

    /// <summary>Names by id. A page that still has a term which was merged shows the one that took its place.</summary>
    private static IReadOnlyDictionary<string, string> TermNames(JsonObject taxonomy)
    {
        var terms = new Taxonomy("", taxonomy).Terms.Where(term => term.Name.Length > 0).DistinctBy(term => term.Id).ToDictionary(term => term.Id);
        return terms.Values.ToDictionary(term => term.Id, term => terms.GetValueOrDefault(term.MergedInto, term).Name);
    }

    public static GlossaryEntry Term(IncludedItem item)
    {
        var part = item.Content.Part("GlossaryTermPart");
        return new(ContentPath.Slug(item.Link.Title), item.Link.Title, part.Text("Definition"),
            part.Json?["Forms"] is null ? [item.Link.Title] : part.Values("Forms"), part.Flag("IsLegacy"), part.Text("SeeAlso"))
        {
            Synonyms = part.Values("Synonyms"),
            Misspellings = part.Values("Misspellings"),
        };
    }

    private static DatedFact Fact(IncludedItem item)
    {
        var part = item.Content.Part("FactPart");
        return new(part.Text("Key"), part.Text("Value"), part.Text("AsAt"), part.Text("Source"), part.Text("Certainty"), part.Date("ReviewDue"));
    }

    private static Citation Citation(IncludedItem item)
    {
        var part = item.Content.Part("CitationPart");
        return new(part.Text("Key"), part.Text("Document"), part.Text("Year"), part.Text("Paragraph"), part.Text("Link"), part.Markdown("Says"), part.Text("AsAt"), part.Text("Certainty"));
    }

    private static (string Key, string Markdown) Wording(IncludedItem item)
    {
        var part = item.Content.Part("ApprovedWordingPart");
        return (part.Text("Key"), part.Markdown("Text"));
    }
}
