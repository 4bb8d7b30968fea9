using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>A sentence that looks forward to a day that has gone by.</summary>
internal sealed partial class PassedDateCheck : IContentCheck
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    public IEnumerable<Finding> Find(CheckedPage page)
    {
        // News and minutes of what was speak of days gone by.
        if (page.Content.ContentType is "News" or "Fact" or "Citation" or "GlossaryTerm")
        {
            yield break;
        }

        foreach (var (text, passage) in page.Passages)
        {
            foreach (var sentence in passage.Sentences)
            {
                var words = passage.Text.Substring(sentence.Start, sentence.Length);
                if (!LooksForward().IsMatch(words) || LooksBack().IsMatch(words))
                {
                    continue;
                }

                foreach (Match date in Dates().Matches(words))
                {
                    if (Day(date) is { } day && day < page.Today)
                    {
                        yield return text.At(passage, sentence.Start + date.Index, date.Length, "PassedDate", FindingSeverity.Should,
                            $"{date.Value} has passed.", "Change the date, say what happened, or remove the sentence.");
                    }
                }
            }
        }
    }

    private static DateOnly? Day(Match date)
    {
        var year = int.Parse(date.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (date.Groups["number"].Success)
        {
            return Of(year, int.Parse(date.Groups["number"].Value, CultureInfo.InvariantCulture), int.Parse(date.Groups["day"].Value, CultureInfo.InvariantCulture));
        }

        var month = (Months.IndexOf(date.Groups["month"].Value[..3], StringComparison.OrdinalIgnoreCase) / 3) + 1;
        return Of(year, month, date.Groups["day"] is { Success: true } day ? int.Parse(day.Value, CultureInfo.InvariantCulture) : DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), month));
    }

    private static DateOnly? Of(int year, int month, int day) =>
        year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"\b(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\s+(?<year>\d{4})\b|\b(?<day>\d{1,2})/(?<number>\d{1,2})/(?<year>\d{4})\b")]
    private static partial Regex Dates();

    [GeneratedRegex(@"\b(?:will|by|until|before|deadline|apply|opens?|closes?|closing|begins?|starts?|due|book|upcoming|next|coming)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LooksForward();

    [GeneratedRegex(@"\b(?:was|were|since|published|updated|reviewed|changed|made|issued|began|started|came|in force|as at|as of|Act|Regulations|edition|version|Code of Practice|checked|read|decided|announced|closed|opened|replaced|agreed|had|born|used|ended)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LooksBack();
}
