using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Area;

/// <summary>Something that the council or a school shares with the schools of the council.</summary>
internal sealed class AreaItem
{
    public const int LongestTitle = 128;
    public const int LongestAbout = 1_000;
    public const int LongestText = 20_000;
    public const int LongestLink = 1_024;
    public const int LongestReason = 500;
    public const int NameLength = 128;

    public required string AreaItemId { get; init; }

    public required string Title { get; set; }

    /// <summary>What it is, in a few sentences.</summary>
    public required string About { get; set; }

    /// <summary><see cref="AreaChoice.Kinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary><see cref="AreaChoice.Audiences"/>.</summary>
    public required string Audience { get; set; }

    /// <summary>Term of the taxonomy <c>needs</c>; empty for every need.</summary>
    public string Need { get; set; } = "";

    /// <summary>Text to copy, with placeholders; empty for none.</summary>
    public string Text { get; set; } = "";

    /// <summary>Address on the web; empty for none.</summary>
    public string Link { get; set; } = "";

    /// <summary>File of the media library; null for none.</summary>
    public string? MediaFileId { get; set; }

    /// <summary>The School that shares it; null for the council.</summary>
    public string? SchoolId { get; init; }

    /// <summary>The item that it was made from; null for none.</summary>
    public string? AdaptedFromId { get; init; }

    public DateTime AddedUtc { get; init; }

    public required string AddedBy { get; init; }

    /// <summary>Whether the council shows it first.</summary>
    public bool IsFeatured { get; set; }

    /// <summary>Why the council took it down; null while it is there.</summary>
    public string? TakenDownReason { get; set; }

    /// <summary>Title, description and text as they are searched.</summary>
    public string SearchText { get; set; } = "";
}

/// <summary>A choice of a list.</summary>
internal sealed record AreaChoice(string Name, string Words)
{
    public static readonly IReadOnlyList<AreaChoice> Kinds =
        [new("letter", "Letter"), new("template", "Template or form"), new("leaflet", "Leaflet"), new("training", "Training"), new("policy", "Policy"), new("resource", "Activity or assessment")];

    public static readonly IReadOnlyList<AreaChoice> Audiences = [new("staff", "Staff"), new("families", "Families"), new("pupils", "Children and young people"), new("governors", "Governors and trustees")];

    public static string WordsOf(IReadOnlyList<AreaChoice> choices, string name) => choices.FirstOrDefault(c => c.Name == name)?.Words ?? name;
}

/// <summary>Maps the table of the schools' area.</summary>
internal static class AreaModel
{
    public static DbSet<AreaItem> AreaItems(this CmsDbContext db) => db.Set<AreaItem>();

    public static void Add(ModelBuilder model) => model.Entity<AreaItem>(item =>
    {
        item.ToTable("SchoolAreaItems").HasKey(i => i.AreaItemId);
        item.Property(i => i.AreaItemId).HasMaxLength(ContentIds.MaxLength);
        item.Property(i => i.Title).HasMaxLength(AreaItem.LongestTitle);
        item.Property(i => i.About).HasMaxLength(AreaItem.LongestAbout);
        item.Property(i => i.Kind).HasMaxLength(SchoolIndex.WordLength);
        item.Property(i => i.Audience).HasMaxLength(SchoolIndex.WordLength);
        item.Property(i => i.Need).HasMaxLength(ContentIds.MaxLength);
        item.Property(i => i.Link).HasMaxLength(AreaItem.LongestLink);
        item.Property(i => i.MediaFileId).HasMaxLength(ContentIds.MaxLength);
        item.Property(i => i.SchoolId).HasMaxLength(ContentIds.MaxLength);
        item.Property(i => i.AdaptedFromId).HasMaxLength(ContentIds.MaxLength);
        item.Property(i => i.AddedBy).HasMaxLength(AreaItem.NameLength);
        item.Property(i => i.TakenDownReason).HasMaxLength(AreaItem.LongestReason);
        item.HasIndex(i => i.SchoolId);
    });
}
