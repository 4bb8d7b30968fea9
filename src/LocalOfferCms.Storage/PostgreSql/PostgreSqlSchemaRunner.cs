using System.Data.Common;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Storage.Schema;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LocalOfferCms.Storage.PostgreSql;

/// <summary>PostgreSQL changes tables inside a transaction; a step that asks to run outside one could be left half done, so it is refused.</summary>
internal sealed class PostgreSqlSchemaRunner(TimeProvider clock) : SchemaRunner(clock)
{
    protected override Task ApplyAsync(
        DbConnection connection, IReadOnlyList<MigrationCommand> commands, IReadOnlyList<SchemaStep> steps, CancellationToken ct) =>
        commands.FirstOrDefault(command => command.TransactionSuppressed) is { } outside
            ? throw new InvalidOperationException($"A schema step must be able to run inside a transaction: {outside.CommandText}")
            : base.ApplyAsync(connection, commands, steps, ct);
}
