using LocalOfferCms.Participation.Retention;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Participation.Requests;

/// <summary>What stands under three pages that every council has: the form under the page about complaints, the way to another format under the page about
/// getting this information, and how long things are kept under the page about privacy. The council's own words stay above.</summary>
internal sealed class RequestSections : IPageSection
{
    public const string ComplaintPage = "data-protection-complaint";
    public const string HelpPage = "help-getting-this-information";
    public const string PrivacyPage = "privacy";

    public int Order => 70;

    public ValueTask<DrawnSection?> FindAsync(PageSurroundings page, CancellationToken ct) => ValueTask.FromResult(page.Page?.Page.Path switch
    {
        ComplaintPage => new DrawnSection("_DataComplaintSection", new RequestForm(new(), RetentionSettings.Of(page.Site))),
        HelpPage => new DrawnSection("_FormatSection", RetentionSettings.Of(page.Site)),
        PrivacyPage => new DrawnSection("_KeptSection", RetentionSettings.Of(page.Site)),
        _ => null,
    });
}
