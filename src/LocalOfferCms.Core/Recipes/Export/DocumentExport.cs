using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes.Steps;
using LocalOfferCms.Core.Structure;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Recipes.Export;

/// <summary>Writes the site's documents as the steps that made them.</summary>
internal sealed class DocumentExport
{
    private readonly ILookup<string, (string Name, JsonObject Data)> _documents;

    private readonly List<Redirect> _redirects;

    private DocumentExport(ILookup<string, (string, JsonObject)> documents, List<Redirect> redirects) => (_documents, _redirects) = (documents, redirects);

    public static async Task<DocumentExport> LoadAsync(CmsDbContext db, CancellationToken ct) =>
        new((await db.SiteDocuments.AsNoTracking().ToListAsync(ct))
            .OrderBy(d => d.Kind, StringComparer.Ordinal).ThenBy(d => d.Name, StringComparer.Ordinal)
            .ToLookup(d => d.Kind, d => (d.Name, JsonText.Object(d.Data))),
            [.. (await db.Set<Redirect>().AsNoTracking().ToListAsync(ct)).OrderBy(r => r.Path, StringComparer.Ordinal)]);

    /// <summary>The recipe's own description: nothing in it depends on when or from which host it was exported.</summary>
    public void WriteHeader(Utf8JsonWriter json)
    {
        var site = JsonText.String(General["SiteName"]) is { Length: > 0 } name ? name : "Local Offer";
        json.WriteString("name", "LocalOfferExport");
        json.WriteString("displayName", site);
        json.WriteString("description", $"The published content of {site}.");
        json.WriteString("author", "Local Offer CMS");
        json.WriteString("website", "");
        json.WriteString("version", "1.0.0");
        json.WriteBoolean("issetuprecipe", true);
        json.WriteStartArray("categories");
        json.WriteEndArray();
        json.WriteStartArray("tags");
        json.WriteEndArray();
    }

    /// <summary>Everything that content builds on.</summary>
    public void WriteBeforeContent(Utf8JsonWriter json)
    {
        WriteStep(json, "feature", Features());
        WriteStep(json, "Settings", Settings());
        WriteStep(json, "custom-settings", [.. Entries(SiteDocumentKinds.CustomSettings).Select(d => (d.Name, (JsonNode?)d.Data))]);
        WriteStep(json, "ContentDefinition", Lists(("ContentTypes", SiteDocumentKinds.ContentType), ("ContentParts", SiteDocumentKinds.ContentPart)));
        WriteStep(json, "Roles", Roles());
        WriteStep(json, "taxonomies", Taxonomies());
        WriteStep(json, "duties", WithAbout("duties", SiteDocumentKinds.Duty, SiteDocumentKinds.Duties));
        WriteStep(json, RedirectsStep.StepName, One(RedirectsStep.List, _redirects.Select(RedirectsStep.Entry)));
        WriteStep(json, "glossary", WithAbout("terms", null, SiteDocumentKinds.Glossary));
        foreach (var kind in KeptSteps.All)
        {
            WriteKept(json, kind);
        }

        foreach (var kind in _documents.Where(d => d.Key.StartsWith(SiteDocumentKinds.UnknownPrefix, StringComparison.Ordinal)))
        {
            WriteKept(json, new KeptStepKind(kind.Key[SiteDocumentKinds.UnknownPrefix.Length..]), kind.Key);
        }
    }

    /// <summary>What builds on content.</summary>
    public void WriteWorkflowTypes(Utf8JsonWriter json) => WriteStep(json, "WorkflowType", Lists(("data", SiteDocumentKinds.WorkflowType)));

    private JsonObject General => Entries(SiteDocumentKinds.Settings).FirstOrDefault(d => d.Name == SiteDocumentKinds.General).Data ?? [];

    private IEnumerable<(string Name, JsonObject Data)> Entries(string kind) => _documents[kind];

    private List<(string, JsonNode?)> Features()
    {
        JsonArray Names(bool on) => new([.. Entries(SiteDocumentKinds.Feature)
            .Where(d => d.Data["Enabled"] is JsonValue value && value.TryGetValue<bool>(out var enabled) && enabled == on).Select(d => JsonValue.Create(d.Name))]);
        var (enable, disable) = (Names(true), Names(false));
        return enable.Count + disable.Count == 0 ? [] : [("enable", enable), ("disable", disable)];
    }

    // Plain values stand at the step itself, as Orchard Core reads them; what cannot be told from a named object goes under General.
    private List<(string, JsonNode?)> Settings()
    {
        var named = Entries(SiteDocumentKinds.Settings).Where(d => d.Name != SiteDocumentKinds.General).ToList();
        var plain = General.Where(m => m.Value is JsonValue or JsonArray && m.Key is not "name" && !named.Exists(d => d.Name == m.Key)).ToList();
        var rest = new JsonObject(General.Except(plain).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        return
        [
            .. plain.Select(m => (m.Key, m.Value)),
            .. rest.Count > 0 ? [(SiteDocumentKinds.General, rest)] : Array.Empty<(string, JsonNode?)>(),
            .. named.Select(d => (d.Name, (JsonNode?)d.Data)),
        ];
    }

    private List<(string, JsonNode?)> Lists(params (string Member, string Kind)[] lists)
    {
        var found = lists.Select(l => (l.Member, List: new JsonArray([.. Entries(l.Kind).Select(d => d.Data.DeepClone())]))).ToList();
        return found.Exists(l => l.List.Count > 0) ? [.. found.Select(l => (l.Member, (JsonNode?)l.List))] : [];
    }

    private List<(string, JsonNode?)> Roles() => One("Roles", Entries(SiteDocumentKinds.Role).Select(d =>
    {
        var role = (JsonObject)d.Data.DeepClone();
        role["PermissionBehavior"] = "Replace";
        return role;
    }));

    private List<(string, JsonNode?)> Taxonomies() => One("taxonomies", Entries(SiteDocumentKinds.Taxonomy).Select(d => Named("name", d)));

    private List<(string, JsonNode?)> WithAbout(string member, string? kind, string aboutKind)
    {
        var about = Entries(aboutKind).Where(d => d.Name == SiteDocumentKinds.About).SelectMany(d => d.Data).Select(m => (m.Key, m.Value)).ToList();
        var list = new JsonArray([.. (kind is null ? [] : Entries(kind)).Select(d => d.Data.DeepClone())]);
        return about.Count + list.Count == 0 ? [] : [.. about, (member, list)];
    }

    private void WriteKept(Utf8JsonWriter json, KeptStepKind kind, string? storedAs = null)
    {
        var documents = Entries(storedAs ?? kind.Name).ToLookup(d => kind.Member is null || KeptStep.IsWhole(d.Name, d.Data));
        foreach (var (_, data) in documents[true])
        {
            WriteStep(json, kind.Name, [.. data.Select(m => (m.Key, m.Value))], evenIfEmpty: true);
        }

        if (documents[false].Any())
        {
            WriteStep(json, kind.Name, [(kind.Member!, kind.Identity is null
                ? new JsonObject(documents[false].Select(d => KeyValuePair.Create(d.Name, (JsonNode?)(d.Data[KeptStep.WrappedIn] ?? d.Data).DeepClone())))
                : new JsonArray([.. documents[false].Select(d => d.Data.DeepClone())]))]);
        }
    }

    private static List<(string, JsonNode?)> One(string member, IEnumerable<JsonObject> entries) =>
        entries.ToArray() is { Length: > 0 } list ? [(member, new JsonArray(list))] : [];

    private static JsonObject Named(string member, (string Name, JsonObject Data) document) =>
        new([KeyValuePair.Create(member, (JsonNode?)document.Name), .. document.Data.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))]);

    private static void WriteStep(Utf8JsonWriter json, string name, IReadOnlyList<(string Name, JsonNode? Value)> members, bool evenIfEmpty = false)
    {
        if (members.Count == 0 && !evenIfEmpty)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", name);
        foreach (var (member, value) in members)
        {
            json.WritePropertyName(member);
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                value.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }
}
