using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Schools.Reports.Word;
using LocalOfferCms.Tests.Pages;

namespace LocalOfferCms.Tests.Schools.Reports;

/// <summary>The report as a Word file: read back as Word reads it.</summary>
public sealed class ReportWordTests(ReportFixture site) : IClassFixture<ReportFixture>
{
    [Fact]
    public async Task Get_WordFile_IsOffered()
    {
        var page = await site.OpenAsync(ReportFixture.Report + "?view=law");

        Assert.Contains(page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/alder/{ReportFixture.Report}/report.docx?view=law");
    }

    [Theory]
    [InlineData("", "1. How does the school know if my child needs extra help, and what should I do if I think so?", "heading 1")]
    [InlineData("?view=young-person", "2. What should I do if I think I need extra help?", "heading 1")]
    [InlineData("?view=law", "Item 3(b): How pupils' progress is assessed and reviewed", "heading 1")]
    [InlineData("", "Later", "heading 2")]
    public async Task Get_WordFile_HasRealHeadings(string view, string heading, string style)
    {
        using var file = await OpenAsync(view);
        var styles = file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(s => s.StyleId!.Value!, s => s.StyleName!.Val!.Value!);
        var found = Assert.Single(Paragraphs(file), p => p.InnerText == heading);

        Assert.Equal(style, styles[found.ParagraphProperties!.ParagraphStyleId!.Val!.Value!]);
    }

    [Fact]
    public async Task Get_WordFile_IsValidAndSaysItsTitleAndLanguage()
    {
        using var file = await OpenAsync("");

        Assert.Empty(new OpenXmlValidator().Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal("Alder School: SEN information report", file.PackageProperties.Title);
        Assert.Equal("en-GB", file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
    }

    [Fact]
    public async Task Get_WordFile_KeepsListsAndLinks()
    {
        using var file = await OpenAsync("");
        var main = file.MainDocumentPart!;
        var lists = Paragraphs(file).Where(p => p.ParagraphProperties?.NumberingProperties is not null)
            .ToDictionary(p => p.InnerText, p => p.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value);
        var links = main.Document.Descendants<Hyperlink>().Select(h => (h.InnerText, main.HyperlinkRelationships.Single(r => r.Id == h.Id!.Value).Uri.ToString())).ToList();

        Assert.Equal(lists["Training plan"], lists["signing"]);
        Assert.Equal(lists["first"], lists["second"]);
        Assert.NotEqual(lists["signing"], lists["first"]);
        Assert.Contains(("Training plan", "https://school.example/plan"), links);
        Assert.Contains(("the page", "http://localhost/alder/support/page"), links);
        Assert.Contains(("senco@alder.example", "mailto:senco@alder.example"), links);
        Assert.Contains(main.Document.Descendants<Run>(), r => r.InnerText == "All" && r.RunProperties?.Bold is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=young-person")]
    [InlineData("?view=law")]
    public async Task Get_WordFile_HasEveryAnswer(string view)
    {
        using var file = await OpenAsync(view);
        var text = string.Join('\n', Paragraphs(file).Select(p => p.InnerText));

        Assert.All(ReportData.Law.Items.Where(i => i.Id is not ("sir-05" or "sir-07")), item => Assert.Contains($"Answer{item.Field} is what we do.", text, StringComparison.Ordinal));
        Assert.Contains("Next review: 1 July 2027", text, StringComparison.Ordinal);
        Assert.Contains("Step-free ways in and around: Yes", text, StringComparison.Ordinal);
        Assert.Contains("Dyslexia friendly school: Lessons and tests", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WordFileOfAFormerDay_SaysSo()
    {
        var page = await site.OpenAsync(ReportFixture.Report + "?as-on=2025-09-30&view=law");
        Assert.Contains(page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/alder/{ReportFixture.Report}/report.docx?view=law&as-on=2025-09-30");
        Assert.Contains(page.QuerySelectorAll(".lo-views a"), a => a.GetAttribute("href") == $"/alder/{ReportFixture.Report}?view=young-person&as-on=2025-09-30");

        using var file = await OpenAsync("?view=law&as-on=2025-09-30");
        var text = string.Join('\n', Paragraphs(file).Select(p => p.InnerText));
        Assert.Contains("This is the report as it stood on 30 September 2025.", text, StringComparison.Ordinal);
        Assert.Contains("We ask parents twice a year.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WhateverTheReportHolds_GivesAFileThatWordOpens()
    {
        var markdown = "Smile: \ud83d\ude00.\n\n[x](http://[bad) and [y](javascript:alert)\n\n| a | b |\n|---|---|\n| 1 | **2** |\n\n- one\n    1. two\n\n        more\n- three\n\n> quoted\n\n###### Deep";
        var page = TestPage.Of("SenInformationReport", new JsonObject
        {
            ["SenInformationReportPart"] = new JsonObject { ["Item01"] = new JsonObject { ["Markdown"] = markdown }, ["SchoolYear"] = new JsonObject { ["Text"] = "2026\u0007 to 2027" } },
        }.ToJsonString(), path: "preview/secret");
        foreach (var (name, settings) in ReportData.Site().Settings)
        {
            ((Dictionary<string, JsonObject>)page.Site.Settings)[name] = settings;
        }

        var bytes = ReportWord.Write(page, Asker.Parents, new Uri("https://council.example/"), new ContentMarkdown(), ReportData.Today);
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        var text = string.Join('\n', Paragraphs(file).Select(p => p.InnerText));

        Assert.Empty(new OpenXmlValidator().Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Contains("Smile: \ud83d\ude00.", text, StringComparison.Ordinal);
        Assert.Equal(["a", "b", "1", "2"], file.MainDocumentPart!.Document.Descendants<TableCell>().Select(c => c.InnerText));
        Assert.DoesNotContain(file.MainDocumentPart.HyperlinkRelationships, r => r.Uri.Scheme == "javascript");
        Assert.Contains("School year: 2026 to 2027", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    private static IEnumerable<Paragraph> Paragraphs(WordprocessingDocument file) => file.MainDocumentPart!.Document.Body!.Descendants<Paragraph>();

    private async Task<WordprocessingDocument> OpenAsync(string view)
    {
        using var client = site.Host.CreateClient();
        using var response = await client.GetAsync($"/alder/{ReportFixture.Report}/report.docx{view}");
        response.EnsureSuccessStatusCode();
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("alder-school-sen-information-report.docx", response.Content.Headers.ContentDisposition!.FileName);
        return WordprocessingDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), isEditable: false);
    }
}
