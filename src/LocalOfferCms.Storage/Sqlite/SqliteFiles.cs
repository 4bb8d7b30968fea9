using System.Text.RegularExpressions;
using LocalOfferCms.Core.Tenancy;
using Microsoft.Data.Sqlite;

namespace LocalOfferCms.Storage.Sqlite;

/// <summary>Where the files are, and how one comes to be: whole or not at all.</summary>
internal sealed partial class SqliteFiles(string dataFolder)
{
    private readonly string _root = Path.Combine(Path.GetFullPath(dataFolder), "App_Data");

    public string Host => Path.Combine(_root, "host.db");

    public string Council(Tenant tenant) => Path.Combine(Folder(tenant.Name), tenant.DatabaseMark switch
    {
        null => "site.db",
        { } mark when ValidMark().IsMatch(mark) => $"site-{mark}.db",
        { } mark => throw new InvalidOperationException($"'{mark}' cannot be the mark of a database."),
    });

    /// <summary>All databases of a council: the first, and those that imports and restores made.</summary>
    public IEnumerable<string> Databases(string name) => Directory.Exists(Folder(name)) ? Directory.EnumerateFiles(Folder(name), "site*.db") : [];

    private string Folder(string name) => ValidName().IsMatch(name)
        ? Path.Combine(_root, "Sites", name)
        : throw new InvalidOperationException($"'{name}' cannot be the name of a council's folder.");

    public string Template(string hash) => Path.Combine(_root, "templates", hash + ".db");

    public string Lock(string name) => ValidLock().IsMatch(name)
        ? Path.Combine(_root, "locks", name + ".lock")
        : throw new ArgumentException($"'{name}' cannot be the name of a lock.", nameof(name));

    /// <summary>Opens an existing file only: a council that was removed must not come back as an empty one.</summary>
    /// <param name="file">The database.</param>
    /// <param name="owner">Makes the connection pool the owner's own. SQLite ignores it; but when a council is removed and
    /// another takes its name, no process goes on with pooled connections to the file that was there before.</param>
    public static string ConnectionString(string file, Guid? owner = null) => new SqliteConnectionStringBuilder
    {
        DataSource = new Uri(file).AbsoluteUri + (owner is null ? "" : $"?owner={owner:N}"),
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
    }.ConnectionString;

    /// <summary>The name under which a file is built beside its place. The caller holds the lock, so one that is there was left by a crash.</summary>
    public static string Begin(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = file + ".new";
        Delete(unfinished);
        return unfinished;
    }

    /// <summary>Puts a file that was built, and has no log beside it, in its place.</summary>
    public static void Finish(string unfinished, string file)
    {
        if (File.Exists(unfinished + "-wal"))
        {
            throw new InvalidOperationException($"{unfinished} still has a write-ahead log; it would be incomplete without it.");
        }

        using (var stream = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
        {
            stream.Flush(flushToDisk: true);
        }

        // A log left beside the place by a file that is gone would be replayed into this one.
        Delete(file);
        File.Move(unfinished, file);
    }

    public static void Delete(string file)
    {
        File.Delete(file);
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex ValidName();

    [GeneratedRegex("^[0-9a-z]{1,26}$")]
    private static partial Regex ValidMark();

    [GeneratedRegex("^[A-Za-z0-9-]{1,100}$")]
    private static partial Regex ValidLock();
}
