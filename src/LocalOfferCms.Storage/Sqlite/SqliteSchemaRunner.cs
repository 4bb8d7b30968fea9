using System.Data.Common;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Storage.Schema;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LocalOfferCms.Storage.Sqlite;

/// <summary>SQLite alters a column by rebuilding its table. With foreign keys on, dropping the old table deletes the rows of its
/// children, and the switch does nothing inside a transaction: so it is thrown before, and what EF says to run outside is left out.</summary>
internal sealed class SqliteSchemaRunner(TimeProvider clock) : SchemaRunner(clock)
{
    protected override async Task ApplyAsync(
        DbConnection connection, IReadOnlyList<MigrationCommand> commands, IReadOnlyList<SchemaStep> steps, CancellationToken ct)
    {
        await connection.ExecuteAsync(null, "PRAGMA foreign_keys=0", ct);
        try
        {
            await base.ApplyAsync(connection, [.. commands.Where(command => !command.TransactionSuppressed)], steps, ct);
        }
        finally
        {
            await connection.ExecuteAsync(null, "PRAGMA foreign_keys=1", CancellationToken.None);
        }
    }

    protected override async Task CheckAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        var orphans = await connection.ScalarAsync<long>(transaction, "SELECT count(*) FROM pragma_foreign_key_check", ct);
        if (orphans > 0)
        {
            throw new InvalidOperationException($"The schema steps would leave {orphans} rows that refer to nothing. Nothing was changed.");
        }
    }
}
