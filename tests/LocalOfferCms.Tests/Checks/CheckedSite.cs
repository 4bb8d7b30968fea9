using System.Text.Json.Nodes;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Checks;

/// <summary>The checks, over a small council without a database.</summary>
public sealed class CheckedSite
{
    private static readonly DateOnly Today = new(2026, 11, 2);
    private readonly ContentChecks _checks;

    public CheckedSite()
    {
        var services = new ServiceCollection().AddChecks().AddSingleton(TimeProvider.System).AddSingleton<ContentMarkdown>();
        // Never asked: the council's words are given to each run.
        services.AddScoped(_ => new SiteSnapshots(null!, null!, null!));
        _checks = services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<ContentChecks>();
    }

    /// <summary>What is said about a page with this body.</summary>
    internal IReadOnlyList<Finding> Find(string markdown, string? code = null, Action<JsonObject>? more = null, string type = "Guide", params string[] words)
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "Short breaks" },
            ["AutoroutePart"] = new JsonObject { ["Path"] = "short-breaks" },
            ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "Time off for carers, and something fun for a child." } },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = markdown },
        };
        more?.Invoke(content);
        return [.. Run(type, content, words).Findings.Where(f => code is null || f.Code == code)];
    }

    internal CheckReport Run(string type, JsonObject content, params string[] words) =>
        _checks.Run(new ContentDocument(type, content), new(Site, CouncilWords.Of(Site, words), new Dictionary<string, string> { ["lo-13"] = "Short breaks statement" }, Today));

    private static SiteSnapshot Site { get; } = new()
    {
        SiteName = "Norfolk Local Offer",
        Settings = new Dictionary<string, JsonObject>(),
        Types = new[] { "Guide", "EasyRead", "News" }.ToDictionary(name => name, name => new ContentTypeDefinition(name, name, [], [new("SummaryPart", "SummaryPart", [], [])])),
        Glossary = [new("sen", "SEN", "Special educational needs.", ["SEN", "special educational needs"], false), new("ehc-plan", "EHC plan", "A plan.", ["EHC plan", "EHCP", "education, health and care plan"], false)],
        References = new(new Dictionary<string, DatedFact> { ["wait"] = new("wait", "about six weeks", "2025", "", "", null) }, new Dictionary<string, Citation>(), new Dictionary<string, string>()),
        Taxonomies = new Dictionary<string, IReadOnlyDictionary<string, string>>(),
        Sections = [],
    };
}
