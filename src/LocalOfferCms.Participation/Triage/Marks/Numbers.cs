using System.Text.RegularExpressions;

namespace LocalOfferCms.Participation.Triage.Marks;

/// <summary>Finds what has a form of its own: numbers, addresses and dates of birth.</summary>
internal static partial class Numbers
{
    /// <summary>The letters with which British postcodes begin: "KS1 2AB" is a key stage with something behind it.</summary>
    private static readonly HashSet<string> Areas =
    [
        .. ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX "
            + "IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR "
            + "SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE").Split(' '),
    ];

    public static IEnumerable<Mark> Find(string text) =>
    [
        .. Email().Matches(text).Select(m => Of(MarkKind.Email, m)),
        .. BirthDate().Matches(text).Select(m => Of(MarkKind.BirthDate, m.Groups["date"])),
        .. NiNumber().Matches(text).Select(m => Of(MarkKind.NiNumber, m)),
        .. TenDigits().Matches(text).Where(m => IsNhsNumber(m.Value)).Select(m => Of(MarkKind.NhsNumber, m)),
        .. Phone().Matches(text).Where(m => m.Value.Count(char.IsAsciiDigit) is >= 10 and <= 13).Select(m => Of(MarkKind.Phone, m)),
        .. Address().Matches(text).Select(m => Of(MarkKind.Address, m)),
        .. Postcode().Matches(text).Where(m => Areas.Contains(m.Groups["area"].Value.ToUpperInvariant())).Select(m => Of(MarkKind.Postcode, m)),
    ];

    /// <summary>Ten digits of which the last checks the others (modulus 11).</summary>
    public static bool IsNhsNumber(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        if (digits.Length != 10 || digits.Distinct().Count() == 1)
        {
            return false;
        }

        var check = 11 - (digits.Take(9).Select((digit, at) => digit * (10 - at)).Sum() % 11);
        return check != 10 && digits[9] == (check == 11 ? 0 : check);
    }

    private static Mark Of(MarkKind kind, Capture capture) => new(kind, capture.Index, capture.Value);

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?:d\.?o\.?b\.?|date of birth|birthday|birth date|born)\b(?:\s*(?:is|was|on|in|the|:|=|-))*\s*(?<date>\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?(?:\d{1,2}|[a-z]{3,9})[\s./-]+\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d{2}|\d{4}-\d{2}-\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b", RegexOptions.IgnoreCase)]
    private static partial Regex NiNumber();

    [GeneratedRegex(@"(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"(?<![\w+])(?:\+44|0044|0)(?:[\s().-]{0,3}\d){9,10}(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b\d{1,4}[a-z]?,?\s+(?:[A-Z][\p{L}'’]+\s+){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Way|Crescent|Court|Gardens|Grove|Terrace|Place|Walk|Rise|Square)\b")]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?<area>[A-Z]{1,2})\d[A-Z\d]?(?:\s?\d[ABD-HJLNP-UW-Z]{2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();
}
