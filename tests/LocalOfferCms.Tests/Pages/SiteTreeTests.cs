using LocalOfferCms.Core.Pages;
using LocalOfferCms.Guidance;

namespace LocalOfferCms.Tests.Pages;

public class SiteTreeTests
{
    [Fact]
    public void Of_Pages_BuildsTheTreeAndKeepsPagesThatNoSectionLists()
    {
        var tree = SiteTree.Of([new("home", null, "Home", ""), new("a", "home", "A", "a"), new("b", "a", "B", "a/b"), new("lost", "withdrawn", "Lost", "lost"), new("alone", null, "Alone", "alone")]);

        Assert.Equal("A(B)", Draw(tree.Sections));
        Assert.Equal("Lost,Alone", Draw(tree.Others));
    }

    [Fact]
    public void Of_SectionsUnderEachOther_ShowsEachOnce()
    {
        var tree = SiteTree.Of([new("home", null, "Home", ""), new("a", "b", "A", "a"), new("b", "a", "B", "b"), new("c", "c", "C", "c")]);

        Assert.Empty(tree.Sections);
        Assert.Equal("A(B),C", Draw(tree.Others));
    }

    [Fact]
    public void Of_NoHomePage_ShowsEverythingAsOther() => Assert.Equal("A", Draw(SiteTree.Of([new("a", "home", "A", "a")]).Others));

    [Fact]
    public void Group_Words_StandUnderTheirLetters()
    {
        var letters = GlossaryLetter.Group([Word("SEN"), Word("autism"), Word("1:1 support"), Word("Annual review")]);

        Assert.Equal(["0-9: 1:1 support", "A: Annual review, autism", "S: SEN"], letters.Select(l => $"{l.Letter}: {string.Join(", ", l.Words.Select(w => w.Term))}"));
    }

    private static GlossaryEntry Word(string term) => new(term, term, "", [term], false);

    private static string Draw(IEnumerable<SiteTreeNode> nodes) =>
        string.Join(',', nodes.Select(n => n.Page.Title + (n.Children.Count > 0 ? $"({Draw(n.Children)})" : "")));
}
