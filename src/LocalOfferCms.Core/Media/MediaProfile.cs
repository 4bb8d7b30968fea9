using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Media.Pictures;

namespace LocalOfferCms.Core.Media;

/// <summary>How a picture is made to fit.</summary>
public enum PictureFit
{
    /// <summary>As large as fits into the width and height; never larger than it was.</summary>
    Max,
    /// <summary>Filling width and height, with what is over cut off around the focal point.</summary>
    Crop,
}

/// <summary>A size and format in which pictures are offered: data of the site, in the shape of Orchard Core's media profiles.</summary>
/// <param name="Name">Its name: lower-case letters, digits and hyphens.</param>
/// <param name="Width">Pixels; 0 for whatever follows from the height.</param>
/// <param name="Height">Pixels; 0 for whatever follows from the width.</param>
/// <param name="Fit">How it is made to fit.</param>
/// <param name="Format">MIME type that it is written in; empty for the picture's own.</param>
/// <param name="Quality">1 to 100.</param>
public sealed record MediaProfile(string Name, int Width, int Height, PictureFit Fit, string Format, int Quality)
{
    internal const string DocumentKind = "MediaProfiles";
    private const int UsualQuality = 80;
    private const int Longest = 4_000;

    /// <summary>Why it cannot be used, in a sentence; null when it can.</summary>
    public static string? WhyNot(string name, JsonObject json)
    {
        if (name.Length is 0 or > 40 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return "Its name may hold lower-case letters, digits and hyphens, 40 at most.";
        }

        var (width, height) = (Number(json, "Width", 0), Number(json, "Height", 0));
        return width is < 0 or > Longest || height is < 0 or > Longest || width + height == 0 ? $"Width and height must lie between 1 and {Longest}; one of them may be left out."
            : FitOf(json) is null ? "Only the modes Max and Crop are made."
            : FitOf(json) == PictureFit.Crop && (width == 0 || height == 0) ? "To crop, both width and height are needed."
            : FormatOf(json) is null ? "Only the formats Jpg, Png and WebP are made."
            : Number(json, "Quality", UsualQuality) is < 1 or > 100 ? "The quality must lie between 1 and 100."
            : null;
    }

    /// <summary>Reads one; null when it cannot be used.</summary>
    public static MediaProfile? Read(string name, JsonObject json) => WhyNot(name, json) is not null
        ? null
        : new(name, Number(json, "Width", 0), Number(json, "Height", 0), FitOf(json)!.Value, FormatOf(json)!, Number(json, "Quality", UsualQuality));

    /// <summary>The size that a picture has in this profile.</summary>
    internal (int Width, int Height) SizeOf(int width, int height)
    {
        if (Fit == PictureFit.Crop)
        {
            // A picture that is smaller than the frame is not blown up: the frame shrinks with it, and keeps its shape.
            var shrink = Math.Min(1, Math.Min((double)width / Width, (double)height / Height));
            return (Math.Max(1, (int)(Width * shrink)), Math.Max(1, (int)(Height * shrink)));
        }

        var scale = Math.Min(1, Math.Min(Width == 0 ? 1 : (double)Width / width, Height == 0 ? 1 : (double)Height / height));
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }

    internal PictureFormat FormatFor(string contentType) => PictureTypes.FormatOf(Format.Length > 0 ? Format : contentType);

    private static int Number(JsonObject json, string member, int usual) => json[member] switch
    {
        null => usual,
        JsonValue value when value.TryGetValue<int>(out var number) => number,
        var other => int.TryParse(JsonText.String(other), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1,
    };

    // Orchard Core writes enumerations as names, and reads numbers too. Neither mode nor format need be said.
    private static PictureFit? FitOf(JsonObject json) => Word(json, "Mode") switch
    {
        "" or "undefined" or "max" or "0" or "1" => PictureFit.Max,
        "crop" or "2" => PictureFit.Crop,
        _ => null,
    };

    private static string? FormatOf(JsonObject json) => Word(json, "Format") switch
    {
        "" or "undefined" or "0" => "",
        "jpg" or "jpeg" or "3" => PictureTypes.Jpeg,
        "png" or "4" => PictureTypes.Png,
        "webp" or "6" => PictureTypes.WebP,
        _ => null,
    };

    private static string Word(JsonObject json, string member) => json[member] switch
    {
        null => "",
        JsonValue value when value.TryGetValue<int>(out var number) => number.ToString(CultureInfo.InvariantCulture),
        var other => (JsonText.String(other) ?? "?").ToLowerInvariant(),
    };
}
