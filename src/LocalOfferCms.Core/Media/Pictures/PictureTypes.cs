namespace LocalOfferCms.Core.Media.Pictures;

/// <summary>MIME types and name endings of pictures.</summary>
internal static class PictureTypes
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string WebP = "image/webp";
    public const string Gif = "image/gif";

    public static PictureFormat FormatOf(string contentType) => contentType switch
    {
        Jpeg => PictureFormat.Jpeg,
        Png => PictureFormat.Png,
        WebP => PictureFormat.WebP,
        Gif => PictureFormat.Gif,
        _ => throw new ArgumentException($"'{contentType}' is no picture that is taken.", nameof(contentType)),
    };

    public static string Of(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => Jpeg,
        PictureFormat.Png => Png,
        PictureFormat.WebP => WebP,
        _ => Gif,
    };

    public static string Ending(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "jpg",
        PictureFormat.Png => "png",
        PictureFormat.WebP => "webp",
        _ => "gif",
    };
}
