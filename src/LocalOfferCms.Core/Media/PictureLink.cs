using LocalOfferCms.Core.Media.Pictures;

namespace LocalOfferCms.Core.Media;

/// <summary>A picture in one size.</summary>
/// <param name="Address">Address in the council's site without a leading slash.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record PictureSize(string Address, int Width, int Height);

/// <summary>A picture as pages show it.</summary>
/// <param name="Shown">The size that every browser understands.</param>
/// <param name="Smaller">Sizes in WebP from which newer browsers choose, smallest first; may be empty.</param>
/// <param name="AltText">What it shows, as the library says; empty for a decoration.</param>
public sealed record PictureLink(PictureSize Shown, IReadOnlyList<PictureSize> Smaller, string AltText)
{
    /// <summary>A picture of the library in the sizes of the site's profiles; null for a file that is none.</summary>
    public static PictureLink? Of(MediaFile file, IReadOnlyCollection<MediaProfile> profiles)
    {
        if (file is not { IsPicture: true, Width: { } width, Height: { } height })
        {
            return null;
        }

        var whole = new PictureSize(file.Address, width, height);
        if (!Renditions.AreMadeOf(file))
        {
            return new(whole, [], file.AltText);
        }

        var fitted = profiles.Where(p => p.Fit == PictureFit.Max).ToLookup(p => p.Format == PictureTypes.WebP, p => SizeOf(file, p));
        return new(
            fitted[false].MaxBy(size => size.Width) ?? whole,
            [.. fitted[true].OrderBy(size => size.Width).DistinctBy(size => size.Width)],
            file.AltText);
    }

    /// <summary>A picture in one profile; as it is when the site has no such profile.</summary>
    public static PictureSize In(MediaFile file, IReadOnlyCollection<MediaProfile> profiles, string profile) =>
        Renditions.AreMadeOf(file) && profiles.FirstOrDefault(p => p.Name == profile) is { } found ? SizeOf(file, found) : new(file.Address, file.Width ?? 0, file.Height ?? 0);

    private static PictureSize SizeOf(MediaFile file, MediaProfile profile)
    {
        var (width, height) = profile.SizeOf(file.Width!.Value, file.Height!.Value);
        return new(Renditions.Address(file, profile), width, height);
    }
}
