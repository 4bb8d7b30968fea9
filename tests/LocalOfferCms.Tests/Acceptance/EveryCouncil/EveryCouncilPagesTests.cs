using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Core.Content;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Acceptance.EveryCouncil;

/// <summary>The pages that families look for first, and those that the law asks for: every council has them.</summary>
[Collection(SixCouncilsCollection.Name)]
public class EveryCouncilPagesTests(SixCouncils councils)
{
    private const int EasyReadPages = 8;
    private const int YoungPages = 5;

    public static TheoryData<string> Councils => [.. ProductCouncils.Names];

    public static TheoryData<string, string> RequiredPages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var council in ProductCouncils.Names)
            {
                foreach (var path in new[] { "accessibility-statement", "privacy", "site-map", "glossary", "help-getting-this-information", "help-now", "data-protection-complaint" })
                {
                    pages.Add(council, path);
                }
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(RequiredPages))]
    public async Task RequiredPage_OfEveryCouncil_IsThereAndInTheFooterOrHeader(string council, string path)
    {
        var page = await councils.OpenAsync(council, path);
        var frame = (await councils.OpenAsync(council, "")).Document.QuerySelectorAll("header a, footer a").Select(a => a.GetAttribute("href"));

        Assert.NotEmpty(page.Title);
        Assert.Contains($"/{council}/{path}", frame);
    }

    [Theory]
    [MemberData(nameof(Councils))]
    public async Task AccessibilityStatement_OfEveryCouncil_HasThePartsThatTheLawAsksFor(string council)
    {
        var page = await councils.OpenAsync(council, "accessibility-statement");

        Assert.Equal(
            ["Compliance status", "Non-accessible content", "Feedback and contact information", "Reporting accessibility problems with this website", "Enforcement procedure", "Preparation of this accessibility statement"],
            page.Main.QuerySelectorAll(".lo-page__body h2").Select(ReadPage.Words));
        Assert.Contains("This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard", page.TextBelow("Compliance status"));
        Assert.Contains("fails success criterion", page.Text);
        Assert.Contains("The Equality and Human Rights Commission (EHRC) is responsible for enforcing", page.TextBelow("Enforcement procedure"));
        Assert.Contains("Equality Advisory and Support Service (EASS)", page.LinkTextsIn(page.Main));
        Assert.Contains("This site is a demonstration", page.TextBelow("Enforcement procedure"));
        Assert.Contains("prepared on Monday 2 November 2026", page.TextBelow("Preparation of this accessibility statement"));
        Assert.Contains("last tested on Monday 16 November 2026", page.TextBelow("Preparation of this accessibility statement"));
        Assert.Contains(page.Links, l => l.Text.StartsWith("Ask for another form", StringComparison.Ordinal) && l.Path == "help-getting-this-information");
    }

    [Theory]
    [MemberData(nameof(Councils))]
    public async Task HelpNow_OfEveryCouncil_HasTheRealLinesAndAWayOut(string council)
    {
        var page = await councils.OpenAsync(council, "help-now");

        Assert.All(new[] { "999", "111", "116 123", "0800 1111" }, line => Assert.Contains(line, page.Text));
        Assert.StartsWith("https://", page.Main.QuerySelector("a[data-quick-exit]")!.GetAttribute("href"));
        Assert.All((await councils.OpenAsync(council, "")).Document.QuerySelectorAll("header .lo-help-now"), link => Assert.EndsWith("/help-now", link.GetAttribute("href")));
    }

    [Theory]
    [MemberData(nameof(Councils))]
    public async Task EasyRead_OfEveryCouncil_HasEightPagesThatSayTheyAreUnchecked(string council)
    {
        var paths = await PathsAsync(council, "EasyRead");

        Assert.True(paths.Count >= EasyReadPages, $"{council} has {paths.Count} easy-read pages.");
        foreach (var path in paths)
        {
            var page = await councils.OpenAsync(council, path);
            Assert.Contains("not yet been checked by people with a learning disability", page.Text);
            var panels = page.Main.QuerySelectorAll("ol.lo-panels > li");
            Assert.True(panels.Length >= 5, $"{path} has {panels.Length} panels.");
            Assert.All(panels, panel => Assert.NotNull(panel.QuerySelector("svg")));
            Assert.All(panels.SelectMany(panel => ReadPage.Words(panel.QuerySelector(".lo-prose")!).Split('.', '?', ':')), sentence =>
                Assert.True(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 18, $"{path}: too long for easy read: {sentence}"));
        }
    }

    [Theory]
    [Trait("Item", "X16")]
    [MemberData(nameof(Councils))]
    public async Task X16_YoungPeople_OfEveryCouncil_HaveAnAreaOfTheirOwn(string council)
    {
        var area = await councils.ReadDataAsync(council, db => db.PublishedPages.AsNoTracking()
            .Where(p => p.Path == "young-people" || p.Path == "for-young-people").Select(p => new { p.ContentItemId, Path = p.Path! }).SingleAsync());
        var pages = await councils.ReadDataAsync(council, db => (
            from page in db.PublishedPages.AsNoTracking()
            join link in db.Links on page.ContentItemId equals link.FromItemId
            join term in db.Terms on page.ContentItemId equals term.ContentItemId
            where link.Kind == "Parent" && link.ToItemId == area.ContentItemId && term.Taxonomy == "audiences" && term.Term == "young-people" && page.ContentType == "Page"
            select page.Path!).ToListAsync());

        Assert.True(pages.Count >= YoungPages, $"{council} has {pages.Count} pages for young people.");
        foreach (var path in pages)
        {
            Assert.Matches(@"\b([Yy]ou|[Ii])\b", (await councils.OpenAsync(council, path)).Text);
        }

        Assert.Contains((await councils.OpenAsync(council, "")).Document.QuerySelectorAll("header nav a, header details a"), a => a.GetAttribute("href") == $"/{council}/{area.Path}");
    }

    [Theory]
    [MemberData(nameof(Councils))]
    public async Task Waiting_OfEveryCouncil_SaysThatHelpNeedsNoDiagnosis(string council)
    {
        var path = await councils.ReadDataAsync(council, db => db.PublishedPages.AsNoTracking()
            .Where(p => p.Title == "Waiting for an autism or ADHD assessment: what you can do meanwhile").Select(p => p.Path!).SingleAsync());
        var page = await councils.OpenAsync(council, path);

        Assert.Contains("You do not have to wait for help.", page.Text);
        Assert.Contains("diagnosis", page.Text);
        Assert.Contains("EHC needs assessment", page.Text);
        Assert.Contains(page.Links, l => l.Path == "help-now");
    }

    [Theory]
    [Trait("Item", "X16")]
    [MemberData(nameof(Councils))]
    public async Task X16_SiteMap_HasEveryPageInEverySectionThatListsIt(string council)
    {
        var map = await councils.OpenAsync(council, "site-map");
        var shown = map.Links.Where(l => l.IsOfSite).Select(l => l.Path).ToList();
        var pages = await councils.ReadDataAsync(council, db => db.PublishedPages.AsNoTracking()
            .Where(p => p.Path != null && p.ContentType != "OldWord").Select(p => p.Path!).ToListAsync());
        var twice = await councils.ReadDataAsync(council, db => (
            from page in db.PublishedPages.AsNoTracking()
            join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
            join link in db.Links on page.ContentItemId equals link.FromItemId
            where link.Kind == "Parent" && page.Path != null && version.Stage != ContentStage.Archived && db.PublishedPages.Any(p => p.ContentItemId == link.ToItemId && p.Path != null)
            group link by page.Path into routes
            where routes.Count() > 1
            select routes.Key).ToListAsync());

        Assert.Empty(pages.Except(shown));
        Assert.NotEmpty(twice);
        Assert.All(twice, path => Assert.True(shown.Count(p => p == path) > 1, $"{path} is listed once."));
    }

    private Task<List<string>> PathsAsync(string council, string type) => councils.ReadDataAsync(council, db =>
        db.PublishedPages.AsNoTracking().Where(p => p.ContentType == type && p.Path != null).Select(p => p.Path!).ToListAsync());
}
