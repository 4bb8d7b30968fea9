using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Theme.Branding;
using LocalOfferCms.Ui.TagHelpers;

namespace LocalOfferCms.Tests.Theme;

/// <summary>What a reader on a slow telephone fetches before the first page shows.</summary>
public sealed partial class PageWeightTests
{
    /// <summary>100 KB for everything; a page's own HTML gets a quarter of it.</summary>
    private const int Most = 75_000;

    [Fact]
    public void FirstLoad_StylesFontScriptAndPictures_LeaveRoomForThePage()
    {
        var brand = new BrandCatalog(new BrandFolder(RepositoryRoot.Path("themes"))).Get("norfolk");
        var weight = Compressed(File.ReadAllBytes(Dist("site.css")))
            + Compressed(File.ReadAllBytes(Dist("site.js")))
            + Compressed(File.ReadAllBytes(Dist("pictograms.svg")))
            + Compressed(System.Text.Encoding.UTF8.GetBytes(brand.Styles))
            + new FileInfo(Dist("fonts", "atkinson-hyperlegible-next.woff2")).Length;

        Assert.InRange(weight, 20_000, Most);
    }

    [Fact]
    public void StyleSheet_Fonts_AreOursAlone()
    {
        var css = File.ReadAllText(Dist("site.css"));
        Assert.DoesNotContain("GDS Transport", css, StringComparison.OrdinalIgnoreCase);
        Assert.All(Address().Matches(css).Select(m => m.Groups[1].Value), address => Assert.StartsWith("fonts/", address));
        Assert.True(File.Exists(Dist("fonts", "LICENSE.txt")));
    }

    [Fact]
    public void StyleSheet_Sides_FollowTheDirectionOfTheText() =>
        Assert.Empty(PhysicalSide().Matches(File.ReadAllText(Dist("site.css"))).Select(m => m.Value));

    [Fact]
    public void Pictograms_EveryNameOfTheTagHelper_IsDrawn() =>
        Assert.Equal(
            PictogramTagHelper.Names.Order(),
            XDocument.Load(Dist("pictograms.svg")).Root!.Elements().Select(symbol => symbol.Attribute("id")!.Value).Order());

    private static string Dist(params string[] path) => RepositoryRoot.Path(["themes", "LocalOfferCms.Theme", "wwwroot", "dist", .. path]);

    private static long Compressed(byte[] content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return output.Length;
    }

    [GeneratedRegex("""url\(["']?([^"')]+)""")]
    private static partial Regex Address();

    [GeneratedRegex("(?<=[{;])(?:(?:margin|padding|border)-(?:left|right)[-:]|left:|right:|(?:text-align|float|clear):(?:left|right))[^;}]*")]
    private static partial Regex PhysicalSide();
}
