using System.Buffers;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LocalOfferCms.Core.Backup;

/// <summary>Writes a whole council, with its history, into one archive that any engine can take in. The council is read as it was at one moment;
/// visitors and editors notice nothing.</summary>
public sealed class CouncilExporter
{
    private readonly CmsDbContext _db;
    private readonly IDatabaseEngine _engine;
    private readonly MediaStore _media;
    private readonly TimeProvider _clock;

    internal CouncilExporter(CmsDbContext db, IDatabaseEngine engine, MediaStore media, TimeProvider clock) =>
        (_db, _engine, _media, _clock) = (db, engine, media, clock);

    /// <summary>Writes the archive into a stream, and gives what it says of itself.</summary>
    public async Task<CouncilManifest> WriteAsync(Stream stream, CancellationToken ct)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var tables = new List<ArchivedTable>();
        List<MediaFile> library;
        await using (await _engine.BeginSnapshotAsync(_db, ct))
        {
            foreach (var table in CouncilTable.Of(_db))
            {
                tables.Add(await WriteTableAsync(zip, table, ct));
            }

            library = await _db.MediaFiles.AsNoTracking().ToListAsync(ct);
        }

        var (files, missing) = await WriteFilesAsync(zip, library, ct);
        var manifest = new CouncilManifest(
            CouncilManifest.FormatName, CouncilManifest.CurrentVersion, _clock.GetUtcNow().UtcDateTime, _engine.Name, Portable(_db.Tenant), tables, files, missing);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, ArchiveFormat.Json);
        await WriteEntryAsync(zip, ArchiveFormat.Manifest, bytes, ct);
        await WriteEntryAsync(zip, ArchiveFormat.ManifestHash, System.Text.Encoding.ASCII.GetBytes(ArchiveFormat.Hash(bytes)), ct);
        return manifest;
    }

    private async Task<ArchivedTable> WriteTableAsync(ZipArchive zip, CouncilTable table, CancellationToken ct)
    {
        var columns = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
        await using var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"SELECT {columns} FROM \"{table.Name}\" ORDER BY {string.Join(", ", table.Key.Select(k => $"\"{k}\""))}";
        await using var rows = await command.ExecuteReaderAsync(ct);
        await using var entry = zip.CreateEntry(ArchiveFormat.Table(table.Name)).Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>();
        long count = 0;
        for (; await rows.ReadAsync(ct); count++)
        {
            line.ResetWrittenCount();
            WriteRow(line, table, rows);
            hash.AppendData(line.WrittenSpan);
            await entry.WriteAsync(line.WrittenMemory, ct);
        }

        return new(table.Name, [.. table.Columns.Select(c => c.Name)], count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void WriteRow(ArrayBufferWriter<byte> line, CouncilTable table, DbDataReader row)
    {
        using (var json = new Utf8JsonWriter(line, ArchiveFormat.Row))
        {
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                json.WritePropertyName(table.Columns[i].Name);
                ArchiveValue.Write(json, row, i, table.Columns[i].Type);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
    }

    // Bytes lie under their own hash and are never changed in place, so they may be read after the moment has passed.
    private async Task<(List<string> Files, List<string> Missing)> WriteFilesAsync(ZipArchive zip, List<MediaFile> library, CancellationToken ct)
    {
        var (files, missing) = (new List<string>(), new List<string>());
        foreach (var file in library.Where(f => f.State != MediaState.Removed || _media.Has(_db, f)).DistinctBy(f => f.Hash).OrderBy(f => f.Hash, StringComparer.Ordinal))
        {
            await using var source = _media.Open(_db, file);
            if (source is null)
            {
                missing.Add(file.Path);
                continue;
            }

            await using var target = zip.CreateEntry(ArchiveFormat.File(file.Hash), CompressionLevel.Fastest).Open();
            if (await ArchiveFormat.CopyAsync(source, target, ct) != file.Hash)
            {
                throw new RefusedException([new("FileDamaged", $"The file '{file.Path}' in the media library is damaged on disk: its bytes are not those that were put in. Add it again.")]);
            }

            files.Add(file.Hash);
        }

        return (files, missing);
    }

    private static async Task WriteEntryAsync(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
    {
        await using var entry = zip.CreateEntry(name).Open();
        await entry.WriteAsync(bytes, ct);
    }

    // A folder of this machine says nothing on another.
    private static Tenant Portable(Tenant tenant) => tenant with { DatabaseMark = null, Recipe = Path.GetFileName(tenant.Recipe) };
}
