using System.Net;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Pages.Schools;
using LocalOfferCms.Schools.Portal;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>A piece of HTML for the school's own website.</summary>
internal sealed record SiteSample(string Key, string Title, string Help, string Html);

/// <summary>What a school puts into its own website: a link, a badge, a frame. None of them runs a script or sets a cookie there.</summary>
internal sealed class BadgeModel(PublicReports reports, CurrentTenant tenant) : SchoolPage
{
    public IReadOnlyList<SiteSample> Samples { get; private set; } = [];

    public string? BadgePath { get; private set; }

    public string BadgeWords { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await reports.FindAsync(School.Id, ct) is not { ReportPath: { } path } report)
        {
            return;
        }

        var site = TenantAddress.Of(tenant.Value, Request);
        var address = WebUtility.HtmlEncode(TenantAddress.Page(site, path));
        var name = WebUtility.HtmlEncode($"SEN information report of {report.Name}");
        BadgePath = report.BadgePath;
        BadgeWords = report.Words;
        var badge = WebUtility.HtmlEncode(TenantAddress.Page(site, report.BadgePath));
        var frame = WebUtility.HtmlEncode(TenantAddress.Page(site, report.EmbedPath));
        Samples =
        [
            new("link", "A link", "Works everywhere, and is best read by screen readers.", $"<a href=\"{address}\">{name}</a>"),
            new("badge", "A badge that is a link", "A picture that says for which school year the report is. It changes by itself when the report does.",
                $"<a href=\"{address}\"><img src=\"{badge}\" alt=\"{name}\" width=\"320\" height=\"64\"></a>"),
            new("frame", "A frame", "A small box with the report’s year and dates and a link. It changes by itself too.",
                $"<iframe src=\"{frame}\" title=\"{name}\" width=\"360\" height=\"240\" loading=\"lazy\"></iframe>"),
        ];
    }
}
