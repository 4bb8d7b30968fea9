using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Schools.ReadIn;

/// <summary>Splits a report's text into passages: by headings, by lines that are headings in all but name (numbered, bold, a question), and by the rows of tables
/// that have questions on the left and answers on the right. Every word of the text is in some passage.</summary>
internal static partial class PassageSplitter
{
    private const int LongestHeading = 240;
    private const int LongestLine = 140;
    private const int MostPassages = 200;

    public static IReadOnlyList<ReportPassage> Split(string markdown)
    {
        var passages = new List<ReportPassage>();
        var open = new Open();
        var blocks = Blocks().Split(markdown.ReplaceLineEndings("\n").Trim());
        for (var i = 0; i < blocks.Length; i++)
        {
            foreach (var piece in Pieces(blocks[i]))
            {
                var next = i + 1 < blocks.Length ? blocks[i + 1] : "";
                if (Row(piece) is { } row)
                {
                    Add(passages, open);
                    Add(passages, new Open { Heading = row.Heading, Above = open.IsRow ? open.Above : open.Heading, Text = new StringBuilder(row.Text) });
                    open = new Open { Above = open.IsRow ? open.Above : open.Heading, IsRow = true };
                }
                else if (Heading(piece, next) is { } heading)
                {
                    Add(passages, open);
                    open = open.Begin(heading.Words, heading.Level);
                }
                else
                {
                    open.Text.Append(open.Text.Length == 0 ? "" : "\n\n").Append(piece);
                }
            }
        }

        Add(passages, open);
        return Merged(passages);
    }

    /// <summary>A block as its lines, where they are headings or rows of a table; else whole.</summary>
    private static IEnumerable<string> Pieces(string block)
    {
        var lines = block.Split('\n');
        if (!lines[0].StartsWith('#') && !lines[0].StartsWith('|'))
        {
            return [block];
        }

        var heading = lines.TakeWhile(l => l.StartsWith('#')).Concat(lines.TakeWhile(l => l.StartsWith('|'))).ToList();
        var rest = string.Join('\n', lines.Skip(heading.Count));
        return rest.Trim().Length == 0 ? heading : [.. heading, rest];
    }

    private static (string Words, int Level)? Heading(string block, string next)
    {
        if (RealHeading().Match(block) is { Success: true } real)
        {
            return (real.Groups["words"].Value, real.Groups["marks"].Length);
        }

        if (block.Contains('\n') || block.Length > LongestHeading || block.StartsWith("- ", StringComparison.Ordinal))
        {
            return null;
        }

        if (Bold().Match(block) is { Success: true } bold)
        {
            return (bold.Groups["words"].Value, 7);
        }

        // The lines of a list follow each other; a heading is followed by what it heads.
        var isNumbered = Numbered().IsMatch(block) && !Numbered().IsMatch(next) && next.Length > 0;
        var isQuestion = block.EndsWith('?') && char.IsUpper(Number().Replace(block, "").FirstOrDefault()) && next.Length > 0 && !next.TrimEnd().EndsWith('?');
        return isQuestion || (isNumbered && block.Length <= LongestLine && block[^1] is not '.' and not ';' and not ',') ? (block, 7) : null;
    }

    /// <summary>A row of a table that says what on the left and how on the right; null for other rows and for text. Rules between rows are empty.</summary>
    private static (string Heading, string Text)? Row(string line)
    {
        if (!line.StartsWith('|') || line.Contains('\n'))
        {
            return null;
        }

        var cells = Cells().Split(line.Trim().Trim('|')).Select(c => c.Trim().Replace("<br>", "\n\n", StringComparison.OrdinalIgnoreCase)).Where(c => c.Length > 0).ToList();
        return cells.TrueForAll(c => Rule().IsMatch(c)) ? ("", "")
            : cells.Count > 1 && cells[0].Length <= LongestHeading ? (cells[0], string.Join("\n\n", cells.Skip(1)))
            : ("", string.Join("\n\n", cells));
    }

    private static void Add(List<ReportPassage> passages, Open open)
    {
        var text = open.Text.ToString().Trim();
        if (open.Heading.Length == 0 && text.Length == 0)
        {
            return;
        }

        var words = Marks().Replace(open.Heading, "").Replace(@"\.", ".", StringComparison.Ordinal).Trim();
        var number = Number().Match(words);
        var heading = number.Success ? words[number.Length..].Trim() : words;
        passages.Add(new(heading.Length > 0 ? heading : words, open.Above, number.Success ? Normal(number) : "", text));
    }

    /// <summary>A file of countless headings becomes no countless form: what is too much goes to the last passage.</summary>
    private static List<ReportPassage> Merged(List<ReportPassage> passages)
    {
        if (passages.Count <= MostPassages)
        {
            return passages;
        }

        var rest = passages.Skip(MostPassages - 1).Select(p => $"{p.Heading}\n\n{p.Text}".Trim());
        return [.. passages.Take(MostPassages - 1), new("", "", "", string.Join("\n\n", rest))];
    }

    private static string Normal(Match number) =>
        number.Groups["letter"].Success ? $"{number.Groups["number"].Value}({number.Groups["letter"].Value.ToLowerInvariant()})" : number.Groups["number"].Value;

    private sealed class Open
    {
        private readonly List<(int Level, string Heading)> _path = [];

        public string Heading { get; init; } = "";

        public string Above { get; init; } = "";

        public bool IsRow { get; init; }

        public StringBuilder Text { get; init; } = new();

        public Open Begin(string heading, int level)
        {
            var path = _path.Where(p => p.Level < level).ToList();
            var next = new Open { Heading = heading, Above = path.Count > 1 ? path[^1].Heading : "" };
            next._path.AddRange(path);
            next._path.Add((level, heading));
            return next;
        }
    }

    [GeneratedRegex(@"\n[ \t]*\n+")]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^(?<marks>#{1,6})\s+(?<words>.+?)\s*#*$", RegexOptions.ExplicitCapture)]
    private static partial Regex RealHeading();

    [GeneratedRegex(@"^(?:\*\*|__)(?<words>[^*\n]{1,200})(?:\*\*|__):?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bold();

    [GeneratedRegex(@"^(?:\d{1,2}\s?\(?[a-g]?\)?|\([a-g]\))\\?[.):]?\s+\S")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:(?:item|section|question|paragraph|part|q)\s*)?(?<number>\d{1,2})\s?[.(]?\s?(?<letter>[a-g](?![a-z]))?\)?\s*[.):–-]*\s+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cells();

    [GeneratedRegex("^:?-{2,}:?$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\*\*|__|`")]
    private static partial Regex Marks();
}
