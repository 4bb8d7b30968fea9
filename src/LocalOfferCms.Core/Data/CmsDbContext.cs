using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Checks.Kept;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LocalOfferCms.Core.Data;

/// <summary>A council's own database. One context, used directly; modules add their tables through <see cref="IModule.ConfigureModel"/>.</summary>
public sealed class CmsDbContext(
    DbContextOptions<CmsDbContext> options,
    IEnumerable<IModule> modules,
    IDatabaseEngine engine,
    CurrentTenant tenant) : DbContext(options)
{
    /// <summary>Content items.</summary>
    public DbSet<ContentItem> ContentItems => Set<ContentItem>();
    /// <summary>Versions of content items.</summary>
    public DbSet<ContentVersion> ContentVersions => Set<ContentVersion>();
    /// <summary>Addresses: current ones, and former ones that redirect.</summary>
    public DbSet<PathEntry> Paths => Set<PathEntry>();
    /// <summary>One row for each published item, for lists and menus.</summary>
    public DbSet<PublishedPage> PublishedPages => Set<PublishedPage>();
    /// <summary>Terms of published items.</summary>
    public DbSet<TermEntry> Terms => Set<TermEntry>();
    /// <summary>Links between published items.</summary>
    public DbSet<LinkEntry> Links => Set<LinkEntry>();
    /// <summary>Values of fields marked filterable.</summary>
    public DbSet<FieldEntry> Fields => Set<FieldEntry>();
    /// <summary>Settings, type definitions, roles, workflow types and the like: one JSON document each.</summary>
    public DbSet<SiteDocument> SiteDocuments => Set<SiteDocument>();
    /// <summary>Files.</summary>
    public DbSet<MediaFile> MediaFiles => Set<MediaFile>();
    /// <summary>Who did what, when and why.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    /// <summary>Work to be done: the outbox.</summary>
    public DbSet<Job> Jobs => Set<Job>();
    /// <summary>Pages to look at again.</summary>
    public DbSet<ReviewFlag> ReviewFlags => Set<ReviewFlag>();
    /// <summary>Items as lists of the workspace show them.</summary>
    public DbSet<ContentSummary> ContentSummaries => Set<ContentSummary>();
    /// <summary>Topics of items, for lists of the workspace.</summary>
    public DbSet<SummaryTopic> SummaryTopics => Set<SummaryTopic>();
    /// <summary>How far versions have come on their way to the site.</summary>
    public DbSet<VersionReview> VersionReviews => Set<VersionReview>();
    /// <summary>What stands at the addresses of pages that have left the site.</summary>
    public DbSet<ClosedPage> ClosedPages => Set<ClosedPage>();
    /// <summary>The recycle bin.</summary>
    public DbSet<BinnedItem> BinnedItems => Set<BinnedItem>();
    /// <summary>Links to drafts for people without an account.</summary>
    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();
    /// <summary>Steps of chasing that were taken.</summary>
    public DbSet<ReviewReminder> ReviewReminders => Set<ReviewReminder>();
    /// <summary>When published pages were last checked.</summary>
    public DbSet<PageCheck> PageChecks => Set<PageCheck>();
    /// <summary>What was found in published pages.</summary>
    public DbSet<PageFinding> PageFindings => Set<PageFinding>();
    /// <summary>Addresses that published pages link to.</summary>
    public DbSet<LinkCheck> LinkChecks => Set<LinkCheck>();
    /// <summary>Which published pages link to them.</summary>
    public DbSet<LinkUse> LinkUses => Set<LinkUse>();
    /// <summary>Uploaded pages that wait for a yes.</summary>
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    /// <summary>Who may sign in.</summary>
    public DbSet<Person> People => Set<Person>();
    /// <summary>Their roles.</summary>
    public DbSet<PersonRole> PersonRoles => Set<PersonRole>();
    /// <summary>Links that were sent to them.</summary>
    public DbSet<PersonLink> PersonLinks => Set<PersonLink>();
    /// <summary>Where they are signed in.</summary>
    public DbSet<PersonSession> PersonSessions => Set<PersonSession>();
    /// <summary>What an authenticator app and recovery codes need.</summary>
    public DbSet<IdentityUserToken<string>> PersonTokens => Set<IdentityUserToken<string>>();
    /// <summary>Signals to other processes (SQLite).</summary>
    public DbSet<SignalEntry> Signals => Set<SignalEntry>();

    /// <summary>The modules whose tables are in the model.</summary>
    public IEnumerable<IModule> Modules => modules;

    /// <summary>The council whose database this is.</summary>
    public Tenant Tenant => tenant.Value;

    /// <summary>The write that is under way; null when none is. For what is called in the middle of one, such as an <see cref="IContentHandler"/>.</summary>
    public WriteSession? Write { get; internal set; }

    /// <summary>Begins a write: waits at the council's gate, then opens a transaction. Dispose without committing to undo.</summary>
    public async Task<WriteSession> BeginWriteAsync(CancellationToken ct)
    {
        // What a context makes for itself on its first use need not be waited for by whoever stands at the gate.
        _ = Model;
        var gate = await engine.EnterWriteGateAsync(tenant.Value, ct);
        try
        {
            return Write = new WriteSession(this, gate, await Database.BeginTransactionAsync(ct));
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        CoreModel.Configure(modelBuilder);
        foreach (var module in modules)
        {
            module.ConfigureModel(modelBuilder);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
}

/// <summary>Times are stored as UTC and come back marked as UTC on both databases.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
