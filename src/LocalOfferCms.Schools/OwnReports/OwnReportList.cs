using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.OwnReports;

/// <summary>A school in the council's list of schools' own reports.</summary>
internal sealed record OwnReportRow(string SchoolId, string Name, OwnReport Report);

/// <summary>The council's list of schools' own reports, and having one looked at again.</summary>
internal sealed class OwnReportList(CmsDbContext db, OwnReportReader reader, JobQueue jobs, TimeProvider clock)
{
    /// <summary>Schools to a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of the list: what needs somebody first.</summary>
    /// <param name="onlyWrong">Only those that are not there, could not be read, or are for an earlier year or none.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(IReadOnlyList<OwnReportRow> Rows, int Count)> ReadAsync(bool onlyWrong, int page, CancellationToken ct)
    {
        var thisYear = SchoolYear.StartOf(reader.Today);
        var all = from check in db.OwnReportChecks().AsNoTracking()
                  join school in db.Schools().AsNoTracking() on check.SchoolId equals school.ContentItemId
                  where !onlyWrong || check.Problem != null || (check.CheckedUtc != null && (check.FoundYear == null || check.FoundYear < thisYear))
                  orderby check.Problem == null, school.Name, check.SchoolId
                  select new { check, school.Name };
        var count = await all.CountAsync(ct);
        var rows = await all.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return ([.. rows.Select(r => new OwnReportRow(r.check.SchoolId, r.Name, reader.Of(r.check)))], count);
    }

    /// <summary>Has a school's report looked at again soon. False when the school gives no address.</summary>
    public async Task<bool> LookAgainAsync(string schoolId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.OwnReportChecks().FirstOrDefaultAsync(c => c.SchoolId == schoolId, ct) is not { } check)
        {
            return false;
        }

        // What was found stays until the next look has found something else.
        check.AskedUtc = clock.GetUtcNow().UtcDateTime;
        await jobs.AddAsync(db, write, CheckOwnReports.JobKind, new CheckOwnReports.Order(), ct);
        await write.CommitAsync(ct);
        return true;
    }
}

