using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>That somebody is away, and who stands in for them.</summary>
public sealed class Away
{
    /// <summary>Who.</summary>
    public required string PersonId { get; init; }
    /// <summary>Their last day away.</summary>
    public DateOnly Until { get; set; }
    /// <summary>Who gets their work; null for whoever is next in line.</summary>
    public string? StandInId { get; set; }
}

/// <summary>Maps the table.</summary>
internal static class AwayModel
{
    public static void Configure(ModelBuilder model) => model.Entity<Away>(away =>
    {
        away.ToTable("PersonAways").HasKey(a => a.PersonId);
        away.Property(a => a.PersonId).HasMaxLength(ContentIds.MaxLength);
        away.Property(a => a.StandInId).HasMaxLength(ContentIds.MaxLength);
        away.HasIndex(a => a.Until);
        away.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    });
}
