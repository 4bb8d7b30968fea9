using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Structure;

/// <summary>A word as the council explains it, whatever the glossary that came with the site says.</summary>
/// <param name="Id">The word's anchor: the same as that of the word that it takes the place of.</param>
/// <param name="Term">The word.</param>
/// <param name="Definition">What it means.</param>
/// <param name="Forms">Forms that are explained where they stand in a text; empty for none.</param>
/// <param name="SeeAlso">A word that says more; empty for none.</param>
/// <param name="IsLegacy">Whether the word is out of use.</param>
/// <param name="IsHidden">Whether the council does not explain the word at all.</param>
public sealed record OwnWord(string Id, string Term, string Definition, IReadOnlyList<string> Forms, string SeeAlso, bool IsLegacy, bool IsHidden);

/// <summary>The council's own words, and those of the glossary that it has changed or hidden. They stand in settings, so the glossary
/// itself can be brought up to date and the council's own still wins.</summary>
public sealed class GlossaryOverrides(CmsDbContext db, IDatabaseEngine engine, ISignals signals)
{
    /// <summary>The settings document that holds them.</summary>
    public const string Document = "Glossary";

    /// <summary>The longest explanation, in characters: it has to fit into a small box.</summary>
    public const int MaxDefinition = 400;

    private const string Words = "Words";
    private const int MaxTerm = 80;

    /// <summary>The council's own words, by anchor.</summary>
    public static IReadOnlyDictionary<string, OwnWord> Of(IReadOnlyDictionary<string, JsonObject> settings) =>
        settings.GetValueOrDefault(Document)?[Words] is not JsonObject words ? new Dictionary<string, OwnWord>()
        : words.Where(w => w.Value is JsonObject).ToDictionary(w => w.Key, w => Read(w.Key, (JsonObject)w.Value!));

    /// <summary>The glossary as the council has it.</summary>
    internal static IReadOnlyList<GlossaryEntry> Apply(IEnumerable<GlossaryEntry> glossary, IReadOnlyDictionary<string, JsonObject> settings)
    {
        var own = Of(settings);
        return own.Count == 0 ? [.. glossary] :
        [
            .. glossary.Where(entry => !own.ContainsKey(entry.Id))
                .Concat(own.Values.Where(word => !word.IsHidden).Select(word => Entry(word, glossary.FirstOrDefault(e => e.Id == word.Id))))
                .OrderBy(entry => entry.Term, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The glossary that came with the site, before the council's own words.</summary>
    public async Task<IReadOnlyList<GlossaryEntry>> BaseAsync(CancellationToken ct)
    {
        await using var reader = await PublishedReader.OpenAsync(engine, db.Tenant, ct);
        var rows = await reader.OfTypesAsync(["GlossaryTerm"], ct);
        return [.. rows.OrderBy(r => r.Id, StringComparer.Ordinal).Select(row => SiteSnapshotLoader.Term(row.ToItem())).DistinctBy(t => t.Id)];
    }

    /// <summary>Why a word cannot be kept; empty when it can. The code is the field that is wrong.</summary>
    public static IReadOnlyList<Refusal> Refusals(OwnWord word, bool isNew, IEnumerable<GlossaryEntry> glossary)
    {
        var refusals = new List<Refusal>();
        if (word.Term.Trim().Length is 0 or > MaxTerm || word.Id.Length == 0)
        {
            refusals.Add(new("Term", $"Write the word, in {MaxTerm} characters at most."));
        }
        else if (isNew && glossary.Any(e => e.Id == word.Id))
        {
            refusals.Add(new("Term", $"'{word.Term.Trim()}' is explained already. Change it in the list."));
        }

        if (word.Definition.Trim().Length is 0 or > MaxDefinition)
        {
            refusals.Add(new("Definition", $"Say what it means, in {MaxDefinition} characters at most."));
        }

        if (word.Forms.Any(f => f.Length > MaxTerm))
        {
            refusals.Add(new("Forms", $"A form has {MaxTerm} characters at most."));
        }

        return refusals;
    }

    /// <summary>Keeps a word as the council explains it, or hides it.</summary>
    public Task SaveAsync(OwnWord word, ChangeContext change, CancellationToken ct) =>
        ChangeAsync(words => words[word.Id] = Json(word), word.IsHidden ? "GlossaryWordHidden" : "GlossaryWordChanged", word.Id, word.Term, change, ct);

    /// <summary>Goes back to what the glossary says; a word of the council's own is gone.</summary>
    public Task ResetAsync(string id, ChangeContext change, CancellationToken ct) => ChangeAsync(words => words.Remove(id), "GlossaryWordReset", id, id, change, ct);

    private async Task ChangeAsync(Action<JsonObject> edit, string what, string id, string title, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await SaveSettings.PutAsync(db, SiteDocumentKinds.Settings, Document, data =>
        {
            var words = data[Words] as JsonObject ?? [];
            edit(words);
            data[Words] = words.DeepClone();
        }, change.Now, ct);
        Audit.AuditLog.Add(db, change, what, "GlossaryWord", id, title);
        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
    }

    private static GlossaryEntry Entry(OwnWord word, GlossaryEntry? was) => new(word.Id, word.Term, word.Definition, word.Forms, word.IsLegacy, word.SeeAlso)
    {
        Synonyms = was?.Synonyms ?? [],
        Misspellings = was?.Misspellings ?? [],
    };

    private static OwnWord Read(string id, JsonObject json) => new(
        id, JsonText.String(json["Term"]) ?? id, JsonText.String(json["Definition"]) ?? "", JsonText.Strings(json["Forms"]), JsonText.String(json["SeeAlso"]) ?? "",
        Flag(json["Legacy"]), Flag(json["Hidden"]));

    private static JsonObject Json(OwnWord word) => new()
    {
        ["Term"] = word.Term.Trim(),
        ["Definition"] = word.Definition.Trim(),
        ["Forms"] = new JsonArray([.. word.Forms.Select(f => JsonValue.Create(f))]),
        ["SeeAlso"] = word.SeeAlso.Trim(),
        ["Legacy"] = word.IsLegacy,
        ["Hidden"] = word.IsHidden,
    };

    private static bool Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
