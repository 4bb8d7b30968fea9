using System.Data.Common;
using LocalOfferCms.Core.Data;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Storage;

/// <summary>A database's tables, columns, types, nullability, keys, indexes and full-text parts, one line each, in an order of its own.
/// Defaults and the order of columns are left out: a step that adds a column needs the one and cannot choose the other.</summary>
internal static class SchemaPicture
{
    private const string Sqlite =
        """
        SELECT 'column ' || t.name || '.' || c.name || ' ' || lower(c.type) || CASE c."notnull" WHEN 1 THEN ' not null' ELSE '' END || ' pk=' || c.pk || ' hidden=' || c.hidden
        FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        UNION ALL
        SELECT 'foreign key ' || t.name || '.' || f."from" || ' -> ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        UNION ALL
        SELECT 'index ' || t.name || ' ' || CASE i.origin WHEN 'c' THEN i.name ELSE i.origin END || CASE i."unique" WHEN 1 THEN ' unique' ELSE '' END || ' ('
            || (SELECT group_concat(k.name || CASE k."desc" WHEN 1 THEN ' desc' ELSE '' END, ', ' ORDER BY k.seqno) FROM pragma_index_xinfo(i.name) k WHERE k.key = 1) || ')'
        FROM sqlite_master t JOIN pragma_index_list(t.name) i WHERE t.type = 'table'
        UNION ALL
        SELECT 'virtual ' || sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'
        UNION ALL
        SELECT 'counted ' || name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'
        UNION ALL
        SELECT type || ' ' || name FROM sqlite_master WHERE type IN ('view', 'trigger')
        """;

    private const string PostgreSql =
        """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || character_maximum_length || ')', '')
            || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END || CASE is_identity WHEN 'YES' THEN ' identity' ELSE '' END
        FROM information_schema.columns WHERE table_schema = current_schema()
        UNION ALL
        SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
        UNION ALL
        SELECT 'index ' || replace(indexdef, quote_ident(current_schema()) || '.', '') FROM pg_indexes WHERE schemaname = current_schema()
        UNION ALL
        SELECT 'words ' || c.cfgname || ' ' || m.maptokentype || ' ' || m.mapdict::regdictionary
        FROM pg_ts_config c JOIN pg_ts_config_map m ON m.mapcfg = c.oid WHERE c.cfgnamespace = current_schema()::regnamespace
        """;

    public static async Task<List<string>> TakeAsync(CmsDbContext db, TestEngine engine)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = engine == TestEngine.Sqlite ? Sqlite : PostgreSql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
