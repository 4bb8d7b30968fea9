using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Maps the tables of a page's life.</summary>
internal static class LifeModel
{
    private const int Id = ContentIds.MaxLength;
    private const int Name = 128;
    private const int Title = 512;

    public static void Configure(ModelBuilder model)
    {
        ConfigureSummaries(model);
        ConfigureMoves(model);
        model.Entity<PreviewLink>(link =>
        {
            link.ToTable("PreviewLinks").HasKey(l => l.PreviewLinkId);
            link.Property(l => l.PreviewLinkId).HasMaxLength(Id);
            link.Property(l => l.TokenHash).HasMaxLength(64);
            link.Property(l => l.ContentItemId).HasMaxLength(Id);
            link.Property(l => l.For).HasMaxLength(256);
            link.Property(l => l.MadeBy).HasMaxLength(Name);
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasIndex(l => l.ContentItemId);
        });
        model.Entity<ReviewReminder>(reminder =>
        {
            reminder.ToTable("ReviewReminders").HasKey(r => new { r.ContentItemId, r.ReviewDue, r.Step });
            reminder.Property(r => r.ContentItemId).HasMaxLength(Id);
        });
    }

    private static void ConfigureSummaries(ModelBuilder model)
    {
        model.Entity<ContentSummary>(summary =>
        {
            summary.ToTable("ContentSummaries").HasKey(s => s.ContentItemId);
            summary.Property(s => s.ContentItemId).HasMaxLength(Id);
            summary.Property(s => s.ContentItemVersionId).HasMaxLength(Id);
            summary.Property(s => s.ContentType).HasMaxLength(Name);
            summary.Property(s => s.Title).HasMaxLength(Title);
            summary.Property(s => s.TitleKey).HasMaxLength(Title);
            summary.Property(s => s.Stage).HasConversion<string>().HasMaxLength(32);
            summary.Property(s => s.Owner).HasMaxLength(256);
            summary.Property(s => s.OwnerId).HasMaxLength(Id);
            summary.Property(s => s.Author).HasMaxLength(Name);
            summary.HasIndex(s => new { s.ModifiedUtc, s.ContentItemId });
            summary.HasIndex(s => new { s.TitleKey, s.ContentItemId });
            summary.HasIndex(s => new { s.ContentType, s.ModifiedUtc });
            summary.HasIndex(s => new { s.Stage, s.ModifiedUtc });
            summary.HasIndex(s => new { s.OwnerId, s.ReviewDue });
            summary.HasIndex(s => s.ReviewDue);
            summary.HasIndex(s => s.Expires);
            summary.HasIndex(s => new { s.Author, s.Stage });
        });
        model.Entity<SummaryTopic>(topic =>
        {
            topic.ToTable("SummaryTopics").HasKey(t => new { t.ContentItemId, t.Topic });
            topic.Property(t => t.ContentItemId).HasMaxLength(Id);
            topic.Property(t => t.Topic).HasMaxLength(Name);
            topic.HasIndex(t => t.Topic);
        });
    }

    private static void ConfigureMoves(ModelBuilder model)
    {
        model.Entity<VersionReview>(review =>
        {
            review.ToTable("VersionReviews").HasKey(r => r.ContentItemVersionId);
            review.Property(r => r.ContentItemVersionId).HasMaxLength(Id);
            review.Property(r => r.ContentItemId).HasMaxLength(Id);
            review.Property(r => r.SubmittedBy).HasMaxLength(Name);
            review.Property(r => r.SubmittedById).HasMaxLength(Id);
            review.Property(r => r.SubmittedToId).HasMaxLength(Id);
            review.Property(r => r.ReturnedBy).HasMaxLength(Name);
            review.Property(r => r.ApprovedBy).HasMaxLength(Name);
            review.HasIndex(r => r.ContentItemId);
            review.HasIndex(r => r.SubmittedToId);
        });
        model.Entity<ClosedPage>(closed =>
        {
            closed.ToTable("ClosedPages").HasKey(c => c.ContentItemId);
            closed.Property(c => c.ContentItemId).HasMaxLength(Id);
            closed.Property(c => c.Title).HasMaxLength(Title);
            closed.Property(c => c.SeeItemId).HasMaxLength(Id);
        });
        model.Entity<BinnedItem>(binned =>
        {
            binned.ToTable("BinnedItems").HasKey(b => b.ContentItemId);
            binned.Property(b => b.ContentItemId).HasMaxLength(Id);
            binned.Property(b => b.ContentType).HasMaxLength(Name);
            binned.Property(b => b.Title).HasMaxLength(Title);
            binned.Property(b => b.BinnedBy).HasMaxLength(Name);
            binned.HasIndex(b => b.GoneUtc);
            binned.HasIndex(b => b.BinnedUtc);
        });
    }
}
