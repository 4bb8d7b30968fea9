using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Theme.Branding;

/// <summary>Colours that a council has chosen in place of its brand's. They stand in its settings; the brand folder stays as it is.</summary>
internal static class OwnColours
{
    /// <summary>The settings document that holds them.</summary>
    public const string Document = "BrandColours";

    public const string LightMember = "Light";
    public const string DarkMember = "Dark";

    // The settings live as long as the council's snapshot, and the brand made of them goes with it.
    private static readonly ConditionalWeakTable<JsonObject, Made> Known = [];

    /// <summary>The brand as the council has it. Colours that no longer go with the brand's own, after it was changed, are passed over: pages stay readable.</summary>
    public static Brand Of(Brand brand, SiteSnapshot? site)
    {
        if (site?.Settings.GetValueOrDefault(Document) is not { } colours)
        {
            return brand;
        }

        if (Known.TryGetValue(colours, out var made) && made.From == brand)
        {
            return made.Brand;
        }

        made = new(brand, With(brand, Read(colours, LightMember), Read(colours, DarkMember)) ?? brand);
        Known.AddOrUpdate(colours, made);
        return made.Brand;
    }

    /// <summary>The colours that a council has chosen, by role.</summary>
    public static IReadOnlyDictionary<string, string> Read(JsonObject? colours, string mode) => colours?[mode] is not JsonObject chosen ? new Dictionary<string, string>()
        : chosen.Where(c => ColourRoles.All.Contains(c.Key)).Select(c => (c.Key, Colour: JsonText.String(c.Value))).Where(c => c.Colour is not null).ToDictionary(c => c.Key, c => c.Colour!);

    /// <summary>A brand with other colours; null when they cannot be read together.</summary>
    public static Brand? With(Brand brand, IReadOnlyDictionary<string, string> light, IReadOnlyDictionary<string, string> dark)
    {
        var file = new BrandFile(brand.Title, brand.Header, brand.Home, brand.Partners, Mixed(brand.Light, light), Mixed(brand.Dark, dark));
        return file.Refusals(brand.Name).Any() ? null : new Brand(file, brand.Name, brand.Logo);
    }

    private static Dictionary<string, string> Mixed(IReadOnlyDictionary<string, string> brand, IReadOnlyDictionary<string, string> own) =>
        brand.ToDictionary(c => c.Key, c => own.GetValueOrDefault(c.Key, c.Value));

    private sealed record Made(Brand From, Brand Brand);
}
