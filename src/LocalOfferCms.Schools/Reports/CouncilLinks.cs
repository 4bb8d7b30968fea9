using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Schools.Reports;

/// <summary>A mark that a school may hold, and what it means.</summary>
internal sealed record QualityMark(string Name, string Meaning);

/// <summary>What the council adds: to an item, what it expects and a link that every report carries; to all, what quality marks mean.</summary>
internal sealed class CouncilLinks
{
    /// <summary>The settings document.</summary>
    public const string Document = "SchoolReports";

    /// <summary>Stands for every item that has nothing of its own.</summary>
    public const string Default = "default";

    private readonly JsonObject _expectations;
    private readonly JsonObject _texts;
    private readonly JsonObject _links;

    private CouncilLinks(JsonObject json, JsonObject product)
    {
        _expectations = json["Expectations"] as JsonObject ?? [];
        _texts = json["ExpectationTexts"] as JsonObject ?? [];
        _links = json["Links"] as JsonObject ?? [];
        QualityMarks = [.. ReportLaw.Objects(json["QualityMarks"] ?? product["QualityMarks"]).Select(m => new QualityMark(ReportLaw.Text(m, "Name"), ReportLaw.Text(m, "Meaning")))];
    }

    /// <summary>Marks that schools of the area may hold: the council's list, else the product's.</summary>
    public IReadOnlyList<QualityMark> QualityMarks { get; }

    /// <summary>The council's settings.</summary>
    public static CouncilLinks Of(SiteSnapshot site) => new(site.Settings.GetValueOrDefault(Document) ?? [], site.Settings.GetValueOrDefault(ReportLaw.Document) ?? []);

    /// <summary>Address of the page that says what the council expects of schools; null when it has none.</summary>
    public string? Expectation(ReportItem item) => OwnExpectation(item.Id) ?? OwnExpectation(Default);

    /// <summary>What the council expects, in its own words; empty when it says nothing.</summary>
    public string ExpectationText(ReportItem item) => ReportLaw.Text(_texts, item.Id);

    /// <summary>The address that is set for an item, or for all by <see cref="Default"/>; null for none.</summary>
    public string? OwnExpectation(string itemId) => JsonText.String(_expectations[itemId]) is { Length: > 0 } address ? address : null;

    /// <summary>A link that belongs to the item in every school's report; null for none.</summary>
    public (string Text, string Path)? Link(ReportItem item) =>
        _links[item.Id] is JsonObject link && JsonText.String(link["Path"]) is { } path ? (ReportLaw.Text(link, "Text"), path) : null;
}
