using System.Data.Common;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LocalOfferCms.Core.Backup;

/// <summary>Fills a council's new, empty database from an archive: all rows and the full-text index, in one transaction.</summary>
internal sealed class CouncilFiller(CmsDbContext db, MediaStore media, ISearchIndex search, SearchText searchText, IEnumerable<ISearchSource> sources)
{
    public async Task FillAsync(CouncilArchive archive, CancellationToken ct)
    {
        foreach (var hash in archive.Manifest.Files)
        {
            await media.StoreAsync(db, hash, await archive.FileAsync(hash, ct), ct);
        }

        CrashPoints.Pass("archive:files-stored");
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var table in CouncilTable.Of(db))
        {
            await InsertAsync(archive, table, ct);
        }

        await IndexAsync(ct);
        CrashPoints.Pass("archive:before-commit");
        await write.CommitAsync(ct);
    }

    private async Task InsertAsync(CouncilArchive archive, CouncilTable table, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) "
            + $"VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        long count = 0;
        await foreach (var row in archive.RowsAsync(table, ct))
        {
            count++;
            command.Parameters.Clear();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                command.Parameters.Add(Parameter(command, i, Value(archive, table, row, table.Columns[i], count)));
            }

            await command.ExecuteNonQueryAsync(ct);
        }

        if (archive.Manifest.Tables.FirstOrDefault(t => t.Name == table.Name) is { } told && told.Rows != count)
        {
            throw archive.Damaged($"is damaged: the table '{table.Name}' has {count} rows, and the manifest says {told.Rows}.");
        }
    }

    private static object Value(CouncilArchive archive, CouncilTable table, System.Text.Json.JsonElement row, CouncilColumn column, long line)
    {
        try
        {
            return row.TryGetProperty(column.Name, out var value) ? ArchiveValue.Read(value, column) : ArchiveValue.Missing(column);
        }
        catch (FormatException e)
        {
            throw archive.Damaged($"is damaged: in the table '{table.Name}', line {line}, {e.Message}.");
        }
    }

    private static DbParameter Parameter(DbCommand command, int number, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{number}";
        parameter.Value = value;
        return parameter;
    }

    // Each database keeps its own kind of index, so it is made again from what is published.
    private async Task IndexAsync(CancellationToken ct)
    {
        var ids = await db.PublishedPages.AsNoTracking().Where(p => p.Path != null).Select(p => p.ContentItemId).ToListAsync(ct);
        foreach (var some in ids.Chunk(200))
        {
            var rows = await (
                from page in db.PublishedPages.AsNoTracking()
                join version in db.ContentVersions.AsNoTracking() on page.ContentItemVersionId equals version.ContentItemVersionId
                join item in db.ContentItems.AsNoTracking() on page.ContentItemId equals item.ContentItemId
                where some.Contains(page.ContentItemId)
                select new { item, version, page.Path }).ToListAsync(ct);
            foreach (var row in rows)
            {
                var content = new ContentDocument(row.item.ContentType, JsonText.Object(row.version.Data));
                await search.WriteAsync(db, await searchText.DocumentAsync(db, row.item, row.version, content, row.Path!, ct), ct);
            }
        }

        foreach (var source in sources)
        {
            foreach (var some in (await source.IdsAsync(db, ct)).Chunk(200))
            {
                foreach (var document in await source.ReadAsync(db, some, ct))
                {
                    await search.WriteAsync(db, document, ct);
                }
            }
        }
    }
}
