using System.Data.Common;
using System.Text;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LocalOfferCms.Core.Places;

/// <summary>What an import of postcodes brought.</summary>
/// <param name="Files">Tables that were read.</param>
/// <param name="Postcodes">Postcodes in them.</param>
/// <param name="Outcodes">First halves: those that were listed, and those of the postcodes.</param>
/// <param name="NotRead">Files of the folder that are no tables of postcodes.</param>
public sealed record PostcodeReport(int Files, int Postcodes, int Outcodes, IReadOnlyList<string> NotRead);

/// <summary>Brings tables of postcodes into the host's reference data. All is read once before anything is written, so that a table with a mistake
/// changes nothing; then it is written in short transactions, since others wait for the host's database. Doing it again comes to the same.</summary>
public sealed class PostcodeImport(HostDbContext host, ISignals signals)
{
    private const int RowsToAStatement = 250;
    private const int StatementsToATransaction = 20;

    /// <summary>Imports a file, or all tables of postcodes in a folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="progress">Told how many postcodes have been written.</param>
    /// <param name="ct">Cancels. What has been written stays.</param>
    /// <exception cref="RefusedException">There is nothing to read, or a line cannot be read.</exception>
    public async Task<PostcodeReport> RunAsync(string path, IProgress<int>? progress, CancellationToken ct)
    {
        var (files, notRead) = Find(path);
        var middles = Check(files, ct);
        var done = 0;
        await WriteAsync(
            "Postcodes", ["Postcode", "Latitude", "Longitude", "District"],
            """ON CONFLICT ("Postcode") DO UPDATE SET "Latitude" = excluded."Latitude", "Longitude" = excluded."Longitude", "District" = excluded."District" """,
            files.Where(f => !f.IsOutcodes).SelectMany(f => f.Lines()).Select(line => new object[] { line.Postcode.Key, line.Latitude, line.Longitude, line.District }),
            rows => progress?.Report(done += rows), ct);
        await WriteAsync(
            "Outcodes", ["Outcode", "Latitude", "Longitude", "Postcodes", "HasPostcodes"],
            $"""
            ON CONFLICT ("Outcode") DO UPDATE SET {OfMore("Latitude")}, {OfMore("Longitude")}, {OfMore("Postcodes")}, "HasPostcodes" = "Outcodes"."HasPostcodes" OR excluded."HasPostcodes"
            """,
            middles.Outcodes.Values.Select(m => new object[] { m.Outcode, m.Latitude, m.Longitude, m.Postcodes, m.HasPostcodes }), _ => { }, ct);
        // Pages that said "we do not know this postcode" are wrong now, at every council.
        await signals.RaiseHostAsync(SignalTopics.Missed, ct);
        return new(files.Count, middles.Postcodes, middles.Outcodes.Count, notRead);
    }

    private static (List<PostcodeFile> Files, List<string> NotRead) Find(string path)
    {
        if (File.Exists(path))
        {
            return PostcodeFile.Open(path) is { } file
                ? ([file], [])
                : throw Refused($"{Path.GetFileName(path)} is not a table of postcodes. It needs the ten columns of Code-Point Open, or a heading with 'postcode' or 'outcode' and latitude and longitude (or easting and northing). Nothing was changed.");
        }

        if (!Directory.Exists(path))
        {
            throw Refused($"There is no file or folder '{path}'.");
        }

        var (files, notRead) = (new List<PostcodeFile>(), new List<string>());
        foreach (var name in Directory.EnumerateFiles(path, "*.csv", new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive }).Order(StringComparer.Ordinal))
        {
            if (PostcodeFile.Open(name) is { } file)
            {
                files.Add(file);
            }
            else
            {
                notRead.Add(Path.GetRelativePath(path, name));
            }
        }

        return files.Count > 0 ? (files, notRead) : throw Refused($"There is no table of postcodes in '{path}'.");
    }

    /// <summary>Reads everything, and works out the middles of the first halves meanwhile.</summary>
    private static (int Postcodes, Dictionary<string, OutcodeRow> Outcodes) Check(List<PostcodeFile> files, CancellationToken ct)
    {
        const int LooksUp = 4096;
        var (postcodes, sums, listed) = (0, new Dictionary<string, (double Latitude, double Longitude, int Count)>(), new Dictionary<string, OutcodeRow>());
        foreach (var file in files)
        {
            foreach (var line in file.Lines())
            {
                if (file.IsOutcodes)
                {
                    listed[line.Postcode.Outcode] = new() { Outcode = line.Postcode.Outcode, Latitude = line.Latitude, Longitude = line.Longitude, Postcodes = line.Postcodes };
                    continue;
                }

                var (latitude, longitude, count) = sums.GetValueOrDefault(line.Postcode.Outcode);
                sums[line.Postcode.Outcode] = (latitude + line.Latitude, longitude + line.Longitude, count + 1);
                if (++postcodes % LooksUp == 0)
                {
                    ct.ThrowIfCancellationRequested();
                }
            }
        }

        foreach (var (outcode, sum) in sums)
        {
            if (!listed.TryGetValue(outcode, out var middle) || middle.Postcodes < sum.Count)
            {
                listed[outcode] = middle = new() { Outcode = outcode, Latitude = sum.Latitude / sum.Count, Longitude = sum.Longitude / sum.Count, Postcodes = sum.Count };
            }

            middle.HasPostcodes = true;
        }

        return (postcodes, listed);
    }

    private static string OfMore(string column) =>
        $"\"{column}\" = CASE WHEN excluded.\"Postcodes\" >= \"Outcodes\".\"Postcodes\" THEN excluded.\"{column}\" ELSE \"Outcodes\".\"{column}\" END";

    private async Task WriteAsync(string table, string[] columns, string onConflict, IEnumerable<object[]> rows, Action<int> written, CancellationToken ct)
    {
        var connection = host.Database.GetDbConnection();
        await host.Database.OpenConnectionAsync(ct);
        try
        {
            foreach (var batch in rows.Chunk(RowsToAStatement * StatementsToATransaction))
            {
                await using var transaction = await host.Database.BeginTransactionAsync(ct);
                DbCommand? full = null;
                foreach (var chunk in batch.Chunk(RowsToAStatement))
                {
                    // A statement may touch a row once: the last of two lines about the same postcode counts.
                    var once = chunk.Reverse().DistinctBy(row => row[0]).ToList();
                    var command = once.Count == RowsToAStatement
                        ? full ??= Insert(connection, transaction.GetDbTransaction(), table, columns, onConflict, once.Count)
                        : Insert(connection, transaction.GetDbTransaction(), table, columns, onConflict, once.Count);
                    for (var i = 0; i < once.Count * columns.Length; i++)
                    {
                        command.Parameters[i].Value = once[i / columns.Length][i % columns.Length];
                    }

                    await command.ExecuteNonQueryAsync(ct);
                    if (command != full)
                    {
                        await command.DisposeAsync();
                    }
                }

                if (full is not null)
                {
                    await full.DisposeAsync();
                }

                await transaction.CommitAsync(ct);
                written(batch.Length);
            }
        }
        finally
        {
            await host.Database.CloseConnectionAsync();
        }
    }

    private static DbCommand Insert(DbConnection connection, DbTransaction transaction, string table, string[] columns, string onConflict, int rows)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var sql = new StringBuilder($"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ");
        for (var row = 0; row < rows; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < columns.Length; column++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@v{(row * columns.Length) + column}";
                command.Parameters.Add(parameter);
                sql.Append(column == 0 ? "" : ", ").Append(parameter.ParameterName);
            }

            sql.Append(')');
        }

        command.CommandText = sql.Append(' ').Append(onConflict).ToString();
        return command;
    }

    private static RefusedException Refused(string why) => new([new("NoPostcodes", why)]);
}
