using System.Text.RegularExpressions;
using DiffPlex;

namespace LocalOfferCms.Ui.Differences;

/// <summary>What became of a piece of text.</summary>
public enum Change
{
    /// <summary>It stayed.</summary>
    Same,

    /// <summary>It went.</summary>
    Removed,

    /// <summary>It came.</summary>
    Added,

    /// <summary>Lines that are the same and are not shown.</summary>
    Skipped,
}

/// <summary>A stretch of text in a difference.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Text">The text.</param>
public readonly record struct Stretch(Change Change, string Text);

/// <summary>Shows by words how a text became another: lines first, then words within lines that changed.</summary>
public static partial class TextDifference
{
    private const int Context = 2;
    private const int MostWords = 4_000;

    /// <summary>The stretches of which a text and its successor are made.</summary>
    public static IReadOnlyList<Stretch> Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
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
