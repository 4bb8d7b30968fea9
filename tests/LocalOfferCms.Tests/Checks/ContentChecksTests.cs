using System.Text.Json.Nodes;
using LocalOfferCms.Core.Checks;

namespace LocalOfferCms.Tests.Checks;

/// <summary>What is said about a text, and what is not.</summary>
public sealed class ContentChecksTests(CheckedSite site) : IClassFixture<CheckedSite>
{
    [Theory]
    [InlineData("![](media:park.jpg)", "AlternativeText", FindingSeverity.MustFix, "park.jpg")]
    [InlineData("![IMG_2041.JPG](media:park.jpg)", "AlternativeText", FindingSeverity.MustFix, "IMG_2041.JPG")]
    [InlineData("To apply, [click here](/apply).", "LinkText", FindingSeverity.MustFix, "click here")]
    [InlineData("About plans: [](/apply).", "LinkText", FindingSeverity.MustFix, "/apply")]
    [InlineData("[Old form](javascript:alert(1))", "LinkText", FindingSeverity.MustFix, "Old form")]
    [InlineData("Plans. [Read more](/plans)", "LinkText", FindingSeverity.Should, "Read more")]
    [InlineData("See <https://www.example.org/a>.", "LinkText", FindingSeverity.Should, "https://www.example.org/a")]
    [InlineData("See www.example.org/a for more.", "BareAddress", FindingSeverity.Should, "www.example.org/a")]
    [InlineData("[Apply](/a) or [apply](/b)", "LinkText", FindingSeverity.Should, "apply")]
    [InlineData("## One\n\n#### Two", "HeadingOrder", FindingSeverity.Should, "Two")]
    [InlineData("##\n\nWords.", "Heading", FindingSeverity.MustFix, " ")]
    [InlineData("**Who can apply**\n\nFamilies.", "FakeHeading", FindingSeverity.Should, "Who can apply")]
    [InlineData("| | | |\n|---|---|---|\n| a | b | c |", "TableHeader", FindingSeverity.MustFix, " |  | ")]
    [InlineData("| Day | | Place |\n|---|---|---|\n| a | b | c |", "TableHeader", FindingSeverity.Should, "Day |  | Place")]
    [InlineData("Ask the DSCO at school.", "Abbreviation", FindingSeverity.Should, "DSCO")]
    [InlineData("Wait {{ fact:nobody-knows }}.", "Reference", FindingSeverity.MustFix, "nobody-knows")]
    [InlineData("You can get speach therapy.", "Spelling", FindingSeverity.Should, "speach")]
    [InlineData("Apply by 3 September 2025.", "PassedDate", FindingSeverity.Should, "3 September 2025")]
    [InlineData("The club will open in May 2026.", "PassedDate", FindingSeverity.Should, "May 2026")]
    [InlineData("Book before 1/11/2026.", "PassedDate", FindingSeverity.Should, "1/11/2026")]
    [InlineData("The form is sent to you. Then a choice is made.", "Passive", FindingSeverity.Hint, "is sent")]
    [InlineData("::: must\nSchools should do their best.\n:::", "LegalForce", FindingSeverity.Hint, "Schools should do their best.")]
    [InlineData("The council must help wherever possible.", "LegalForce", FindingSeverity.Hint, "The council must help wherever possible.")]
    public void Run_AFault_IsFoundWithItsWords(string markdown, string code, FindingSeverity severity, string quote)
    {
        var finding = Assert.Single(site.Find(markdown, code).Take(1));

        Assert.Equal((severity, quote), (finding.Severity, finding.Place.Quote));
        Assert.Equal("MarkdownBodyPart.Markdown", finding.Place.Field);
        Assert.EndsWith(".", finding.Message, StringComparison.Ordinal);
        Assert.NotEqual("", finding.Mend);
    }

    [Theory]
    [InlineData("![Two children on a swing](media:park.jpg)")]
    [InlineData("[Apply for a short break](/apply), [write to us](mailto:send@example.org) or [call](tel:01632960001).")]
    [InlineData("[![Apply for a break](media:apply.png)](/apply)")]
    [InlineData("[Apply](/a) or [apply](/a/)")]
    [InlineData("## One\n\n### Two\n\n## Three")]
    [InlineData("**Ring us first.**\n\nWe will help.")]
    [InlineData("| Day | Place |\n|---|---|\n| Monday | Library |")]
    [InlineData("| | Monday |\n|---|---|\n| Library | Open |")]
    [InlineData("SEN and EHCPs, the NHS, a GP, and the special educational needs co-ordinator (SENCO). The SENCO can help.")]
    [InlineData("The wait is {{ fact:wait }}.")]
    [InlineData("Organise a colour programme for a two-year-old’s wellbeing, and don't re-apply.")]
    [InlineData("Mx Okonkwo-Vandersteen runs it. Ask for Okonkwo-Vandersteen. Email send@exmaple.gov.uk in Great Yarmouth.")]
    [InlineData("The law changed on 1 September 2014. Apply by 1 December 2026. It was due by 2 May 2020.")]
    [InlineData("Families are worried. You are entitled to help. We write to you.")]
    [InlineData("The council must write to you. It should do so soon.")]
    [InlineData("Gallwch ddefnyddio’r gwasanaethau canlynol i wneud cais ar-lein am gymorth.")]
    [InlineData("```\nspeach <https://example.org>\n```\n\nUse `speach`")]
    public void Run_GoodText_IsLeftInPeace(string markdown)
    {
        Assert.Empty(site.Find(markdown));
    }

    [Fact]
    public void Run_FindingInALongText_TellsLineAndColumn()
    {
        var place = Assert.Single(site.Find("First line.\n\n- one\n- two \\* and [click here](/x) now\n", "LinkText")).Place;

        Assert.Equal((4, 14, 4, 30), (place.Line, place.Column, place.EndLine, place.EndColumn));
        Assert.Equal("field-markdownbodypart-markdown", place.ControlId);
    }

    [Fact]
    public void Run_WordAfterAnEscape_IsFoundWhereItStands()
    {
        var place = Assert.Single(site.Find("One \\* two &amp; *three* speach", "Spelling")).Place;

        Assert.Equal((1, 26, 32), (place.Line, place.Column, place.EndColumn));
    }

    [Fact]
    public void Run_FaultInAPartOfAGuide_NamesThePart()
    {
        var finding = Assert.Single(site.Find("Fine.", "LinkText", content => content["Parts"] = new JsonObject
        {
            ["ContentItems"] = new JsonArray(new JsonObject
            {
                ["ContentType"] = "GuidePart", ["TitlePart"] = new JsonObject { ["Title"] = "How to apply" },
                ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Just [click here](/a)." },
            }),
        }));

        Assert.Equal(("Parts[0].MarkdownBodyPart.Markdown", "How to apply: Text"), (finding.Place.Field, finding.Place.Label));
        Assert.Equal("field-parts-0-markdownbodypart-markdown", finding.Place.ControlId);
    }

    [Theory]
    [InlineData(null, "Summary", "There is no summary.")]
    [InlineData("", "Summary", "There is no summary.")]
    [InlineData("Short breaks.", "Summary", "The summary only repeats the title.")]
    [InlineData("A short break is time off for parents and carers and something nice to do for a child or a young person who has a disability or another need that lasts long.", "SummaryLength", "The summary has 32 words. Lists cut it off.")]
    public void Run_PoorSummary_SaysSo(string? summary, string code, string message)
    {
        var finding = Assert.Single(site.Find("Fine.", null, content => content["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = summary } }),
            f => f.Code.StartsWith("Summary", StringComparison.Ordinal));

        Assert.Equal((code, message), (finding.Code, finding.Message));
    }

    [Fact]
    public void Run_LongSentence_CountsItsWordsByReaders()
    {
        var sentence = "We " + string.Join(' ', Enumerable.Repeat("go on", 15)) + ".";

        Assert.Equal("A sentence has 31 words.", Assert.Single(site.Find(sentence, "SentenceLength")).Message);
        Assert.Empty(site.Find(sentence, "SentenceLength", For("professionals")));
        Assert.Equal(FindingSeverity.Should, Assert.Single(site.Find("We go on and on and on and on and on and on and on and on.", "SentenceLength", type: "EasyRead")).Severity);
    }

    [Fact]
    public void Run_PageOfADutyThatOnlyShould_AsksWhetherItIsTheLaw()
    {
        static void Duty(JsonObject content) => content["DutyPart"] = new JsonObject { ["Duties"] = new JsonObject { ["TermContentItemIds"] = new JsonArray("lo-13") } };

        var finding = Assert.Single(site.Find("The council should publish it. The council should keep it.", "LegalForce", Duty));

        Assert.Contains("'Short breaks statement'", finding.Message, StringComparison.Ordinal);
        Assert.Empty(site.Find("The council must publish it. The council should keep it.", "LegalForce", Duty));
    }

    [Fact]
    public void Run_CouncilsOwnWords_AreRight() => Assert.Empty(site.Find("The fenlander bus is speach.", "Spelling", words: ["Fenlander", "speach"]));

    [Fact]
    public void Run_ManyOfAKind_StopsAtTen()
    {
        var found = site.Find(string.Join("\n\n", Enumerable.Range(1, 25).Select(n => $"[click here](/{n})")), "LinkText");

        Assert.Equal(10, found.Count);
        Assert.EndsWith("There are 15 more like this.", found[^1].Message, StringComparison.Ordinal);
    }

    private static Action<JsonObject> For(params string[] audiences) => content =>
        content["AudiencePart"] = new JsonObject { ["Audiences"] = new JsonObject { ["TermContentItemIds"] = new JsonArray([.. audiences.Select(a => (JsonNode)a)]) } };
}
