using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Schools.Reports;

/// <summary>School years, which run from September to August, as people write them.</summary>
internal static partial class SchoolYear
{
    /// <summary>The calendar year in which the school year of a day begins.</summary>
    public static int StartOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    /// <summary>"2026 to 2027".</summary>
    public static string Words(int start) => string.Create(CultureInfo.InvariantCulture, $"{start} to {start + 1}");

    /// <summary>The years named in a text, as they are written there, and whether their last day is past: "2024/25", "2024-2025", "2023 to 2026".</summary>
    public static IReadOnlyList<(string Words, bool HasGone)> NamedIn(string text, DateOnly today)
    {
        var named = new List<(string, bool)>();
        foreach (Match match in Named().Matches(text))
        {
            var from = int.Parse(match.Groups["from"].Value, CultureInfo.InvariantCulture);
            var to = int.Parse(match.Groups["to"].Value, CultureInfo.InvariantCulture);
            to += to < 100 ? from / 100 * 100 : 0;
            // A plan may run for some years; what is further apart is no time of a school.
            if (to > from && to - from <= 6)
            {
                named.Add((match.Value, new DateOnly(to, 8, 31) < today));
            }
        }

        return named;
    }

    [GeneratedRegex(@"(?<![\d/.-])(?<from>20\d\d)\s*(?:/|-|–|—|to|until)\s*(?<to>20\d\d|\d\d)(?![\d/.-]*\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
