using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Editing.Drafts;

/// <summary>What somebody has open in the editor and has not saved: their words, and when they were last there. It is no version.</summary>
internal sealed class Autosave
{
    /// <summary>The item; for a page that was never saved, the id that it will have.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>Whose words.</summary>
    public required string PersonId { get; init; }
    /// <summary>Their name, as others see it who have the same page open.</summary>
    public required string PersonName { get; set; }
    /// <summary>The item's type.</summary>
    public required string ContentType { get; init; }
    /// <summary>Whether the item was never saved.</summary>
    public bool IsNew { get; init; }
    /// <summary>The form as it stood, inputs by name; null when it was only opened.</summary>
    public string? Form { get; set; }
    /// <summary>When the words were kept, UTC.</summary>
    public DateTime? SavedUtc { get; set; }
    /// <summary>When the person was last there, UTC.</summary>
    public DateTime SeenUtc { get; set; }
}

/// <summary>Maps the editor's table.</summary>
internal static class AutosaveModel
{
    public static void Configure(ModelBuilder model) => model.Entity<Autosave>(autosave =>
    {
        autosave.ToTable("Autosaves").HasKey(a => new { a.ContentItemId, a.PersonId });
        autosave.Property(a => a.ContentItemId).HasMaxLength(ContentIds.MaxLength);
        autosave.Property(a => a.PersonId).HasMaxLength(ContentIds.MaxLength);
        autosave.Property(a => a.PersonName).HasMaxLength(256);
        autosave.Property(a => a.ContentType).HasMaxLength(128);
        autosave.HasIndex(a => new { a.PersonId, a.IsNew, a.ContentType });
        autosave.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    });
}
