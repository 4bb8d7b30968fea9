using LocalOfferCms.Core.Media;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Admin.Media;

/// <summary>Where a chosen file is brought back to.</summary>
/// <param name="Field">The field that it is for.</param>
/// <param name="Return">A local address.</param>
internal sealed record MediaPick(string Field, string Return)
{
    /// <summary>The address to go back to with a file chosen.</summary>
    public string With(MediaFile file) => Back(QueryString.Create(new Dictionary<string, string?> { ["picked"] = file.Path, ["field"] = Field }));

    /// <summary>The address to go back to with none chosen.</summary>
    public string Without => Return;

    private string Back(QueryString query)
    {
        var fragment = Return.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? Return[at..] : "";
        var address = Return[..^fragment.Length];
        return address + (address.Contains('?', StringComparison.Ordinal) ? "&" + query.Value![1..] : query.Value) + fragment;
    }
}

/// <summary>The library as a list: to look after it, or to choose from it.</summary>
/// <param name="Question">What was asked for.</param>
/// <param name="Found">What there is.</param>
/// <param name="Results">What became of files that were just handed in.</param>
/// <param name="TakesPictures">Whether pictures are taken on this machine.</param>
/// <param name="Pick">Where a chosen file goes; null when nothing is to be chosen.</param>
internal sealed record MediaListView(MediaQuestion Question, MediaPage Found, IReadOnlyList<MediaUploaded> Results, bool TakesPictures, MediaPick? Pick = null)
{
    public static readonly IReadOnlyList<SelectListItem> Kinds =
        [new("All kinds", ""), new("Pictures", "image"), new("Documents", "document"), new("Video and sound", "played")];

    public static readonly IReadOnlyList<SelectListItem> Shows =
    [
        new("Everything", ""), new("Pictures without alternative text", "no-alt"), new("Documents with problems", "findings"),
        new("Consent that has ended or ends soon", "consent"), new("Withdrawn", "withdrawn"), new("Deleted", "removed"),
    ];

    public PageNumbers Pages => PageNumbers.For(Found.Current, Found.Total, MediaShelf.PageSize, AddressOf);

    /// <summary>What the filter keeps from one page to the next.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Kept =>
        Pick is null ? [] : [new("field", Pick.Field), new("return", Pick.Return)];

    private string AddressOf(int page) => QueryString.Create(
        [new("q", Question.Words), new("kind", Question.Kind), new("show", Question.Show), .. Kept, new("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture))]).Value!;
}
