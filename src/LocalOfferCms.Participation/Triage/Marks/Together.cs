using System.Text.RegularExpressions;

namespace LocalOfferCms.Participation.Triage.Marks;

/// <summary>A school, a need and an age tell nobody much, each for itself; together they can show who a child is. Marked when all three are in a text.</summary>
internal static partial class Together
{
    public static IEnumerable<Mark> Find(string text)
    {
        var (schools, needs, ages) = (School().Matches(text), Need().Matches(text), Age().Matches(text));
        return schools.Count == 0 || needs.Count == 0 || ages.Count == 0
            ? []
            :
            [
                .. schools.Select(m => new Mark(MarkKind.School, m.Groups["name"].Index, m.Groups["name"].Value)),
                .. ages.Select(m => new Mark(MarkKind.Age, m.Groups["age"].Index, m.Groups["age"].Value)),
                .. needs.Select(m => new Mark(MarkKind.Need, m.Index, m.Value)),
            ];
    }

    [GeneratedRegex(@"\b(?<name>(?!(?:The|My|Our|A|At|His|Her|Their|This|That|Special|Local|Mainstream|Which|Every|Each)\s)(?:(?:St\.?|[A-Z][\p{L}'’]+)(?:\s+(?:of|the|and|on|in|de|&)(?=\s+[A-Z]))?[\s-]+){1,5}(?:Primary|Infants?|Junior|Secondary|High|Grammar|School|Academy|College|Nursery|Pre-?school)\b(?:\s+(?:School|Academy|College))?)")]
    private static partial Regex School();

    [GeneratedRegex(@"\b(?:autis(?:m|tic)|asperger['’]?s?|adhd|asd|asc|dyslexi[ac]|dyspraxi[ac]|dyscalculia|down['’]?s syndrome|cerebral palsy|deaf(?:ness|blind)?|hearing (?:loss|impairment|aids?|impaired)|blind|sight impaired|visual(?:ly)? impair(?:ment|ed)|epilep(?:sy|tic)|diabet(?:es|ic)|wheelchair|non-?verbal|selective mutism|tourette['’]?s?|fasd|foetal alcohol|global delay|developmental delay|learning (?:disability|disabilities|difficult(?:y|ies))|semh|anxiety|pda|speech delay|stammer(?:s|ing)?|muscular dystrophy|spina bifida|cystic fibrosis|tube[ -]fed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Need();

    private const string Number = "(?:[1-9]|1[0-9]|2[0-5]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";

    [GeneratedRegex($@"\b(?<age>{Number}[- ]?(?:years?|yrs?|months?)[- ]?olds?|{Number} ?y/?o|aged? (?:of )?{Number}|(?:year|yr) ?(?:[1-9]|1[0-3])|y(?:[1-9]|1[0-3])|reception class|(?<=\()(?:[3-9]|1[0-9]|2[0-5])(?=\))|(?<=\b(?:he|she|who|they|son|daughter|child|boy|girl)(?:['’]s| is| was| are| will be| turned| turns)(?: just| only| now| nearly)? ){Number}(?= ?(?:[.,;!?)]|and\b|but\b|years?\b|now\b|$)))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Age();
}
