using LocalOfferCms.Core.Text;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Imports;

/// <summary>What comes of text that somebody pastes.</summary>
public sealed class PasteCleanerTests
{
    private const string WordList = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-name:"Normal"}</style></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
        <p class=MsoTitle>Short <span class=SpellE>breaks</span><o:p></o:p></p>
        <p class=MsoNormal>Ask for a break.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a><o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>First<o:p></o:p></p>
        <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>Within <b style='mso-bidi-font-weight:normal'>first</b></p>
        <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Second</p>
        <p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Ring us</p>
        <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Come in</p>
        <div style='mso-element:footnote-list'><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span>[1]</span></a> See the statement.</p></div></div>
        <!--EndFragment--></body></html>
        """;

    [Fact]
    public void Clean_WordList_BecomesAListWithItsLevelsAndNotes()
    {
        var text = PasteCleaner.Clean(WordList);

        Assert.Equal("""
            ## Short breaks

            Ask for a break.[^1]

            - First
              - Within **first**
            - Second

            1. Ring us
            2. Come in

            ---

            [^1]: See the statement.

            """.ReplaceLineEndings("\n"), text.Markdown);
        Assert.Contains("empty paragraphs", text.Removed);
    }

    [Fact]
    public void Clean_GoogleDocs_KeepsBoldAndItalicAndNotItsWrapper()
    {
        var text = PasteCleaner.Clean("""
            <meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">Plain and </span><span style="font-weight:700">bold</span><span> and </span><span style="font-style:italic">slanted</span></p><ul><li dir="ltr" aria-level="1"><p role="presentation"><span style="font-weight:400">One</span></p></li></ul></b>
            """);

        Assert.Equal("Plain and **bold** and *slanted*\n\n- One\n", text.Markdown);
    }

    [Fact]
    public void Clean_WebPage_KeepsWordsAndNoCode()
    {
        var text = PasteCleaner.Clean("<div onclick='x()'><script>alert(1)</script><style>p{}</style><p style='display:none'>hidden</p><p>Call <a href='tel:01632960001'>us</a> or <a href='javascript:x()'>never</a>.</p><p></p><img src='file:///C:/a.png'></div>");

        Assert.Equal("Call [us](tel:01632960001) or never.\n", text.Markdown);
        Assert.Contains("scripts", text.Removed);
        Assert.Contains("hidden text", text.Removed);
        Assert.Contains("pictures that lie in the document they were copied from", text.Removed);
    }

    [Fact]
    public void Clean_TableWithMergedCells_SaysThemInEveryRow()
    {
        var text = PasteCleaner.Clean("<table><tr><th>Day</th><th>Place</th></tr><tr><td rowspan=2>Monday</td><td>Library</td></tr><tr><td>Hall</td></tr></table>");

        Assert.Equal("| Day | Place |\n| --- | --- |\n| Monday | Library |\n| Monday | Hall |\n", text.Markdown);
    }

    [Fact]
    public void Clean_TableWithinATable_BecomesWords()
    {
        var text = PasteCleaner.Clean("<table><tr><td>A</td><td><table><tr><td>x</td><td>y</td></tr><tr><td>z</td><td>w</td></tr></table></td></tr></table>");

        Assert.DoesNotContain("<", text.Markdown, StringComparison.Ordinal);
        Assert.Contains("| A | x; y. z; w.", text.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_LayoutTable_IsNoTable() => Assert.Equal("One\n\nTwo\n", PasteCleaner.Clean("<table><tr><td><p>One</p></td></tr><tr><td><p>Two</p></td></tr></table>").Markdown);

    [Fact]
    public void Clean_DeepNesting_KeepsTheWords() =>
        Assert.Contains("deep", PasteCleaner.Clean(string.Concat(Enumerable.Repeat("<div><table><tr><td>", 5_000)) + "deep").Markdown, StringComparison.Ordinal);

    [SharedDataFact]
    public void Clean_EveryPageWeHave_GivesMarkdownWithoutMarkup()
    {
        foreach (var file in Directory.GetFiles(SharedData.Path("html"), "*.html", SearchOption.AllDirectories))
        {
            var markdown = PasteCleaner.Clean(File.ReadAllText(file)).Markdown;

            Assert.NotEqual("", markdown.Trim());
            Assert.DoesNotContain("mso-", markdown, StringComparison.Ordinal);
            Assert.DoesNotContain("<span", markdown, StringComparison.Ordinal);
            Assert.DoesNotContain("lofnote", markdown, StringComparison.Ordinal);
        }
    }
}
