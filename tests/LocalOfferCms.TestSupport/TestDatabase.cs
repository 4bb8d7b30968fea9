using Npgsql;

namespace LocalOfferCms.TestSupport;

/// <summary>The engines on which the suite runs.</summary>
public enum TestEngine
{
    Sqlite,
    PostgreSql,
}

/// <summary>Which database this run is for. <c>tests/run</c> runs the whole suite once for each engine; a test that starts a host
/// or opens a council's database takes the engine from here, so that the same test speaks for both.</summary>
public static class TestDatabase
{
    /// <summary><c>Sqlite</c> (the default) or <c>PostgreSql</c>.</summary>
    public const string EngineVariable = "LOCALOFFER_TEST_DATABASE";

    /// <summary>Connection string of a server on which tests may make and drop databases.</summary>
    public const string PostgreSqlVariable = "LOCALOFFER_TEST_POSTGRES";

    private static int _made;

    /// <summary>The engine of this run.</summary>
    public static TestEngine Engine { get; } = ReadEngine();

    /// <summary>The server's connection string, or null when there is none.</summary>
    public static string? PostgreSqlServer { get; } =
        Environment.GetEnvironmentVariable(PostgreSqlVariable) is { Length: > 0 } text ? text : null;

    /// <summary>Makes a database and returns its connection string. It goes when the throw-away server goes, or by <see cref="DropPostgreSqlAsync"/>.</summary>
    /// <param name="template">The connection string of the database to copy, to which nothing may be connected; null for an empty one.</param>
    public static async Task<string> CreatePostgreSqlAsync(string? template = null)
    {
        var server = PostgreSqlServer
            ?? throw new InvalidOperationException($"Set {PostgreSqlVariable} to a PostgreSQL server's connection string, or use tests/run.");
        var name = $"lo_test_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}";
        if (template is null)
        {
            await ExecuteAsync(server, $"CREATE DATABASE {name}");
        }
        else
        {
            await using (var pooled = new NpgsqlConnection(template))
            {
                NpgsqlConnection.ClearPool(pooled);
            }

            await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {NameOf(template)}");
        }

        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    /// <summary>Drops a database made by <see cref="CreatePostgreSqlAsync"/>, closing what still uses it.</summary>
    public static async Task DropPostgreSqlAsync(string connectionString)
    {
        await ExecuteAsync(PostgreSqlServer!, $"DROP DATABASE IF EXISTS {NameOf(connectionString)} WITH (FORCE)");
    }

    private static string? NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static TestEngine ReadEngine()
    {
        var text = Environment.GetEnvironmentVariable(EngineVariable);
        return string.IsNullOrEmpty(text) ? TestEngine.Sqlite : Enum.Parse<TestEngine>(text);
    }
}
