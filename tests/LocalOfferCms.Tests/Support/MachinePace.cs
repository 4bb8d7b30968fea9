using Microsoft.Data.Sqlite;

namespace LocalOfferCms.Tests.Support;

/// <summary>How fast the machine is at this moment, by a piece of work that is always the same. A shared machine can be half as slow again from one hour to
/// the next, and a limit in milliseconds would then speak of the machine.</summary>
internal static class MachinePace
{
    // What the work takes on the machine on which the limits were set, in a quiet hour.
    private const double UsualMilliseconds = 15;
    private const int Times = 5;

    // Of the kind that pages do most: the database sorts, groups and compares text.
    private const string Work =
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
        SELECT COUNT(*) FROM (SELECT printf('%08d', i * 7919 % 10007) AS word, COUNT(*) FROM n GROUP BY word)
        """;

    /// <summary>1 on a machine as fast as the usual one or faster, 2 on one that takes twice as long.</summary>
    public static double Slowness()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Work;
        return Math.Max(1, Enumerable.Range(0, Times).Min(_ => Milliseconds(command)) / UsualMilliseconds);
    }

    private static double Milliseconds(SqliteCommand command)
    {
        var before = Environment.CpuUsage.TotalTime;
        command.ExecuteScalar();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
