using LocalOfferCms.TestSupport;
using LocalOfferCms.Theme.Branding;

namespace LocalOfferCms.Tests.Theme;

public sealed class BrandTests
{
    private static readonly BrandCatalog Shipped = new(new BrandFolder(RepositoryRoot.Path("themes")));

    public static TheoryData<string> Names => [.. Shipped.Names];

    [Fact]
    public void Names_OurOwn_AreTheSixBrands() =>
        Assert.Equal(["cambridgeshire", "milton-keynes", "norfolk", "peterborough", "sefton", "south-tees"], Shipped.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_OurOwnBrand_IsAccepted(string name) => Assert.Empty(Shipped.Check(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Brand_EveryPairOfColours_MeetsAa(string name)
    {
        var brand = Shipped.Get(name);
        foreach (var colours in new[] { brand.Light, brand.Dark })
        {
            Assert.All(ColourRoles.Pairs, pair => Assert.True(
                Contrast.Ratio(colours[pair.Foreground], colours[pair.Ground]) >= pair.Least, $"{name}: {pair.Foreground} on {pair.Ground}"));
        }
    }

    [Fact]
    public void Brands_Pairwise_DifferInColourHeaderAndHome()
    {
        var brands = Shipped.Names.Select(Shipped.Get).ToList();
        Assert.Equal(brands.Count, brands.Select(b => b.Light["primary"]).Distinct().Count());
        Assert.Equal(brands.Count, brands.Select(b => b.Dark["primary"]).Distinct().Count());
        Assert.Equal(brands.Count, brands.Select(b => b.Header).Distinct().Count());
        Assert.Equal(brands.Count, brands.Select(b => b.Home).Distinct().Count());
    }

    [Fact]
    public void Platform_ItsOwnLook_IsAccepted() => Assert.Equal("plain", Shipped.Platform.Header);

    [Theory]
    [MemberData(nameof(Layouts))]
    public void HomeLayouts_Each_HasItsPartial(string layout) =>
        Assert.True(File.Exists(RepositoryRoot.Path("themes", "LocalOfferCms.Theme", "Themes", "Local", $"_Home_{layout}.cshtml")), layout);

    public static TheoryData<string> Layouts => [.. Brand.HomeLayouts];

    [Fact]
    public void Check_FaintText_IsRefusedWithTheFigures()
    {
        using var brands = new BrandSandbox();
        brands.Add("faint", brand => brand["light"]!["link"] = "#88aabb");

        var refusal = brands.Catalog.Check("faint")[0];

        Assert.Equal("brand-contrast", refusal.Code);
        Assert.Equal("Brand 'faint': light.link #88aabb on light.page #ffffff has a contrast of 2.46; it needs 4.5.", refusal.Message);
    }

    [Fact]
    public void Check_FaintControlInTheDark_IsRefused()
    {
        using var brands = new BrandSandbox();
        brands.Add("faint", brand => brand["dark"]!["control"] = "#333a40");

        Assert.Contains(brands.Catalog.Check("faint"), r => r.Message.Contains("dark.control") && r.Message.EndsWith("it needs 3.0.", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_ManySlips_TellsEachOfThem()
    {
        using var brands = new BrandSandbox();
        brands.Add("slips", brand =>
        {
            brand["header"] = "spiral";
            brand["home"] = "carousel";
            brand["light"]!["text"] = "black";
            brand["light"]!.AsObject().Remove("page");
            brand["dark"]!["glow"] = "#ffffff";
        });

        var messages = brands.Catalog.Check("slips").Select(r => r.Message).ToList();

        Assert.Contains("Brand 'slips': header 'spiral' is not one of bar, stacked, centred, split, banded, masthead, plain.", messages);
        Assert.Contains(messages, m => m.StartsWith("Brand 'slips': home 'carousel'", StringComparison.Ordinal));
        Assert.Contains("Brand 'slips': light.text must be a colour written #rrggbb.", messages);
        Assert.Contains("Brand 'slips': light.page must be a colour written #rrggbb.", messages);
        Assert.Contains("Brand 'slips': dark.glow is not a colour that the theme uses.", messages);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "hedaer": "bar" }""")]
    [InlineData("""{ "light": { "page": 7 } }""")]
    public void Check_NotABrandFile_IsRefused(string json)
    {
        using var brands = new BrandSandbox();
        brands.Add("odd");
        brands.Write("odd", "brand.json", json);

        Assert.Equal("brand-json", Assert.Single(brands.Catalog.Check("odd")).Code);
    }

    [Theory]
    [InlineData("nowhere", "brand-missing")]
    [InlineData("../norfolk", "brand-name")]
    [InlineData("", "brand-name")]
    public void Check_NoSuchFolder_IsRefused(string name, string code)
    {
        using var brands = new BrandSandbox();
        Assert.Equal(code, Assert.Single(brands.Catalog.Check(name)).Code);
    }

    [Theory]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>""")]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>""")]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg"><use href="https://example.org/x.svg#a"/></svg>""")]
    [InlineData("""<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>""")]
    [InlineData("<html></html>")]
    [InlineData("not a drawing")]
    public void Check_LogoThatDoesMoreThanDraw_IsRefused(string svg)
    {
        using var brands = new BrandSandbox();
        brands.Add("logo");
        brands.Write("logo", "logo.svg", svg);

        Assert.Equal("brand-logo", Assert.Single(brands.Catalog.Check("logo")).Code);
    }

    [Fact]
    public void Get_FolderAddedLater_IsThere()
    {
        using var brands = new BrandSandbox();
        Assert.Equal("plain", brands.Catalog.Get("late").Header);

        brands.Add("late");

        Assert.Equal("bar", brands.Catalog.Get("late").Header);
    }

    [Fact]
    public void Get_ColourChanged_GivesANewAddress()
    {
        using var brands = new BrandSandbox();
        brands.Add("own");
        var before = brands.Catalog.Get("own");

        brands.Add("own", brand => brand["partners"] = "Everybody together");
        brands.Add("own", brand => brand["light"]!["border"] = "#00000f");
        brands.Write("own", "logo.svg", """<svg xmlns="http://www.w3.org/2000/svg"/>""");
        var after = brands.Catalog.Get("own");

        Assert.NotEqual(before.StylesAddress, after.StylesAddress);
        Assert.NotEqual(before.LogoAddress, after.LogoAddress);
        Assert.Contains("--lo-border:#00000f", after.Styles);
    }

    [Fact]
    public void Get_BrokenWhileRunning_KeepsTheLastGoodLook()
    {
        using var brands = new BrandSandbox();
        brands.Add("own");
        var before = brands.Catalog.Get("own");

        brands.Write("own", "brand.json", "{");

        Assert.Equal(before.StylesAddress, brands.Catalog.Get("own").StylesAddress);
        Assert.NotEmpty(brands.Catalog.Check("own"));
    }
}
