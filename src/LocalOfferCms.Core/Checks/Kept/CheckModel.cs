using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Checks.Kept;

/// <summary>Maps what the checks keep.</summary>
internal static class CheckModel
{
    public const int MessageLength = 1_000;
    public const int QuoteLength = 256;
    public const int AddressLength = 2_048;
    private const int Id = ContentIds.MaxLength;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<PageCheck>(check =>
        {
            check.ToTable("PageChecks").HasKey(c => c.ContentItemId);
            check.Property(c => c.ContentItemId).HasMaxLength(Id);
            check.Property(c => c.ContentItemVersionId).HasMaxLength(Id);
        });
        model.Entity<PageFinding>(finding =>
        {
            finding.ToTable("PageFindings").HasKey(f => new { f.ContentItemId, f.Position });
            finding.Property(f => f.ContentItemId).HasMaxLength(Id);
            finding.Property(f => f.Code).HasMaxLength(64);
            finding.Property(f => f.Message).HasMaxLength(MessageLength);
            finding.Property(f => f.Label).HasMaxLength(QuoteLength);
            finding.Property(f => f.Quote).HasMaxLength(QuoteLength);
            finding.HasIndex(f => new { f.Severity, f.Code });
        });
        model.Entity<LinkCheck>(link =>
        {
            link.ToTable("LinkChecks").HasKey(l => l.LinkCheckId);
            link.Property(l => l.LinkCheckId).HasMaxLength(Id);
            link.Property(l => l.Address).HasMaxLength(AddressLength);
            link.Property(l => l.Problem).HasMaxLength(QuoteLength);
            link.Property(l => l.MovedTo).HasMaxLength(AddressLength);
            link.HasIndex(l => l.LastCheckedUtc);
            link.HasIndex(l => l.FirstFailedUtc);
        });
        model.Entity<LinkUse>(use =>
        {
            use.ToTable("LinkUses").HasKey(u => new { u.ContentItemId, u.LinkCheckId });
            use.Property(u => u.ContentItemId).HasMaxLength(Id);
            use.Property(u => u.LinkCheckId).HasMaxLength(Id);
            use.Property(u => u.Words).HasMaxLength(QuoteLength);
            use.HasIndex(u => u.LinkCheckId);
        });
    }
}
