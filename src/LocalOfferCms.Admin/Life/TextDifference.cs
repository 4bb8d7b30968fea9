using System.Text.RegularExpressions;
using DiffPlex;

namespace LocalOfferCms.Admin.Life;

/// <summary>What became of a piece of text.</summary>
internal enum Change
{
    Same,
    Removed,
    Added,
    /// <summary>Lines that are the same and are not shown.</summary>
    Skipped,
}

/// <summary>A stretch of text in a difference.</summary>
internal readonly record struct Stretch(Change Change, string Text);

/// <summary>A field in which two versions differ.</summary>
internal sealed record FieldDifference(string Label, IReadOnlyList<Stretch> Stretches);

/// <summary>Shows by words how a text became another: lines first, then words within lines that changed.</summary>
internal static partial class TextDifference
{
    private const int Context = 2;
    private const int MostWords = 4_000;

    /// <summary>The fields that differ, in the order of the newer version; those that are gone come last.</summary>
    public static IReadOnlyList<FieldDifference> Fields(IReadOnlyList<ReadableField> before, IReadOnlyList<ReadableField> after)
    {
        var old = before.DistinctBy(f => f.Key).ToDictionary(f => f.Key);
        var now = after.Select(f => f.Key).ToHashSet();
        return
        [
            .. after.Where(f => !old.TryGetValue(f.Key, out var was) || was.Text != f.Text)
                .Select(f => new FieldDifference(f.Label, Between(old.TryGetValue(f.Key, out var was) ? was.Text : "", f.Text))),
            .. before.Where(f => !now.Contains(f.Key)).Select(f => new FieldDifference(f.Label, Between(f.Text, ""))),
        ];
    }

    /// <summary>The stretches of which a text and its successor are made.</summary>
    public static IReadOnlyList<Stretch> Between(string before, string after)
    {
        var lines = new Differ().CreateCustomDiffs(before.ReplaceLineEndings("\n"), after.ReplaceLineEndings("\n"), false, text => text.Split('\n'));
        var found = new List<Stretch>();
        var (at, last) = (0, lines.DiffBlocks.Count - 1);
        for (var i = 0; i <= last; i++)
        {
            var block = lines.DiffBlocks[i];
            Same(found, lines.PiecesNew[at..block.InsertStartB], isFirst: i == 0, isLast: false);
            Words(found, Joined(lines.PiecesOld, block.DeleteStartA, block.DeleteCountA), Joined(lines.PiecesNew, block.InsertStartB, block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }

        Same(found, lines.PiecesNew[at..], isFirst: false, isLast: true);
        return found;
    }

    /// <summary>Lines that stayed: those next to a change are shown, so that the reader sees where it is.</summary>
    private static void Same(List<Stretch> found, string[] lines, bool isFirst, bool isLast)
    {
        var (head, tail) = (isFirst ? 0 : Context, isLast ? 0 : Context);
        if (lines.Length <= head + tail + 1)
        {
            Add(found, Change.Same, string.Concat(lines.Select(l => l + "\n")));
            return;
        }

        Add(found, Change.Same, string.Concat(lines[..head].Select(l => l + "\n")));
        found.Add(new(Change.Skipped, lines.Length - head - tail == 1 ? "1 line as before" : $"{lines.Length - head - tail} lines as before"));
        Add(found, Change.Same, string.Concat(lines[^tail..].Select(l => l + "\n")));
    }

    private static void Words(List<Stretch> found, string before, string after)
    {
        var words = before.Length == 0 || after.Length == 0 || before.Length + after.Length > MostWords * 6
            ? null
            : new Differ().CreateCustomDiffs(before, after, false, text => [.. Pieces().Matches(text).Select(m => m.Value)]);
        if (words is null)
        {
            Add(found, Change.Removed, before);
            Add(found, Change.Added, after);
            return;
        }

        var at = 0;
        foreach (var block in words.DiffBlocks)
        {
            Add(found, Change.Same, string.Concat(words.PiecesNew[at..block.InsertStartB]));
            Add(found, Change.Removed, string.Concat(words.PiecesOld.AsSpan(block.DeleteStartA, block.DeleteCountA).ToArray()));
            Add(found, Change.Added, string.Concat(words.PiecesNew.AsSpan(block.InsertStartB, block.InsertCountB).ToArray()));
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(found, Change.Same, string.Concat(words.PiecesNew[at..]));
    }

    private static string Joined(IReadOnlyList<string> lines, int start, int count) => string.Concat(lines.Skip(start).Take(count).Select(l => l + "\n"));

    private static void Add(List<Stretch> found, Change change, string text)
    {
        if (text.Length > 0)
        {
            found.Add(new(change, text));
        }
    }
    /// <summary>Words, and what stands between them.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]")]
    private static partial Regex Pieces();
}
