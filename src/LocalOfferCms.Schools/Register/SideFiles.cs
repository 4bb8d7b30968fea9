using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using LocalOfferCms.Core;

namespace LocalOfferCms.Schools.Register;

/// <summary>The register's other files, and the census: each says one thing about schools by their URN.</summary>
/// <param name="Links">What became of what.</param>
/// <param name="Trusts">Academies and their trusts.</param>
/// <param name="Section41">Institutions approved under section 41.</param>
/// <param name="Census">Counts of pupils.</param>
internal sealed record SideFilePaths(string? Links = null, string? Trusts = null, string? Section41 = null, string? Census = null);

/// <summary>What the other files say.</summary>
internal sealed partial class SideFiles
{
    private readonly Dictionary<string, string> _trusts = [];
    private readonly Dictionary<string, (string Plans, string Support)> _census = [];
    private readonly HashSet<string> _section41 = [];
    private SideFilePaths _paths = new();
    private string _censusYear = "";

    /// <summary>What became of what.</summary>
    public SchoolLinks Links { get; } = new();

    /// <summary>Reads the files that are given.</summary>
    /// <exception cref="RefusedException">One is not what it should be: the code says which, as in <see cref="SideFilePaths"/>.</exception>
    public static SideFiles Read(SideFilePaths paths)
    {
        var files = new SideFiles { _paths = paths };
        if (paths.Links is { } links)
        {
            Rows(nameof(paths.Links), links, ["URN", "LinkURN", "LinkType"], row => files.Links.Add(row("URN"), row("LinkURN"), row("LinkType"), row("LinkName"), RegisterWords.Day(row("LinkEstablishedDate"))));
        }

        if (paths.Trusts is { } trusts)
        {
            Rows(nameof(paths.Trusts), trusts, ["Academy URN", "Group Name"], files.AddTrust);
        }

        if (paths.Section41 is { } section41)
        {
            Rows(nameof(paths.Section41), section41, ["urn", "s41_granted", "s41_revoked"], row =>
            {
                if (row("s41_granted").Length > 0 && row("s41_revoked").Length == 0)
                {
                    files._section41.Add(row("urn"));
                }
            });
        }

        if (paths.Census is { } census)
        {
            files._censusYear = Years().Match(Path.GetFileName(census)) is { Success: true } match ? $"{match.Groups[1].Value} to 20{match.Groups[2].Value}" : "";
            Rows(nameof(paths.Census), census, ["URN", "TSENELSE", "TSENELK"], row => files._census[row("URN")] = (RegisterWords.Count(row("TSENELSE")), RegisterWords.Count(row("TSENELK"))));
        }

        return files;
    }

    /// <summary>Adds to a school what the other files say of it. What no file says today stays as it was.</summary>
    public void AddTo(RegisteredSchool school)
    {
        if (_paths.Trusts is null)
        {
            school[Facts.Trust] = NullIfEmpty(school[Facts.Trust]);
        }
        else if (_trusts.TryGetValue(school.Urn, out var trust))
        {
            school[Facts.Trust] = trust;
        }

        if (_paths.Section41 is null)
        {
            school[Facts.Section41] = NullIfEmpty(school[Facts.Section41]);
        }
        else if (_section41.Contains(school.Urn))
        {
            school[Facts.Section41] = "Yes";
        }

        if (_census.TryGetValue(school.Urn, out var counts))
        {
            (school[Facts.EhcPlans], school[Facts.SenSupport], school[Facts.CensusYear]) = (counts.Plans, counts.Support, _censusYear);
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private void AddTrust(Func<string, string> row)
    {
        if (row("Closed Date").Length == 0 && row("Academy URN") is { Length: > 0 } urn && row("Group Name") is { Length: > 0 } name)
        {
            _trusts[urn] = TrustName.Read(name);
        }
    }

    private static void Rows(string kind, string path, string[] required, Action<Func<string, string>> read)
    {
        try
        {
            Rows(path, required, read);
        }
        catch (RefusedException refused)
        {
            throw RegisterFile.Refuse(kind, refused.Message);
        }
    }

    private static void Rows(string path, string[] required, Action<Func<string, string>> read)
    {
        using var records = RegisterFile.Open(path);
        using var csv = new CsvParser(records, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, heading) in (csv.Read() ? csv.Record ?? [] : []).Index())
        {
            columns.TryAdd(heading.Trim().Trim('\uFEFF'), i);
        }

        if (Array.Find(required, heading => !columns.ContainsKey(heading)) is { } missing)
        {
            throw RegisterFile.Refuse("MissingColumn", $"'{records.Name}' is not the file that was asked for: it has no column '{missing}'. Nothing was changed.");
        }

        while (csv.Read())
        {
            read(heading => columns.TryGetValue(heading, out var at) && at < csv.Count ? RegisterWords.Clean(csv[at]) : "");
        }
    }

    [GeneratedRegex(@"(20\d\d)[-_](?:20)?(\d\d)(?!\d)")]
    private static partial Regex Years();
}

/// <summary>What became of schools: who followed whom.</summary>
internal sealed class SchoolLinks
{
    private readonly Dictionary<string, Dictionary<string, bool>> _successors = [];
    private readonly Dictionary<string, HashSet<string>> _predecessors = [];
    private readonly Dictionary<string, string> _days = [];

    /// <summary>Takes in a row of the file: either end may tell of it.</summary>
    public void Add(string urn, string linkUrn, string type, string name, string day)
    {
        if (type.StartsWith("Successor", StringComparison.OrdinalIgnoreCase))
        {
            Add(urn, linkUrn, type, day);
        }
        else if (type.StartsWith("Predecessor", StringComparison.OrdinalIgnoreCase))
        {
            Add(linkUrn, urn, type, day);
        }
    }

    /// <summary>Those that came directly after a school.</summary>
    public IReadOnlyCollection<string> After(string urn) => _successors.TryGetValue(urn, out var after) ? after.Keys : [];

    /// <summary>The day on which a school was followed by another; empty when it is not known.</summary>
    public string DayOf(string urn) => _days.GetValueOrDefault(urn, "");

    /// <summary>The one school that this one became, step by step; null when it was merged or split on the way, or nothing followed it.</summary>
    /// <param name="urn">The school.</param>
    /// <param name="isThere">Whether a school is one to stop at.</param>
    public string? Became(string urn, Func<string, bool> isThere) => Follow(urn, isThere, (from, to) =>
        _successors[from].Count == 1 && _predecessors[to].Count == 1 && !_successors[from][to]);

    /// <summary>The one school that this one's families go to now; null when there is none, or several.</summary>
    public string? LedTo(string urn, Func<string, bool> isThere) => Follow(urn, isThere, (from, _) => _successors[from].Count == 1);

    private string? Follow(string urn, Func<string, bool> isThere, Func<string, string, bool> mayFollow)
    {
        var seen = new HashSet<string> { urn };
        while (After(urn) is { Count: > 0 } after && after.First() is var next && mayFollow(urn, next) && seen.Add(next))
        {
            if (isThere(next))
            {
                return next;
            }

            urn = next;
        }

        return null;
    }

    private void Add(string from, string to, string type, string day)
    {
        if (from.Length == 0 || to.Length == 0 || from == to)
        {
            return;
        }

        // "Successor - merged", "- amalgamated" and "- Split School": the school did not go on as one.
        var isMerger = type.Contains('-', StringComparison.Ordinal);
        var after = _successors.TryGetValue(from, out var known) ? known : _successors[from] = [];
        after[to] = isMerger || after.GetValueOrDefault(to);
        (_predecessors.TryGetValue(to, out var before) ? before : _predecessors[to] = []).Add(from);
        if (day.Length > 0)
        {
            _days[from] = day;
        }
    }
}
