using Npgsql;

namespace LocalOfferCms.Storage.PostgreSql;

/// <summary>A lock of PostgreSQL's own, held by a session: if its holder dies, it goes with the connection.</summary>
internal sealed class AdvisoryLock(NpgsqlConnection connection, string name) : IAsyncDisposable
{
    private const string Key = "hashtextextended('localoffer/' || @name, 0)";

    public static async Task<AdvisoryLock> TakeAsync(NpgsqlDataSource dataSource, string name, CancellationToken ct)
    {
        var connection = await dataSource.OpenConnectionAsync(ct);
        try
        {
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({Key})", connection) { CommandTimeout = 0 };
            command.Parameters.AddWithValue("name", name);
            await command.ExecuteNonQueryAsync(ct);
            return new AdvisoryLock(connection, name);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets go at once. Without a word, the connection would hold on in the pool until its next user comes.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (connection)
        {
            await connection.ExecuteAsync(null, $"SELECT pg_advisory_unlock({Key})", CancellationToken.None, ("name", name));
        }
    }
}
