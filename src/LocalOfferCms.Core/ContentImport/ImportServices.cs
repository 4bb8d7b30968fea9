using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Imports;

/// <summary>Registers the import of pages, and maps its table.</summary>
public static class ImportServices
{
    /// <summary>Adds the import of pages from HTML, Markdown and Word.</summary>
    public static IServiceCollection AddPageImport(this IServiceCollection services) => services.AddScoped(s => new PageImport(
        s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<SiteSnapshots>(), s.GetRequiredService<SaveDraft>(), s.GetRequiredService<MediaStore>()));

    internal static void Configure(ModelBuilder model) => model.Entity<ImportBatch>(batch =>
    {
        batch.ToTable("ImportBatches").HasKey(b => b.ImportBatchId);
        batch.Property(b => b.ImportBatchId).HasMaxLength(ContentIds.MaxLength);
        batch.Property(b => b.PersonId).HasMaxLength(ContentIds.MaxLength);
        batch.Property(b => b.ParentId).HasMaxLength(ContentIds.MaxLength);
        batch.Property(b => b.ContentType).HasMaxLength(128);
        batch.HasIndex(b => b.CreatedUtc);
    });
}
