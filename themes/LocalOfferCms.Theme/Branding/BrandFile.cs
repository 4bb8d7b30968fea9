using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LocalOfferCms.Core;

namespace LocalOfferCms.Theme.Branding;

/// <summary><c>brand.json</c> as it is written, not yet checked.</summary>
/// <param name="Name">What people call the brand, such as "Norfolk".</param>
/// <param name="Header">Shape of the header.</param>
/// <param name="Home">Layout of the home page.</param>
/// <param name="Partners">Who works together on the site.</param>
/// <param name="Light">Colours for light.</param>
/// <param name="Dark">Colours for dark.</param>
internal sealed partial record BrandFile(
    string? Name, string? Header, string? Home, string? Partners, Dictionary<string, string>? Light, Dictionary<string, string>? Dark)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        // A slip of the pen in a member's name is told, not passed over.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="JsonException">It is not JSON of this shape.</exception>
    public static BrandFile Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<BrandFile>(json.StartsWith("\uFEFF"u8) ? json[3..] : json, Reading) ?? throw new JsonException("It is empty.");

    /// <summary>Why the brand cannot be used; empty when it can.</summary>
    public IEnumerable<Refusal> Refusals(string name)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new("brand-title", $"Brand '{name}': name is missing.");
        }

        if (!Brand.HeaderShapes.Contains(Header))
        {
            yield return new("brand-header", $"Brand '{name}': header '{Header}' is not one of {string.Join(", ", Brand.HeaderShapes)}.");
        }

        if (!Brand.HomeLayouts.Contains(Home))
        {
            yield return new("brand-home", $"Brand '{name}': home '{Home}' is not one of {string.Join(", ", Brand.HomeLayouts)}.");
        }

        foreach (var refusal in Palette(name, "light", Light).Concat(Palette(name, "dark", Dark)))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Palette(string name, string mode, Dictionary<string, string>? colours)
    {
        colours ??= [];
        var wrong = ColourRoles.All.Where(role => !colours.TryGetValue(role, out var colour) || !Colour().IsMatch(colour)).ToList();
        foreach (var role in wrong)
        {
            yield return new("brand-colour", $"Brand '{name}': {mode}.{role} must be a colour written #rrggbb.");
        }

        foreach (var role in colours.Keys.Except(ColourRoles.All))
        {
            yield return new("brand-role", $"Brand '{name}': {mode}.{role} is not a colour that the theme uses.");
        }

        foreach (var pair in ColourRoles.Pairs.Where(p => !wrong.Contains(p.Foreground) && !wrong.Contains(p.Ground)))
        {
            var (foreground, ground) = (colours[pair.Foreground], colours[pair.Ground]);
            if (Contrast.Ratio(foreground, ground) is var ratio && ratio < pair.Least)
            {
                yield return new("brand-contrast", string.Create(CultureInfo.InvariantCulture,
                    $"Brand '{name}': {mode}.{pair.Foreground} {foreground} on {mode}.{pair.Ground} {ground} has a contrast of {Math.Floor(ratio * 100) / 100:0.00}; it needs {pair.Least:0.0}."));
            }
        }
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}
