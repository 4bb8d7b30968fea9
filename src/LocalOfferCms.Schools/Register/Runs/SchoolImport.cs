using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Register.Runs;

/// <summary>How far an import of schools has come.</summary>
internal enum ImportState
{
    /// <summary>Somebody has seen what it would do, and has not said yes.</summary>
    LookedAt,

    /// <summary>Somebody has said yes; it is done soon.</summary>
    Waiting,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was refused, and nothing was changed.</summary>
    Refused,
}

/// <summary>An import of schools from the national register, as the council's workspace shows it.</summary>
internal sealed class SchoolImport
{
    /// <summary>The longest text kept in one column.</summary>
    public const int TextLength = 2_000;

    /// <summary>Identity.</summary>
    public required string SchoolImportId { get; init; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>The day of the file.</summary>
    public DateOnly AsAt { get; set; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTime BegunUtc { get; set; }

    /// <summary>Who brought it in.</summary>
    public required string By { get; init; }

    /// <summary>How far it has come.</summary>
    public ImportState State { get; set; }

    /// <summary>Why it was refused; empty when it was not.</summary>
    public string Refusal { get; set; } = "";

    /// <summary>Schools that are new here.</summary>
    public int Added { get; set; }

    /// <summary>Schools of which the register says something else than before.</summary>
    public int Changed { get; set; }

    /// <summary>Schools that closed.</summary>
    public int Closed { get; set; }

    /// <summary>Schools that another followed.</summary>
    public int Merged { get; set; }

    /// <summary>Rows that could not be read, or not wholly.</summary>
    public int RefusedRows { get; set; }

    /// <summary>Schools that stay as they are.</summary>
    public int Unchanged { get; set; }

    /// <summary>Schools of the council that the file does not name.</summary>
    public int NotInFile { get; set; }
}

/// <summary>A line of its report.</summary>
internal sealed class SchoolImportLine
{
    /// <summary>The import.</summary>
    public required string SchoolImportId { get; init; }

    /// <summary>Its place in the report, from 0.</summary>
    public int Position { get; init; }

    /// <summary>What became of the school.</summary>
    public RegisterOutcome Outcome { get; init; }

    /// <summary>The school's number.</summary>
    public required string Urn { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The line of the file; 0 for none.</summary>
    public int Line { get; init; }

    /// <summary>What changed, or why not.</summary>
    public required string Text { get; init; }

    /// <summary>The school, when it was there already.</summary>
    public string? ContentItemId { get; init; }
}

/// <summary>The tables of imports.</summary>
internal static class RegisterModel
{
    public static void Add(ModelBuilder model)
    {
        model.Entity<SchoolImport>(import =>
        {
            import.ToTable("SchoolImports").HasKey(i => i.SchoolImportId);
            import.Property(i => i.SchoolImportId).HasMaxLength(ContentIds.MaxLength);
            import.Property(i => i.FileName).HasMaxLength(256);
            import.Property(i => i.By).HasMaxLength(128);
            import.Property(i => i.State).HasConversion<string>().HasMaxLength(32);
            import.Property(i => i.Refusal).HasMaxLength(SchoolImport.TextLength);
            import.HasIndex(i => i.BegunUtc);
        });
        model.Entity<SchoolImportLine>(line =>
        {
            line.ToTable("SchoolImportLines").HasKey(l => new { l.SchoolImportId, l.Position });
            line.Property(l => l.SchoolImportId).HasMaxLength(ContentIds.MaxLength);
            line.Property(l => l.Outcome).HasConversion<string>().HasMaxLength(32);
            line.Property(l => l.Urn).HasMaxLength(32);
            line.Property(l => l.Name).HasMaxLength(512);
            line.Property(l => l.Text).HasMaxLength(SchoolImport.TextLength);
            line.Property(l => l.ContentItemId).HasMaxLength(ContentIds.MaxLength);
            line.HasIndex(l => new { l.SchoolImportId, l.Outcome });
        });
    }

    public static DbSet<SchoolImport> SchoolImports(this CmsDbContext db) => db.Set<SchoolImport>();

    public static DbSet<SchoolImportLine> SchoolImportLines(this CmsDbContext db) => db.Set<SchoolImportLine>();
}
