using System.Text;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.TestSupport.Councils;

/// <summary>A small council for tests: one page of every type, at the same addresses and with the same item ids as any other such council,
/// but with its own word in every text. A page that shows another council's word has crossed a wall.</summary>
/// <param name="Name">The tenant's short name, which is its prefix too.</param>
/// <param name="Marker">The council's own word: letters only, and found in no other text of the product.</param>
/// <param name="Brand">A brand folder's name.</param>
public sealed record MarkedCouncil(string Name, string Marker, string Brand)
{
    /// <summary>The council that most tests use.</summary>
    public static MarkedCouncil Alder { get; } = new("alder", "Alderwort", "norfolk");

    /// <summary>Its usual neighbour.</summary>
    public static MarkedCouncil Briar { get; } = new("briar", "Briarwort", "sefton");

    /// <summary>The council's own host name.</summary>
    public string Host => $"{Name}.example";

    /// <summary>The site's title.</summary>
    public string Title => $"{Marker} Local Offer";

    /// <summary>The calendar file of its decision letter, for a reader who chose the one kind that it has.</summary>
    public const string LetterDates = "support/letter/dates.ics?kind=no&letter-day=2&letter-month=3&letter-year=2026";

    /// <summary>Addresses of its pages, without a leading slash.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "", "support", "support/questions", "support/letter", "support/guide", "support/guide/first", "support/guide/second", "support/page", "index", "faq",
        "services/service", "events/event", "news/news", "documents/leaflet", "table", "support/page-easy-read", "privacy", "accessibility-statement",
        "schools/school", "schools/school/sen-information-report", "form", "matrix", "board", "catalogue", "link",
        "decide", "decide/question", "decide/outcome", "decide/in-words", "sheet", "sheet-2", "toolkit",
    ];

    /// <summary>The council as the registry knows it, with its recipe written below <paramref name="recipes"/>.</summary>
    public Tenant ToTenant(string recipes) => new()
    {
        Id = ContentIds.GuidFromName(Name),
        Name = Name,
        Title = Title,
        Prefix = Name,
        Hosts = [Host],
        Brand = Brand,
        Recipe = WriteRecipe(recipes),
    };

    /// <summary>Writes its recipe and the files beside it; gives the recipe's path.</summary>
    public string WriteRecipe(string folder)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, Name));
        own.CreateSubdirectory("documents");
        File.WriteAllText(Path.Combine(own.FullName, "documents", "leaflet.pdf"), Leaflet(), Encoding.ASCII);

        var template = File.ReadAllText(RepositoryRoot.Path("tests", "LocalOfferCms.TestSupport", "Councils", "marked.recipe.json"));
        var recipe = Path.Combine(own.FullName, $"{Name}.recipe.json");
        File.WriteAllText(recipe, template.Replace("MARKED_RECIPE", Marker).Replace("MARKER", Marker));
        return recipe;
    }

    // The smallest file that is truly a PDF of one page.
    private string Leaflet() => $"""
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
        4 0 obj << /Title ({Marker} leaflet) >> endobj
        trailer << /Root 1 0 R /Info 4 0 R >>
        %%EOF

        """;
}
