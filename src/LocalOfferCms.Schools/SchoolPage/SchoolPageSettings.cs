using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Schools.SchoolPage;

/// <summary>Whether the law asks a kind of school for a SEN information report, in words, with where that stands and how sure we are.</summary>
internal sealed record SchoolDuty(bool HasDuty, string Why, string Source, string Certainty);

/// <summary>A step of the way to complain.</summary>
internal sealed record ComplaintStep(string Title, string Text, bool IsCouncil);

/// <summary>A sentence that rests on the law.</summary>
internal sealed record LegalSentence(string Text, string Source, string Certainty);

/// <summary>What the pages of schools say alike, and a council can change: the settings document <c>SchoolPage</c>, dated and with sources.</summary>
internal sealed class SchoolPageSettings
{
    private const string Document = "SchoolPage";
    private static readonly string[] UsualColumns = ["School"];

    private readonly JsonObject _json;

    private SchoolPageSettings(JsonObject json) => _json = json;

    /// <summary>The council's copy.</summary>
    public static SchoolPageSettings Of(SiteSnapshot site) => new(site.Settings.GetValueOrDefault(Document) ?? []);

    /// <summary>Why such a school has the duty to publish a report, or has not; null when nothing is written about that kind.</summary>
    public SchoolDuty? Duty(SchoolKind kind) =>
        Objects(Section("Duty")["Rows"]).FirstOrDefault(row => JsonText.Strings(row["Kinds"]).Contains(kind.Name)) is { } row
            ? new(row["HasDuty"] is JsonValue value && value.TryGetValue<bool>(out var has) && has, Text(row, "Why"), Text(row, "Source"), Text(row, "Certainty"))
            : null;

    /// <summary>That a report here does not stand in for the one on the school's own website.</summary>
    public LegalSentence OwnWebsite(SchoolKind kind) =>
        new(For(Text(Section("OwnWebsite"), "Text"), kind), Text(Section("OwnWebsite"), "Source"), Text(Section("OwnWebsite"), "Certainty"));

    /// <summary>The way to complain about such a school, step by step.</summary>
    /// <param name="kind">The kind of school.</param>
    /// <param name="body">Who answers for it, when the school has said; empty for the usual words.</param>
    public IReadOnlyList<ComplaintStep> Complaint(SchoolKind kind, string body)
    {
        var bodies = Section("Complaint")["Body"] as JsonObject ?? [];
        var answers = body.Length > 0 ? InSentence(body) : JsonText.String(bodies[kind.Name]) ?? Text(bodies, "default");
        return [.. Objects(Section("Complaint")["Steps"]).Select(step => new ComplaintStep(
            For(Text(step, "Title"), kind),
            For(Text(step, "Text"), kind).Replace("{body}", answers, StringComparison.Ordinal),
            step["IsCouncil"] is JsonValue value && value.TryGetValue<bool>(out var council) && council))];
    }

    /// <summary>Where the way to complain is written, and how sure we are.</summary>
    public LegalSentence ComplaintSource => new("", Text(Section("Complaint"), "Source"), Text(Section("Complaint"), "Certainty"));

    /// <summary>Headings of the column that names the school in look-up tables.</summary>
    public IReadOnlyList<string> TableColumns => JsonText.Strings(_json["TableColumns"]) is { Count: > 0 } columns ? columns : UsualColumns;

    /// <summary>A text of the message that families can send to a school: <c>Subject</c>, <c>Opening</c> or <c>Closing</c>.</summary>
    public string Ask(string name, string school) => Text(Section("Ask"), name).Replace("{school}", school, StringComparison.Ordinal);

    private JsonObject Section(string name) => _json[name] as JsonObject ?? [];

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node is JsonArray array ? array.OfType<JsonObject>() : [];

    private static string Text(JsonObject json, string name) => JsonText.String(json[name]) ?? "";

    // "The governing body" loses its capital within a sentence, "Reedbed Trust" is a name and keeps it.
    private static string InSentence(string body)
    {
        var words = body.Split(' ');
        return words[0] == "The" || !words.Skip(1).Any(word => word.Length > 0 && char.IsUpper(word[0])) ? char.ToLowerInvariant(body[0]) + body[1..] : body;
    }

    private static string For(string text, SchoolKind kind) => text.Replace("{provider}", kind.Provider, StringComparison.Ordinal);
}
