using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.OwnReports;

/// <summary>What was found at the address of a school's own report: one row for each published school that gives one. A check writes here and nowhere else.</summary>
internal sealed class OwnReportCheck
{
    /// <summary>The longest address that is kept. A longer one is not looked at.</summary>
    public const int AddressLength = 2_048;

    /// <summary>The longest problem that is kept.</summary>
    public const int ProblemLength = 512;

    /// <summary>The School.</summary>
    public required string SchoolId { get; init; }

    /// <summary>The address that the school gives.</summary>
    public required string Address { get; set; }

    /// <summary>When it was last looked at, UTC; null when it has not been yet.</summary>
    public DateTime? CheckedUtc { get; set; }

    /// <summary>When somebody asked for another look, UTC; null when nobody did since the last one.</summary>
    public DateTime? AskedUtc { get; set; }

    /// <summary>The last answer's status; null for none.</summary>
    public int? Status { get; set; }

    /// <summary>What is wrong, in a sentence; null when the report was there and could be read.</summary>
    public string? Problem { get; set; }

    /// <summary>Since when something has been wrong, UTC; null when nothing is.</summary>
    public DateTime? FirstFailedUtc { get; set; }

    /// <summary>The calendar year in which the school year begins that the report names; null when it names none, or could not be read.</summary>
    public int? FoundYear { get; set; }

    /// <summary>Whether it links to this site; null when it could not be read.</summary>
    public bool? LinksHere { get; set; }
}

/// <summary>Maps what the looks at schools' own reports keep.</summary>
internal static class OwnReportsModel
{
    public static DbSet<OwnReportCheck> OwnReportChecks(this CmsDbContext db) => db.Set<OwnReportCheck>();

    public static void Add(ModelBuilder model) => model.Entity<OwnReportCheck>(check =>
    {
        check.ToTable("OwnReportChecks").HasKey(c => c.SchoolId);
        check.Property(c => c.SchoolId).HasMaxLength(ContentIds.MaxLength);
        check.Property(c => c.Address).HasMaxLength(OwnReportCheck.AddressLength);
        check.Property(c => c.Problem).HasMaxLength(OwnReportCheck.ProblemLength);
        check.HasIndex(c => c.CheckedUtc);
    });
}
