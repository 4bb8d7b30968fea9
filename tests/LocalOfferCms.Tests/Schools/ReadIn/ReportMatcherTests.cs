using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.ReadIn;
using LocalOfferCms.TestSupport;
using Xunit.Abstractions;

namespace LocalOfferCms.Tests.Schools.ReadIn;

/// <summary>How well passages of reports are placed: reports by the law's numbers, by parents' questions and with headings of their own, as web page, Word and PDF.</summary>
public sealed class ReportMatcherTests(ITestOutputHelper output)
{
    private const double Asked = 0.8;

    internal static SiteSnapshot Site { get; } = Read();

    [Theory]
    [InlineData("by-law", ".html")]
    [InlineData("by-law", ".docx")]
    [InlineData("by-law", ".pdf")]
    [InlineData("by-questions", ".html")]
    [InlineData("by-questions", ".docx")]
    [InlineData("by-questions", ".pdf")]
    [InlineData("free", ".html")]
    [InlineData("free", ".docx")]
    [InlineData("free", ".pdf")]
    [InlineData("secondary", ".html")]
    [InlineData("secondary", ".pdf")]
    [InlineData("infant", ".docx")]
    public void Place_ReportOfAStyle_MostIsPlacedRightlyAndNothingIsLost(string name, string ending)
    {
        var report = TestReport.Read(name);
        var read = ForeignDocuments.Read(new ImportFile(name + ending, report.As(ending)));

        var places = ReportMatcher.Place(Site, SchoolKind.Named("primary"), PassageSplitter.Split(read.Markdown));

        var (right, wrong, all) = (0, new List<string>(), 0);
        foreach (var (text, items) in report.Paragraphs)
        {
            var place = Assert.Single(places, p => Plain(p.Passage.Text).Contains(Plain(text), StringComparison.Ordinal));
            if (items is ["-"])
            {
                continue;
            }

            all++;
            right += items.Contains(place.Item?.Id) ? 1 : 0;
            wrong.AddRange(items.Contains(place.Item?.Id) ? [] : [$"{place.Passage.Heading}: {place.Item?.Id} for {string.Join(" or ", items)}"]);
        }

        output.WriteLine($"{name}{ending}: {right} of {all}. {string.Join("; ", wrong)}");
        Assert.True(right >= all * Asked, $"{name}{ending}: {right} of {all}. {string.Join("; ", wrong)}");
    }

    [Fact]
    public void Place_WhatIsAboutNoItem_IsLeftForAPerson()
    {
        var report = TestReport.Read("free");

        var places = ReportMatcher.Place(Site, SchoolKind.Named("primary"), PassageSplitter.Split(report.Text));

        var dinner = Assert.Single(places, p => p.Passage.Heading == "Dinner money");
        Assert.Equal((null, Sureness.None), (dinner.Item?.Id, dinner.Sureness));
    }

    [Fact]
    public void Place_NumbersOfItsOwn_AreNotTakenForTheLaws()
    {
        const string Report = """
            # Report

            ## 1. How to complain

            Write to the governors with your complaint.

            ## 2. The accessibility plan

            The accessibility plan is on our website.

            ## 3. Training of staff

            All staff are trained each year by specialists.

            ## 4. Clubs and trips

            All clubs and school trips are open to all.

            ## 5. Complaints about admissions

            The admission rules say how to apply for a place.
            """;

        var places = ReportMatcher.Place(Site, SchoolKind.Named("primary"), PassageSplitter.Split(Report));

        Assert.Equal(["sir-09", "sir-69-iv", "sir-05", "sir-03f"], places.Where(p => p.Passage.Number is not "" and not "5").Select(p => p.Item?.Id));
        Assert.DoesNotContain(places, p => p.Reason.Contains("number", StringComparison.Ordinal));
    }

    [Fact]
    public void Place_SpecialSchool_IsNotAskedForItemsOfMainstreamSchools()
    {
        var places = ReportMatcher.Place(Site, SchoolKind.Named("special"), PassageSplitter.Split(TestReport.Read("by-law").Text));

        Assert.DoesNotContain(places, p => p.Item?.Id is "sir-02" or "sir-04");
        Assert.Contains(places, p => p.Passage.Text.Contains("01632 960101", StringComparison.Ordinal));
    }

    [Fact]
    public void Split_TablesBoldLinesAndQuestions_BecomePassages()
    {
        const string Text = """
            Some words before.

            | Question | Answer |
            | --- | --- |
            | Who can help? | The SENCO can. |
            | 3(b) Progress | We look each term. |

            **Training**

            All of us are trained.

            How do you include my child in trips?

            All go.

            7. Parents

            We meet.
            """;

        var passages = PassageSplitter.Split(Text);

        Assert.Equal(
            ["|Some words before.", "Question|Answer", "Who can help?|The SENCO can.", "Progress|We look each term.", "Training|All of us are trained.", "How do you include my child in trips?|All go.", "Parents|We meet."],
            passages.Select(p => $"{p.Heading}|{p.Text}"));
        Assert.Equal(["3(b)", "7"], passages.Select(p => p.Number).Where(n => n.Length > 0));
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static SiteSnapshot Read()
    {
        var settings = new Dictionary<string, JsonObject>();
        foreach (var file in (string[])["sen-information-report.json", "report-words.json"])
        {
            foreach (var (name, value) in JsonText.Object(File.ReadAllText(RepositoryRoot.Path("recipes", "data", file))))
            {
                if (value is JsonObject document)
                {
                    settings[name] = document;
                }
            }
        }

        return new()
        {
            SiteName = "Test",
            Settings = settings,
            Types = new Dictionary<string, ContentTypeDefinition>(),
            Glossary = [],
            References = null!,
            Taxonomies = new Dictionary<string, IReadOnlyDictionary<string, string>>(),
            Sections = [],
        };
    }
}
