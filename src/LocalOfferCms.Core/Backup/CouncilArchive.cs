using System.IO.Compression;
using System.Text.Json;

namespace LocalOfferCms.Core.Backup;

/// <summary>An archive that has been looked through: every table and file is there and is what the manifest says.</summary>
internal sealed class CouncilArchive : IDisposable
{
    private readonly string _name;
    private readonly ZipArchive _zip;
    private readonly string? _temporary;

    private CouncilArchive(string name, ZipArchive zip, string? temporary) => (_name, _zip, _temporary) = (name, zip, temporary);

    public CouncilManifest Manifest { get; private set; } = null!;

    /// <summary>Opens an archive, or a council's archive in the back-up of a whole host, and checks all of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="council">Which council of a host's back-up; null when there is but one.</param>
    /// <param name="tables">The tables of this program.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">It is damaged, is something else, or comes from a newer program.</exception>
    public static async Task<CouncilArchive> OpenAsync(string path, string? council, IReadOnlyList<CouncilTable> tables, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        CouncilArchive? archive = null;
        try
        {
            archive = await FindAsync(path, council, ct);
            await archive.ReadManifestAsync(ct);
            archive.CheckTables(tables);
            await archive.CheckContentAsync(ct);
            return archive;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException or NotSupportedException)
        {
            archive?.Dispose();
            throw Refuse("ArchiveDamaged", name, $"cannot be read: {e.Message}");
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _zip.Dispose();
        if (_temporary is not null)
        {
            File.Delete(_temporary);
        }
    }

    /// <summary>The rows of a table; none when an older program wrote the file and did not know it.</summary>
    public async IAsyncEnumerable<JsonElement> RowsAsync(CouncilTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (Manifest.Tables.All(t => t.Name != table.Name))
        {
            yield break;
        }

        using var reader = new StreamReader(Entry(ArchiveFormat.Table(table.Name)).Open());
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            using var row = JsonDocument.Parse(line, new() { MaxDepth = 2 });
            yield return row.RootElement;
        }
    }

    /// <summary>A file of the media library, as it came out of the check.</summary>
    public async Task<byte[]> FileAsync(string hash, CancellationToken ct)
    {
        await using var source = Entry(ArchiveFormat.File(hash)).Open();
        using var bytes = new MemoryStream();
        await source.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    public RefusedException Damaged(string what) => Refuse("ArchiveDamaged", _name, what);

    private static async Task<CouncilArchive> FindAsync(string path, string? council, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            throw new RefusedException([new("NoFile", $"There is no file '{path}'.")]);
        }

        var zip = ZipFile.OpenRead(path);
        var councils = zip.Entries.Where(e => e.FullName.StartsWith(ArchiveFormat.Councils, StringComparison.Ordinal)).ToList();
        if (councils.Count == 0)
        {
            return new(Path.GetFileName(path), zip, null);
        }

        using (zip)
        {
            var names = councils.Select(e => Path.GetFileNameWithoutExtension(e.Name)).ToList();
            var found = council is null && councils.Count == 1 ? councils[0] : councils.Find(e => Path.GetFileNameWithoutExtension(e.Name) == council);
            var temporary = Path.GetTempFileName();
            await using (var source = (found ?? throw Refuse("NotInBackup", Path.GetFileName(path), council is null
                ? $"holds several councils: {string.Join(", ", names)}. Say which."
                : $"holds no council called '{council}', only {string.Join(", ", names)}.")).Open())
            await using (var target = File.OpenWrite(temporary))
            {
                await source.CopyToAsync(target, ct);
            }

            return new(found.Name, ZipFile.OpenRead(temporary), temporary);
        }
    }

    private async Task ReadManifestAsync(CancellationToken ct)
    {
        if (_zip.GetEntry(ArchiveFormat.Manifest) is not { } entry)
        {
            throw Refuse("NotAnArchive", _name, "is not a council's export or back-up: it holds no manifest. (A recipe is run by 'recipe run'.)");
        }

        using var bytes = new MemoryStream();
        await using (var source = entry.Open())
        {
            await source.CopyToAsync(bytes, ct);
        }

        using (var hash = new StreamReader(Entry(ArchiveFormat.ManifestHash).Open()))
        {
            if (await hash.ReadToEndAsync(ct) != ArchiveFormat.Hash(bytes.ToArray()))
            {
                throw Damaged("is damaged: its manifest is not the one that was written.");
            }
        }

        using var head = JsonDocument.Parse(bytes.ToArray());
        if (!head.RootElement.TryGetProperty("format", out var format) || format.GetString() != CouncilManifest.FormatName)
        {
            throw Refuse("NotAnArchive", _name, "is not a council's export or back-up of this product.");
        }

        if (head.RootElement.GetProperty("version").GetInt32() > CouncilManifest.CurrentVersion)
        {
            throw Newer($"its format is version {head.RootElement.GetProperty("version").GetInt32()}, and this program reads up to {CouncilManifest.CurrentVersion}");
        }

        Manifest = head.RootElement.Deserialize<CouncilManifest>(ArchiveFormat.Json)!;
    }

    private void CheckTables(IReadOnlyList<CouncilTable> tables)
    {
        foreach (var table in Manifest.Tables)
        {
            var known = tables.FirstOrDefault(t => t.Name == table.Name) ?? throw Newer($"it holds a table '{table.Name}' that this program does not know");
            if (table.Columns.Except(known.Columns.Select(c => c.Name)).FirstOrDefault() is { } unknown)
            {
                throw Newer($"its table '{table.Name}' has a column '{unknown}' that this program does not know");
            }
        }
    }

    private async Task CheckContentAsync(CancellationToken ct)
    {
        foreach (var table in Manifest.Tables)
        {
            await CheckAsync(ArchiveFormat.Table(table.Name), table.Sha256, ct);
        }

        foreach (var hash in Manifest.Files)
        {
            await CheckAsync(ArchiveFormat.File(ArchiveFormat.IsHash(hash) ? hash : throw Damaged($"is damaged: '{hash}' is not the hash of a file.")), hash, ct);
        }
    }

    private async Task CheckAsync(string name, string expected, CancellationToken ct)
    {
        await using var source = Entry(name).Open();
        if (await ArchiveFormat.CopyAsync(source, Stream.Null, ct) != expected)
        {
            throw Damaged($"is damaged: '{name}' in it is not what was written.");
        }
    }

    private ZipArchiveEntry Entry(string name) => _zip.GetEntry(name) ?? throw Damaged($"is damaged: '{name}' is missing from it.");

    private RefusedException Newer(string why) => Refuse("ArchiveNewer", _name, $"was written by a newer version of this program: {why}. Update this host first.");

    private static RefusedException Refuse(string code, string name, string what) => new([new(code, $"'{name}' {what} Nothing was changed.")]);
}
