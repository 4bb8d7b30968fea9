using System.Diagnostics;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using static LocalOfferCms.Tests.Text.TextSamples;

namespace LocalOfferCms.Tests.Text;

public partial class GlossaryMarkerTests
{
    private static string[] Marked(string markdown, GlossaryMarker? marker = null) =>
        [.. Button().Matches(Html(markdown, Context(marker ?? new GlossaryMarker()))).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Mark_Term_GivesAButtonAndItsPopover() => Assert.Equal(
        "<p class=\"govuk-body\">About <button type=\"button\" class=\"lo-term\" popovertarget=\"term-sen\">SEN</button>"
        + "<span popover=\"\" id=\"term-sen\" class=\"lo-term__meaning\" role=\"note\"><strong>SEN</strong> Special educational needs. "
        + "<a class=\"govuk-link\" href=\"/norfolk/glossary#sen\">SEN in the glossary</a></span> support</p>",
        Html("About SEN support", Context(new GlossaryMarker())));

    [Theory]
    [InlineData("SEN and SEN", new[] { "SEN" })]
    [InlineData("An EHC plan, then EHCP, then a plan", new[] { "EHC plan", "plan" })]
    [InlineData("education,\nhealth and  care plan", new[] { "education,\nhealth and  care plan" })]
    [InlineData("Education, Health and Care Plan", new[] { "Education, Health and Care Plan" })]
    [InlineData("sen, ace pilot, Ace", new string[0])]
    [InlineData("SENCO, xSEN, SEN2, SEN-friendly, planned, a@plan", new string[0])]
    [InlineData("Your carer’s assessment", new[] { "carer’s assessment" })]
    [InlineData("Plan: SEN.", new[] { "Plan", "SEN" })]
    [InlineData("# SEN\n\n[SEN](/x) `SEN` and **SEN**", new[] { "SEN" })]
    [InlineData("::: details SEN\nplan\n:::", new[] { "plan" })]
    [InlineData("| SEN |\n|---|\n| plan |", new[] { "plan" })]
    public void Mark_Text_ExplainsEachTermOnceInBodyText(string markdown, string[] expected) => Assert.Equal(expected, Marked(markdown));

    [Fact]
    public void Mark_SecondTextOfThePage_ExplainsNothingTwice()
    {
        var marker = new GlossaryMarker();
        Assert.Equal(["SEN"], Marked("SEN", marker));
        Assert.Equal(["plan"], Marked("SEN plan", marker));
    }

    [Fact]
    public void Mark_NoMarker_LeavesTheTextAlone() => Assert.Equal("<p class=\"govuk-body\">SEN</p>", Html("SEN"));

    [Fact]
    public void Find_HundredTimesTheTerms_TakesAboutTheSameTime()
    {
        var page = string.Concat(Enumerable.Range(0, 60).Select(i =>
            $"Terms and support for children: ask about support of kind {i} and the plan, in a meeting with TN{i} at school. "));
        var few = Fastest(Terms(148), page);
        var many = Fastest(Terms(14_800), page);
        Assert.True(many < few * 4 + TimeSpan.FromMilliseconds(1), $"{page.Length} characters: {few.TotalMilliseconds:F3} ms with 148 terms, {many.TotalMilliseconds:F3} with 14,800");
    }

    private static List<GlossaryEntry> Terms(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new GlossaryEntry($"t{i}", $"Number {i} term", "What it means.", [$"TN{i}", $"{i} kind of support"], false))];

    private static TimeSpan Fastest(List<GlossaryEntry> glossary, string page)
    {
        var index = GlossaryIndex.For(glossary);
        return Enumerable.Range(0, 200).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            index.Find(page);
            return clock.Elapsed;
        });
    }

    [GeneratedRegex("<button[^>]*>([^<]*)</button>")]
    private static partial Regex Button();
}
