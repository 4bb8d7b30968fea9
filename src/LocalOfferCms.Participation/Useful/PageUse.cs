using LocalOfferCms.Core;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Useful;

/// <summary>How many people found a page useful on a day. Nothing is kept about who.</summary>
internal sealed class PageUse
{
    /// <summary>The content item's id, so that a page which moves keeps its counts; <see cref="UsefulSection.Search"/> for search results.</summary>
    public required string PageId { get; init; }

    /// <summary>The day in the council, as a moment without a time.</summary>
    public DateTime Day { get; init; }

    /// <summary>How many said that it was.</summary>
    public int Yes { get; set; }

    /// <summary>How many said that it was not.</summary>
    public int No { get; set; }

    public static void Configure(ModelBuilder model) => model.Entity<PageUse>(use =>
    {
        use.ToTable("PageUses").HasKey(u => new { u.PageId, u.Day });
        use.Property(u => u.PageId).HasMaxLength(ContentIds.MaxLength);
        use.HasIndex(u => u.Day);
    });
}
