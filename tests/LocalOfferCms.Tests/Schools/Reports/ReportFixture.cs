using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Schools.Reports;

/// <summary>A council with a school whose report was published in three school years.</summary>
public sealed class ReportFixture : IAsyncLifetime
{
    internal const string Report = "schools/school/sen-information-report";

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal HttpClient Editor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false));
        Council = await Host.AddCouncilAsync(new MarkedCouncil("alder", "Alderwort", "norfolk"));
        Editor = await Host.SignInAsync(Council, Roles.Editor);
        await PublishAsync("school", "School", School(), new DateTime(2024, 9, 2, 8, 0, 0, DateTimeKind.Utc));
        await PublishAsync("school-report", "SenInformationReport", Content("2024 to 2025", "We ask parents twice a year."), new DateTime(2024, 10, 1, 9, 0, 0, DateTimeKind.Utc));
        await PublishAsync("school-report", "SenInformationReport", Content("2025 to 2026", "We ask parents three times a year."), new DateTime(2025, 10, 1, 9, 0, 0, DateTimeKind.Utc));
        await PublishAsync("school-report", "SenInformationReport", Content("2026 to 2027", "We ask parents each term."), new DateTime(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc));
    }

    public async Task DisposeAsync()
    {
        Editor.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A page as an anonymous visitor gets it.</summary>
    internal async Task<IHtmlDocument> OpenAsync(string address)
    {
        using var client = Host.CreateClient();
        using var response = await client.GetAsync($"/alder/{address}");
        response.EnsureSuccessStatusCode();
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }

    internal Task PublishAsync(string id, string type, JsonObject content, DateTime now) =>
        Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, async services =>
        {
            var title = content["TitlePart"]!["Title"]!.GetValue<string>();
            var change = new ChangeContext(now, "Edda Editor");
            await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(id, type, title, content.KeptBy("Schools team"), false), change, default);
            await services.GetRequiredService<PublishContent>().ExecuteAsync(id, change, default);
            return true;
        });

    /// <summary>An answer for every item of the law, each with words of its own; item 7 differs by year.</summary>
    internal static JsonObject Content(string year, string parents)
    {
        var part = new JsonObject
        {
            ["School"] = Field("ContentItemIds", new JsonArray("school")),
            ["SchoolYear"] = Field("Text", year), ["PublishedOn"] = Field("Value", "2026-09-07"), ["ApprovedOn"] = Field("Value", "2026-09-30"),
            ["NextReviewOn"] = Field("Value", "2027-07-01"), ["WhoWasInvolved"] = Field("Markdown", "Nine parents read it."),
        };
        foreach (var item in ReportData.Law.Items)
        {
            part[item.Field] = Field("Markdown", $"Answer{item.Field} is what we do.");
        }

        part["Item07"] = Field("Markdown", parents);
        part["Item05"] = Field("Markdown", "AnswerItem05:\n\n- [Training plan](https://school.example/plan)\n- signing\n\n1. first\n2. second\n\n### Later\n\nSee [the page](/support/page). **All** staff train.");
        return new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "Alder School: SEN information report" },
            ["AutoroutePart"] = new JsonObject { ["Path"] = Report },
            ["ListedPart"] = new JsonObject { ["Parents"] = Field("ContentItemIds", new JsonArray("school")), ["Position"] = Field("Value", 1) },
            ["SenInformationReportPart"] = part,
        };
    }

    private static JsonObject School() => new()
    {
        ["TitlePart"] = new JsonObject { ["Title"] = "Alder School" },
        ["AutoroutePart"] = new JsonObject { ["Path"] = "schools/school" },
        ["SchoolPart"] = new JsonObject
        {
            ["Phase"] = Field("Text", "post-16"), ["Kind"] = Field("Text", "maintained"), ["FirstContact"] = Field("Text", "The class teacher"),
            ["AccountableBody"] = Field("Text", "The governors of Alder School"), ["SencoEmail"] = Field("Text", "senco@alder.example"), ["StepFree"] = Field("Text", "yes"),
            ["QualityMarks"] = Field("Values", new JsonArray("Dyslexia friendly school", "Silver star")),
            ["ReportLink"] = new JsonObject { ["Url"] = "https://alder-school.example/send", ["Text"] = "Our report" },
        },
    };

    private static JsonObject Field(string member, JsonNode value) => new() { [member] = value };
}
