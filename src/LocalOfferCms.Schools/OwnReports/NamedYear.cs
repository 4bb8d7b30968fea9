using System.Globalization;
using System.Text.RegularExpressions;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.OwnReports;

/// <summary>Finds which school year a report is about, by what it says of itself.</summary>
internal static partial class NamedYear
{
    private const int FirstYear = 2014;

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The newest school year, no later than the next, that a text names as its own: "2026 to 2027", "2026/27", else "reviewed in October 2026" or
    /// "report 2026"; null when it names none. A day on which it is to be looked at again is not a day of its making.</summary>
    public static int? In(string text, DateOnly today)
    {
        var newest = SchoolYear.StartOf(today) + 1;
        var pairs = Pairs().Matches(text).Where(m => !IsAhead(text, m))
            .Select(m => (Start: Number(m.Groups["from"]), End: Number(m.Groups["to"]) % 100)).Where(y => y.End == (y.Start + 1) % 100).Select(y => y.Start);
        return pairs.Where(y => y >= FirstYear && y <= newest).Select(y => (int?)y).Max() ?? ByDate(text, today);
    }

    private static int? ByDate(string text, DateOnly today)
    {
        var dates = Dates().Matches(text).Where(m => !IsAhead(text, m)).Select(m => (int?)OfMonth(Array.IndexOf(Months, m.Groups["month"].Value.ToLowerInvariant()) + 1, Number(m.Groups["year"])));
        var numbers = Numbers().Matches(text).Where(m => !IsAhead(text, m)).Select(m => (int?)OfMonth(Number(m.Groups["month"]), Number(m.Groups["year"]) is var year && year < 100 ? 2000 + year : year));
        var reports = Reports().Matches(text).Where(m => !IsAhead(text, m)).Select(m => (int?)Math.Min(Number(m.Groups["year"]), SchoolYear.StartOf(today)));
        return dates.Concat(numbers).Concat(reports).Where(y => y >= FirstYear && y <= SchoolYear.StartOf(today)).Max();
    }

    private static int OfMonth(int month, int year) => month >= 9 ? year : year - 1;

    /// <summary>Whether the words before speak of the next time.</summary>
    private static bool IsAhead(string text, Match match)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, match.Index - 1)) + 1;
        var from = Math.Max(line, match.Index - 60);
        return Ahead().IsMatch(text[from..Math.Max(from, match.Index + match.Length)]);
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<from>20\d\d)\s?(?:/|-|–|—|‐|‑|to|and|until)\s?(?<to>(?:20)?\d\d)(?!\d|[/.-]\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pairs();

    [GeneratedRegex(@"\b(?:report|review|reviewed|updated|update|approved|agreed|published|written|adopted|ratified|date|dated|version|information|policy)\b[^.!?\n]{0,50}?\b(?<month>January|February|March|April|May|June|July|August|September|October|November|December)\b,?\s(?<year>20\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Dates();

    [GeneratedRegex(@"\b(?:report|reviewed|updated|approved|agreed|published|written|adopted|ratified|date|dated)\b[^.!?\n]{0,30}?\b(?:[0-3]?\d)[/.](?<month>0?[1-9]|1[0-2])[/.](?<year>(?:20)?\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\breport\s(?:for\s|\()?(?<year>20\d\d)\b(?!\s?[/–-])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reports();

    [GeneratedRegex(@"\b(?:next|again|due|future|expires?|to be reviewed|will be (?:looked|reviewed|updated)|plan\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Ahead();
}
