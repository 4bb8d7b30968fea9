using System.Data.Common;
using System.Globalization;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LocalOfferCms.Storage.Schema;

/// <summary>Fills new databases and brings old ones up to date. The caller holds the lock that keeps other processes out.</summary>
internal abstract class SchemaRunner(TimeProvider clock)
{
    /// <summary>Makes all tables in an empty database and marks every step as done.</summary>
    public async Task FillAsync(DbConnection connection, DbTransaction transaction, DatabaseSchema schema, CancellationToken ct)
    {
        await connection.ExecuteAsync(transaction, schema.CreateScript, ct);
        await RecordAsync(connection, transaction, schema.Steps, ct);
    }

    /// <summary>The steps that a database has not had. Asked of every council at every start, so EF has no part in it.</summary>
    public static async Task<List<SchemaStep>> PendingAsync(DbConnection connection, IEnumerable<SchemaStep> steps, CancellationToken ct)
    {
        var done = await connection.QueryAsync(null, """SELECT "StepId" FROM "SchemaHistory" """, row => row.GetString(0), ct);
        return [.. steps.ExceptBy(done, step => step.Id)];
    }

    /// <summary>Runs steps that the database has not had, all or none.</summary>
    public async Task RunAsync(DbContext db, List<SchemaStep> pending, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await ApplyAsync(db.Database.GetDbConnection(), Generate(db, pending), pending, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Runs what was generated, and records the steps, in one transaction.</summary>
    protected virtual async Task ApplyAsync(
        DbConnection connection, IReadOnlyList<MigrationCommand> commands, IReadOnlyList<SchemaStep> steps, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var command in commands)
        {
            await connection.ExecuteAsync(transaction, command.CommandText, ct);
        }

        await CheckAsync(connection, transaction, ct);
        await RecordAsync(connection, transaction, steps, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Looks at the result before it is committed; throws to undo everything.</summary>
    protected virtual Task CheckAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct) => Task.CompletedTask;

    // One call for all pending steps: a table that SQLite must rebuild is rebuilt after today's model,
    // so a later step's column would otherwise be added twice.
    private static IReadOnlyList<MigrationCommand> Generate(DbContext db, List<SchemaStep> pending)
    {
        var operations = pending.SelectMany(step =>
        {
            var builder = new MigrationBuilder(db.Database.ProviderName);
            step.Up(builder);
            return builder.Operations;
        });
        var model = db.GetService<IDesignTimeModel>().Model;
        return db.GetService<IMigrationsSqlGenerator>().Generate([.. operations], model);
    }

    private async Task RecordAsync(DbConnection connection, DbTransaction transaction, IEnumerable<SchemaStep> steps, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        foreach (var step in steps)
        {
            await connection.ExecuteAsync(transaction,
                """INSERT INTO "SchemaHistory" ("StepId", "AppliedUtc") VALUES (@step, @now)""", ct, ("@step", step.Id), ("@now", now));
        }
    }
}
