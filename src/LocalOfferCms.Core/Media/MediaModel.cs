using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Media;

/// <summary>Maps the media library's table.</summary>
internal static class MediaModel
{
    public static void Configure(ModelBuilder model) => model.Entity<MediaFile>(file =>
    {
        file.ToTable("MediaFiles").HasKey(f => f.MediaFileId);
        file.Property(f => f.MediaFileId).HasMaxLength(ContentIds.MaxLength);
        file.Property(f => f.Path).HasMaxLength(512);
        file.Property(f => f.FileName).HasMaxLength(MediaFile.NameLength);
        file.Property(f => f.Hash).HasMaxLength(64);
        file.Property(f => f.SourceHash).HasMaxLength(64);
        file.Property(f => f.ContentType).HasMaxLength(128);
        file.Property(f => f.AltText).HasMaxLength(MediaFile.TextLength);
        file.Property(f => f.Title).HasMaxLength(MediaFile.NameLength);
        file.Property(f => f.Owner).HasMaxLength(MediaFile.NameLength);
        file.Property(f => f.Licence).HasMaxLength(MediaFile.NameLength);
        file.Property(f => f.Language).HasMaxLength(35);
        file.Property(f => f.ConsentBy).HasMaxLength(MediaFile.NameLength);
        file.Property(f => f.ConsentReference).HasMaxLength(MediaFile.ReferenceLength);
        file.Property(f => f.CaptionsId).HasMaxLength(ContentIds.MaxLength);
        file.Property(f => f.TranscriptId).HasMaxLength(ContentIds.MaxLength);
        file.Property(f => f.State).HasConversion<string>().HasMaxLength(16);
        file.Property(f => f.StateReason).HasMaxLength(MediaFile.TextLength);
        file.Property(f => f.UploadedBy).HasMaxLength(128);
        file.HasIndex(f => f.Path).IsUnique();
        file.HasIndex(f => f.Hash);
        file.HasIndex(f => new { f.State, f.ModifiedUtc });
        file.HasIndex(f => f.CaptionsId);
        file.HasIndex(f => f.TranscriptId);
        file.Ignore(f => f.Name).Ignore(f => f.Address).Ignore(f => f.Label).Ignore(f => f.IsPicture).Ignore(f => f.IsPlayed)
            .Ignore(f => f.NeedsAltText).Ignore(f => f.Findings);
    });
}
