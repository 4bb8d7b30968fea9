using System.Text;
using LocalOfferCms.Core;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Support;
using static LocalOfferCms.Tests.Media.SampleFiles;

namespace LocalOfferCms.Tests.Media;

[RunsOnce]
public sealed class DocumentTests(MediaTools tools) : IClassFixture<MediaTools>
{
    private const string Text = "<< /Length 30 >>\nstream\nBT /F1 9 Tf (Words) Tj ET      \nendstream";
    private const string GoodCatalogue = "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>";
    private const string Page = "<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>";

    private static byte[] Good(string catalogue = GoodCatalogue, string info = "<< /Title (Our plan) >>", string contents = Text, params string[] more) =>
        Pdf([catalogue, OnePage, Page, info, contents, "<< /Type /StructTreeRoot >>", .. more]);

    [Fact]
    public async Task Pdf_ThatIsInOrder_HasItsPagesAndNoFinding()
    {
        var content = await tools.ReadAsync("plan.pdf", Good());

        Assert.Equal(1, content.PageCount);
        Assert.Empty(content.Findings);
    }

    [Theory]
    [InlineData("PdfNotTagged", "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>", "<< /Title (T) >>", Text)]
    [InlineData("PdfNoLanguage", "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>", "<< /Title (T) >>", Text)]
    [InlineData("PdfNoTitle", GoodCatalogue, "<< /Title () >>", Text)]
    [InlineData("PdfScanned", GoodCatalogue, "<< /Title (T) >>", "<< /Length 20 >>\nstream\nq 9 0 0 9 0 0 cm /I Do Q\nendstream")]
    public async Task Pdf_ThatKeepsReadersOut_IsTakenAndSaysWhy(string code, string catalogue, string info, string contents)
    {
        var content = await tools.ReadAsync("plan.pdf", Good(catalogue, info, contents));

        Assert.Equal([code, "PdfMakeAPage"], content.Findings.Select(f => f.Code));
        Assert.Contains("web page", content.Findings[^1].Message);
    }

    [Fact]
    public async Task Pdf_WithItsObjectsPackedTogether_IsReadAllTheSame()
    {
        var heads = $"1 0 2 {GoodCatalogue.Length + 1} 3 {GoodCatalogue.Length + OnePage.Length + 2} ";
        var stream = PdfStream($"/Type /ObjStm /N 3 /First {heads.Length}", Encoding.Latin1.GetBytes($"{heads}{GoodCatalogue} {OnePage} {Page}"));
        var pdf = Encoding.Latin1.GetBytes($"%PDF-1.7\n7 0 obj\n{stream}\nendobj\n5 0 obj\n{PdfStream("", "BT (Words) Tj ET"u8.ToArray())}\nendobj\n"
            + "6 0 obj\n<< /Type /StructTreeRoot >>\nendobj\n4 0 obj\n<< /Title <FEFF0054> >>\nendobj\n8 0 obj\n"
            + $"{PdfStream("/Type /XRef /Root 1 0 R /Info 4 0 R", new byte[10])}\nendobj\n%%EOF");

        var content = await tools.ReadAsync("plan.pdf", pdf);

        Assert.Equal(1, content.PageCount);
        Assert.Empty(content.Findings);
    }

    [Theory]
    [InlineData("PdfActive", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>")]
    [InlineData("PdfActive", "<< /S /J#61vaScript /#4a#53 (x) >>")]
    [InlineData("PdfActive", "<< /Names [(a) << /S /Launch /F (cmd.exe) >>] >>")]
    public async Task Pdf_ThatActsByItself_IsRefused(string code, string action)
    {
        Assert.Equal(code, (await tools.WhyNotAsync("plan.pdf", Good(more: [action]))).Code);
        var hidden = PdfStream("/Type /ObjStm /N 1 /First 4", Encoding.Latin1.GetBytes($"9 0 {action}"));
        Assert.Equal(code, (await tools.WhyNotAsync("plan.pdf", Good(more: [hidden]))).Code);
    }

    [Fact]
    public async Task Pdf_Locked_IsRefusedInWords()
    {
        var locked = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Good()).Replace("/Info 4 0 R", "/Encrypt 9 0 R", StringComparison.Ordinal));

        var refusal = await tools.WhyNotAsync("plan.pdf", locked);

        Assert.Equal("PdfLocked", refusal.Code);
        Assert.Contains("web page", refusal.Message);
    }

    [Fact]
    public async Task Pdf_ThatUnpacksToFarMore_IsRefused()
    {
        var stream = PdfStream("/Type /ObjStm /N 1 /First 4", [.. "9 0 null "u8, .. new byte[19_000_000]]);

        Assert.Equal("MediaBomb", (await tools.WhyNotAsync("plan.pdf", Good(more: [.. Enumerable.Repeat(stream, 12)]))).Code);
    }

    [Fact]
    public async Task Pdf_MadeToKeepItsReaderBusy_IsRefusedSoon()
    {
        string[] endless = [string.Concat(Enumerable.Repeat("1 0 obj (", 200_000)), string.Concat(Enumerable.Repeat("1 0 obj [<<", 200_000)), new string('[', 100_000)];
        foreach (var text in endless)
        {
            Assert.Equal("MediaDamaged", (await tools.WhyNotAsync("plan.pdf", Encoding.Latin1.GetBytes("%PDF-1.4 " + text))).Code);
        }
    }

    [SharedDataFact]
    public async Task Pdf_CutOffOrTurnedAround_IsTakenOrRefused()
    {
        var random = new Random(7);
        var whole = File.ReadAllBytes(SharedData.Path("files", "ok-short-breaks-statement.pdf"));
        for (var round = 0; round < 400; round++)
        {
            var bytes = whole[..(round % 2 == 0 ? random.Next(whole.Length) : whole.Length)];
            for (var i = 0; i < 5 && bytes.Length > 0; i++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                await tools.ReadAsync("plan.pdf", bytes);
            }
            catch (RefusedException refused)
            {
                Assert.Contains("'plan.pdf'", refused.Message);
            }
        }
    }

    [Fact]
    public async Task Read_LargerThanItsKindMayBe_IsRefusedUnread()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Core.Media.MediaStore.ReadAsync("plan.pdf", Stream.Null, 60_000_001, default));

        Assert.Equal("The file 'plan.pdf' is too large. The most is 60 MB.", refused.Message);
    }

    public static TheoryData<string, byte[], string> HostilePackages() => new()
    {
        { "a.docx", Docx(("word/vbaProject.bin", [1])), "MediaMacros" },
        { "a.docx", Docx(("word/other.xml", "<Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>"u8.ToArray())), "MediaMacros" },
        { "a.docx", Docx(("word/activeX/activeX1.bin", [1])), "MediaMacros" },
        { "a.docx", Docx(("word/media/a.txt", new byte[260_000_000])), "MediaBomb" },
        { "a.docx", Docx(("word/embeddings/a.xlsx", Zip(("b.zip", Zip(("c.zip", Zip(("d", [1])))))))), "MediaBomb" },
        { "a.docx", Docx(("word/styles.xml", "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>"u8.ToArray())), "MediaBomb" },
        { "a.docx", Docx(("word/../../evil.dll", [1])), "MediaDamaged" },
        { "a.docx", Docx(("word/_rels/settings.xml.rels", """<Relationship Type="http://x/attachedTemplate" Target="http://evil/t.dotm" TargetMode="External"/>"""u8.ToArray())), "MediaActive" },
        { "a.docx", Docx()[..^30], "MediaMismatch" },
        { "a.xlsx", Docx(), "MediaMismatch" },
        { "a.docm", Docx(), "MediaKind" },
        { "a.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("Basic/Standard/Module1.xml", [1])), "MediaMacros" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("_VBA_PROJECT")], "MediaMacros" },
        { "a.rtf", @"{\rtf1{\object\objdata 0105}}"u8.ToArray(), "MediaActive" },
        { "a.mp4", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0, 0xA9, .. "xyz+52.6309+001.2974/"u8], "MediaPlace" },
        { "a.vtt", "Not captions"u8.ToArray(), "MediaMismatch" },
        { "a.txt", [0xEF, 0xBB, 0xBF, .. " <html>"u8], "MediaMismatch" },
        { "a.svg", "<svg/>"u8.ToArray(), "MediaKind" },
        { "a.pdf.exe", "MZ"u8.ToArray(), "MediaKind" },
        { "a.html", "<p>"u8.ToArray(), "MediaKind" },
        { "a.pdf", "%PDF-1.7 nothing"u8.ToArray(), "MediaDamaged" },
    };

    [Theory]
    [MemberData(nameof(HostilePackages))]
    public async Task Hostile_Document_IsRefusedInWords(string name, byte[] bytes, string code)
    {
        var refusal = await tools.WhyNotAsync(name, bytes);

        Assert.Equal(code, refusal.Code);
        Assert.Contains(name, refusal.Message);
    }

    [Theory]
    [InlineData("norfolk/media/documents/mediation-easy-read.pdf", 3)]
    [InlineData("sefton/media/documents/is-it-time-in-words.pdf", 2)]
    [InlineData("milton-keynes/media/documents/newsletter-autumn-2026.pdf", 1)]
    public async Task Pdf_OfACouncil_IsReadWhole(string path, int pages)
    {
        var content = await tools.ReadAsync("a.pdf", File.ReadAllBytes(RepositoryRoot.Path("recipes", path)));

        Assert.Equal(pages, content.PageCount);
        Assert.Empty(content.Findings);
    }

    [Fact]
    public async Task Package_ThatSaysItsPages_HasThem()
    {
        Assert.Equal(12, (await tools.ReadAsync("a.docx", Docx(("docProps/app.xml", "<Properties><Pages>12</Pages></Properties>"u8.ToArray())))).PageCount);
        Assert.Null((await tools.ReadAsync("a.docx", Docx())).PageCount);
        Assert.Equal(3, (await tools.ReadAsync("a.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("meta.xml", "<x meta:page-count=\"3\"/>"u8.ToArray())))).PageCount);
    }
}
