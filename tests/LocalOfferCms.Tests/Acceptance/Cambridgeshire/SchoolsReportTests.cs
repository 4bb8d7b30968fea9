using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>X8, reading: a school's report by the questions of parents, by those of young people, and by the law's list. X14: the list is dated data.</summary>
[Collection(CountyAndCityCollection.Name)]
public class SchoolsReportTests(CountyAndCity sites)
{
    private const string OakHill = "schools/oak-hill-primary/sen-information-report";
    private const string River = "schools/river-college/sen-information-report";

    [Theory]
    [Trait("Item", "CAP-56")]
    [Trait("Item", "CAP-57")]
    [Trait("Item", "CAP-58")]
    [Trait("Item", "CAP-59")]
    [Trait("Item", "CAP-60")]
    [Trait("Item", "CAP-61")]
    [Trait("Item", "CAP-62")]
    [Trait("Item", "CAP-63")]
    [Trait("Item", "CAP-64")]
    [Trait("Item", "CAP-65")]
    [Trait("Item", "CAP-66")]
    [Trait("Item", "CAP-67")]
    [Trait("Item", "CAP-68")]
    [Trait("Item", "CAP-69")]
    [Trait("Item", "X8")]
    [InlineData(1, "needs extra help", "If you are worried, tell the class teacher")]
    [InlineData(2, "Who will support my child", "Governors ask us about it twice a year")]
    [InlineData(3, "lessons be matched", "coloured paper or number rods")]
    [InlineData(4, "how my child is doing", "We show you how to help at home")]
    [InlineData(5, "wellbeing", "medicine and personal care by a written plan")]
    [InlineData(6, "specialists", "educational psychologist")]
    [InlineData(7, "training", "staff have learnt and will learn next")]
    [InlineData(8, "trips and activities", "All clubs and trips are open to all")]
    [InlineData(9, "accessible", "accessible toilet with a hoist")]
    [InlineData(10, "join, to move on", "make a photo book")]
    [InlineData(11, "money and staff time", "share out helpers and money each term")]
    [InlineData(12, "decided what support", "You, your child, the teacher and the SENCO decide together")]
    [InlineData(13, "How am I involved", "in the parents' group")]
    [InlineData(14, "Who can I contact", "Information and advice service")]
    public async Task CAP_56_to_69_Parents_read_the_report_by_their_questions(int number, string question, string answer)
    {
        var section = Question(await sites.OpenAsync(OakHill), number);

        Assert.Contains(question, ReadPage.Words(section.QuerySelector("h2")!));
        Assert.Contains(answer, ReadPage.Words(section));
    }

    [Theory]
    [Trait("Item", "CAP-71")]
    [Trait("Item", "CAP-72")]
    [Trait("Item", "CAP-73")]
    [Trait("Item", "CAP-74")]
    [Trait("Item", "CAP-75")]
    [Trait("Item", "CAP-76")]
    [Trait("Item", "CAP-77")]
    [Trait("Item", "CAP-78")]
    [Trait("Item", "CAP-79")]
    [Trait("Item", "CAP-80")]
    [Trait("Item", "CAP-81")]
    [Trait("Item", "CAP-82")]
    [Trait("Item", "X8")]
    [InlineData(1, "if I need extra help", "You need no diagnosis")]
    [InlineData(2, "if I think I need extra help", "in the way that suits you")]
    [InlineData(3, "my work be organised", "Big tasks are broken into parts with dates")]
    [InlineData(4, "part of planning", "You write your own support plan with us")]
    [InlineData(5, "more independent", "how to do it yourself")]
    [InlineData(6, "worried about something", "There is a quiet room")]
    [InlineData(7, "as well as I should", "You meet your tutor every six weeks")]
    [InlineData(8, "not about my work", "wellbeing team")]
    [InlineData(9, "staff had training", "every two years")]
    [InlineData(10, "experts outside", "Yes, if you agree")]
    [InlineData(11, "join in activities", "Every club, trip and placement is open to you")]
    [InlineData(12, "get around the buildings", "There are lifts, automatic doors")]
    [InlineData(13, "ready to start", "come to a taster day")]
    [InlineData(14, "work and adult life", "A job coach goes with you")]
    public async Task CAP_71_to_82_Young_people_read_the_same_report_by_their_own_questions(int number, string question, string answer)
    {
        var section = Question(await sites.OpenAsync(River + "?view=young-person"), number);

        Assert.Contains(question, ReadPage.Words(section.QuerySelector("h2")!));
        Assert.Contains(answer, ReadPage.Words(section));
    }

    [Fact]
    [Trait("Item", "CAP-55")]
    [Trait("Item", "CAP-70")]
    public async Task CAP_55_and_70_Questions_are_the_councils_to_change_and_take_the_providers_word()
    {
        var bank = await sites.ReadDataAsync(CountyAndCity.County, db => Task.FromResult(db.SiteDocuments.Single(d => d.Kind == "Settings" && d.Name == "ReportQuestions").Data));
        Assert.Contains("How accessible is the {provider}?", bank);

        Assert.Contains("9. How accessible is the school?", (await sites.OpenAsync(OakHill)).Headings);
        Assert.Contains("9. How accessible is the college?", (await sites.OpenAsync(River)).Headings);
        Assert.Contains("9. How accessible is the setting?", (await sites.OpenAsync("schools/larkspur-pre-school/sen-information-report")).Headings);
    }

    [Fact]
    [Trait("Item", "CAP-83")]
    [Trait("Item", "X8")]
    public async Task CAP_83_The_law_asks_for_thirteen_items_the_third_in_seven_parts_and_four_on_disability()
    {
        var report = await sites.OpenAsync(OakHill + "?view=law");
        var numbers = report.Main.QuerySelectorAll("h3 .lo-question__number").Select(ReadPage.Words).ToList();

        Assert.Equal(24, numbers.Count);
        Assert.Equal(["Item 1", "Item 2", "Item 3", "Item 3(a)", "Item 3(b)", "Item 3(c)", "Item 3(d)", "Item 3(e)", "Item 3(f)", "Item 3(g)", "Item 4"], numbers.Take(11));
        Assert.Equal("Section 69(3)(b)(iv)", numbers[^1]);
        Assert.DoesNotContain("Not answered yet", report.Text);
    }

    [Fact]
    [Trait("Item", "CAP-84")]
    public async Task CAP_84_Special_schools_are_not_asked_items_2_and_4()
    {
        var special = await sites.OpenAsync("schools/sedge-lane-school/sen-information-report?view=law");
        var numbers = special.Main.QuerySelectorAll("h3 .lo-question__number").Select(ReadPage.Words).ToList();

        Assert.DoesNotContain("Item 2", numbers);
        Assert.DoesNotContain("Item 4", numbers);
        Assert.Equal(22, numbers.Count);
        Assert.Contains("Not asked of special schools.", (await sites.OpenAsync("schools-and-settings/sen-information-report")).Text);
    }

    [Fact]
    [Trait("Item", "CAP-85")]
    public async Task CAP_85_One_set_of_answers_is_shown_in_three_orders()
    {
        foreach (var view in new[] { "", "?view=young-person", "?view=law" })
        {
            var page = await sites.OpenAsync(OakHill + view);
            Assert.Contains("Good teaching comes first. In every class you will see pictures beside words", page.Text);
            Assert.Equal(2, page.LinksIn(page.Navigation("Ways to read this report")).Count);
        }
    }

    [Fact]
    [Trait("Item", "CAP-86")]
    public async Task CAP_86_Items_lead_to_what_the_council_expects()
    {
        var page = await sites.OpenAsync(OakHill + "?view=law");
        var link = page.Links.First(l => l.Text.StartsWith("What the council expects about: How pupils with special educational needs are taught"));

        Assert.Equal("What we expect of schools", (await sites.FollowAsync(link)).Title);
    }

    [Theory]
    [Trait("Item", "CAP-87")]
    [Trait("Item", "CAP-88")]
    [Trait("Item", "CAP-89")]
    [Trait("Item", "CAP-91")]
    [Trait("Item", "CAP-92")]
    [Trait("Item", "CAP-93")]
    [Trait("Item", "CAP-94")]
    [Trait("Item", "CAP-95")]
    [Trait("Item", "CAP-96")]
    [Trait("Item", "CAP-97")]
    [Trait("Item", "CAP-98")]
    [Trait("Item", "CAP-99")]
    [InlineData("sir-01", "Which kinds and levels of need", "6.27 to 6.35")]
    [InlineData("sir-02", "also in the middle of a year", "6.14 to 6.26")]
    [InlineData("sir-02", "Would a parent understand the names of the tests you use?", "6.14 to 6.26")]
    [InlineData("sir-03a", "measure whether extra help worked", "6.77")]
    [InlineData("sir-03b", "assess, plan, do, review", "6.53")]
    [InlineData("sir-03c", "What does good teaching for all look like", "6.36 to 6.43")]
    [InlineData("sir-03d", "communication supportive or dyslexia friendly", "6.9")]
    [InlineData("sir-03e", "provision map", "6.76")]
    [InlineData("sir-03f", "clubs, trips and facilities", "6.9")]
    [InlineData("sir-03g", "for every pupil, for some, and for a few", "6.32")]
    [InlineData("sir-05", "training is planned, also together with parents, or in national programmes", "6.58")]
    public async Task CAP_87_to_99_The_blank_report_has_prompts_and_paragraphs_of_the_Code(string item, string prompt, string paragraphs)
    {
        var form = await sites.OpenAsync("schools-and-settings/sen-information-report");
        var section = Assert.Single(form.Main.QuerySelectorAll("section"), s => s.GetAttribute("aria-labelledby") == item);

        Assert.Contains(prompt, ReadPage.Words(section));
        Assert.Contains("Code of Practice, paragraphs", ReadPage.Words(section));
        Assert.Contains(paragraphs, ReadPage.Words(section));
    }

    [Fact]
    [Trait("Item", "CAP-90")]
    public async Task CAP_90_A_family_tells_its_story_once_in_a_file_it_can_download()
    {
        var page = await sites.OpenAsync("families/tell-your-story-once");
        var (mediaType, content) = await sites.DownloadAsync(page.LinksIn(page.Region("Resources"))[0]);

        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", mediaType);
        Assert.Equal("PK"u8.ToArray(), content[..2]);
        Assert.Contains(Question(await sites.OpenAsync(OakHill), 1).QuerySelectorAll("a"), a => ReadPage.Words(a) == "family information file");
    }

    [Fact]
    [Trait("Item", "CAP-100")]
    public async Task CAP_100_Items_8_11_and_13_carry_the_councils_links()
    {
        var report = await sites.OpenAsync("schools/ouseway-primary-academy/sen-information-report?view=law");

        Assert.Contains(report.Links, l => l.Text == "How young people take part in plans" && l.Path == "young-people");
        Assert.Contains(report.Links, l => l.Text == "Information and advice service" && l.Path == "families/information-and-advice-service");
        Assert.Contains(report.Links, l => l.Text == "The Local Offer for this area" && l.Path.Length == 0);
    }

    [Fact]
    [Trait("Item", "CAP-101")]
    [Trait("Item", "CAP-102")]
    [Trait("Item", "CAP-155")]
    [Trait("Item", "X14")]
    public async Task CAP_101_102_and_155_Labels_are_dated_data_with_old_numbers_beside_them()
    {
        var report = await sites.OpenAsync(OakHill + "?view=law");
        Assert.Contains("Support for emotional, mental and social development", report.Text);
        Assert.Contains("Joining in activities with pupils without SEN", report.Text);
        Assert.Equal("November 2026", report.Fact("As we knew it in"));
        Assert.Contains("SI 2014/1530", report.Fact("Law"));
        Assert.Contains("check it against the official text: 8, 9, 10, 11, 12, 13.", report.Fact("How sure we are"));
        Assert.Contains(report.Rows, row => row[0] == "8" && row[1] == "Item 9: How complaints from parents are handled");

        var grid = await sites.OpenAsync("schools-and-settings/how-complete-is-your-report");
        Assert.Contains(grid.Rows, row => row[0] == "11. Contacts for parent support services");
        Assert.Contains("item 11 is about mediation. It is not", grid.Text);
    }

    [Fact]
    [Trait("Item", "X14")]
    public void X14_A_label_changes_with_the_data_alone()
    {
        var site = Pages.TestPage.Site([]);
        ((Dictionary<string, JsonObject>)site.Settings)["SenInformationReport"] = JsonText.Object("""
            { "AsOf": "2028-01", "Items": [{ "Id": "sir-14", "Paragraph": "14", "Label": "A new item of a new law", "AppliesTo": "mainstream" }] }
            """);
        var law = ReportLaw.Of(site);

        var item = Assert.Single(law.Items);
        Assert.Equal(("Item14", "Item 14", "A new item of a new law", true), (item.Field, item.Number, item.Label, item.MainstreamOnly));
        Assert.Equal("2028-01", law.AsOf);
    }

    private static AngleSharp.Dom.IElement Question(ReadPage page, int number) =>
        Assert.Single(page.Main.QuerySelectorAll("section"), s => s.GetAttribute("aria-labelledby") == $"question-{number}");
}
