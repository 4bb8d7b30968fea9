using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.SchoolPage;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Pages;

namespace LocalOfferCms.Tests.Schools.Pages;

/// <summary>CAP-149, CAP-150, X14: who must have a report is dated data with a source, and what the code acts on is the same.</summary>
public class SchoolKindTests
{
    private static readonly SchoolPageSettings Shipped = SchoolPageSettings.Of(Site());

    public static TheoryData<string> Kinds => [.. SchoolKind.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void HasDuty_EachKind_IsWhatTheDataSayWithASource(string name)
    {
        var kind = SchoolKind.Named(name);
        var duty = Shipped.Duty(kind);

        Assert.NotNull(duty);
        Assert.Equal(duty.HasDuty, kind.HasDuty);
        Assert.All(new[] { duty.Why, duty.Source, duty.Certainty }, Assert.NotEmpty);
    }

    [Theory]
    [InlineData("maintained", true)]
    [InlineData("maintained-nursery", true)]
    [InlineData("special-academy", true)]
    [InlineData("pru", false)]
    [InlineData("ap-academy", false)]
    [InlineData("independent", false)]
    [InlineData("special-post-16", false)]
    [InlineData("early-years", false)]
    public void HasDuty_IsThatOfSection69(string name, bool has) => Assert.Equal(has, SchoolKind.Named(name).HasDuty);

    [Fact]
    public void Named_KindThatNobodyKnows_HasEveryDuty() => Assert.True(SchoolKind.Named("castle").HasDuty);

    [Theory]
    [InlineData("academy", "", "the academy trust")]
    [InlineData("independent", "", "its governors or owners")]
    [InlineData("maintained", "The governing body of Reed Primary", "the governing body of Reed Primary")]
    [InlineData("academy", "Example Reedbed Trust", "goes to Example Reedbed Trust")]
    [InlineData("academy", "The Diocese of Norwich Education and Academies Trust", "goes to the Diocese of Norwich Education and Academies Trust")]
    public void Complaint_EndsWithTheCouncil_AndNamesWhoAnswers(string kind, string body, string who)
    {
        var steps = Shipped.Complaint(SchoolKind.Named(kind), body);

        Assert.Contains(who, steps[^2].Text);
        Assert.True(steps[^1].IsCouncil);
        Assert.All(steps, step => Assert.DoesNotContain("{", step.Title + step.Text));
    }

    private static SiteSnapshot Site()
    {
        var file = JsonText.Object(File.ReadAllText(RepositoryRoot.Path("recipes", "data", "school-page.json")));
        var site = TestPage.Site([]);
        return new()
        {
            SiteName = site.SiteName,
            Settings = file.ToDictionary(m => m.Key, m => (JsonObject)m.Value!),
            Types = site.Types,
            Glossary = site.Glossary,
            References = site.References,
            Taxonomies = site.Taxonomies,
            Sections = site.Sections,
        };
    }
}
