using System.Security.Cryptography;
using System.Text;

namespace LocalOfferCms.Theme.Branding;

/// <summary>How a council's site looks: data out of its brand folder, checked.</summary>
public sealed class Brand
{
    /// <summary>The shapes of the header that the style sheet has.</summary>
    public static readonly IReadOnlyList<string> HeaderShapes = ["bar", "stacked", "centred", "split", "banded", "masthead", "plain"];

    /// <summary>The layouts of the home page; each is a partial <c>_Home_{layout}</c>.</summary>
    public static readonly IReadOnlyList<string> HomeLayouts = ["cards", "directory", "contents", "partnership", "tiles", "series"];

    internal Brand(BrandFile file, string name, byte[] logo)
    {
        Name = name;
        Title = file.Name!;
        Header = file.Header!;
        Home = file.Home!;
        Partners = file.Partners;
        Light = file.Light!;
        Dark = file.Dark!;
        Logo = logo;
        var drawing = $"{Hash(logo)}.svg";
        LogoAddress = $"_brand/{name}/{drawing}";
        Styles = BrandStyles.Write(this, drawing);
        StylesAddress = $"_brand/{name}/{Hash(Encoding.UTF8.GetBytes(Styles))}.css";
    }

    /// <summary>The brand folder's name.</summary>
    public string Name { get; }
    /// <summary>What people call it.</summary>
    public string Title { get; }
    /// <summary>One of <see cref="HeaderShapes"/>.</summary>
    public string Header { get; }
    /// <summary>One of <see cref="HomeLayouts"/>.</summary>
    public string Home { get; }
    /// <summary>A line about who works together on the site; null for none.</summary>
    public string? Partners { get; }
    /// <summary>Colours by role, for light.</summary>
    public IReadOnlyDictionary<string, string> Light { get; }
    /// <summary>Colours by role, for readers who asked for dark.</summary>
    public IReadOnlyDictionary<string, string> Dark { get; }
    /// <summary>The colours as CSS custom properties.</summary>
    public string Styles { get; }
    /// <summary>Address of the style sheet in the council's site, without a leading slash. It changes with the content.</summary>
    public string StylesAddress { get; }
    /// <summary>Address of the logo in the council's site, without a leading slash.</summary>
    public string LogoAddress { get; }
    internal byte[] Logo { get; }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..16];
}
