using LocalOfferCms.Core;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Imports;

/// <summary>Pages out of files of every kind.</summary>
public sealed class ForeignFilesTests
{
    [Fact]
    public void Read_WholeWebPage_TakesItsMainPartAndNoMenus()
    {
        var page = One("a/about.html", """
            <!DOCTYPE html><html><head><title>About us | Norfolk County Council</title><meta name="description" content="Who we are."><script>x()</script></head><body>
            <div id="cookie-banner"><p>We use cookies. Accept?</p></div><header><nav><a href="/">Home</a></nav></header>
            <main><nav class="breadcrumbs">Home > About</nav><h1>About the team</h1><p>We help families.</p><h2>Where we are</h2><p>In <a href="/old/place.aspx">town</a>.</p></main>
            <footer>© Norfolk</footer></body></html>
            """);

        Assert.Equal(("About the team", "Who we are."), (page.Title, page.Summary));
        Assert.Equal("We help families.\n\n## Where we are\n\nIn [town](/old/place.aspx).\n", page.Markdown);
        Assert.Contains("cookie banners", page.Dropped);
        Assert.Contains("The link 'town' leads to an address of the old site: /old/place.aspx.", page.Warnings);
    }

    [Fact]
    public void Read_PageInAForm_KeepsItsWords() =>
        Assert.Contains("We help families.", One("a.html", "<form action='x.aspx'><input type=hidden name=__VIEWSTATE><h1>About</h1><p>We help families.</p></form>").Markdown, StringComparison.Ordinal);

    [Fact]
    public void Read_LineInBold_BecomesAHeadingAndSaysSo()
    {
        var page = One("a.html", "<h1>T</h1><p><b>Who can apply</b></p><p>Families.</p><p><b>Apply now.</b></p><p>Soon.</p>");

        Assert.Equal("## Who can apply\n\nFamilies.\n\n**Apply now.**\n\nSoon.\n", page.Markdown);
        Assert.Contains("'Who can apply' was a line in bold and became a heading. Check that it is one.", page.Warnings);
    }

    [Fact]
    public void Read_Pictures_TakesThoseThatCameAlong()
    {
        var (pages, _) = ForeignFiles.Read(ForeignFiles.Unpack([new("all.zip", Documents.Zip(
            ("site/pages/a.html", Documents.Bytes("<h1>T</h1><p>Text</p><img src='../img/our%20park.gif' alt='A swing'><img src='../img/our%20park.gif'><img src='https://x.example/y.png' alt='Far away'>")),
            ("site/img/our park.gif", Documents.Gif),
            ("__MACOSX/site/._a.html", [1])))]));

        var page = Assert.Single(pages);
        var picture = Assert.Single(page.Pictures);
        Assert.Equal(Documents.Gif, picture.Bytes);
        Assert.Contains($"![A swing](media:{picture.Name})", page.Markdown, StringComparison.Ordinal);
        Assert.Contains("The picture 'Far away' did not come with the page. Add it again.", page.Warnings);
        Assert.Contains(page.Warnings, w => w.EndsWith("has no alternative text. Say what it shows.", StringComparison.Ordinal));
        Assert.Contains("pictures that could not be taken over", page.Dropped);
    }

    [Fact]
    public void Read_Markdown_TakesItsFrontMatterAndTitle()
    {
        var page = One("senco.md", "---\ntitle: \"Talking to school\"\nsummary: Who to ask.\n---\n\n# Talking to school\n\n## Who\n\n::: info\nThe SENCO.\n:::\n");

        Assert.Equal(("Talking to school", "Who to ask.", "## Who\n\n::: info\nThe SENCO.\n:::\n"), (page.Title, page.Summary, page.Markdown));
    }

    [Fact]
    public void Read_MarkdownWithHtml_LosesTheHtmlAndNotTheWords() =>
        Assert.Equal("## Who\n\nThe **SENCO** helps.\n", One("a.md", "# T\n\n## Who\n\n<div class='x'>The <b>SENCO</b> helps.</div>\n<script>x()</script>").Markdown);

    [Fact]
    public void Read_Word_TakesHeadingsListsTablesLinksNotesAndPictures()
    {
        var page = One("policy.docx", Documents.Word("""
            <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Travel policy</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">Ask for </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>help</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Chapter"/></w:pPr><w:r><w:t>How to apply</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Bus</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>with a pass</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:hyperlink r:id="link"><w:r><w:t>Taxi</w:t></w:r></w:hyperlink></w:p>
            <w:p><w:del w:id="1" w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>New words</w:t></w:r></w:ins></w:p>
            <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Age</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Pays</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>16</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Half</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>Whole</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="A yellow bus"/><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="picture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
            """));

        var picture = Assert.Single(page.Pictures);
        Assert.Equal("Travel policy", page.Title);
        Assert.Equal($"""
            Ask for **help**[^1].

            ## How to apply

            - Bus
              1. with a pass
            - [Taxi](https://example.org/apply)

            New words

            | Age | Pays |
            | --- | --- |
            | 16 | Half |
            | 16 | Whole |

            ![A yellow bus](media:{picture.Name})

            [^1]: The 2014 Regulations.

            """.ReplaceLineEndings("\n"), page.Markdown);
        Assert.Contains("text that had been deleted with changes tracked", page.Dropped);
        Assert.Contains("A table had merged cells. What they say was put into each row; check that it reads well.", page.Warnings);
    }

    [SharedDataFact]
    public void Read_EveryFileWeHave_IsAPageOrSaysWhyNot()
    {
        var files = Directory.GetFiles(SharedData.Path("html", "local-offer-style")).Append(SharedData.Path("files", "ok-sen-information-report.docx")).Append(SharedData.Path("html", "govuk", "guide-guide.html"))
            .Select(f => new ImportFile(Path.GetFileName(f), File.ReadAllBytes(f))).ToList();

        var (pages, unread) = ForeignFiles.Read(files);

        Assert.Empty(unread);
        Assert.Equal(files.Count, pages.Count);
        Assert.All(pages, page => Assert.True(page.Title.Length > 3 && page.Markdown.Trim().Length > 20, page.Name));
        Assert.Equal("ADHD: assessment and support", pages.Single(p => p.Name == "adhd.word.html").Title);
        Assert.Contains("## Who to contact", pages.Single(p => p.Name.EndsWith(".docx", StringComparison.Ordinal)).Markdown, StringComparison.Ordinal);
        Assert.Contains("embedded maps, videos and the like", pages.Single(p => p.Name == "free-childcare.drupal.html").Dropped);
    }

    [Theory]
    [InlineData("a.exe", "MZ", "cannot become pages")]
    [InlineData("a.doc", "x", "Save it as .docx first")]
    [InlineData("a.docx", "PK not a zip", "is damaged, or not what its name says")]
    [InlineData("a.html", "", "The file is empty")]
    public void Read_NoPage_SaysWhy(string name, string content, string reason)
    {
        var (pages, unread) = ForeignFiles.Read([new(name, Documents.Bytes(content))]);

        Assert.Empty(pages);
        Assert.Contains(reason, Assert.Single(unread).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZipNamedWord_SaysWhy()
    {
        var (_, unread) = ForeignFiles.Read([new("a.docx", Documents.Zip(("x.txt", [1])))]);

        Assert.Contains("not a Word document that can be read", Assert.Single(unread).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Unpack_Bomb_IsRefused()
    {
        var bomb = Documents.Zip([.. Enumerable.Range(0, 11).Select(n => ($"{n}.html", new byte[10_000_000]))]);

        Assert.True(bomb.Length < 200_000);
        Assert.Equal("ImportTooMuch", Assert.Throws<RefusedException>(() => ForeignFiles.Unpack([new("bomb.zip", bomb)])).Refusals[0].Code);
        Assert.Equal("ImportTooLarge", Assert.Throws<RefusedException>(() => ForeignFiles.Unpack([new("big.zip", Documents.Zip(("a.html", new byte[21_000_000])))])).Refusals[0].Code);
    }

    [Fact]
    public void Read_WindowsText_KeepsItsQuotes() =>
        Assert.Equal("It’s £5\n", One("a.html", [.. "<h1>T</h1><p>It"u8, 0x92, .. "s "u8, 0xA3, .. "5</p>"u8]).Markdown);

    private static ForeignPage One(string name, string text) => One(name, Documents.Bytes(text));

    private static ForeignPage One(string name, byte[] bytes)
    {
        var (pages, unread) = ForeignFiles.Read([new(name, bytes)]);
        Assert.Empty(unread);
        return Assert.Single(pages);
    }
}
