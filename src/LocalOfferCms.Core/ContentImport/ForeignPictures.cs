using System.Security.Cryptography;
using AngleSharp.Dom;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Imports;

/// <summary>Takes a page's pictures over, as far as they came with it. Nothing is fetched from elsewhere.</summary>
internal sealed class ForeignPictures(string page, Func<string, byte[]?> files, ForeignNotes notes)
{
    private readonly Dictionary<string, ImportFile> _taken = new(StringComparer.Ordinal);

    public IReadOnlyList<ImportFile> Taken => [.. _taken.Values];

    /// <summary>Points the page's pictures at the media library, and takes out those that did not come with it.</summary>
    public void TakeAll(IElement root)
    {
        foreach (var picture in root.QuerySelectorAll("img").ToList())
        {
            var source = picture.GetAttribute("src") ?? "";
            var alternative = picture.GetAttribute("alt")?.Trim() ?? "";
            if (Take(source) is not { } path)
            {
                notes.Drop("pictures that could not be taken over");
                notes.Warn(alternative.Length > 0 ? $"The picture '{alternative}' did not come with the page. Add it again." : "A picture did not come with the page. Add it again.");
                picture.Remove();
                continue;
            }

            picture.SetAttribute("src", "media:" + path);
            if (alternative.Length == 0)
            {
                notes.Warn($"The picture '{path[(path.LastIndexOf('/') + 1)..]}' has no alternative text. Say what it shows.");
            }
        }
    }

    private string? Take(string source)
    {
        var (bytes, name) = source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? (Inline(source), "") : (files(Uri.UnescapeDataString(source)), FileName(source));
        if (bytes is null || Kind(bytes) is not { } ending)
        {
            return null;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        var slug = ContentPath.Slug(Path.GetFileNameWithoutExtension(name));
        var path = $"imports/{ContentPath.Slug(Path.GetFileNameWithoutExtension(page))}/{(slug.Length > 0 ? slug + "-" : "")}{hash}{ending}";
        _taken.TryAdd(path, new(path, bytes));
        return path;
    }

    private static string FileName(string source)
    {
        var path = source.Split('?', '#')[0];
        return Uri.UnescapeDataString(path[(path.LastIndexOfAny(['/', '\\']) + 1)..]);
    }

    private static byte[]? Inline(string source)
    {
        var comma = source.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !source[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[(source.Length - comma) * 3 / 4];
        return Convert.TryFromBase64String(source[(comma + 1)..].Trim(), bytes, out var length) ? bytes[..length] : null;
    }

    // By what is in it, never by its name. What is none of these kinds, or is damaged, is no picture for a page.
    private static string? Kind(byte[] bytes)
    {
        var ending = bytes switch
        {
            [0xFF, 0xD8, ..] => ".jpg",
            [0x89, (byte)'P', ..] => ".png",
            [(byte)'G', (byte)'I', ..] => ".gif",
            [(byte)'R', (byte)'I', ..] => ".webp",
            _ => null,
        };
        try
        {
            return ending is null || MediaFormats.Identify("picture" + ending, bytes).Length == 0 ? null : ending;
        }
        catch (RefusedException)
        {
            // The caller says that this picture could not be taken over.
            return null;
        }
    }
}
