using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Portal;

/// <summary>A piece of text that is used again and again in a school's report.</summary>
internal sealed class SchoolSnippet
{
    public const int LongestTitle = 128;
    public const int LongestText = 4_000;

    public required string SnippetId { get; init; }

    /// <summary>What it is called in the list.</summary>
    public required string Title { get; set; }

    public required string Text { get; set; }

    /// <summary>Whose it is, wherever they work; null when it is a school's.</summary>
    public string? PersonId { get; init; }

    /// <summary>The School whose people all have it; null when it is a person's own.</summary>
    public string? SchoolId { get; init; }
}

/// <summary>Where an answer of a school's report comes from that was written for several schools.</summary>
internal sealed class SharedAnswer
{
    /// <summary>The School that has taken it over.</summary>
    public required string SchoolId { get; init; }

    /// <summary>Which answer: <c>Item03b</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The School where it was written.</summary>
    public required string SourceId { get; set; }

    /// <summary><see cref="ReportDrafts.MarkOf"/> of the text as it was taken over: it tells whether the school has changed it since.</summary>
    public required string Mark { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime TakenUtc { get; set; }
}

/// <summary>Maps the tables of the pages where schools keep their reports.</summary>
internal static class PortalModel
{
    private const int FieldLength = 64;

    public static void Add(ModelBuilder model)
    {
        model.Entity<SchoolSnippet>(snippet =>
        {
            snippet.ToTable("SchoolSnippets").HasKey(s => s.SnippetId);
            snippet.Property(s => s.SnippetId).HasMaxLength(ContentIds.MaxLength);
            snippet.Property(s => s.Title).HasMaxLength(SchoolSnippet.LongestTitle);
            snippet.Property(s => s.PersonId).HasMaxLength(ContentIds.MaxLength);
            snippet.Property(s => s.SchoolId).HasMaxLength(ContentIds.MaxLength);
            snippet.HasIndex(s => s.PersonId);
            snippet.HasIndex(s => s.SchoolId);
            snippet.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SharedAnswer>(answer =>
        {
            answer.ToTable("SharedAnswers").HasKey(a => new { a.SchoolId, a.Field });
            answer.Property(a => a.SchoolId).HasMaxLength(ContentIds.MaxLength);
            answer.Property(a => a.Field).HasMaxLength(FieldLength);
            answer.Property(a => a.SourceId).HasMaxLength(ContentIds.MaxLength);
            answer.Property(a => a.Mark).HasMaxLength(FieldLength);
            answer.HasIndex(a => a.SourceId);
        });
    }

    public static DbSet<SchoolSnippet> SchoolSnippets(this CmsDbContext db) => db.Set<SchoolSnippet>();

    public static DbSet<SharedAnswer> SharedAnswers(this CmsDbContext db) => db.Set<SharedAnswer>();
}
