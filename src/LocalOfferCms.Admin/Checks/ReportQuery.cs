using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Checks;

/// <summary>A finding of the site report.</summary>
internal sealed record ReportRow(string ContentItemId, string Title, string? Path, string Owner, FindingSeverity Severity, string Code, string Message, string Label, string Quote);

/// <summary>A link of the site report: broken, or moved for good.</summary>
internal sealed record LinkRow(string ContentItemId, string Title, string? Path, string Owner, string Words, string Address, string? Problem, string? MovedTo, DateTime? FirstFailedUtc, DateTime? LastOkUtc);

/// <summary>What the report is narrowed to. Empty is everything.</summary>
internal sealed record ReportFilter(string Owner, FindingSeverity? Severity, string Code, string Text);

/// <summary>Reads the site report from the rows that the checks keep. It loads no documents. Whoever may not see drafts reads of their own pages alone.</summary>
internal sealed class ReportQuery(CmsDbContext db, CurrentPerson current)
{
    /// <summary>The owner of pages without one, in the list of owners.</summary>
    public const string Nobody = "-";

    public IQueryable<ReportRow> Findings(ReportFilter filter)
    {
        var text = filter.Text.Trim().ToLowerInvariant();
        var owner = filter.Owner == Nobody ? "" : filter.Owner;
        return from finding in db.PageFindings.AsNoTracking()
               where (filter.Severity == null || finding.Severity == filter.Severity) && (filter.Code == "" || finding.Code == filter.Code)
               join page in Pages() on finding.ContentItemId equals page.ContentItemId
               where (filter.Owner == "" || page.Owner == owner) && (text == "" || page.TitleKey.Contains(text))
               join shown in db.PublishedPages on finding.ContentItemId equals shown.ContentItemId
               orderby finding.Severity, page.TitleKey, finding.ContentItemId, finding.Position
               select new ReportRow(finding.ContentItemId, page.Title, shown.Path, page.Owner, finding.Severity, finding.Code, finding.Message, finding.Label, finding.Quote);
    }

    public IQueryable<LinkRow> Links(ReportFilter filter)
    {
        var text = filter.Text.Trim().ToLowerInvariant();
        var owner = filter.Owner == Nobody ? "" : filter.Owner;
        return from link in db.LinkChecks.AsNoTracking()
               where link.Problem != null || link.MovedTo != null
               join use in db.LinkUses on link.LinkCheckId equals use.LinkCheckId
               join page in Pages() on use.ContentItemId equals page.ContentItemId
               where (filter.Owner == "" || page.Owner == owner) && (text == "" || page.TitleKey.Contains(text) || link.Address.Contains(text))
               join shown in db.PublishedPages on use.ContentItemId equals shown.ContentItemId
               orderby link.Problem == null, page.TitleKey, use.ContentItemId, link.Address
               select new LinkRow(use.ContentItemId, page.Title, shown.Path, page.Owner, use.Words, link.Address, link.Problem, link.MovedTo, link.FirstFailedUtc, link.LastOkUtc);
    }

    /// <summary>Owners of pages on the site, for a list to choose from.</summary>
    public Task<List<string>> OwnersAsync(CancellationToken ct) =>
        Pages().Where(p => p.IsPublished).Select(p => p.Owner).Distinct().OrderBy(o => o).ToListAsync(ct);

    /// <summary>How often each kind of finding is there.</summary>
    public Task<List<CodeCount>> CodesAsync(CancellationToken ct) =>
        (IsAboutAll ? db.PageFindings.AsNoTracking() : db.PageFindings.AsNoTracking().Where(f => Pages().Any(p => p.ContentItemId == f.ContentItemId)))
            .GroupBy(f => f.Code).Select(g => new CodeCount(g.Key, g.Count())).ToListAsync(ct);

    /// <summary>When the oldest of what is shown was looked at; null when nothing was.</summary>
    public Task<DateTime?> CheckedAsync(CancellationToken ct) => db.PageChecks.AsNoTracking().MinAsync(c => (DateTime?)c.CheckedUtc, ct);

    private bool IsAboutAll => current.Has(Permissions.ViewContent);

    private IQueryable<ContentSummary> Pages() =>
        IsAboutAll ? db.ContentSummaries.AsNoTracking() : db.ContentSummaries.AsNoTracking().Where(s => s.OwnerId == current.Id);
}

/// <summary>How often a kind of finding is there.</summary>
internal sealed record CodeCount(string Code, int Count);
