using System.Text.Json.Nodes;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Tests.Checks;

namespace LocalOfferCms.Tests.Schools.Reports;

/// <summary>The law's items, their prompts and the families' questions, as the product ships them.</summary>
public sealed class ReportBankTests(CheckedSite checks) : IClassFixture<CheckedSite>
{
    [Theory]
    [Trait("Item", "CAP-55")]
    [Trait("Item", "CAP-71")]
    [InlineData(nameof(Asker.Parents), "P")]
    [InlineData(nameof(Asker.YoungPeople), "Y")]
    public void Questions_AreFourteen_AndAnItemAnswersEach(string asker, string letter)
    {
        var who = Enum.Parse<Asker>(asker);
        var questions = ReportQuestions.Of(ReportData.Site(), who);

        Assert.Equal(Enumerable.Range(1, 14).Select(n => $"{letter}{n}"), questions.Select(q => q.Id));
        Assert.All(questions, question => Assert.Contains(ReportData.Law.Items, item => question.IsAnsweredBy(item, who)));
    }

    [Theory]
    [Trait("Item", "CAP-55")]
    [InlineData("P1", "sir-02")]
    [InlineData("P2", "sir-03a")]
    [InlineData("P3", "sir-03c")]
    [InlineData("P4", "sir-03b")]
    [InlineData("P5", "sir-03g")]
    [InlineData("P6", "sir-10")]
    [InlineData("P7", "sir-05")]
    [InlineData("P8", "sir-03f")]
    [InlineData("P9", "sir-69-iii")]
    [InlineData("P10", "sir-12")]
    [InlineData("P11", "sir-03e")]
    [InlineData("P12", "sir-03a")]
    [InlineData("P13", "sir-07")]
    [InlineData("P14", "sir-04")]
    [InlineData("Y1", "sir-02")]
    [InlineData("Y4", "sir-08")]
    [InlineData("Y5", "sir-03e")]
    [InlineData("Y6", "sir-03g")]
    [InlineData("Y13", "sir-12")]
    [InlineData("Y14", "sir-12")]
    public void Questions_AreAnsweredByTheItemOnTheSameSubject(string question, string item)
    {
        var found = ReportData.Law.Items.Single(i => i.Id == item);

        Assert.Contains(question, question[0] == 'P' ? found.ParentQuestions : found.YoungPersonQuestions);
    }

    [Fact]
    [Trait("Item", "CAP-55")]
    public void Items_AreAllAskedForByParents() => Assert.DoesNotContain(ReportData.Law.Items, item => item.ParentQuestions.Count == 0);

    [Theory]
    [Trait("Item", "CAP-70")]
    [InlineData("academy", "How accessible is the school?")]
    [InlineData("maintained-nursery", "How accessible is the school?")]
    [InlineData("early-years", "How accessible is the setting?")]
    [InlineData("college", "How accessible is the college?")]
    public void Questions_TakeTheWordOfThePlace(string kind, string words) =>
        Assert.Equal(words, ReportQuestions.Of(ReportData.Site(), Asker.Parents).Single(q => q.Id == "P9").For(SchoolKind.Named(kind)));

    [Fact]
    [Trait("Item", "CAP-83")]
    public void Items_AreThoseOfTheSchedule()
    {
        var paragraphs = ReportData.Law.Items.Where(i => i.Law == "Schedule 1").Select(i => i.Paragraph);

        Assert.Equal(["1", "2", "3", "3(a)", "3(b)", "3(c)", "3(d)", "3(e)", "3(f)", "3(g)", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"], paragraphs);
        Assert.Equal(["2", "4"], ReportData.Law.Items.Where(i => i.MainstreamOnly).Select(i => i.Paragraph));
        Assert.Equal(["(i)", "(ii)", "(iii)", "(iv)"], ReportData.Law.Items.Where(i => i.Law == "Section 69").Select(i => i.Paragraph["s.69(3)(b)".Length..]));
    }

    [Fact]
    [Trait("Item", "CAP-101")]
    [Trait("Item", "CAP-102")]
    [Trait("Item", "CAP-155")]
    public void Law_IsDated_AndOldNumbersLeadToItsItems()
    {
        var law = ReportData.Law;

        Assert.Equal(("2014-09-01", "2026-11"), (law.From, law.AsOf));
        Assert.Equal(["1", "2", "3", "5", "6", "7", "8"], law.OldNumbers.Select(o => o.Old));
        Assert.Equal("sir-09", law.OldNumbers.Single(o => o.Old == "8").Item.Id);
        Assert.Contains("mental", law.Items.Single(i => i.Id == "sir-03g").Label, StringComparison.Ordinal);
        Assert.Contains("not the mediation service", law.Items.Single(i => i.Id == "sir-11").Description, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Item", "CAP-87")]
    public void Items_EachHaveAPromptAndAParagraphOfTheCode() => Assert.All(ReportData.Law.Items, item =>
    {
        Assert.NotEmpty(item.Prompts);
        Assert.NotEmpty(item.Code);
        Assert.NotEmpty(item.Certainty);
    });

    [Theory]
    [Trait("Item", "CAP-42")]
    [InlineData("prompts")]
    [InlineData("Parents")]
    [InlineData("YoungPeople")]
    public void OurOwnWords_ReadAsFamiliesNeedThem(string words)
    {
        IEnumerable<string> lines = words == "prompts"
            ? ReportData.Law.Items.SelectMany(i => i.Prompts)
            : ReportQuestions.Of(ReportData.Site(), Enum.Parse<Asker>(words)).Select(q => q.For(SchoolKind.Named("academy")));
        var reading = checks.Run("Guide", new JsonObject { ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = string.Join("\n\n", lines) } }).Reading;

        Assert.NotNull(reading);
        Assert.True(reading.Above == 0, $"{words}: {ReadingLevel.NameOf(reading.Band)}; {string.Join(", ", reading.HardWords)}; {string.Join(" / ", reading.LongSentences)}");
    }

    [Fact]
    public void Bank_AQuestionThatTheProductBringsLater_ComesLast()
    {
        var site = ReportData.Site();
        site.Settings[ReportQuestions.Document]["CouncilParents"] = new JsonArray(new JsonObject { ["Id"] = "P2", ["Question"] = "Who helps?" }, new JsonObject { ["Id"] = "P1", ["Question"] = "How?", ["Hidden"] = true });

        Assert.Equal(["P2", "P1", "P3"], ReportQuestions.Bank(site, Asker.Parents).Take(3).Select(q => q.Id));
        Assert.Equal((1, "P2", "Who helps?"), ReportQuestions.Of(site, Asker.Parents).Select(q => (q.Number, q.Id, q.Text)).First());
        Assert.Equal("P3", ReportQuestions.Of(site, Asker.Parents)[1].Id);
    }
}
