using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Data;

/// <summary>The host's own database: the registry of councils, signals, the data-protection key ring, and public
/// reference data that all councils share. No council's content.</summary>
public sealed class HostDbContext(DbContextOptions<HostDbContext> options) : DbContext(options)
{
    /// <summary>The registry.</summary>
    public DbSet<TenantRow> Tenants => Set<TenantRow>();
    /// <summary>Data-protection keys, as XML.</summary>
    public DbSet<KeyRow> Keys => Set<KeyRow>();
    /// <summary>Pokes between processes (SQLite): "look at this council's signals".</summary>
    public DbSet<PokeRow> Pokes => Set<PokeRow>();

    /// <summary>The platform's staff.</summary>
    public DbSet<PlatformPerson> PlatformPeople => Set<PlatformPerson>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TenantRow>(tenant =>
        {
            tenant.ToTable("Tenants").HasKey(t => t.TenantId);
            tenant.Property(t => t.Name).HasMaxLength(40);
            tenant.HasIndex(t => t.Name).IsUnique();
            tenant.Property(t => t.State).HasConversion<string>().HasMaxLength(32);
        });
        modelBuilder.Entity<KeyRow>(key =>
        {
            key.ToTable("DataProtectionKeys").HasKey(k => k.Name);
            key.Property(k => k.Name).HasMaxLength(128);
        });
        modelBuilder.Entity<PokeRow>(poke =>
        {
            poke.ToTable("Pokes").HasKey(p => p.PokeRowId);
            poke.Property(p => p.PokeRowId).ValueGeneratedOnAdd();
            poke.Property(p => p.Topic).HasMaxLength(32);
        });
        modelBuilder.Entity<PlatformPerson>(person =>
        {
            person.ToTable("PlatformPeople").HasKey(p => p.PlatformPersonId);
            person.Property(p => p.PlatformPersonId).HasMaxLength(ContentIds.MaxLength);
            person.Property(p => p.Email).HasMaxLength(256);
            person.Property(p => p.NormalizedEmail).HasMaxLength(256);
            person.HasIndex(p => p.NormalizedEmail).IsUnique();
            person.HasIndex(p => p.SetUpHash);
        });
        PlacesModel.Configure(modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
}

/// <summary>A row of the registry. What is looked up has a column; the rest of the <see cref="Tenant"/> is JSON.</summary>
public sealed class TenantRow
{
    /// <summary><see cref="Tenant.Id"/>.</summary>
    public Guid TenantId { get; init; }
    /// <summary><see cref="Tenant.Name"/>.</summary>
    public required string Name { get; set; }
    /// <summary><see cref="Tenant.State"/>.</summary>
    public TenantState State { get; set; }
    /// <summary>The whole <see cref="Tenant"/> as JSON.</summary>
    public required string Data { get; set; }
}

/// <summary>A data-protection key.</summary>
public sealed class KeyRow
{
    /// <summary>The key's friendly name.</summary>
    public required string Name { get; init; }
    /// <summary>The key as XML.</summary>
    public required string Xml { get; set; }
}

/// <summary>A signal to other processes that share the host database (SQLite).</summary>
public sealed class PokeRow
{
    /// <summary>Ordered identity, given by the database.</summary>
    public long PokeRowId { get; init; }
    /// <summary>The council, or null for the host.</summary>
    public Guid? TenantId { get; init; }
    /// <summary>One of <see cref="Signals.SignalTopics"/>.</summary>
    public required string Topic { get; init; }
    /// <summary>When, UTC.</summary>
    public DateTime AtUtc { get; init; }
}
