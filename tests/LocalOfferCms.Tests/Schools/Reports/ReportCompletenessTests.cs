using LocalOfferCms.Core.Content;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Tests.Schools.Reports;

/// <summary>How complete a report is. Schedule 1 has thirteen items, the third in seven parts, and section 69 four more.</summary>
public class ReportCompletenessTests
{
    private const string Senco = """, "SencoEmail": { "Text": "senco@school.example" }""";

    [Theory]
    [Trait("Item", "CAP-83")]
    [Trait("Item", "CAP-84")]
    [InlineData("maintained", 24)]
    [InlineData("maintained-nursery", 24)]
    [InlineData("academy", 24)]
    [InlineData("special", 22)]
    [InlineData("special-academy", 22)]
    public void Of_ItemsAreThoseThatTheKindIsAsked(string kind, int items)
    {
        var measured = Measure(ReportData.Report(), kind);

        Assert.Equal(items, measured.Items.Count);
        Assert.Equal(items == 24, measured.Find("sir-02") is not null && measured.Find("sir-04") is not null);
        Assert.Equal(7, measured.Items.Count(i => i.Item.Parent == "sir-03"));
        Assert.Equal(4, measured.Items.Count(i => i.Item.Law == "Section 69"));
        Assert.True(measured.IsComplete, measured.Summary);
        // The third item is answered in its parts: it is not counted twice.
        Assert.Equal(items - 1, measured.Asked);
    }

    [Fact]
    public void Of_NoReportYet_EveryItemIsMissing()
    {
        var measured = Measure(new ContentDocument("SenInformationReport", []), "academy", school: "");

        Assert.Equal(23, measured.Count(ItemState.Missing));
        Assert.Equal(23 * 6, measured.Minutes);
        Assert.Equal("0 of 23 complete. 23 missing. About 138 minutes to finish.", measured.Summary);
        Assert.Equal("Answered in its parts: 0 of 7 are complete.", measured.Find("sir-03")!.Reason);
        Assert.All(measured.Facts, fact => Assert.False(fact.IsSaid));
    }

    [Theory]
    [InlineData("Item05", null, nameof(ItemState.Missing), "Nothing is written yet.")]
    [InlineData("Item05", "  \n ", nameof(ItemState.Missing), "Nothing is written yet.")]
    [InlineData("Item05", "TBC.", nameof(ItemState.Missing), "It says no more than “TBC.”.")]
    [InlineData("Item05", "**To follow**", nameof(ItemState.Missing), "It says no more than “**To follow**”.")]
    [InlineData("Item05", "All staff train each year.", nameof(ItemState.Thin), "It has only 5 words. Say a little more.")]
    [InlineData("Item05", "[The policy on training and the help that staff have, with all its annexes and its forms, is here](https://school.example/p)", nameof(ItemState.Thin), "It is only a link.")]
    [InlineData("Item05", "See https://school.example/policy", nameof(ItemState.Thin), "It is only a link.")]
    [InlineData("Item05", "How are new staff introduced to SEN? What can the school as a whole do? Describe expertise, not named staff. Yes we do.", nameof(ItemState.Thin), "It repeats the prompt.")]
    [InlineData("Item05", "In 2024/25 all teachers trained in speech and language for two days, and the helpers in signing for one more day.", nameof(ItemState.OutOfDate), "It names 2024/25, which has gone by.")]
    [InlineData("Item05", "In 2025 to 2026 all teachers trained in speech and language. In 2026 to 2027 the helpers train in signing for a day.", nameof(ItemState.Complete), "Complete.")]
    [InlineData("Item69iv", "[Accessibility plan](https://school.example/plan), 2024 to 2027", nameof(ItemState.Complete), "Complete.")]
    [InlineData("Item69iv", "[Accessibility plan](https://school.example/plan), 2022 to 2025", nameof(ItemState.OutOfDate), "It names 2022 to 2025, which has gone by.")]
    [InlineData("Item69iv", "We have one.", nameof(ItemState.Thin), "It has only 3 words.")]
    [InlineData("Item04", "Ms Senco", nameof(ItemState.Thin), "It does not say how to reach them.")]
    [InlineData("Item04", "SENCO: 01632 960 123", nameof(ItemState.Complete), "Complete.")]
    [InlineData("Item13", "[Local Offer](https://council.example/)", nameof(ItemState.Complete), "Complete.")]
    public void Of_AnItem_StateAndReason(string field, string? text, string state, string reason)
    {
        var measured = Measure(ReportData.Report((field, text)), "maintained", school: "").Items.Single(i => i.Item.Field == field);

        Assert.Equal(state, measured.State.ToString());
        Assert.StartsWith(reason, measured.Reason);
        Assert.Equal(measured.State switch { ItemState.Missing => 6, ItemState.Thin => 3, ItemState.OutOfDate => 1, _ => 0 }, measured.Minutes);
    }

    [Fact]
    public void Of_SchoolsEntryAndCouncilsLink_AnswerForTheReport()
    {
        var site = ReportData.Site();
        ((Dictionary<string, System.Text.Json.Nodes.JsonObject>)site.Settings)["SchoolReports"] =
            JsonText.Object("""{ "Links": { "sir-08": { "Text": "Plans", "Path": "plans" }, "sir-13": { "Text": "The Local Offer", "Path": "" } } }""");
        var measured = ReportCompleteness.Of(
            ReportData.Report(("Item04", null), ("Item08", null), ("Item13", null)), ReportData.Record("maintained", Senco), ReportData.Law, ReportData.Today, CouncilLinks.Of(site));

        Assert.Equal("The school’s own entry answers it.", measured.Find("sir-04")!.Reason);
        Assert.Equal("The council’s link answers it: The Local Offer.", measured.Find("sir-13")!.Reason);
        // What the council says about young people does not say what the school does.
        Assert.Equal(ItemState.Missing, measured.Find("sir-08")!.State);
    }

    [Theory]
    [InlineData("NextReviewOn", "2026-11-21", "The report was to be looked at again by 21 November 2026.")]
    [InlineData("NextReviewOn", "2026-11-22", null)]
    [InlineData("UpdatedOn", "2025-11-21", "The report was last dated 21 November 2025. It is to be looked at every year.")]
    [InlineData("UpdatedOn", "2025-11-22", null)]
    [InlineData("ApprovedOn", "2026-10-01", null)]
    public void Of_TheReportIsPastItsTime_EveryCompleteItemIsOutOfDate(string field, string day, string? why)
    {
        var measured = Measure(ReportData.Report((field, day), ("Item06", null)), "maintained");

        Assert.Equal(why, measured.WhyOutOfDate);
        Assert.Equal(why is null ? 0 : 22, measured.Count(ItemState.OutOfDate));
        Assert.Equal(ItemState.Missing, measured.Find("sir-06")!.State);
        Assert.Equal(why ?? "Complete.", measured.Find("sir-07")!.Reason);
    }

    [Theory]
    [InlineData("2025 to 2026", true)]
    [InlineData("2025/26", true)]
    [InlineData("2026/27", false)]
    public void Of_NoDates_TheSchoolYearTells(string year, bool isOld) =>
        Assert.Equal(isOld, Measure(ReportData.Report(("UpdatedOn", null), ("SchoolYear", year)), "maintained").WhyOutOfDate is not null);

    [Theory]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-09-01", true)]
    public void NamedIn_ASchoolYearEndsWithAugust(string today, bool hasGone) =>
        Assert.Equal([("2025-26", hasGone)], SchoolYear.NamedIn("What we did in 2025-26.", DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("Call 01632 2020-21 or 2024-07-15")]
    [InlineData("In 2014, and since 2015")]
    [InlineData("Version 1.2020/21 and 2030 to 2020")]
    public void NamedIn_OtherNumbers_AreNoSchoolYears(string text) => Assert.DoesNotContain(SchoolYear.NamedIn(text, ReportData.Today), n => n.Words != "2020-21");

    private static ReportCompleteness Measure(ContentDocument report, string kind, string school = Senco) =>
        ReportCompleteness.Of(report, SchoolRecord.Of(ReportData.School(kind, school)), ReportData.Law, ReportData.Today);
}
