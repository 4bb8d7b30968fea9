using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>How a task stands, as the list shows it.</summary>
internal sealed record TaskState(string Words, string Why, string Colour, bool IsDone);

/// <summary>A school: what is done of its report, what is left, and what comes next.</summary>
internal sealed class SchoolModel(ReportDrafts drafts, SiteSnapshots sites) : SchoolPage
{
    public SchoolReport Report { get; private set; } = null!;

    public ReportCompleteness Completeness { get; private set; } = null!;

    public IReadOnlyList<(ReportTask Task, TaskState State)> Tasks { get; private set; } = [];

    public bool MayConfirm { get; private set; }

    public string? Expectation { get; private set; }

    public DateOnly Today => drafts.Today;

    public VersionReview? Returned => Report.Version is { Stage: ContentStage.Draft } && Report.Review is { ReturnedBy: not null } review ? review : null;

    public string? Asked => Report.Asked;

    public ReportTask? FirstToDo => Tasks.FirstOrDefault(t => !t.State.IsDone).Task;

    public string? PublicPath => Report.SchoolPath.Length > 0 ? Report.SchoolPath : null;

    public static string Colour(SchoolReport report) => report.Version switch
    {
        { Published: true } => "green",
        { Stage: ContentStage.InReview or ContentStage.Approved } => "blue",
        _ => "yellow",
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        var site = await sites.GetAsync(ct);
        Report = (await drafts.OpenAsync(School.Id, ct))!;
        var (law, council) = (ReportLaw.Of(site), CouncilLinks.Of(site));
        Completeness = ReportCompleteness.Of(Report.Content, SchoolRecord.Of(Report.School), law, Today, council);
        Tasks = [.. ReportTask.Of(law, Report.Kind).Select(task => (task, StateOf(task)))];
        MayConfirm = ConfirmUnchanged.Refusals(new(Report, null, Completeness, PortalSettings.DoesCouncilLook(site)), Today).Count == 0;
        Expectation = law.Items.Count > 0 ? LinkAddress.Resolve(council.Expectation(law.Items[0]), Request.PathBase) : null;
    }

    private TaskState StateOf(ReportTask task) => task.Item is { } item && Completeness.Find(item.Id) is { } found
        ? new(found.Words, found.Reason == $"{found.Words}." ? "" : found.Minutes > 0 ? $"{found.Reason} About {found.Minutes} {(found.Minutes == 1 ? "minute" : "minutes")}." : found.Reason,
            found.State switch { ItemState.Complete => "green", ItemState.Missing => "red", _ => "yellow" }, found.State == ItemState.Complete || found.IsSum)
        : Report.Answer(task.Field).Length > 0 ? new("Written", "Not asked by law; it helps families to trust the report.", "green", true)
        : new("Nothing yet", "Not asked by law; it helps families to trust the report.", "grey", true);
}
