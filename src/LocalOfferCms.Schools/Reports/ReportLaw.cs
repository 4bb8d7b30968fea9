using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Schools.Reports;

/// <summary>What kind of answer an item asks for.</summary>
internal enum AnswerShape
{
    /// <summary>Sentences.</summary>
    Prose,

    /// <summary>How to reach somebody: what the school's own entry says will do.</summary>
    Contact,

    /// <summary>A link, the council's too.</summary>
    Link,
}

/// <summary>An item that the law asks a SEN information report to cover.</summary>
/// <param name="Id">Its stable id, such as <c>sir-03b</c>; an anchor too.</param>
/// <param name="Paragraph">Where in the law: <c>3(b)</c>.</param>
/// <param name="Law">Which law: <c>Schedule 1</c> or <c>Section 69</c>.</param>
/// <param name="Label">What it is about, in our own words.</param>
/// <param name="Description">The same at more length.</param>
/// <param name="MainstreamOnly">Whether special schools are not asked.</param>
/// <param name="Parent">The item that it is a part of; empty for none.</param>
/// <param name="Source">The law's full name.</param>
/// <param name="Certainty">How sure we are of the label.</param>
/// <param name="Code">Paragraphs of the Code of Practice.</param>
/// <param name="Prompts">What a writer may think about.</param>
/// <param name="ParentQuestions">Ids of the parents' questions that it answers.</param>
/// <param name="YoungPersonQuestions">Ids of young people's questions that it answers.</param>
internal sealed record ReportItem(
    string Id, string Paragraph, string Law, string Label, string Description, bool MainstreamOnly, string Parent, string Source, string Certainty,
    IReadOnlyList<string> Code, IReadOnlyList<string> Prompts, IReadOnlyList<string> ParentQuestions, IReadOnlyList<string> YoungPersonQuestions)
{
    /// <summary>What kind of answer it asks for.</summary>
    public AnswerShape Shape { get; init; }

    /// <summary>Fewer words than this say too little; null for the number that all items share (<see cref="ReportMeasures.ThinWords"/>).</summary>
    public int? ThinWords { get; init; }

    /// <summary>The field of the report that answers it: <c>Item03b</c>, <c>Item69iv</c>.</summary>
    public string Field => "Item" + Id["sir-".Length..].Replace("-", "", StringComparison.Ordinal);

    /// <summary>"Item 3(b)", "Section 69(3)(b)(iv)".</summary>
    public string Number => Paragraph.StartsWith("s.", StringComparison.Ordinal) ? "Section " + Paragraph[2..] : "Item " + Paragraph;
}

/// <summary>A number that an old paper gives an item.</summary>
internal sealed record OldNumber(string Old, ReportItem Item);

/// <summary>What the law asks of a report: dated data, from the settings document <c>SenInformationReport</c>.</summary>
internal sealed class ReportLaw
{
    /// <summary>The settings document.</summary>
    public const string Document = "SenInformationReport";

    private readonly JsonObject _json;

    private ReportLaw(JsonObject json)
    {
        _json = json;
        Items = [.. Objects(json["Items"]).Where(i => Text(i, "Id").StartsWith("sir-", StringComparison.Ordinal)).Select(Item)];
        Measures = ReportMeasures.Of(json["Completeness"] as JsonObject ?? []);
        OldNumbers =
        [
            .. from row in Objects((json["OldNumbers"] as JsonObject)?["Rows"])
               join item in Items on Text(row, "Item") equals item.Id
               select new OldNumber(Text(row, "Old"), item),
        ];
    }

    /// <summary>The items, in the law's order.</summary>
    public IReadOnlyList<ReportItem> Items { get; }

    /// <summary>Numbers in papers that follow the draft, and what they are now.</summary>
    public IReadOnlyList<OldNumber> OldNumbers { get; }

    /// <summary>A note about those papers.</summary>
    public string OldNumbersNote => Text(_json["OldNumbers"] as JsonObject ?? [], "Note");

    /// <summary>How sure the old numbers are.</summary>
    public string OldNumbersCertainty => Text(_json["OldNumbers"] as JsonObject ?? [], "Certainty");

    /// <summary>As at which month the labels were checked.</summary>
    public string AsOf => Text(_json, "AsOf");

    /// <summary>The first day of this version of the law.</summary>
    public string From => Text(_json, "From");

    /// <summary>The law.</summary>
    public string Source => Text(_json, "Source");

    /// <summary>Which Code of Practice the paragraphs are of.</summary>
    public string CodeSource => Text(_json, "CodeSource");

    /// <summary>What to bear in mind.</summary>
    public string Note => Text(_json, "Note");

    /// <summary>How a report is measured.</summary>
    public ReportMeasures Measures { get; }

    /// <summary>The council's copy of the data.</summary>
    public static ReportLaw Of(SiteSnapshot site) => new(site.Settings.GetValueOrDefault(Document) ?? []);

    internal static IEnumerable<JsonObject> Objects(JsonNode? node) => node is JsonArray array ? array.OfType<JsonObject>() : [];

    internal static string Text(JsonObject json, string name) => JsonText.String(json[name]) ?? "";

    private static ReportItem Item(JsonObject json) => new(
        Text(json, "Id"), Text(json, "Paragraph"), Text(json, "Law"), Text(json, "Label"), Text(json, "Description"),
        Text(json, "AppliesTo") == "mainstream", Text(json, "Parent"), Text(json, "Source"), Text(json, "Certainty"),
        JsonText.Strings(json["Code"]), JsonText.Strings(json["Prompts"]), JsonText.Strings(json["ParentQuestions"]), JsonText.Strings(json["YoungPersonQuestions"]))
    {
        Shape = Enum.TryParse<AnswerShape>(Text(json, "Answer"), ignoreCase: true, out var shape) ? shape : AnswerShape.Prose,
        ThinWords = ReportMeasures.Number(json, "ThinWords"),
    };
}
