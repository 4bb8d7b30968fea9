using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Participation.Box;

/// <summary>The response box at the foot of every public page. Nothing in it is of one visitor: the page around it is cached.</summary>
internal sealed class ResponseBox : IPageSection
{
    private const string View = "_ResponseBox";

    public int Order => 90;

    public ValueTask<DrawnSection?> FindAsync(PageSurroundings page, CancellationToken ct) =>
        ValueTask.FromResult<DrawnSection?>(new(View, ResponseForm.Of(page.Site, CommentedPages.Clean(page.Path), page.IsForYoungPeople)));
}

/// <summary>The form of the box, as the partial draws it.</summary>
/// <param name="Path">The address of the page that it stands on.</param>
/// <param name="ReadTimes">When comments are read, in words.</param>
/// <param name="Emergency">What to do in danger.</param>
/// <param name="Complaint">Where a complaint about one child's support goes.</param>
/// <param name="ComplaintPage">The address of the council's own page about that; null for none.</param>
/// <param name="IsForYoungPeople">Whether there are pictures to choose from.</param>
internal sealed record ResponseForm(string Path, string ReadTimes, string Emergency, string Complaint, string? ComplaintPage, bool IsForYoungPeople)
{
    private const string Document = "ResponseBox";

    /// <summary>What was typed, when something is to be put right.</summary>
    public string Text { get; init; } = "";

    /// <summary>The picture that was chosen.</summary>
    public string? Picture { get; init; }

    /// <summary>What is to be put right; null for nothing.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it is the whole of the page, under a heading of its own.</summary>
    public bool IsPage { get; init; }

    public static ResponseForm Of(SiteSnapshot site, string path, bool isForYoungPeople) => new(
        path,
        CommentSettings.Of(site).ReadTimes,
        site.Setting(Document, "Emergency") ?? "If somebody is in danger now, call 999.",
        site.Setting(Document, "Complaint") ?? "For a complaint about one child’s support, ask the school or the council’s SEND team.",
        site.Setting("ComplaintRoute", "Path"),
        isForYoungPeople);
}

/// <summary>A picture that a young person may choose instead of words, or beside them.</summary>
/// <param name="Name">Its name: of its file, and as it is kept.</param>
/// <param name="Words">What it says.</param>
internal sealed record ResponsePicture(string Name, string Words)
{
    public static IReadOnlyList<ResponsePicture> All { get; } =
    [
        new("happy", "Happy"), new("ok", "It is OK"), new("sad", "Sad"), new("confused", "Confused"), new("idea", "I have an idea"),
    ];

    /// <summary>The name, when there is such a picture; else null.</summary>
    public static string? Read(string? posted) => All.FirstOrDefault(p => p.Name == posted)?.Name;

    public string File => $"_content/LocalOfferCms.Participation/{Name}.svg";
}
