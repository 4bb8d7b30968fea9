using LocalOfferCms.Core;
using LocalOfferCms.Core.Media;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Admin.Media;

/// <summary>Files of a form, on their way into the library.</summary>
internal static class UploadedFiles
{
    /// <summary>A form with several films fits; each file has a limit of its own besides.</summary>
    public const long MostBytes = 450_000_000;

    /// <summary>Names of kinds for the file picker: <c>.pdf,.docx …</c></summary>
    public static string Accept { get; } = string.Join(',', MediaIntake.Endings.Select(ending => "." + ending));

    public static MediaHandedIn HandedIn(this IFormFile file) => new(file.FileName, async ct =>
    {
        await using var content = file.OpenReadStream();
        return await MediaStore.ReadAsync(MediaName.Plain(file.FileName), content, file.Length, ct);
    });

    public static Task<IReadOnlyList<MediaUploaded>> AddAsync(this MediaUpload upload, IEnumerable<IFormFile> files, ChangeContext change, CancellationToken ct) =>
        upload.AddAsync([.. files.Select(HandedIn)], change, ct);
}
