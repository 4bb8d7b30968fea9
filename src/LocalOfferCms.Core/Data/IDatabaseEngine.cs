using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LocalOfferCms.Core.Data;

/// <summary>The seam between the platform and a database product. SQLite and PostgreSQL implement it in Storage.</summary>
public interface IDatabaseEngine
{
    /// <summary><c>SQLite</c> or <c>PostgreSQL</c>.</summary>
    string Name { get; }

    /// <summary>Points a context at the host database (registry, signals, data-protection keys).</summary>
    void ConfigureHost(DbContextOptionsBuilder options);

    /// <summary>Points a context at the council's own database.</summary>
    void ConfigureTenant(DbContextOptionsBuilder options, Tenant tenant);

    /// <summary>Gives a connection of the council's for reading by plain ADO; the caller disposes it.</summary>
    Task<ReadConnection> OpenReadAsync(Tenant tenant, CancellationToken ct);

    /// <summary>Gives a connection of the host's for reading by plain ADO; the caller disposes it. What a host reads before it listens goes this way:
    /// EF's first query takes a third of a second.</summary>
    Task<ReadConnection> OpenHostReadAsync(CancellationToken ct);

    /// <summary>Makes the host database, or brings it up to date.</summary>
    Task PrepareHostAsync(CancellationToken ct);

    /// <summary>Makes the council's database if there is none (whole or not at all), else runs its pending schema steps.</summary>
    Task PrepareTenantAsync(Tenant tenant, CancellationToken ct);

    /// <summary>Begins to read a council as it is at one moment, however long the reading takes, and keeps no writer waiting meanwhile.</summary>
    Task<IDbContextTransaction> BeginSnapshotAsync(CmsDbContext db, CancellationToken ct);

    /// <summary>Removes databases of a council that nothing names: an import or a restore that was cut off left them.</summary>
    /// <param name="name">The council's name.</param>
    /// <param name="inUse">Its row in the registry; null when it has none.</param>
    /// <param name="ct">Cancels.</param>
    Task RemoveStraysAsync(string name, Tenant? inUse, CancellationToken ct);

    /// <summary>Removes the council's database and all in it, so that a process which has it open still cannot read or write there any more.</summary>
    Task RemoveTenantAsync(Tenant tenant, CancellationToken ct);

    /// <summary>Takes a lock that holds across processes and nodes and dies with its holder; waits until it is free.</summary>
    /// <param name="name">What is locked: letters, digits and <c>-</c>.</param>
    /// <param name="ct">Cancels the wait.</param>
    Task<IAsyncDisposable> LockAsync(string name, CancellationToken ct);

    /// <summary>Enters the council's write gate in this process: one writer at a time, first come first served. No-op where the database needs none.</summary>
    Task<IDisposable> EnterWriteGateAsync(Tenant tenant, CancellationToken ct);
}
