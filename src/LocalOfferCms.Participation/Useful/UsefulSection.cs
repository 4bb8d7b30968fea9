using LocalOfferCms.Ui;

namespace LocalOfferCms.Participation.Useful;

/// <summary>What the section is drawn from.</summary>
/// <param name="Path">The address of the page, without a leading slash.</param>
internal sealed record UsefulView(string Path)
{
    /// <summary>Where the thanks stand: only what the address names is shown, so that a page which is the same for everybody can say it.</summary>
    public static string AnchorOf(bool useful) => useful ? "useful-yes" : "useful-no";
}

/// <summary>"Was this page useful?", and how to get the page in another format: just before the response box.</summary>
internal sealed class UsefulSection : IPageSection
{
    /// <summary>The one page without content that is asked about: what people search for and do not find matters most.</summary>
    public const string Search = "search";

    public int Order => 80;

    public ValueTask<DrawnSection?> FindAsync(PageSurroundings page, CancellationToken ct) =>
        ValueTask.FromResult(page.Page is null && page.Path != Search ? null : new DrawnSection("_PageUseful", new UsefulView(page.Path)));
}
