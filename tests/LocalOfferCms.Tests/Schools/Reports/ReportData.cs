using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Pages;

namespace LocalOfferCms.Tests.Schools.Reports;

/// <summary>The law and the questions as the product ships them, with reports and schools made for a test.</summary>
internal static class ReportData
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>Long enough for any item, and without a year.</summary>
    public const string Enough = "We ask each family what works, write it down with them, try it for a term, look at it together and change what did not help.";

    public static readonly JsonObject Shipped = JsonText.Object(File.ReadAllText(RepositoryRoot.Path("recipes", "data", "sen-information-report.json")));

    public static SiteSnapshot Site()
    {
        var site = TestPage.Site([]);
        foreach (var (name, document) in Shipped)
        {
            ((Dictionary<string, JsonObject>)site.Settings)[name] = (JsonObject)document!.DeepClone();
        }

        return site;
    }

    public static ReportLaw Law => ReportLaw.Of(Site());

    public static ContentDocument School(string kind, string more = "") =>
        new("School", JsonText.Object($$"""{ "SchoolPart": { "Kind": { "Text": "{{kind}}" } {{more}} } }"""));

    public static SchoolRecord Record(string kind, string more = "") => SchoolRecord.Of(School(kind, more));

    /// <summary>A report in which every item says <see cref="Enough"/>, save those given.</summary>
    public static ContentDocument Report(params (string Field, string? Text)[] items)
    {
        var part = new JsonObject { ["UpdatedOn"] = new JsonObject { ["Value"] = "2026-09-07" } };
        foreach (var item in Law.Items.Where(i => i.Id != "sir-03"))
        {
            part[item.Field] = new JsonObject { ["Markdown"] = Enough };
        }

        foreach (var (field, text) in items)
        {
            part[field] = text is null ? null : new JsonObject { [field.EndsWith("On", StringComparison.Ordinal) ? "Value" : field == "SchoolYear" ? "Text" : "Markdown"] = text };
        }

        return new("SenInformationReport", new JsonObject { ["SenInformationReportPart"] = part });
    }
}
