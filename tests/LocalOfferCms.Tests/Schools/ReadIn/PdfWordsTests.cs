using LocalOfferCms.Core;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Imports;

namespace LocalOfferCms.Tests.Schools.ReadIn;

/// <summary>Words are read out of PDFs as different programs write them, and what cannot be read says why.</summary>
public sealed class PdfWordsTests
{
    [Theory]
    [InlineData("BT /F1 11 Tf 50 700 Td (Help \\(extra\\) for caf\\351s) Tj ET", "Help (extra) for cafés")]
    [InlineData("BT /F1 11 Tf 50 700 Td [(Exp) 20 (ert) -300 (help)] TJ ET", "Expert help")]
    [InlineData("BT /F1 11 Tf 1 0 0 1 50 700 Tm (One) Tj 1 0 0 1 90 700 Tm (two) Tj ET", "One two")]
    [InlineData("BT /F1 11 Tf 14 TL 50 700 Td (A line that) Tj (goes on) ' ET", "A line that goes on")]
    [InlineData("BT /F3 11 Tf 50 700 Td <0001001E0014> Tj <0030> Tj <00180010> Tj ET", "fioe ia")]
    [InlineData("BT /F1 11 Tf 50 700 Td (First) Tj ET BI /W 1 /H 1 /BPC 8 ID x(never) Tj y EI BT 50 640 Td (Second) Tj ET", "First\n\nSecond")]
    [InlineData("q 2 0 0 2 0 0 cm BT /F1 11 Tf 50 300 Td (Large) Tj ET Q BT /F1 11 Tf 50 200 Td (This is what the page says, and it is not large) Tj ET", "# Large\n\nThis is what the page says, and it is not large")]
    public void Read_WaysOfWriting_GiveTheWords(string drawing, string words) => Assert.Equal(words, Read(PdfMaker.Assemble([drawing])).Markdown);

    [Fact]
    public void Read_PrintedReport_HasItsHeadingsAndParagraphsAndNoPageNumbers()
    {
        var report = TestReport.Read("by-law");

        var markdown = Read(report.Pdf()).Markdown;

        Assert.Contains("\n\n## 3b. Arrangements for assessing and reviewing pupils' progress towards outcomes\n\nWe follow the four-part cycle of assess, plan, do, review.", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("Page 2 of", markdown, StringComparison.Ordinal);
        Assert.All(report.Paragraphs, p => Assert.Contains(p.Text.Replace("’", "'", StringComparison.Ordinal), markdown, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_LinksOfAPdf_AreKnown()
    {
        var pdf = PdfMaker.Assemble(["BT /F1 11 Tf 50 700 Td (The Local Offer) Tj ET"], "8 0 obj << /Type /Annot /Subtype /Link /A << /S /URI /URI (https://offer.example/a) >> >> endobj\n");

        Assert.Equal(["https://offer.example/a"], Read(pdf).Links);
    }

    [Fact]
    public void Read_HostileFiles_AreRefusedWithTheReason()
    {
        var deep = "BT " + new string('[', 5_000);
        var page = new string(' ', 19_000_000) + "BT /F1 1 Tf (x) Tj ET";
        var bomb = PdfMaker.Assemble([page, page]);

        Assert.Contains("damaged", Refusal("deep.pdf", PdfMaker.Assemble([deep])), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal("bomb.pdf", bomb), StringComparison.Ordinal);
        Assert.Contains("locked", Refusal("locked.pdf", Documents.Bytes("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj trailer << /Root 1 0 R /Encrypt 3 0 R >>")), StringComparison.Ordinal);
        Assert.Contains("old format", Refusal("old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1]), StringComparison.Ordinal);
        Assert.Contains("Word", Refusal("not.docx", Documents.Zip(("hello.txt", Documents.Bytes("Hello")))), StringComparison.Ordinal);
        Assert.Contains("macros", Refusal("macro.docx", Documents.Zip(("word/vbaProject.bin", [1, 2, 3]))), StringComparison.Ordinal);
    }

    [SharedDataTheory]
    [InlineData("bomb-20000x20000.png", "not a document")]
    [InlineData("gif-js-polyglot.gif", "not a document")]
    [InlineData("truncated.png", "not a document")]
    [InlineData("zero-bytes.jpg", "is empty")]
    [InlineData("svg-script.svg", "not a document")]
    [InlineData("ok-scanned-no-text.pdf", "has no text")]
    public void Read_FilesOfTheCatalogue_AreRefused(string name, string words) =>
        Assert.Contains(words, Refusal(name, File.ReadAllBytes(SharedData.Path("files", name))), StringComparison.Ordinal);

    [SharedDataFact]
    public void Read_GoodFilesOfTheCatalogue_AreRead()
    {
        Assert.Contains("How we identify children", Of("ok-sen-information-report.docx"), StringComparison.Ordinal);
        Assert.Contains("How to complain", Of("ok-short-breaks-statement.pdf"), StringComparison.Ordinal);

        static string Of(string name) => ForeignDocuments.Read(new ImportFile(name, File.ReadAllBytes(SharedData.Path("files", name)))).Markdown;
    }

    private static ForeignPage Read(byte[] pdf) => ForeignDocuments.Read(new ImportFile("report.pdf", pdf));

    private static string Refusal(string name, byte[] bytes) => Assert.Throws<RefusedException>(() => ForeignDocuments.Read(new ImportFile(name, bytes))).Message;
}
