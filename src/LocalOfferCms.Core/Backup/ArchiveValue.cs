using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace LocalOfferCms.Core.Backup;

/// <summary>Turns a column's value into JSON and back, the same from either database.</summary>
internal static class ArchiveValue
{
    public static void Write(Utf8JsonWriter json, DbDataReader row, int ordinal, Type type)
    {
        if (row.IsDBNull(ordinal))
        {
            json.WriteNullValue();
        }
        else if (type == typeof(string))
        {
            json.WriteStringValue(row.GetString(ordinal));
        }
        else if (type == typeof(bool))
        {
            json.WriteBooleanValue(row.GetBoolean(ordinal));
        }
        else if (type == typeof(int))
        {
            json.WriteNumberValue(row.GetInt32(ordinal));
        }
        else if (type == typeof(long))
        {
            json.WriteNumberValue(row.GetInt64(ordinal));
        }
        else if (type == typeof(double))
        {
            json.WriteNumberValue(row.GetDouble(ordinal));
        }
        else if (type == typeof(DateTime))
        {
            json.WriteStringValue(DateTime.SpecifyKind(row.GetDateTime(ordinal), DateTimeKind.Utc));
        }
        else if (type == typeof(DateOnly))
        {
            json.WriteStringValue(row.GetFieldValue<DateOnly>(ordinal).ToString("O", CultureInfo.InvariantCulture));
        }
        else if (type == typeof(Guid))
        {
            json.WriteStringValue(row.GetGuid(ordinal));
        }
        else if (type == typeof(byte[]))
        {
            json.WriteBase64StringValue(row.GetFieldValue<byte[]>(ordinal));
        }
        else
        {
            throw new NotSupportedException($"A column of type {type.Name} cannot be exported yet: teach {nameof(ArchiveValue)} about it.");
        }
    }

    /// <exception cref="FormatException">The value is of another kind than the column.</exception>
    public static object Read(JsonElement value, CouncilColumn column)
    {
        try
        {
            return value.ValueKind == JsonValueKind.Null
                ? column.IsNullable ? DBNull.Value : throw new FormatException($"the column {column.Name} may not be empty")
                : ReadPresent(value, column.Type);
        }
        catch (InvalidOperationException)
        {
            throw new FormatException($"the column {column.Name} holds a value of another kind");
        }
    }

    /// <summary>What a column holds that an older file does not have.</summary>
    public static object Missing(CouncilColumn column) =>
        column.IsNullable ? DBNull.Value
        : column.Type == typeof(string) ? ""
        : column.Type == typeof(bool) ? false
        : column.Type == typeof(int) || column.Type == typeof(long) || column.Type == typeof(double) ? 0
        : throw new FormatException($"the column {column.Name} is missing, and it may not be empty");

    private static object ReadPresent(JsonElement value, Type type) =>
        type == typeof(string) ? value.GetString()!
        : type == typeof(bool) ? value.GetBoolean()
        : type == typeof(int) ? value.GetInt32()
        : type == typeof(long) ? value.GetInt64()
        : type == typeof(double) ? value.GetDouble()
        : type == typeof(DateTime) ? value.GetDateTime().ToUniversalTime()
        : type == typeof(DateOnly) ? DateOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture)
        : type == typeof(Guid) ? value.GetGuid()
        : type == typeof(byte[]) ? value.GetBytesFromBase64()
        : throw new NotSupportedException($"A column of type {type.Name} cannot be imported yet: teach {nameof(ArchiveValue)} about it.");
}
