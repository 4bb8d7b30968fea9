using System.Globalization;
using System.Text;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media.Pictures;

namespace LocalOfferCms.Core.Media;

/// <summary>Pictures in the sizes and formats of the site's profiles: made once, by a job or when a page first asks, and kept in the council's folder.
/// All of it can be made again, so no back-up holds it.</summary>
public sealed class Renditions(DataFolder data, MediaStore store, PictureRenderer renderer)
{
    /// <summary>A picture's address in a profile, within the council's site. It changes with the picture, the profile and, where that matters, the focal point.</summary>
    public static string Address(MediaFile file, MediaProfile profile) =>
        $"media/{file.MediaFileId}/{Key(file, profile)}/{profile.Name}/{Uri.EscapeDataString(Path.GetFileNameWithoutExtension(file.Name))}.{PictureTypes.Ending(profile.FormatFor(file.ContentType))}";

    /// <summary>What the address of a rendition names it by.</summary>
    public static string Key(MediaFile file, MediaProfile profile)
    {
        var focus = profile.Fit == PictureFit.Crop ? string.Create(CultureInfo.InvariantCulture, $"{file.FocalX ?? 0.5:0.###},{file.FocalY ?? 0.5:0.###}") : "";
        return MediaIntake.HashOf(Encoding.UTF8.GetBytes($"{file.Hash}|{profile}|{focus}"))[..16];
    }

    /// <summary>Whether a picture is made in other sizes: a moving one is shown as it is.</summary>
    public static bool AreMadeOf(MediaFile file) => file is { IsPicture: true, Width: > 0, Height: > 0 } && file.ContentType != PictureTypes.Gif;

    /// <summary>Opens a rendition, and makes it first if it is not there; when it cannot be made, the picture itself. Null when its bytes are lost.</summary>
    public async Task<(Stream Content, string ContentType, bool IsMade)?> OpenAsync(CmsDbContext db, MediaFile file, MediaProfile profile, CancellationToken ct)
    {
        if (AreMadeOf(file))
        {
            var place = Place(db, file, profile);
            if (!File.Exists(place))
            {
                await MakeAsync(db, file, [profile], ct);
            }

            if (File.Exists(place))
            {
                return (Open(place), PictureTypes.Of(profile.FormatFor(file.ContentType)), true);
            }
        }

        return store.Open(db, file) is { } whole ? (whole, file.ContentType, false) : null;
    }

    /// <summary>Makes what is missing, all from one look at the picture, and throws away what is out of date.</summary>
    public async Task MakeAllAsync(CmsDbContext db, MediaFile file, IReadOnlyCollection<MediaProfile> profiles, CancellationToken ct)
    {
        if (!AreMadeOf(file))
        {
            return;
        }

        await MakeAsync(db, file, [.. profiles.Where(profile => !File.Exists(Place(db, file, profile)))], ct);
        var current = profiles.Select(profile => Place(db, file, profile)).ToHashSet();
        foreach (var old in Directory.Exists(Folder(db, file)) ? Directory.GetFiles(Folder(db, file)).Where(place => !current.Contains(place)) : [])
        {
            File.Delete(old);
        }
    }

    /// <summary>Throws away all renditions of a picture.</summary>
    public void Clear(CmsDbContext db, MediaFile file)
    {
        if (Directory.Exists(Folder(db, file)))
        {
            Directory.Delete(Folder(db, file), recursive: true);
        }
    }

    private async Task MakeAsync(CmsDbContext db, MediaFile file, IReadOnlyList<MediaProfile> profiles, CancellationToken ct)
    {
        await using var source = store.Open(db, file);
        if (profiles.Count == 0 || source is null || !renderer.IsAvailable)
        {
            return;
        }

        var bytes = new byte[source.Length];
        await source.ReadExactlyAsync(bytes, ct);
        if (await renderer.MakeAsync(bytes, [.. profiles.Select(profile => Order(file, profile))], ct) is not { } made)
        {
            return;
        }

        Directory.CreateDirectory(Folder(db, file));
        foreach (var (profile, picture) in profiles.Zip(made))
        {
            await WriteAsync(Place(db, file, profile), picture.Bytes, ct);
        }
    }

    private static PictureOrder Order(MediaFile file, MediaProfile profile)
    {
        var (format, (width, height)) = (profile.FormatFor(file.ContentType), profile.SizeOf(file.Width!.Value, file.Height!.Value));
        if (profile.Fit == PictureFit.Max)
        {
            return new(format, profile.Quality, width, height, IsExact: true, IsChecked: true);
        }

        // The picture is made to cover the frame; then what is over is cut off, so that the focal point stays as near the middle as it can.
        var scale = Math.Max((double)width / file.Width.Value, (double)height / file.Height.Value);
        var (coverWidth, coverHeight) = (Math.Max(width, (int)Math.Round(file.Width.Value * scale)), Math.Max(height, (int)Math.Round(file.Height.Value * scale)));
        return new(format, profile.Quality, coverWidth, coverHeight, IsExact: true,
            Start(file.FocalX, coverWidth, width), Start(file.FocalY, coverHeight, height), width, height, IsChecked: true);
    }

    private static int Start(double? focus, int whole, int kept) => Math.Clamp((int)Math.Round(((focus ?? 0.5) * whole) - (kept / 2.0)), 0, whole - kept);

    // Two who make the same picture at the same time write the same; whoever comes last wins, and nobody reads half of one.
    private static async Task WriteAsync(string place, byte[] bytes, CancellationToken ct)
    {
        var temporary = $"{place}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, ct);
            File.Move(temporary, place, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static FileStream Open(string place) => new(place, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65_536, useAsync: true);

    private string Folder(CmsDbContext db, MediaFile file) => Path.Combine(data.Site(db.Tenant.Name), "renditions", file.MediaFileId);

    private string Place(CmsDbContext db, MediaFile file, MediaProfile profile) =>
        Path.Combine(Folder(db, file), $"{Key(file, profile)}.{PictureTypes.Ending(profile.FormatFor(file.ContentType))}");
}
