using System.Diagnostics;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Support;

namespace LocalOfferCms.Tests.Checks;

/// <summary>Text as councils and GOV.UK write it: an editor must not drown in findings, nor wait for them.</summary>
[RunsOnce]
public sealed class RealTextTests(CheckedSite site) : IClassFixture<CheckedSite>
{
    [SharedDataFact]
    public void Run_RealPages_SayFewThingsAboutEach()
    {
        var pages = Pages("local-offer-style").Concat(Pages("govuk")).ToList();

        var found = pages.ConvertAll(page => (Page: page, Findings: Check(page).Findings));

        Assert.InRange(found.Average(f => f.Findings.Count), 0, 12);
        Assert.All(found, f => Assert.InRange(f.Findings.Count(x => x.Code == "Spelling"), 0, 10));
        Assert.InRange(found.Count(f => f.Findings.Any(x => x.Severity == FindingSeverity.MustFix)), 0, pages.Count / 4);
        Assert.Contains(found, f => f.Findings.Any(x => x is { Code: "LinkText", Place.Quote: "Find out more" }));
    }

    [Fact]
    public void Run_LongPage_TakesLittleTime()
    {
        var paragraph = "Your child can get help at school, and you can ask for an EHC needs assessment by writing to [the SEND team](/send). We will tell you what happens next within six weeks, unless the law says otherwise.\n\n";
        var content = new JsonObject { ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = string.Concat(Enumerable.Range(0, 60).Select(n => $"## Part {n}\n\n- one\n- two\n\n{paragraph}")) } };
        var times = Enumerable.Range(0, 15).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            site.Run("Guide", content);
            return watch.Elapsed.TotalMilliseconds;
        }).Skip(5).Order().ToList();

        // 20 ms on a quiet machine; the tests share theirs.
        Assert.InRange(times[0], 0, 20);
    }

    private static IEnumerable<ForeignPage> Pages(string folder) => ForeignFiles.Read(
        [.. Directory.GetFiles(SharedData.Path("html", folder)).Where(f => !f.EndsWith(".json", StringComparison.Ordinal)).Select(f => new ImportFile(Path.GetFileName(f), File.ReadAllBytes(f)))]).Pages;

    private CheckReport Check(ForeignPage page) => site.Run("Guide", new JsonObject
    {
        ["TitlePart"] = new JsonObject { ["Title"] = page.Title },
        ["AutoroutePart"] = new JsonObject { ["Path"] = "x" },
        ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "A summary of something." } },
        ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = page.Markdown },
    });
}
