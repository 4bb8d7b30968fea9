using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LocalOfferCms.Storage.PostgreSql;

/// <summary>Points a connection at one schema when it is opened. Npgsql's reset takes it back before the connection's next user comes,
/// so a path is never handed on.</summary>
internal sealed class SearchPathInterceptor(string schema) : DbConnectionInterceptor
{
    private readonly string _sql = Sql(schema);

    /// <summary>The command; a schema's name has been checked.</summary>
    public static string Sql(string schema) => $"SET search_path TO \"{schema}\"";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _sql;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        connection.ExecuteAsync(null, _sql, cancellationToken);
}
