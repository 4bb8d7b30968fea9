using System.Text.RegularExpressions;
using DiffPlex;

namespace LocalOfferCms.Participation.Comments;

/// <summary>What became of a piece of text.</summary>
internal enum PieceChange { Same, Removed, Added }

/// <summary>A piece of text in a difference.</summary>
internal readonly record struct Piece(PieceChange Change, string Text);

/// <summary>Shows by words how a text of a comment became another: what was sent the working text, that the words for the public.</summary>
internal static partial class WordDifference
{
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var words = new Differ().CreateCustomDiffs(before.ReplaceLineEndings("\n"), after.ReplaceLineEndings("\n"), false, text => [.. Pieces().Matches(text).Select(m => m.Value)]);
        var found = new List<Piece>();
        var at = 0;
        foreach (var block in words.DiffBlocks)
        {
            Add(found, PieceChange.Same, words.PiecesNew, at, block.InsertStartB - at);
            Add(found, PieceChange.Removed, words.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(found, PieceChange.Added, words.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(found, PieceChange.Same, words.PiecesNew, at, words.PiecesNew.Length - at);
        return found;
    }

    private static void Add(List<Piece> found, PieceChange change, string[] pieces, int start, int count)
    {
        if (count > 0)
        {
            found.Add(new(change, string.Concat(pieces.AsSpan(start, count).ToArray())));
        }
    }

    /// <summary>A placeholder, a word, or what stands between, with the space after it.</summary>
    [GeneratedRegex(@"\[[\p{L} ]+\]\s*|[\p{L}\p{N}'’]+\s*|[^\p{L}\p{N}\s]\s*|\s+")]
    private static partial Regex Pieces();
}
