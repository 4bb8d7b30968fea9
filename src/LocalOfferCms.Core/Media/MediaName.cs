using System.Globalization;
using System.Text;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Media.Pictures;

namespace LocalOfferCms.Core.Media;

/// <summary>Names of files as people hand them in, and as they are kept: without folders, signs that cannot be seen, or letters that turn the rest around.</summary>
public static class MediaName
{
    private const int Longest = 80;

    /// <summary>The name without folders and hidden signs, as it is shown: <c>../a/Photo.JPG</c> is <c>Photo.JPG</c>.</summary>
    public static string Plain(string given)
    {
        var last = given.Replace('\\', '/').Split('/')[^1];
        var plain = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && r != Rune.ReplacementChar))
        {
            plain.Append(rune);
        }

        var name = plain.ToString().Trim().Trim('.');
        return name.Length > 2 * Longest ? string.Concat(name.AsSpan(0, Longest), name.AsSpan(name.Length - Longest)) : name;
    }

    /// <summary>The name as it is kept, for content of this type: lower-case letters, digits and hyphens, and one ending.</summary>
    public static string Kept(string given, string contentType)
    {
        var plain = Plain(given);
        var stem = Slug(Path.GetFileNameWithoutExtension(plain));
        return $"{(stem.Length > 0 ? stem : "file")}.{Ending(plain, contentType)}";
    }

    /// <summary>What a file is called in the library until somebody says better: its name without ending, hyphens and underscores.</summary>
    public static string Title(string given)
    {
        var words = string.Join(' ', Path.GetFileNameWithoutExtension(Plain(given)).Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? "" : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }

    /// <summary>The folder of the library that files of a type go into.</summary>
    internal static string Folder(string contentType) => contentType.Split('/')[0] switch
    {
        "image" => "pictures",
        "video" => "videos",
        "audio" => "sounds",
        _ => "documents",
    };

    private static string Slug(string stem)
    {
        var slug = string.Concat(ContentPath.Slug(stem).Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')).Trim('-');
        return slug.Length > Longest ? slug[..Longest].TrimEnd('-') : slug;
    }

    private static string Ending(string plain, string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal)
        ? PictureTypes.Ending(PictureTypes.FormatOf(contentType))
        : Path.GetExtension(plain).TrimStart('.').ToLowerInvariant();
}
