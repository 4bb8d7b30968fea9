using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Workflows.Values;

/// <summary>The page that an instance is about: <c>{{ Content.Title }}</c>, <c>Id</c>, <c>Path</c>, <c>Address</c>, <c>Type</c>, <c>Owner</c>, <c>OwnerEmail</c>,
/// <c>ReviewDue</c>, <c>ReviewIsDue</c> and <c>EasyReadIsOlder</c> (true or false). What the page has not got is empty; what is no page has no value.</summary>
internal sealed class ContentValues(PlatformAddress platform, CurrentTenant tenant, TimeProvider clock) : IWorkflowValues
{
    public string Prefix => "Content";

    public async Task<string?> FindAsync(CmsDbContext db, string correlationId, string name, CancellationToken ct)
    {
        var page = await db.ContentSummaries.AsNoTracking().Where(s => s.ContentItemId == correlationId).Select(s => new
        {
            s.Title, s.ContentType, s.ReviewDue,
            Path = db.PublishedPages.Where(p => p.ContentItemId == s.ContentItemId).Select(p => p.Path).FirstOrDefault(),
            Owner = db.People.Where(p => p.Id == s.OwnerId).Select(p => new { p.Name, p.Email }).FirstOrDefault(),
        }).FirstOrDefaultAsync(ct);
        return page is null ? null : name switch
        {
            "Id" => correlationId,
            "Title" => page.Title,
            "Type" => page.ContentType,
            "Path" => page.Path ?? "",
            "Address" => page.Path is null ? "" : $"{platform.Of(tenant.Value)}/{page.Path}",
            "Owner" => page.Owner?.Name ?? "",
            "OwnerEmail" => page.Owner?.Email ?? "",
            "ReviewDue" => page.ReviewDue?.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")) ?? "",
            "ReviewIsDue" => page.Path is not null && page.ReviewDue <= CouncilDay.Of(tenant.Value, clock.GetUtcNow().UtcDateTime) ? "true" : "false",
            "EasyReadIsOlder" => await IsOlderAsync(db, correlationId, ct) ? "true" : "false",
            _ => null,
        };
    }

    /// <summary>Whether a page that this one tells in easy read was published after it.</summary>
    private static Task<bool> IsOlderAsync(CmsDbContext db, string id, CancellationToken ct) => db.Links.Where(l => l.FromItemId == id && l.Kind == "EasyReadOf")
        .AnyAsync(l => db.ContentVersions.Any(page => page.ContentItemId == l.ToItemId && page.Published
            && db.ContentVersions.Any(own => own.ContentItemId == id && own.Published && own.PublishedUtc < page.PublishedUtc)), ct);
}

/// <summary>The site: <c>{{ Site.Name }}</c>, <c>{{ Site.Address }}</c>.</summary>
internal sealed class SiteValues(SiteSnapshots sites, PlatformAddress platform, CurrentTenant tenant) : IWorkflowValues
{
    public string Prefix => "Site";

    public async Task<string?> FindAsync(CmsDbContext db, string correlationId, string name, CancellationToken ct) => name switch
    {
        "Name" => (await sites.GetAsync(ct)).SiteName,
        "Address" => platform.Of(tenant.Value),
        _ => null,
    };
}
