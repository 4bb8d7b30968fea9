using LocalOfferCms.Core.Data;

namespace LocalOfferCms.TestSupport;

/// <summary>Everything that a host keeps: a data folder and, on PostgreSQL, a database. Hosts and child processes come and go over it.</summary>
public sealed class HostData : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localoffer-test-");

    private HostData(TestEngine engine, string? database) => (Engine, Database) = (engine, database);

    /// <summary>The database product.</summary>
    public TestEngine Engine { get; }

    /// <summary>The folder that holds <c>App_Data</c>, and recipes that tests write.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The connection string; null on SQLite.</summary>
    public string? Database { get; }

    /// <summary>Settings of the host that point it here, by their names in the configuration.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Data"] = Folder,
        ["Database:Provider"] = Engine.ToString(),
        ["Database:ConnectionString"] = Database,
    };

    /// <summary>The same for a process of its own, as environment variables.</summary>
    public Dictionary<string, string?> Environment => Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);

    /// <summary>Empty data, on the run's engine unless another is asked for.</summary>
    public static async Task<HostData> CreateAsync(TestEngine? on = null)
    {
        var engine = on ?? TestDatabase.Engine;
        return new(engine, engine == TestEngine.PostgreSql ? await TestDatabase.CreatePostgreSqlAsync() : null);
    }

    /// <summary>The same data again, to do something else with. No host may be running over it.</summary>
    public async Task<HostData> CopyAsync()
    {
        var copy = new HostData(Engine, Database is null ? null : await TestDatabase.CreatePostgreSqlAsync(template: Database));
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }

        return copy;
    }

    /// <summary>The database files of SQLite; none on PostgreSQL.</summary>
    public IEnumerable<string> SqliteFiles => _folder.EnumerateFiles("*.db", SearchOption.AllDirectories).Select(f => f.FullName);

    /// <summary>A council's own folder.</summary>
    public string Site(string council) => new DataFolder(Folder).Site(council);

    /// <summary>Removes it all.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
        {
            await TestDatabase.DropPostgreSqlAsync(Database);
        }

        _folder.Delete(recursive: true);
    }
}
