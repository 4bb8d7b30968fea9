using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LocalOfferCms.Core.Backup;

/// <summary>A column as the model knows it, whatever the database calls its type.</summary>
internal sealed record CouncilColumn(string Name, Type Type, bool IsNullable);

/// <summary>A table of a council's database that is carried over row by row. Read off the model, so a module's tables come along without a word.</summary>
internal sealed record CouncilTable(string Name, IReadOnlyList<CouncilColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>All tables, each after those that its rows refer to. Signals are not among them: they concern one database's listeners.</summary>
    public static IReadOnlyList<CouncilTable> Of(CmsDbContext db)
    {
        var waiting = db.Model.GetEntityTypes().Where(t => t.ClrType != typeof(SignalEntry) && t.GetTableName() is not null)
            .OrderBy(t => t.GetTableName(), StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(t => t.GetForeignKeys().All(k => k.PrincipalEntityType == t || ordered.Contains(k.PrincipalEntityType))).ToList();
            if (ready.Count == 0)
            {
                throw new InvalidOperationException($"The tables {string.Join(", ", waiting.Select(t => t.GetTableName()))} refer to each other in a circle.");
            }

            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }

        return [.. ordered.Select(Of)];
    }

    private static CouncilTable Of(IEntityType type) => new(
        type.GetTableName()!,
        [.. type.GetProperties().Select(p => new CouncilColumn(p.GetColumnName(), StoredType(p), p.IsNullable))],
        [.. type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName())]);

    private static Type StoredType(IProperty property)
    {
        var type = property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
