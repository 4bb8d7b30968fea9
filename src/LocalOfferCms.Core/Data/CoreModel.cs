using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Checks.Kept;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Structure;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Data;

/// <summary>Maps Core's tables.</summary>
internal static class CoreModel
{
    private const int Id = ContentIds.MaxLength;
    private const int Name = 128;
    private const int Path = 512;

    public static void Configure(ModelBuilder model)
    {
        ConfigureContent(model);
        ConfigureIndexes(model);
        ConfigureRest(model);
        LifeModel.Configure(model);
        PeopleModel.Configure(model);
        AwayModel.Configure(model);
        CheckModel.Configure(model);
        ImportServices.Configure(model);
    }

    private static void ConfigureContent(ModelBuilder model)
    {
        model.Entity<ContentItem>(item =>
        {
            item.ToTable("ContentItems").HasKey(i => i.ContentItemId);
            item.Property(i => i.ContentItemId).HasMaxLength(Id);
            item.Property(i => i.ContentType).HasMaxLength(Name);
            item.HasIndex(i => i.ContentType);
            item.HasMany(i => i.Versions).WithOne().HasForeignKey(v => v.ContentItemId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ContentVersion>(version =>
        {
            version.ToTable("ContentVersions").HasKey(v => v.ContentItemVersionId);
            version.Property(v => v.ContentItemVersionId).HasMaxLength(Id);
            version.Property(v => v.ContentItemId).HasMaxLength(Id);
            version.Property(v => v.DisplayText).HasMaxLength(Path);
            version.Property(v => v.Owner).HasMaxLength(Name);
            version.Property(v => v.Author).HasMaxLength(Name);
            version.Property(v => v.Stage).HasConversion<string>().HasMaxLength(32);
            version.HasIndex(v => new { v.ContentItemId, v.Number }).IsUnique();
            version.HasIndex(v => new { v.ContentItemId, v.Latest });
            version.HasIndex(v => new { v.ContentItemId, v.Published });
        });
    }

    private static void ConfigureIndexes(ModelBuilder model)
    {
        model.Entity<PathEntry>(path =>
        {
            path.ToTable("Paths").HasKey(p => p.Path);
            path.Property(p => p.Path).HasMaxLength(Path);
            path.Property(p => p.ContentItemId).HasMaxLength(Id);
            path.HasIndex(p => p.ContentItemId);
        });
        model.Entity<PublishedPage>(page =>
        {
            page.ToTable("PublishedPages").HasKey(p => p.ContentItemId);
            page.Property(p => p.ContentItemId).HasMaxLength(Id);
            page.Property(p => p.ContentItemVersionId).HasMaxLength(Id);
            page.Property(p => p.ContentType).HasMaxLength(Name);
            page.Property(p => p.Title).HasMaxLength(Path);
            page.Property(p => p.Path).HasMaxLength(Path);
            page.Property(p => p.ParentId).HasMaxLength(Id);
            page.HasIndex(p => p.Path);
            page.HasIndex(p => p.ParentId);
            page.HasIndex(p => new { p.ContentType, p.SortDate });
        });
        model.Entity<TermEntry>(term =>
        {
            term.ToTable("Terms").HasKey(t => new { t.ContentItemId, t.Taxonomy, t.Term });
            term.Property(t => t.ContentItemId).HasMaxLength(Id);
            term.Property(t => t.Taxonomy).HasMaxLength(Name);
            term.Property(t => t.Term).HasMaxLength(Name);
            term.HasIndex(t => new { t.Taxonomy, t.Term });
        });
        model.Entity<LinkEntry>(link =>
        {
            link.ToTable("Links").HasKey(l => new { l.FromItemId, l.Kind, l.Position });
            link.Property(l => l.FromItemId).HasMaxLength(Id);
            link.Property(l => l.Kind).HasMaxLength(Name);
            link.Property(l => l.ToItemId).HasMaxLength(Id);
            link.HasIndex(l => new { l.ToItemId, l.Kind });
        });
        model.Entity<FieldEntry>(field =>
        {
            field.ToTable("Fields").HasKey(f => new { f.ContentItemId, f.Field, f.Position });
            field.Property(f => f.ContentItemId).HasMaxLength(Id);
            field.Property(f => f.Field).HasMaxLength(Name);
            field.Property(f => f.Text).HasMaxLength(256);
            field.HasIndex(f => new { f.Field, f.Text });
            field.HasIndex(f => new { f.Field, f.Number });
            field.HasIndex(f => new { f.Field, f.Date });
        });
    }

    private static void ConfigureRest(ModelBuilder model)
    {
        model.Entity<SiteDocument>(document =>
        {
            document.ToTable("SiteDocuments").HasKey(d => new { d.Kind, d.Name });
            document.Property(d => d.Kind).HasMaxLength(Name);
            document.Property(d => d.Name).HasMaxLength(256);
        });
        MediaModel.Configure(model);
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("AuditEntries").HasKey(e => e.AuditEntryId);
            entry.Property(e => e.AuditEntryId).HasMaxLength(Id);
            entry.Property(e => e.Author).HasMaxLength(Name);
            entry.Property(e => e.AuthorId).HasMaxLength(Id);
            entry.Property(e => e.Event).HasMaxLength(Name);
            entry.Property(e => e.SubjectKind).HasMaxLength(Name);
            entry.Property(e => e.SubjectId).HasMaxLength(256);
            entry.Property(e => e.SubjectTitle).HasMaxLength(Path);
            entry.HasIndex(e => new { e.SubjectKind, e.SubjectId, e.AtUtc });
            entry.HasIndex(e => e.AtUtc);
            // Ids are made of the time, so that each of these lists the newest first.
            entry.HasIndex(e => new { e.AuthorId, e.AuditEntryId });
            entry.HasIndex(e => new { e.Author, e.AuditEntryId });
            entry.HasIndex(e => new { e.Event, e.AuditEntryId });
        });
        model.Entity<Job>(job =>
        {
            job.ToTable("Jobs").HasKey(j => j.JobId);
            job.Property(j => j.JobId).HasMaxLength(Id);
            job.Property(j => j.Kind).HasMaxLength(Name);
            job.Property(j => j.Cron).HasMaxLength(Name);
            job.Property(j => j.LeasedBy).HasMaxLength(Name);
            job.HasIndex(j => new { j.CompletedUtc, j.ParkedUtc, j.DueUtc });
        });
        model.Entity<Redirect>(redirect =>
        {
            redirect.ToTable("Redirects").HasKey(r => r.Path);
            redirect.Property(r => r.Path).HasMaxLength(Path);
            redirect.Property(r => r.ContentItemId).HasMaxLength(Id);
            redirect.Property(r => r.Address).HasMaxLength(4096);
            redirect.Property(r => r.Author).HasMaxLength(Name);
            redirect.HasIndex(r => r.ContentItemId);
        });
        model.Entity<ReviewFlag>(flag =>
        {
            flag.ToTable("ReviewFlags").HasKey(f => new { f.ContentItemId, f.SourceItemId });
            flag.Property(f => f.ContentItemId).HasMaxLength(Id);
            flag.Property(f => f.SourceItemId).HasMaxLength(Id);
            flag.HasIndex(f => f.SourceItemId);
        });
        model.Entity<SignalEntry>(signal =>
        {
            signal.ToTable("Signals").HasKey(s => s.SignalEntryId);
            signal.Property(s => s.SignalEntryId).ValueGeneratedOnAdd();
            signal.Property(s => s.Topic).HasMaxLength(SignalEntry.TopicLength);
        });
    }
}
