using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Board;

/// <summary>That a school was asked for its report, or for a newer one. Written with the message.</summary>
internal sealed class SchoolChase
{
    /// <summary>The longest name kept.</summary>
    public const int NameLength = 128;

    /// <summary>The longest list of receivers kept.</summary>
    public const int ToLength = 512;

    /// <summary>Identity.</summary>
    public required string ChaseId { get; init; }

    /// <summary>The round of messages that it was part of: one press of a button sends one round, however often it is pressed.</summary>
    public required string RoundId { get; init; }

    /// <summary>The School.</summary>
    public required string SchoolId { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime SentUtc { get; init; }

    /// <summary>The name of whoever sent it.</summary>
    public required string SentBy { get; init; }

    /// <summary>Who got it, in words.</summary>
    public required string SentTo { get; init; }

    /// <summary>How the report stood then.</summary>
    public ReportState State { get; init; }
}

/// <summary>How the reports of a phase stood at the last look of a month.</summary>
internal sealed class SchoolReportCount
{
    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; init; }

    /// <summary><see cref="SchoolIndex.Phase"/>.</summary>
    public required string Phase { get; init; }

    public int UpToDate { get; set; }

    public int OutOfDate { get; set; }

    public int NotLinked { get; set; }

    public int NotAsked { get; set; }
}

/// <summary>The board's tables.</summary>
internal static class BoardModel
{
    public static DbSet<SchoolChase> SchoolChases(this CmsDbContext db) => db.Set<SchoolChase>();

    public static DbSet<SchoolReportCount> SchoolReportCounts(this CmsDbContext db) => db.Set<SchoolReportCount>();

    public static void Add(ModelBuilder model)
    {
        model.Entity<SchoolChase>(chase =>
        {
            chase.ToTable("SchoolChases").HasKey(c => c.ChaseId);
            chase.Property(c => c.ChaseId).HasMaxLength(ContentIds.MaxLength);
            chase.Property(c => c.RoundId).HasMaxLength(ContentIds.MaxLength);
            chase.Property(c => c.SchoolId).HasMaxLength(ContentIds.MaxLength);
            chase.Property(c => c.SentBy).HasMaxLength(SchoolChase.NameLength);
            chase.Property(c => c.SentTo).HasMaxLength(SchoolChase.ToLength);
            chase.Property(c => c.State).HasConversion<string>().HasMaxLength(SchoolIndex.WordLength);
            chase.HasIndex(c => new { c.SchoolId, c.SentUtc });
            chase.HasIndex(c => c.RoundId);
        });
        model.Entity<SchoolReportCount>(count =>
        {
            count.ToTable("SchoolReportCounts").HasKey(c => new { c.Month, c.Phase });
            count.Property(c => c.Phase).HasMaxLength(SchoolIndex.WordLength);
        });
    }
}
