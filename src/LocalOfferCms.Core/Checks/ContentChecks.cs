using System.Text.Json.Nodes;
using LocalOfferCms.Core.Checks.Links;
using LocalOfferCms.Core.Checks.Words;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Checks;

/// <summary>Looks a content item over before its readers do: drafts while they are written, and pages that go on the site.</summary>
public sealed class ContentChecks
{
    /// <summary>The kind of the site document, and its name, that holds words which the council has added to the dictionary: <c>{ "words": ["Fenland", …] }</c>.</summary>
    public const string WordsKind = "Spelling";

    /// <summary>The longest word that a council can add.</summary>
    public const int LongestWord = 64;

    private const string WordsName = "Words";

    // Twenty findings of one kind say no more than ten.
    private const int MostOfAKind = 10;

    private readonly ContentMarkdown _markdown;
    private readonly IReadOnlyList<IContentCheck> _checks;
    private readonly SiteSnapshots _snapshots;
    private readonly TimeProvider _clock;

    internal ContentChecks(ContentMarkdown markdown, IEnumerable<IContentCheck> checks, SiteSnapshots snapshots, TimeProvider clock) =>
        (_markdown, _checks, _snapshots, _clock) = (markdown, [.. checks], snapshots, clock);

    /// <summary>What is to be said about a content item of the current council.</summary>
    public async Task<CheckReport> RunAsync(CmsDbContext db, ContentDocument content, CancellationToken ct) =>
        Run(content, await PrepareAsync(db, ct));

    /// <summary>What the checks need of the council, read once for many pages.</summary>
    internal async Task<CouncilWords> PrepareAsync(CmsDbContext db, CancellationToken ct)
    {
        var site = await _snapshots.GetAsync(ct);
        var documents = await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == SiteDocumentKinds.Duty || (d.Kind == WordsKind && d.Name == WordsName)).ToListAsync(ct);
        var duties = documents.Where(d => d.Kind == SiteDocumentKinds.Duty).ToDictionary(d => d.Name, d => JsonText.String(JsonText.Object(d.Data)["label"]) ?? d.Name);
        var added = documents.Find(d => d.Kind == WordsKind) is { } words ? JsonText.Strings(JsonText.Object(words.Data)["words"]) : [];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(db.Tenant.TimeZone);
        return new(site, CouncilWords.Of(site, added), duties, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_clock.GetUtcNow(), zone).DateTime));
    }

    internal CheckReport Run(ContentDocument content, CouncilWords council)
    {
        var page = new CheckedPage
        {
            Content = content,
            Type = council.Site.Types.GetValueOrDefault(content.ContentType),
            Texts = new CheckedFields(council.Site, _markdown).Find(content),
            Site = council.Site,
            Today = council.Today,
            Readers = ReadersOf(content),
            KnownWords = council.Words,
            Duties = [.. content.Part("DutyPart").Terms("Duties").Select(id => council.Duties.GetValueOrDefault(id)).OfType<string>()],
        };
        page.Reading = ReadingAge.Of(page);
        var found = _checks.SelectMany(check => check.Find(page)).GroupBy(f => f.Code).SelectMany(Few).OrderBy(f => f.Severity);
        return new([.. found], page.Reading);
    }

    /// <summary>Addresses that a content item links to, in texts and in fields, with the links' words. E-mail and telephone are no addresses that can be asked.</summary>
    internal IReadOnlyList<(string Address, string Words)> LinksOf(ContentDocument content, CouncilWords council) =>
        [.. new CheckedFields(council.Site, _markdown).Find(content).SelectMany(text => text.Passages).SelectMany(p => p.Links).Select(link => (link.Address, link.Words))
            .Concat(LinkFields.Find(content.Json))
            .Where(link => SafeAddress.Link(link.Address) is not null && LinkFields.CanBeAsked(link.Address))
            .Select(link => (LinkFields.WithoutPlace(link.Address), link.Words)).DistinctBy(link => link.Item1)];

    /// <summary>The council's own words.</summary>
    public static async Task<IReadOnlyList<string>> WordsAsync(CmsDbContext db, CancellationToken ct) =>
        await db.SiteDocuments.AsNoTracking().FirstOrDefaultAsync(d => d.Kind == WordsKind && d.Name == WordsName, ct) is { } row ? JsonText.Strings(JsonText.Object(row.Data)["words"]) : [];

    /// <summary>Sets the council's own words, in the caller's write.</summary>
    public static async Task SetWordsAsync(CmsDbContext db, IEnumerable<string> words, DateTime now, CancellationToken ct)
    {
        var row = await db.SiteDocuments.FirstOrDefaultAsync(d => d.Kind == WordsKind && d.Name == WordsName, ct);
        if (row is null)
        {
            db.SiteDocuments.Add(row = new SiteDocument { Kind = WordsKind, Name = WordsName, Data = "{}" });
        }

        var all = words.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        row.Data = new JsonObject { ["words"] = new JsonArray([.. all.Select(word => (JsonNode)word)]) }.ToJsonString(JsonText.Compact);
        row.ModifiedUtc = now;
    }

    private static IEnumerable<Finding> Few(IEnumerable<Finding> ofAKind)
    {
        var found = ofAKind.OrderBy(f => f.Severity).ToList();
        if (found.Count <= MostOfAKind)
        {
            return found;
        }

        var last = found[MostOfAKind - 1];
        return [.. found.Take(MostOfAKind - 1), last with { Message = $"{last.Message} There are {found.Count - MostOfAKind} more like this." }];
    }

    private static Readers ReadersOf(ContentDocument content)
    {
        var audiences = content.Part("AudiencePart").Terms("Audiences");
        return content.ContentType is "EasyRead" ? Readers.EasyRead
            : audiences.Count > 0 && audiences.All(a => a is "professionals" or "schools") ? Readers.Professionals
            : audiences.Contains("young-people") ? Readers.YoungPeople
            : Readers.Families;
    }
}

/// <summary>What the checks need of a council.</summary>
/// <param name="Site">Its snapshot.</param>
/// <param name="Words">Words that are right here, in lower case.</param>
/// <param name="Duties">Names of legal duties, by id.</param>
/// <param name="Today">The day in the council.</param>
internal sealed record CouncilWords(SiteSnapshot Site, IReadOnlySet<string> Words, IReadOnlyDictionary<string, string> Duties, DateOnly Today)
{
    // Everyday words of these sites that the dictionary lacks.
    private static readonly string[] OfTheField =
    [
        "wellbeing", "pre-school", "pre-schools", "preschool", "preschools", "olds", "neurodiversity", "neurodiverse", "neurodivergent", "neurodivergence", "neurotypical",
        "neurodevelopmental", "boccia", "childminding", "safeguarding", "co-production", "coproduction", "coproduce", "co-produce", "co-produced", "coproduced", "webpage", "webpages",
        "online", "livestream", "dyscalculia", "dyspraxia", "dyspraxic", "makaton", "multisensory", "outreach", "signposting", "transitioning", "timeframe", "timeframes", "healthcare",
        "aac", "portage", "microphonics", "catheterisation", "gastrostomy", "tracheostomy", "tribunal's", "eligibility", "upskill", "helpline", "helplines", "inclusivity", "bereavement",
    ];

    public static IReadOnlySet<string> Of(SiteSnapshot site, IEnumerable<string> added)
    {
        var words = new HashSet<string>(added.Select(w => w.ToLowerInvariant()).Concat(OfTheField), StringComparer.Ordinal);
        foreach (var text in site.Glossary.SelectMany(term => term.Forms.Concat(term.Synonyms).Append(term.Term)).Append(site.SiteName))
        {
            words.UnionWith(SentenceSplitter.Split(text).SelectMany(s => s.Words).Select(w => w.Text.ToLowerInvariant()));
        }

        return words;
    }
}
